//! The register as CSV: heads in the first line, a document a line.

use csv::{ReaderBuilder, StringRecord, WriterBuilder};
use plan_core::said;

use super::book::{BookFault, LineCount, line_end};
use super::columns::Column;
use super::entry::Entry;
use super::row::{Row, Unread};

/// A register without a document.
pub(super) const NEW: &str = "\"Số, ký hiệu văn bản\",Ngày tháng văn bản,Tên loại và trích yếu nội dung văn bản,\
    Người ký,Nơi nhận văn bản,\"Đơn vị, người nhận bản lưu\",Số lượng bản,Ghi chú\n";

/// What separates cells: as the standard has it, as spreadsheets in Vietnamese write it, and the tabulator.
const SEPARATORS: [u8; 3] = *b",;\t";

/// What the file's cells are.
#[derive(Debug, Default)]
pub(super) struct Shape {
    separator: u8,
    /// The columns in the file's order; `None`: the office's own.
    columns: Vec<Option<Column>>,
    /// Where the heads end in the text.
    head_end: usize,
}

/// Reads all rows.
pub(super) fn read(text: &str) -> Result<(Shape, Vec<Row>), BookFault> {
    let columns_with = |separator: u8| {
        let (head, ..) = records(text, separator).next()?.ok()?;
        let columns: Vec<_> = head.iter().map(Column::of_head).collect();
        let needed = [Column::Mark, Column::Date, Column::Title];
        needed.iter().all(|needed| columns.contains(&Some(*needed))).then_some((separator, columns))
    };
    let Some((separator, columns)) = SEPARATORS.into_iter().find_map(columns_with) else {
        let [mark, date, title, ..] = Column::ALL.map(|(_, _, head)| head);
        return Err(BookFault::new(
            1,
            said!(
                "dòng đầu phải là tên các cột, trong đó có “{mark}”, “{date}” và “{title}”",
                "the first line has to name the columns, “{mark}”, “{date}” and “{title}” among them"
            ),
        ));
    };
    let mut shape = Shape { separator, columns, head_end: 0 };
    let mut rows = Vec::new();
    for record in records(text, separator) {
        let (record, line, end) = record
            .map_err(|why| BookFault::new(None, said!("không đọc được CSV: {why}", "the CSV can't be read: {why}")))?;
        let is_head = shape.head_end == 0;
        if is_head || (rows.is_empty() && is_counted(&record)) {
            shape.head_end = end;
            continue;
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let cell = |column: Column| {
            let index = shape.columns.iter().position(|known| *known == Some(column));
            index.and_then(|index| record.get(index)).unwrap_or_default().to_owned()
        };
        rows.push(Row::read(line, end, cell).map_err(|unread| unreadable(line, unread))?);
    }
    Ok((shape, rows))
}

/// What a row lacks, said in the words of the register.
pub(super) fn unreadable(line: usize, unread: Unread) -> BookFault {
    let said = match unread {
        Unread::Mark => said!(
            "không đọc được số, ký hiệu: viết như trong văn bản, ví dụ 35/KH-UBND",
            "number and symbol can't be read: write them as the document has them, such as 35/KH-UBND"
        ),
        Unread::NoDate => said!(
            "thiếu ngày tháng văn bản: viết 21/11/2026 hoặc 2026-11-21",
            "the date is missing: write 21/11/2026 or 2026-11-21"
        ),
        Unread::Date => said!(
            "không đọc được ngày: viết 21/11/2026 hoặc 2026-11-21",
            "the date can't be read: write 21/11/2026 or 2026-11-21"
        ),
    };
    BookFault::new(line, said)
}

/// "(1)", "(2)" …: the line under the heads of a printed register.
fn is_counted(record: &StringRecord) -> bool {
    (1..).zip(record.iter()).all(|(number, cell): (usize, &str)| {
        let cell = cell.trim().trim_start_matches('(').trim_end_matches(')');
        cell.is_empty() || cell == number.to_string()
    }) && record.iter().any(|cell| !cell.trim().is_empty())
}

/// The records with the line that each begins in, and the place where it ends.
fn records(text: &str, separator: u8) -> impl Iterator<Item = Result<(StringRecord, usize, usize), csv::Error>> {
    let mut reader =
        ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut counted = LineCount::new(text);
    std::iter::from_fn(move || match reader.read_record(&mut record) {
        Ok(false) => None,
        Err(error) => Some(Err(error)),
        Ok(true) => {
            let behind = usize::try_from(reader.position().byte()).unwrap_or(text.len());
            let through = text.get(..behind).unwrap_or(text).trim_end_matches(['\r', '\n']);
            let within: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
            let line = counted.line_at(through.len());
            Some(Ok((record.clone(), line.saturating_sub(within), through.len())))
        }
    })
}

impl Shape {
    /// The text with a row more behind the place `after`, or behind the heads.
    pub(super) fn insert(&self, text: &str, entry: &Entry, after: Option<usize>) -> String {
        let (before, behind) = text.split_at_checked(after.unwrap_or(self.head_end)).unwrap_or((text, ""));
        let end = line_end(text);
        let row = self.row(entry);
        // A last line without an end gets one, as the line that follows it does.
        let behind = if behind.is_empty() { end } else { behind };
        format!("{before}{end}{row}{behind}")
    }

    fn row(&self, entry: &Entry) -> String {
        let cells = self.columns.iter().map(|column| column.map(|column| entry.cell(column)).unwrap_or_default());
        let mut writer = WriterBuilder::new().delimiter(self.separator).from_writer(Vec::new());
        // Writing to memory can't fail.
        let written = writer.write_record(cells).ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default();
        String::from_utf8_lossy(&written).trim_end_matches('\n').to_owned()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use plan_core::document::Date;

    use super::*;

    fn entry() -> Entry {
        Entry {
            number: 2,
            mark: "02/KH-UBND".to_owned(),
            date: Date { year: 2025, month: Some(3), day: Some(1) },
            title: "Kế hoạch phòng, chống \"dịch\"; bão".to_owned(),
            signer: "Nguyễn Văn A".to_owned(),
            recipients: "UBND tỉnh; Lưu".to_owned(),
            keeper: "VT, VP".to_owned(),
        }
    }

    #[test]
    fn a_new_register_reads_what_it_wrote() {
        let (shape, rows) = read(NEW).unwrap();
        assert!(rows.is_empty());
        let text = shape.insert(NEW, &entry(), None);
        let (_, rows) = read(&text).unwrap();
        assert!(rows.iter().all(|row| row.is_of(&entry()) && row.describes(&entry()) && row.line == 2), "{text}");
        assert_eq!((rows.len(), text.lines().count()), (1, 2));
    }

    /// Semicolons, CRLF, a column of the office's own, a line of column numbers, cells with line breaks, no last line end.
    #[test]
    fn what_a_spreadsheet_saved_stays_as_it_is() {
        let text = "Số, ký hiệu;Mã hồ sơ;NGÀY THÁNG;Tên loại và trích yếu nội dung\r\n(1);(2);(3);(4)\r\n\
                    01/KH-UBND;H1;02/01/2025;\"Kế hoạch\r\nmột\"\r\n;;;\r\n3/KH-UBND;H3;4/3/2025;Kế hoạch ba";
        let (shape, rows) = read(text).unwrap();
        assert_eq!(rows.iter().map(|row| (row.line, row.number)).collect::<Vec<_>>(), [(3, 1), (6, 3)]);
        let row = "02/KH-UBND;;01/03/2025;\"Kế hoạch phòng, chống \"\"dịch\"\"; bão\"";
        let middle = shape.insert(text, &entry(), Some(rows[0].end));
        assert_eq!(middle, text.replacen("\r\n;;;", &format!("\r\n{row}\r\n;;;"), 1));
        assert_eq!(shape.insert(text, &entry(), Some(rows[1].end)), format!("{text}\r\n{row}\r\n"));
        assert_eq!(shape.insert(text, &entry(), None), text.replacen("(4)\r\n", &format!("(4)\r\n{row}\r\n"), 1));
    }

    #[test]
    fn a_row_that_cannot_be_read_is_not_passed_over() {
        let broken = |row: &str| read(&format!("{NEW}{row}\n")).err().and_then(|fault| fault.line);
        assert_eq!(broken("KH-UBND,01/01/2025,x"), Some(2));
        assert_eq!(broken("1/KH-UBND,mai,x"), Some(2));
        assert_eq!(read("a,b\n1,2\n").err().and_then(|fault| fault.line), Some(1));
    }
}
