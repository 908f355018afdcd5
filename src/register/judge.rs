//! Whether a number is free: once in its series and year, and in the order of the dates.

use plan_core::decree::Kind;
use plan_core::diagnostic::Said;
use plan_core::said;
use plan_core::source::toml::RegisterTable;

use super::entry::Entry;
use super::row::{Row, short};

/// The series that a document's number is one of: its kind's, by the office's choice, in the year of its date.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Numbering<'a> {
    pub(crate) office: &'a RegisterTable,
    pub(crate) kind: &'a Kind,
    pub(crate) year: u16,
}

/// How the register stands to a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Its row is there already.
    Entered,
    /// The number is free; its row goes behind this one, or before all.
    Free { after: Option<usize> },
}

impl Numbering<'_> {
    /// Whether the row's number is one of the series.
    fn holds(&self, row: &Row) -> bool {
        row.date.year == self.year && row.kind().is_some_and(|kind| self.office.share(self.kind, kind))
    }

    fn rows<'r>(&self, rows: &'r [Row]) -> impl Iterator<Item = (usize, &'r Row)> {
        rows.iter().enumerate().filter(|(_, row)| self.holds(row))
    }

    /// The numbers right before `number` that nobody has, where the series goes on before them.
    pub(crate) fn skipped(&self, rows: &[Row], number: u64) -> Option<(u64, u64)> {
        let below = self.rows(rows).map(|(_, row)| row.number).filter(|other| *other < number).max()?;
        (below + 1 < number).then_some((below + 1, number - 1))
    }

    /// The mark of a row that says the same of a document under another number.
    pub(crate) fn twin(&self, rows: &[Row], entry: &Entry) -> Option<String> {
        let twin = self.rows(rows).find(|(_, row)| row.number != entry.number && row.describes(entry));
        twin.map(|(_, row)| row.mark.clone())
    }

    /// "Quyết định, Chỉ thị, năm 2026".
    pub(crate) fn name(&self) -> Said {
        let kinds = self.office.series(self.kind);
        let year = self.year;
        match kinds.as_slice() {
            kinds if kinds.len() <= MOST_NAMED => {
                let kinds = kinds.iter().map(|kind| kind.name.as_str()).collect::<Vec<_>>().join(", ");
                said!("{kinds}, năm {year}", "{kinds}, {year}")
            }
            _ => said!("chung các loại văn bản, năm {year}", "all kinds together, {year}"),
        }
    }
}

/// More kinds than these aren't named one by one.
const MOST_NAMED: usize = 4;

/// The number behind the last of the series.
///
/// # Errors
/// The register has a row that says all that the entry says: the document may be registered already, and would get a
/// second number.
pub(crate) fn next_number(numbering: Numbering<'_>, rows: &[Row], entry: &Entry) -> Result<u64, Said> {
    let next = numbering.rows(rows).map(|(_, row)| row.number).max().unwrap_or(0).saturating_add(1);
    let Some((_, twin)) = numbering.rows(rows).find(|(_, row)| row.describes(entry)) else { return Ok(next) };
    let (line, mark, number) = (twin.line, &twin.mark, twin.number);
    Err(said!(
        "sổ đã có dòng {line} ({mark}) giống hệt văn bản này: nếu là của chính nó (lần chạy trước bị ngắt), ghi --so {number}; \
         nếu là văn bản khác, ghi --so {next}",
        "row {line} of the register ({mark}) says the same as this document: if it is its own (an earlier run was cut off), \
         say --so {number}; if it is another document's, say --so {next}"
    ))
}

