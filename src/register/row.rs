//! A line that stands in the register.

use plan_core::decree::{KINDS, Kind};
use plan_core::document::{Date, days_in_month};
use plan_core::vietnamese::fold;

use super::columns::Column;
use super::entry::Entry;

/// A document that the register holds.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// The line in the file, from 1.
    pub(crate) line: usize,
    pub(crate) number: u64,
    /// "35/KH-UBND", as written.
    pub(crate) mark: String,
    pub(crate) date: Date,
    pub(crate) title: String,
    pub(super) signer: String,
    pub(super) recipients: String,
    /// Where the row ends in the file's text, its line's end not counted.
    pub(super) end: usize,
}

/// What of a row can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    Mark,
    Date,
    /// The date isn't there at all.
    NoDate,
}

impl Row {
    /// A row from its cells.
    pub(super) fn read(line: usize, end: usize, cell: impl Fn(Column) -> String) -> Result<Self, Unread> {
        let mark = one_line(&cell(Column::Mark));
        let number = number_of(&mark).ok_or(Unread::Mark)?;
        let date = cell(Column::Date);
        let unread = if date.trim().is_empty() { Unread::NoDate } else { Unread::Date };
        let date = read_date(&date).ok_or(unread)?;
        let words = |column| one_line(&cell(column));
        let (title, signer, recipients) = (words(Column::Title), words(Column::Signer), words(Column::Recipients));
        Ok(Self { line, number, mark, date, title, signer, recipients, end })
    }

    /// *Tên loại*: the one that the title begins with, else the one that the symbol names, else *công văn*, whose symbol
    /// names none and whose title is often "V/v …".
    pub(super) fn kind(&self) -> Option<&'static Kind> {
        let title = format!("{} ", fold(&self.title));
        let named = KINDS.iter().filter(|kind| title.starts_with(&format!("{} ", fold(&kind.name))));
        let letter = || KINDS.iter().find(|kind| kind.is_letter());
        let symbol = || {
            let (_, symbol) = self.mark.split_once('/').filter(|_| !title.starts_with("v/v "))?;
            let first = symbol.split('-').next()?.trim();
            KINDS.iter().find(|kind| kind.abbreviation.as_deref() == Some(first))
        };
        // The longest, where one name begins another.
        named.max_by_key(|kind| kind.name.len()).or_else(symbol).or_else(letter)
    }

    /// Whether two marks are one; white space counts nothing.
    pub(super) fn has_mark(&self, mark: &str) -> bool {
        squeezed(&self.mark) == squeezed(mark)
    }

    /// Whether it has the entry's title.
    pub(super) fn has_title(&self, entry: &Entry) -> bool {
        squeezed(&self.title) == squeezed(&entry.title)
    }

    /// Whether it says of the document what `entry` says, the number aside. A register without a column says nothing there.
    pub(super) fn describes(&self, entry: &Entry) -> bool {
        let same = |own: &str, other: &str| own.is_empty() || squeezed(own) == squeezed(other);
        self.date == entry.date
            && self.has_title(entry)
            && same(&self.signer, &entry.signer)
            && same(&self.recipients, &entry.recipients)
    }

    /// Whether it is the row of `entry`: an author may correct signer or recipients before the document is signed.
    pub(super) fn is_of(&self, entry: &Entry) -> bool {
        self.has_mark(&entry.mark) && self.date == entry.date && self.has_title(entry)
    }
}

/// "21/11/2026"; "…/11/2026" where the day isn't known.
pub(crate) fn short(date: Date) -> String {
    let part = |part: Option<u8>| part.map_or_else(|| "…".to_owned(), |part| format!("{part:02}"));
    format!("{}/{}/{}", part(date.day), part(date.month), date.year)
}

/// 35 of "35/KH-UBND", "Số: 35/KH-UBND", "35a/KH-UBND".
fn number_of(mark: &str) -> Option<u64> {
    let start = mark.find(|c: char| c.is_ascii_digit())?;
    let (before, digits) = mark.split_at_checked(start)?;
    let is_label = matches!(fold(before).trim_end_matches([':', ' ']), "" | "so");
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits.get(..end)?.parse().ok().filter(|number| is_label && *number > 0)
}

/// "21/11/2026", "21-11-2026", "21.11.2026" or "2026-11-21".
pub(crate) fn read_date(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.trim().split(['/', '-', '.']).map(str::trim).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    let is_digits =
        |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(day, 2) || !is_digits(month, 2) || !is_digits(year, 4) {
        return None;
    }
    let (year, month, day): (u16, u8, u8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let is_one = (1945..=2999).contains(&year) && (1..=12).contains(&month) && day >= 1;
    (is_one && day <= days_in_month(year, month)).then_some(Date { year, month: Some(month), day: Some(day) })
}

/// Words with one space between them: a row is a line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without any white space, and in small letters.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(mark: &str, title: &str) -> Option<Row> {
        let cell = |column| match column {
            Column::Mark => mark.to_owned(),
            Column::Date => "2025-01-02".to_owned(),
            Column::Title => title.to_owned(),
            _ => String::new(),
        };
        Row::read(2, 0, cell).ok()
    }

    #[test]
    fn a_row_tells_number_and_kind() {
        let read = |mark, title| row(mark, title).map(|row| (row.number, row.kind().map(|kind| kind.id.as_str())));
        assert_eq!(read("35/KH-UBND", ""), Some((35, Some("ke-hoach"))));
        assert_eq!(read("Số: 05/QĐ-UBND", "quyết định về việc …"), Some((5, Some("quyet-dinh"))));
        assert_eq!(read("7a/UBND-VP", "V/v họp"), Some((7, Some("cong-van"))));
        // The tax office is abbreviated as a chỉ thị is; its title tells.
        assert_eq!(read("8/CT-TTHT", "Công văn trả lời"), Some((8, Some("cong-van"))));
        assert_eq!(read("9/UBND-VX", "Trả lời"), Some((9, Some("cong-van"))));
        assert_eq!(read("KH-UBND", ""), None);
        assert_eq!(read("Công văn 9/UBND", ""), None);
    }

    #[test]
    fn dates_as_people_and_spreadsheets_write_them() {
        let date = Some(Date { year: 2024, month: Some(2), day: Some(29) });
        for text in ["29/02/2024", "29/2/2024", "29-02-2024", "2024-02-29", " 29.2.2024 "] {
            assert_eq!(read_date(text), date, "{text}");
        }
        for text in ["", "29/02/2023", "2/29/2024", "29/02/24", "45000", "29/02", "+9/02/2024"] {
            assert_eq!(read_date(text), None, "{text}");
        }
    }
}
