//! What the lines of a head say: number, symbol, place, date.

use crate::decree::{KINDS, Kind};
use crate::document::Date;
use crate::vietnamese::words_folded;

/// "Số: 12/KH-UBND" → ("12", "KH-UBND"), each with its place; a blank number is empty.
pub(super) fn number(words: &str) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let rest = words.strip_prefix("Số").or_else(|| words.strip_prefix("SỐ"))?;
    let rest = rest.trim_start_matches([':', ' ', '.', '…', '\u{a0}']);
    let start = words.len() - rest.len();
    let end = start + rest.find(|c: char| c.is_whitespace() && !rest.starts_with(c)).unwrap_or(rest.len());
    let token = words.get(start..end)?.trim_end_matches([',', ';', '.']);
    let slash = token.find(['/', '-'])?;
    let number = token.get(..slash)?;
    let is_number = number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '…')) && number.len() < 12;
    let digits = start..start + number.trim_end_matches(['.', '…']).len();
    is_number.then_some((digits, start + slash + 1..start + token.len()))
}

/// "Tây Thuận, ngày 31 tháng 12 năm 2024" → the place, the date as far as it is there, and where the date stands.
pub(super) fn place_date(words: &str) -> Option<(std::ops::Range<usize>, Option<Date>, std::ops::Range<usize>)> {
    let day_at = words.find("ngày").or_else(|| words.find("Ngày"))?;
    let place = words.get(..day_at)?.trim_end_matches([' ', ',', '\u{a0}']);
    let tail = words.get(day_at..)?;
    let month_at = tail.find("tháng")?;
    let year_at = tail.find("năm").filter(|at| *at > month_at)?;
    let figure = |from: usize, to: usize| -> Option<u16> {
        let part = tail.get(from..to)?;
        let digits: String = part.chars().filter(char::is_ascii_digit).collect();
        digits.parse().ok()
    };
    let rest = tail.get(year_at + "năm".len()..)?;
    let digits_at = rest.find(|c: char| c.is_ascii_digit());
    let year = digits_at.and_then(|at| rest.get(at..at + 4)?.parse::<u16>().ok());
    let end = day_at + year_at + "năm".len() + digits_at.map_or(0, |at| at + 4).min(rest.len());
    let day = figure(0, month_at).and_then(|day| u8::try_from(day).ok());
    let month = figure(month_at, year_at).and_then(|month| u8::try_from(month).ok());
    let date = year.map(|year| Date { year, month, day: month.and(day) });
    (place.chars().count() < 60).then_some((0..place.len(), date, day_at..end))
}

/// The kind whose name a line in capitals begins with, and how long the name is, in words.
pub(super) fn kind(words: &str) -> Option<(&'static Kind, usize)> {
    let folded = words_folded(words);
    let fits = |kind: &&Kind| {
        let name = words_folded(&kind.name);
        folded == name || folded.strip_prefix(&name).is_some_and(|rest| rest.starts_with(' '))
    };
    let kind = KINDS.iter().filter(fits).max_by_key(|kind| kind.name.len())?;
    Some((kind, kind.name.split(' ').count()))
}

/// Whether a line in capitals names an agency, by how it begins.
pub(super) fn is_agency(words: &str) -> bool {
    const BEGINS: [&str; 24] = [
        "ủy ban",
        "ubnd",
        "hội đồng",
        "hđnd",
        "sở",
        "bộ",
        "ban",
        "phòng",
        "trung tâm",
        "văn phòng",
        "chính phủ",
        "thủ tướng",
        "quốc hội",
        "tỉnh",
        "huyện",
        "xã",
        "phường",
        "thành phố",
        "quận",
        "thị xã",
        "thị trấn",
        "đặc khu",
        "mặt trận",
        "chi cục",
    ];
    let folded = words_folded(words);
    BEGINS.iter().any(|begin| {
        let begin = words_folded(begin);
        folded == begin || folded.strip_prefix(&begin).is_some_and(|rest| rest.starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::{number, place_date};
    use crate::document::Date;

    #[test]
    fn numbers_and_dates_of_heads() {
        let read = |words: &'static str| number(words).map(|(number, symbol)| (&words[number], &words[symbol]));
        assert_eq!(read("Số: 3571/QĐ-UBND"), Some(("3571", "QĐ-UBND")));
        assert_eq!(read("Số: /KH-UBND"), Some(("", "KH-UBND")));
        assert_eq!(read("Số liệu cụ thể"), None);
        let date = |words| place_date(words).map(|(_, date, _)| date);
        let full = Date { year: 2024, month: Some(12), day: Some(31) };
        assert_eq!(date("Tây Thuận, ngày 31 tháng 12 năm 2024"), Some(Some(full)));
        assert_eq!(
            date("Hoằng Tiến, ngày    tháng    năm 2021"),
            Some(Some(Date { year: 2021, month: None, day: None }))
        );
    }
}
