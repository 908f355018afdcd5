//! What the lines of the form say: number, symbol, place, date, kind, and the document that "(Kèm theo …)" names.

use std::ops::Range;
use std::sync::LazyLock;

use crate::decree::{KINDS, Kind};
use crate::document::Date;
use crate::vietnamese::words_folded;

/// "Số: 12/KH-UBND" → ("12", "KH-UBND"), each with its place; a blank number is empty. Spaces around the marks are read
/// over: that they stand there is a rule's business.
pub(crate) fn number(words: &str) -> Option<(Range<usize>, Range<usize>)> {
    let rest = words.strip_prefix("Số").or_else(|| words.strip_prefix("SỐ"))?;
    let blank = |c: char| c.is_whitespace() || matches!(c, ':' | '.' | '…' | '_');
    let mut rest = rest.trim_start_matches(blank);
    // A web page keeps the room for the number so.
    while let Some(behind) = rest.strip_prefix("&nbsp;") {
        rest = behind.trim_start_matches(blank);
    }
    let start = words.len() - rest.len();
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let letters = rest.get(digits..)?.chars().take_while(|c| c.is_ascii_lowercase()).count().min(1);
    let behind = rest.get(digits + letters..)?;
    let mark = behind.trim_start_matches(blank);
    if digits > 5 || !mark.starts_with(['/', '-', '–']) || behind.len() - mark.len() > 30 {
        return None;
    }
    let symbol = mark.trim_start_matches(['/', '-', '–', ' ', '\u{a0}']);
    let at = words.len() - symbol.len();
    let end = at + symbol_length(symbol);
    let is_symbol = words.get(at..end)?.chars().any(char::is_uppercase);
    is_symbol.then_some((start..start + digits + letters, at..end))
}

/// How long a symbol is, a space before or behind one of its marks included: "KH - UBND", "QĐ- TTg".
fn symbol_length(symbol: &str) -> usize {
    let mut end = 0;
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '&' | '.' | '_');
    loop {
        let rest = symbol.get(end..).unwrap_or_default();
        let part = rest.len() - rest.trim_start_matches(is_part).len();
        if part == 0 {
            break;
        }
        end += part;
        let rest = symbol.get(end..).unwrap_or_default();
        let mark = rest.trim_start_matches([' ', '\u{a0}']);
        let Some(behind) = mark.strip_prefix(['-', '/', '–']) else { break };
        let next = behind.trim_start_matches([' ', '\u{a0}']);
        if !next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
            break;
        }
        end = symbol.len() - next.len();
    }
    symbol.get(..end).map_or(0, |symbol| symbol.trim_end_matches(['.', '-', '/']).len())
}

/// "Tây Thuận, ngày 31 tháng 12 năm 2024" → the place, the date as far as it is there, and where the date stands.
pub(crate) fn place_date(words: &str) -> Option<(Range<usize>, Option<Date>, Range<usize>)> {
    let day_at = words.find("ngày").or_else(|| words.find("Ngày")).or_else(|| words.find("NGÀY"))?;
    let place = words.get(..day_at)?.trim_end_matches([' ', ',', '\u{a0}', '.']);
    // The last word of a place is its name: "Báo cáo trước ngày …" is a sentence.
    let last = place.split_whitespace().next_back().and_then(|word| word.chars().next());
    let is_name = last.is_none_or(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '…' | '_'))
        && place.chars().next().is_none_or(|c| c.is_uppercase() || matches!(c, '.' | '…' | '_'));
    if place.chars().count() >= 60 || !is_name || place.contains([';', ':', '(']) {
        return None;
    }
    let tail = words.get(day_at..)?;
    let (date, length) = written_date(tail).or_else(|| figures_date(tail))?;
    Some((0..place.len(), date, day_at..day_at + length))
}

/// "ngày 31 tháng 12 năm 2024", blanks in place of figures too.
fn written_date(tail: &str) -> Option<(Option<Date>, usize)> {
    let month_at = tail.find("tháng")?;
    let year_at = tail.find("năm").filter(|at| *at > month_at)?;
    if year_at > 60 {
        return None;
    }
    let figure = |from: usize, to: usize| -> Option<u16> {
        let part = tail.get(from..to)?;
        let digits: String = part.chars().filter(char::is_ascii_digit).collect();
        digits.parse().ok()
    };
    let rest = tail.get(year_at + "năm".len()..)?;
    let digits_at = rest.find(|c: char| c.is_ascii_digit()).filter(|at| *at < 10);
    let year = digits_at.and_then(|at| rest.get(at..at + 4)?.parse::<u16>().ok());
    let end = year_at + "năm".len() + digits_at.map_or(0, |at| at + 4).min(rest.len());
    let day = figure(0, month_at).and_then(|day| u8::try_from(day).ok());
    let month = figure(month_at, year_at).and_then(|month| u8::try_from(month).ok());
    Some((year.map(|year| Date { year, month, day: month.and(day) }), end))
}

/// "ngày 08/01/2022"
fn figures_date(tail: &str) -> Option<(Option<Date>, usize)> {
    let behind = tail.trim_start_matches(|c: char| !c.is_ascii_digit());
    let start = tail.len() - behind.len();
    let length = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit() || c == '/').len();
    let mut parts = behind.get(..length)?.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let date = Date { year: year.parse().ok()?, month: Some(month.parse().ok()?), day: Some(day.parse().ok()?) };
    (start < 12 && year.len() == 4).then_some((Some(date), start + length))
}

