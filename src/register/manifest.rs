//! Number and date in plan.toml: two values, and not a byte beside them.

use std::ops::Range;

use plan_core::document::Date;
use toml::Table as Values;
use toml_edit::{Document, Item, TableLike};

/// What a document is registered under.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Registration {
    /// The table that it belongs into: `van-ban`, or `quyet-dinh`.
    pub(crate) table: &'static str,
    pub(crate) number: u64,
    /// A full date.
    pub(crate) date: Date,
}

/// "2026-11-21"
pub(crate) fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month.unwrap_or(0), date.day.unwrap_or(0))
}

/// The text of plan.toml with `so` and `ngay`. Where they stand their values are replaced, else lines are added behind
/// the table's last key. `None` where that can't be done without touching anything else.
pub(crate) fn with_registration(text: &str, registration: &Registration) -> Option<String> {
    let values = [("so", registration.number.to_string()), ("ngay", iso(registration.date))];
    let mut written = text.to_owned();
    for (key, value) in values {
        written = with_value(&written, registration.table, key, &value)?;
    }
    (without(text, registration)? == without(&written, registration)?).then_some(written)
}

/// What the text says besides number and date.
fn without(text: &str, registration: &Registration) -> Option<Values> {
    let mut values: Values = toml::from_str(text.strip_prefix('\u{feff}').unwrap_or(text)).ok()?;
    let table = values.get_mut(registration.table)?.as_table_mut()?;
    ["so", "ngay"].iter().for_each(|key| drop(table.remove(*key)));
    Some(values)
}

fn with_value(text: &str, table: &str, key: &str, value: &str) -> Option<String> {
    let shift = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let document = Document::parse(text.get(shift..)?).ok()?;
    let item = document.as_table().get(table)?;
    let keys = item.as_table_like()?;
    if let Some(old) = keys.get(key) {
        let span = shifted(old.span()?, shift);
        return Some(format!("{}{value}{}", text.get(..span.start)?, text.get(span.end..)?));
    }
    let last = keys.iter().filter_map(|(name, item)| Some((end_of(item)?, name))).max();
    if item.is_inline_table() {
        let (before, behind) = text.split_at_checked(last?.0 + shift)?;
        return Some(format!("{before}, {key} = {value}{behind}"));
    }
    // In a table without keys, below its head.
    let (last, key_start) = match last {
        Some((end, name)) => (end + shift, keys.key(name)?.span()?.start + shift),
        None => [document.as_table().key(table)?.span()?.end + shift; 2].into(),
    };
    let line_start = text.get(..key_start)?.rfind('\n').map_or(shift, |at| at + 1);
    let line = text.get(line_start..)?;
    let indent = line.get(..line.len() - line.trim_start_matches([' ', '\t']).len())?;
    let dotted =
        if item.as_table().is_some_and(toml_edit::Table::is_dotted) { format!("{table}.") } else { String::new() };
    let rest = text.get(last..)?;
    let line_end = rest.find('\n').map_or(text.len(), |at| last + at);
    let line_end = if text.get(..line_end)?.ends_with('\r') { line_end - 1 } else { line_end };
    let (before, behind) = text.split_at_checked(line_end)?;
    let end = super::book::line_end(if behind.is_empty() { text } else { behind });
    let behind = if behind.is_empty() { end } else { behind };
    Some(format!("{before}{end}{indent}{dotted}{key} = {value}{behind}"))
}

fn shifted(span: Range<usize>, by: usize) -> Range<usize> {
    span.start + by..span.end + by
}

/// Where a key's value ends. The tables below that have heads of their own stand behind all keys.
fn end_of(item: &Item) -> Option<usize> {
    match item {
        Item::Value(value) => value.span().map(|span| span.end),
        Item::Table(table) if table.is_dotted() => TableLike::iter(table).filter_map(|(_, item)| end_of(item)).max(),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn written(text: &str) -> Option<String> {
        let date = Date { year: 2025, month: Some(3), day: Some(1) };
        with_registration(text, &Registration { table: "van-ban", number: 5, date })
    }

    #[test]
    fn only_the_two_values_change() {
        let cases = [
            // There already, with remarks, and a date of which the year was known.
            ("[van-ban]\nso = \"05\" # số\nngay=2025 # ngày\n", "[van-ban]\nso = 5 # số\nngay=2025-03-01 # ngày\n"),
            // Behind the last key of the table, with its line end and indent; other tables stay below.
            (
                "\u{feff}[van-ban]\r\n  loai = \"ke-hoach\" # x\r\n\r\n[ky]\r\nho-ten = \"A\"\r\n",
                "\u{feff}[van-ban]\r\n  loai = \"ke-hoach\" # x\r\n  so = 5\r\n  ngay = 2025-03-01\r\n\r\n[ky]\r\nho-ten = \"A\"\r\n",
            ),
            ("[van-ban]\nloai = \"x\"", "[van-ban]\nloai = \"x\"\nso = 5\nngay = 2025-03-01\n"),
            ("[van-ban]\nngay = 2025-03-01", "[van-ban]\nngay = 2025-03-01\nso = 5\n"),
            (
                "[van-ban]\nt = [\n  \"a\",\n  \"b\",\n]\n[ky]\n",
                "[van-ban]\nt = [\n  \"a\",\n  \"b\",\n]\nso = 5\nngay = 2025-03-01\n[ky]\n",
            ),
            (
                "[van-ban]\nt = \"\"\"a\n  b\"\"\"\n[van-ban.nam]\ntu = 2019\n",
                "[van-ban]\nt = \"\"\"a\n  b\"\"\"\nso = 5\nngay = 2025-03-01\n[van-ban.nam]\ntu = 2019\n",
            ),
            ("van-ban = { loai = \"x\" } # y\n", "van-ban = { loai = \"x\", so = 5, ngay = 2025-03-01 } # y\n"),
            (
                "van-ban.loai = \"x\"\nvan-ban.nam.tu = 2019\n[ky]\n",
                "van-ban.loai = \"x\"\nvan-ban.nam.tu = 2019\nvan-ban.so = 5\nvan-ban.ngay = 2025-03-01\n[ky]\n",
            ),
            ("[van-ban] # x\n[ky]\n", "[van-ban] # x\nso = 5\nngay = 2025-03-01\n[ky]\n"),
        ];
        for (text, expected) in cases {
            assert_eq!(written(text).as_deref(), Some(expected));
            assert_eq!(written(expected).as_deref(), Some(expected), "twice is once");
        }
        assert_eq!(written("[ky]\n"), None);
        assert_eq!(written("van-ban = 1\n"), None);
    }
}