/// How the register stands to the entry. A document whose plan.toml doesn't have the number yet (`is_in_plan`) owns a row
/// only if that is the one which a run that was cut off has written, the same in every column.
///
/// # Errors
/// The number is another document's, or the date isn't between those of its neighbours.
pub(crate) fn judge(numbering: Numbering<'_>, rows: &[Row], entry: &Entry, is_in_plan: bool) -> Result<Standing, Said> {
    let Entry { number, mark, date, .. } = entry;
    let is_own = |row: &Row| row.is_of(entry) && (is_in_plan || row.describes(entry));
    let is_it = |row: &Row| row.has_mark(mark) && row.date.year == numbering.year;
    let mut same = rows.iter().filter(|row| is_it(row) || (row.number == *number && numbering.holds(row))).peekable();
    if same.peek().is_some() {
        // Two rows of one number, as a merge may leave them, are an error even where one is this document's.
        return same
            .find(|row| !is_own(row))
            .map_or(Ok(Standing::Entered), |row| Err(taken(numbering, row, entry, rows)));
    }
    let below = numbering.rows(rows).filter(|(_, row)| row.number < *number).max_by_key(|(_, row)| row.number);
    let above = numbering.rows(rows).filter(|(_, row)| row.number > *number).min_by_key(|(_, row)| row.number);
    if let Some((_, row)) = below.filter(|(_, row)| row.date > *date) {
        let (mark, line, other, wanted) = (&row.mark, row.line, short(row.date), short(*date));
        return Err(said!(
            "ngày {wanted} trước ngày của {mark} ({other}, dòng {line} của sổ), mà số lại lớn hơn: số được cấp theo trình tự thời \
             gian ban hành (Điều 15 Nghị định 30/2020/NĐ-CP). Ghi ngày từ {other} trở đi, hoặc một số nhỏ hơn còn trống",
            "{wanted} is before the date of {mark} ({other}, row {line} of the register), and the number is greater: numbers follow \
             the time of issue (Article 15 of Decree 30/2020/NĐ-CP). Give {other} or later, or a smaller number that is free"
        ));
    }
    if let Some((_, row)) = above.filter(|(_, row)| row.date < *date) {
        let (mark, line, other, wanted) = (&row.mark, row.line, short(row.date), short(*date));
        return Err(said!(
            "ngày {wanted} sau ngày của {mark} ({other}, dòng {line} của sổ), mà số lại nhỏ hơn: số được cấp theo trình tự thời gian \
             ban hành (Điều 15 Nghị định 30/2020/NĐ-CP). Dùng --so tiep để lấy số tiếp theo",
            "{wanted} is after the date of {mark} ({other}, row {line} of the register), and the number is smaller: numbers follow \
             the time of issue (Article 15 of Decree 30/2020/NĐ-CP). Use --so tiep for the next number"
        ));
    }
    // The first of a series stands before the number that follows, or at the end.
    let end = rows.len().checked_sub(1);
    let after = match (below, above) {
        (Some((index, _)), _) => Some(index),
        (None, Some((index, _))) => index.checked_sub(1),
        (None, None) => end,
    };
    Ok(Standing::Free { after })
}