/// The kinds by their names, folded.
static FOLDED_KINDS: LazyLock<Vec<(String, &'static Kind)>> =
    LazyLock::new(|| KINDS.iter().map(|kind| (words_folded(&kind.name), kind)).collect());

/// The kind whose name a line, folded, begins with, and how long the name is, in words.
pub(crate) fn kind(folded: &str) -> Option<(&'static Kind, usize)> {
    let fits = |(name, _): &&(String, &Kind)| {
        folded.strip_prefix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let (_, kind) = FOLDED_KINDS.iter().filter(fits).max_by_key(|(name, _)| name.len())?;
    Some((kind, kind.name.split(' ').count()))
}

/// The document that a line "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/01/2026 của UBND xã X)" names.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// What it is.
    pub kind: &'static Kind,
    /// *Số*; empty while it is blank.
    pub number: Option<Range<usize>>,
    /// *Ký hiệu*.
    pub symbol: Option<Range<usize>>,
    /// Its date, as far as it is there, and where it stands.
    pub date: Option<(Date, Range<usize>)>,
    /// Who issued it.
    pub issuer: Option<Range<usize>>,
}

/// Reads "(Kèm theo Quyết định số …)"; `None` where no kind of document follows "theo".
pub fn attachment(words: &str) -> Option<Attachment> {
    let theo = words.find("heo ")? + "heo ".len();
    let (kind, _) = kind(&words_folded(words.get(theo..)?))?;
    let mut found = Attachment { kind, number: None, symbol: None, date: None, issuer: None };
    if let Some(at) = words.get(theo..)?.find("số").map(|at| theo + at) {
        // The same reader as for ô 3, which has a capital of the same length.
        let line = format!("Số{}", words.get(at + "số".len()..)?);
        if let Some((number, symbol)) = number(&line) {
            let shift = |range: Range<usize>| range.start + at..range.end + at;
            found.number = Some(shift(number)).filter(|number| !number.is_empty());
            found.symbol = Some(shift(symbol));
        }
    }
    let Some(at) = words.find("ngày") else { return Some(found) };
    let Some((_, date, range)) = words.get(at..).and_then(place_date) else { return Some(found) };
    let range = range.start + at..range.end + at;
    found.date = date.map(|date| (date, range.clone()));
    let behind = words.get(range.end..)?;
    if let Some(whose) = behind.find("của ") {
        let start = range.end + whose + "của ".len();
        let name = words.get(start..)?.trim_end_matches([')', '.', ' ', '*']);
        found.issuer = Some(start..start + name.len()).filter(|range| (1..200).contains(&range.len()));
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::{attachment, number, place_date};
    use crate::document::Date;

    #[test]
    fn numbers_and_dates_of_heads() {
        let read = |words: &'static str| number(words).map(|(number, symbol)| (&words[number], &words[symbol]));
        assert_eq!(read("Số: 3571/QĐ-UBND"), Some(("3571", "QĐ-UBND")));
        assert_eq!(read("Số: /KH-UBND"), Some(("", "KH-UBND")));
        assert_eq!(read("Số 12 / KH - UBND"), Some(("12", "KH - UBND")));
        assert_eq!(read("Số: 12/2026/KH-UBND"), Some(("12", "2026/KH-UBND")));
        assert_eq!(read("Số: 30c/NQ-CP ngày"), Some(("30c", "NQ-CP")));
        assert_eq!(read("Số: ......./UBND-NC"), Some(("", "UBND-NC")));
        assert_eq!(read("Số 05-NQ/ĐU"), Some(("05", "NQ/ĐU")));
        assert_eq!(read("Số liệu cụ thể"), None);
        assert_eq!(read("Số 12 đường Trần Phú"), None);
        let date = |words| place_date(words).map(|(_, date, _)| date);
        let full = Date { year: 2024, month: Some(12), day: Some(31) };
        assert_eq!(date("Tây Thuận, ngày 31 tháng 12 năm 2024"), Some(Some(full)));
        let short = Date { year: 2026, month: Some(1), day: Some(5) };
        assert_eq!(date("Hà Nội, ngày 5/1/2026"), Some(Some(short)));
        let words = "(Kèm theo Kế hoạch số:06/KH-UBND, ngày 08/01/2022 của UBND xã Sơn Châu)";
        let found = attachment(words).map(|it| [it.number, it.symbol, it.issuer].map(|at| at.map(|at| &words[at])));
        assert_eq!(found, Some([Some("06"), Some("KH-UBND"), Some("UBND xã Sơn Châu")]));
        assert!(attachment("(Kèm theo Phụ lục khung Kế hoạch nhiệm vụ)").is_none());
        assert_eq!(date("Báo cáo trước ngày 10 tháng 12 hằng năm: Phòng Nội vụ"), None);
        assert_eq!(
            date("Hoằng Tiến, ngày    tháng    năm 2021"),
            Some(Some(Date { year: 2021, month: None, day: None }))
        );
    }
}
