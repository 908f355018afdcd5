//! The register as TOML: `van-ban = [`, an inline table a line, `]`.

use plan_core::said;
use toml_edit::{Array, Document, Item, Value};

use super::book::{BookFault, LineCount, line_end};
use super::columns::Column;
use super::comma::unreadable;
use super::entry::Entry;
use super::row::{Row, Unread};

/// The key that holds the rows.
const ROWS: &str = "van-ban";

/// Where rows go.
#[derive(Debug)]
pub(super) struct Shape {
    /// Right behind the list's opening bracket; `None` where the file has no list yet.
    start: Option<usize>,
}

/// Reads all rows.
pub(super) fn read(text: &str) -> Result<(Shape, Vec<Row>), BookFault> {
    let line_of = |at: usize| LineCount::new(text).line_at(at);
    let document = Document::parse(text).map_err(|error| {
        let line = error.span().map(|span| line_of(span.start));
        BookFault::new(line, said!("TOML sai cú pháp", "a syntax error in TOML"))
    })?;
    let list = match document.as_table().get(ROWS) {
        None => return Ok((Shape { start: None }, Vec::new())),
        Some(Item::Value(Value::Array(list))) => list,
        Some(other) => return Err(not_a_list(line_of(other.span().map_or(0, |span| span.start)))),
    };
    let mut rows = Vec::with_capacity(list.len());
    let mut counted = LineCount::new(text);
    for item in list {
        let span = item.span().unwrap_or(0..0);
        let line = counted.line_at(span.start);
        let table = item.as_inline_table().ok_or_else(|| not_a_list(line))?;
        let cell = |column: Column| {
            let key = Column::ALL.iter().find(|(known, ..)| *known == column).map_or("", |(_, key, _)| *key);
            table.get(key).map(words).unwrap_or_default()
        };
        rows.push(Row::read(line, span.end, cell).map_err(|unread: Unread| unreadable(line, unread))?);
    }
    Ok((Shape { start: list_start(list) }, rows))
}

fn list_start(list: &Array) -> Option<usize> {
    Some(list.span()?.start + 1)
}

fn not_a_list(line: usize) -> BookFault {
    let how = said!(
        "các văn bản phải là danh sách, mỗi văn bản một dòng: {ROWS} = [ {{ so-ky-hieu = \"…\", … }}, ]",
        "the documents have to be a list, a line each: {ROWS} = [ {{ so-ky-hieu = \"…\", … }}, ]"
    );
    BookFault::new(line, how)
}

/// The value as a cell.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.value().clone(),
        Value::Datetime(date) => date.value().to_string(),
        Value::Integer(number) => number.value().to_string(),
        Value::Array(list) => list.iter().map(words).collect::<Vec<_>>().join("; "),
        _ => String::new(),
    }
}

impl Shape {
    /// The text with a row more behind the place `after`, or behind the opening bracket.
    pub(super) fn insert(&self, text: &str, entry: &Entry, after: Option<usize>) -> String {
        let end = line_end(text);
        let row = row(entry);
        let Some(start) = self.start else {
            let before = text.trim_end_matches(['\r', '\n']);
            let gap = if before.is_empty() { "" } else { end };
            // Keys behind a table's head would be that table's.
            return format!("{ROWS} = [{end}  {row},{end}]{end}{gap}{before}{}", if gap.is_empty() { "" } else { end });
        };
        let Some(after) = after else {
            let (before, behind) = text.split_at_checked(start).unwrap_or((text, ""));
            let gap = if behind.starts_with(['\r', '\n']) { "" } else { end };
            return format!("{before}{end}  {row},{gap}{behind}");
        };
        let (before, behind) = text.split_at_checked(after).unwrap_or((text, ""));
        // What follows the row on its line stays there: its comma, and a remark.
        let rest = behind.trim_start_matches([' ', '\t']).strip_prefix(',').unwrap_or(behind);
        let is_remark = rest.trim_start_matches([' ', '\t']).starts_with('#');
        let remark_end = rest.find(['\r', '\n']).filter(|_| is_remark).unwrap_or(0);
        let (remark, rest) = rest.split_at_checked(remark_end).unwrap_or(("", rest));
        format!("{before},{remark}{end}  {row},{rest}")
    }
}

/// `{ so-ky-hieu = "05/KH-UBND", ngay-thang = 2025-01-15, … }`; what there is nothing to say of is left out.
fn row(entry: &Entry) -> String {
    let cells = Column::ALL.iter().filter_map(|(column, key, _)| {
        let cell = entry.cell(*column);
        match column {
            Column::Date => Some(format!("{key} = {}", super::manifest::iso(entry.date))),
            _ if cell.is_empty() => None,
            _ => Some(format!("{key} = {}", toml::Value::from(cell))),
        }
    });
    format!("{{ {} }}", cells.collect::<Vec<_>>().join(", "))
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
            title: "Kế hoạch \"một\"".to_owned(),
            signer: "Nguyễn Văn A".to_owned(),
            recipients: String::new(),
            keeper: "VT".to_owned(),
        }
    }

    const ROW: &str = "{ so-ky-hieu = \"02/KH-UBND\", ngay-thang = 2025-03-01, ten-loai-va-trich-yeu = 'Kế hoạch \"một\"', \
        nguoi-ky = \"Nguyễn Văn A\", don-vi-nguoi-nhan-ban-luu = \"VT\" }";

    #[test]
    fn rows_go_where_they_belong_and_nothing_else_moves() {
        let first = "{ so-ky-hieu = \"01/KH-UBND\", ngay-thang = 2025-01-02, ghi-chu = \"x\", khac = 1 }";
        let cases = [
            ("", None, format!("van-ban = [\n  {ROW},\n]\n")),
            ("# Sổ\nnam = 2025\n", None, format!("van-ban = [\n  {ROW},\n]\n\n# Sổ\nnam = 2025\n")),
            ("van-ban = []\n", None, format!("van-ban = [\n  {ROW},\n]\n")),
            ("van-ban = [\r\n]\r\n", None, format!("van-ban = [\r\n  {ROW},\r\n]\r\n")),
            ("van-ban = [\n  R, # a, b\n]\n", Some(0), format!("van-ban = [\n  R, # a, b\n  {ROW},\n]\n")),
            ("van-ban = [\n  R # a\n]\n", Some(0), format!("van-ban = [\n  R, # a\n  {ROW},\n]\n")),
            ("van-ban = [R]\n", Some(0), format!("van-ban = [R,\n  {ROW},]\n")),
            ("van-ban = [\n  R,\n]\nk = 1\n", Some(0), format!("van-ban = [\n  R,\n  {ROW},\n]\nk = 1\n")),
        ];
        for (text, after, expected) in cases {
            let (text, expected) =
                (text.replace('R', first), expected.replacen('R', first, usize::from(after.is_some())));
            let (shape, rows) = read(&text).unwrap();
            let inserted = shape.insert(&text, &entry(), after.map(|index: usize| rows[index].end));
            assert_eq!(inserted, expected);
            assert!(read(&inserted).unwrap().1.iter().any(|row| row.is_of(&entry()) && row.describes(&entry())));
        }
    }

    #[test]
    fn what_is_no_list_of_rows_is_refused() {
        for text in
            ["[[van-ban]]\nso-ky-hieu = \"1/KH\"\n", "van-ban = [1]\n", "van-ban = 1\n", "van-ban = [{}]\n", "x"]
        {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