fn taken(numbering: Numbering<'_>, row: &Row, entry: &Entry, rows: &[Row]) -> Said {
    let Row { line, mark, title, .. } = row;
    let (own, date, series) = (&entry.mark, short(row.date), numbering.name());
    let next = numbering.rows(rows).map(|(_, row)| row.number).max().unwrap_or(0).saturating_add(1);
    if row.has_mark(own) && row.has_title(entry) {
        let wanted = short(entry.date);
        return said!(
            "dòng {line} của sổ ghi {own} ngày {date}, không phải {wanted}: sửa bên sai cho khớp rồi chạy lại",
            "row {line} of the register has {own} of {date}, not of {wanted}: mend the wrong one and run this again"
        );
    }
    let Said { vi, en } = series;
    said!(
        "số {own} đã cấp: dòng {line} của sổ là {mark} ngày {date}, “{title}” (dãy số: {vi}). Một số chỉ cấp một lần trong năm \
         (Điều 15 Nghị định 30/2020/NĐ-CP). Dùng --so tiep (lúc này là {next}); nếu dòng ấy là của chính văn bản này, sửa cho khớp",
        "the number {own} is taken: row {line} of the register is {mark} of {date}, “{title}” (series: {en}). A number is given \
         once a year (Article 15 of Decree 30/2020/NĐ-CP). Use --so tiep (now {next}); if that row is this document's, make them agree"
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use plan_core::decree::kind;
    use plan_core::document::Date;
    use plan_core::source::{Memory, Sources, read_plan};

    use super::*;
    use crate::register::columns::Column;

    fn date(month: u8, day: u8) -> Date {
        Date { year: 2025, month: Some(month), day: Some(day) }
    }

    fn entry(number: u64, symbol: &str, date: Date) -> Entry {
        let [title, none] = ["Văn bản mới", ""].map(str::to_owned);
        let mark = format!("{number:02}/{symbol}");
        Entry { number, mark, date, title, signer: none.clone(), recipients: none.clone(), keeper: none }
    }

    fn rows(marks: &[(&str, &str)]) -> Vec<Row> {
        let cell = |(mark, date): (&str, &str), column| match column {
            Column::Mark => mark.to_owned(),
            Column::Date => date.to_owned(),
            _ => String::new(),
        };
        (2..).zip(marks).map(|(line, row)| Row::read(line, line, |column| cell(*row, column)).unwrap()).collect()
    }

    fn office(table: &str) -> RegisterTable {
        let mut files = Memory::default();
        files.insert("plan.toml", "phien-ban = 1\nvan-ban.loai = \"ke-hoach\"\n");
        files.insert("co-quan.toml", format!("[so-van-ban]\n{table}\n"));
        let plan = read_plan(&files, "", &mut Sources::default());
        assert!(plan.problems.is_empty(), "{:?}", plan.problems);
        plan.office.register
    }

    /// What becomes of number and date in a book: the place, or the row that is in the way.
    fn judged(office: &RegisterTable, book: &[(&str, &str)], id: &str, entry: &Entry) -> Result<Option<usize>, String> {
        let numbering = Numbering { office, kind: kind(id).unwrap(), year: entry.date.year };
        match judge(numbering, &rows(book), entry, false) {
            Ok(Standing::Free { after }) => Ok(after),
            Ok(Standing::Entered) => Err("entered".to_owned()),
            Err(said) => Err(said.en),
        }
    }

    const BOOK: [(&str, &str); 5] = [
        ("01/QĐ-UBND", "02/01/2025"),
        ("01/KH-UBND", "05/01/2025"),
        ("03/KH-UBND", "10/02/2025"),
        ("02/CT-UBND", "01/03/2025"),
        ("09/KH-UBND", "31/12/2024"),
    ];

    #[test]
    fn each_kind_counts_for_itself_unless_the_office_says_otherwise() {
        let plan = |number| entry(number, "KH-UBND", date(2, 1));
        let each = office("");
        assert_eq!(judged(&each, &BOOK, "ke-hoach", &plan(2)), Ok(Some(1)), "between its neighbours");
        assert!(judged(&each, &BOOK, "ke-hoach", &plan(3)).is_err_and(|why| why.contains("row 4")));
        assert!(
            judged(&each, &BOOK, "ke-hoach", &plan(4)).is_err_and(|why| why.contains("before the date of 03/KH-UBND"))
        );
        let late = entry(2, "KH-UBND", date(2, 11));
        assert!(judged(&each, &BOOK, "ke-hoach", &late).is_err_and(|why| why.contains("after the date of 03/KH-UBND")));
        // Last year's numbers are last year's.
        assert_eq!(judged(&each, &BOOK, "ke-hoach", &entry(9, "KH-UBND", date(3, 1))), Ok(Some(2)));
        assert_eq!(judged(&each, &BOOK, "thong-bao", &entry(1, "TB-UBND", date(1, 1))), Ok(Some(4)), "the first");
        let together = office("day = \"chung\"");
        assert!(
            judged(&together, &BOOK, "thong-bao", &entry(2, "TB-UBND", date(2, 1)))
                .is_err_and(|why| why.contains("02/CT"))
        );
        assert_eq!(judged(&together, &BOOK, "thong-bao", &entry(4, "TB-UBND", date(3, 1))), Ok(Some(2)));
        let group = office("day = \"chung\"\nnhom = [[\"quyet-dinh\", \"chi-thi\"]]");
        assert!(
            judged(&group, &BOOK, "quyet-dinh", &entry(2, "QĐ-UBND", date(3, 1)))
                .is_err_and(|why| why.contains("02/CT"))
        );
        assert_eq!(judged(&group, &BOOK, "quyet-dinh", &entry(3, "QĐ-UBND", date(3, 1))), Ok(Some(3)));
        assert_eq!(judged(&group, &BOOK, "thong-bao", &entry(2, "TB-UBND", date(2, 1))), Ok(Some(1)));
    }

    #[test]
    fn a_row_is_known_again_and_a_second_one_is_no_comfort() {
        let each = office("");
        let own = Entry { title: String::new(), ..entry(3, "KH-UBND", date(2, 10)) };
        assert_eq!(judged(&each, &BOOK, "ke-hoach", &own), Err("entered".to_owned()));
        let twice = [&BOOK[..], &[("03/KH-UBND", "11/02/2025")]].concat();
        assert!(judged(&each, &twice, "ke-hoach", &own).is_err_and(|why| why.contains("not of 10/02/2025")));
    }

    #[test]
    fn the_next_number_is_never_given_twice_to_one_document() {
        let each = office("");
        let numbering = Numbering { office: &each, kind: kind("ke-hoach").unwrap(), year: 2025 };
        let next = |entry: &Entry| next_number(numbering, &rows(&BOOK), entry).map_err(|said| said.en);
        assert_eq!(next(&entry(0, "KH-UBND", date(3, 1))), Ok(4));
        let twin = Entry { title: String::new(), ..entry(0, "KH-UBND", date(2, 10)) };
        assert!(next(&twin).is_err_and(|why| why.contains("say --so 3") && why.contains("say --so 4")));
    }
}
