//! Words run together, and blanks inside a date or a number, as CV007 reports them.

use std::ops::Range;

use crate::recognise::pattern::patterns;
use crate::recognise::{Word, Words};
use crate::vietnamese::syllable::{Verdict, judge};

/// Words that a number stands before or behind in every document, and nothing is glued to.
const BEHIND_A_NUMBER: [&str; 12] =
    ["năm", "tháng", "ngày", "đến", "của", "và", "hộ", "người", "giờ", "phút", "triệu", "đồng"];

/// Words that stand before a number, and nothing is glued to.
const BEFORE_A_NUMBER: [&str; 8] = ["ngày", "Ngày", "tháng", "Tháng", "năm", "Năm", "khoản", "Khoản"];

/// The bytes at which two words touch that ought to be apart: "01năm" at 2, "ĐứcMạnh" behind "Đức".
pub(super) fn glued(words: &Words<'_>) -> Vec<usize> {
    let is_ours =
        |word: &&Word<'_>| !word.written.is_ascii() || word.written.ends_with(|c: char| c.is_ascii_lowercase());
    words.iter().map(|(_, word)| word).filter(is_ours).filter_map(|word| joint(word, words.text())).collect()
}

fn joint(word: &Word<'_>, text: &str) -> Option<usize> {
    let written = word.written;
    // An address, a file's name, a symbol.
    let is_part = |c: char| matches!(c, '@' | '_' | '-' | '\'' | '’' | '&' | '+' | '=');
    let before = text.get(..word.start)?.chars().next_back();
    let behind = text.get(word.end..)?.chars().next();
    if before.is_some_and(|c| is_part(c) || c == '.') || behind.is_some_and(is_part) {
        return None;
    }
    let figures = written.find(|c: char| !c.is_ascii_digit()).unwrap_or(written.len());
    let (number, name) = written.split_at(figures);
    if !number.is_empty() {
        return BEHIND_A_NUMBER.contains(&name).then_some(word.start + figures);
    }
    // "ngày15", "tháng11"
    let letters = written.find(|c: char| c.is_ascii_digit()).unwrap_or(written.len());
    let (name, number) = written.split_at(letters);
    if BEFORE_A_NUMBER.contains(&name) && (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
    {
        return Some(word.start + letters);
    }
    // "ĐứcMạnh", "tỉnhNam": a small letter, then a capital, and both sides are syllables.
    let mut last = None;
    let at = written.char_indices().find_map(|(at, c)| {
        let is_joint = last.is_some_and(char::is_lowercase) && c.is_uppercase();
        last = Some(c);
        is_joint.then_some(at)
    })?;
    let (one, two) = written.split_at(at);
    let is_syllable = |word: &str| {
        let lower = word.to_lowercase();
        lower.chars().nth(1).is_some() && judge(&lower) == Verdict::Syllable
    };
    // "VNeID", "MobiFone", "NiuTơn" are names of things and strangers: of ours the first has a mark, the second is small.
    let is_small = two.chars().skip(1).all(char::is_lowercase);
    (!one.is_ascii() && is_small && is_syllable(one) && is_syllable(two)).then_some(word.start + at)
}

/// Whether the comma at `at` joins two abbreviations of bodies ("HĐND,UBND") and not the short marks of units ("VT,NC").
pub(super) fn joins_names(text: &str, at: usize) -> bool {
    const SHORTEST: usize = 4;
    let length = |count: usize| count >= SHORTEST;
    let before = text.get(..at).unwrap_or_default();
    let behind = text.get(at + 1..).unwrap_or_default();
    length(before.chars().rev().take_while(|c| c.is_uppercase()).count())
        && length(behind.chars().take_while(|c| c.is_uppercase()).count())
}

/// The blank on one side of the slash at `at` in a date ("12/ 4/2010") or in the number of an act ("26 /2013/TT-BTC").
pub(super) fn space_beside(text: &str, at: usize) -> Option<Range<usize>> {
    let (before, behind) = (text.get(..at)?, text.get(at + 1..)?);
    let last = before.trim_end_matches(' ');
    let next = behind.trim_start_matches(' ');
    let (left, right) = (before.len() - last.len(), behind.len() - next.len());
    let figures = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let figures_before = last.bytes().rev().take_while(u8::is_ascii_digit).count();
    let is_date = |first: usize, rest: &str| {
        let month = figures(rest);
        let year = rest.get(month..).and_then(|rest| rest.strip_prefix('/')).map_or(0, figures);
        (1..=2).contains(&first) && (1..=2).contains(&month) && year == 4
    };
    match (left, right) {
        (0, 1) if is_date(figures_before, next) => Some(at + 1..at + 2),
        (1, 0) => {
            let year = figures(next);
            let is_code = year == 4
                && next.get(year..).is_some_and(|rest| {
                    rest.strip_prefix('/').is_some_and(|rest| rest.starts_with(char::is_uppercase))
                });
            // "số    /2013/…" waits for its number.
            ((1..=4).contains(&figures_before) && is_code).then(|| at - 1..at)
        }
        _ => None,
    }
}

patterns! {
    /// A number and a symbol up to the hyphen behind the type, and what the hyphen joins: the State's "12/2025/QĐ-UBND",
    /// the Party's "34-CT/TU".
    SYMBOL = concat!(
        r"[0-9]/(?:[0-9]{4}/)?(?:NĐ|QĐ|NQ|TTLT|TTr|TT|CT|CTr|KH|BC|TB|HD|KL|CV)( ?[-–] ?)[A-ZĐ]{2}",
        r"|\b[0-9]{1,4}( ?[-–] ?)(?:CT|NQ|KL|QĐ|QyĐ|TB|HD|QC|BC|KH|CTr|TTr)/(?:TU|TW|TƯ|ĐU|HU)\b",
    );
}

/// The hyphens in the symbols of acts, blanks round them included: "-", "- ", " - ".
pub(super) fn hyphens_of_symbols(text: &str) -> impl Iterator<Item = Range<usize>> {
    SYMBOL.captures_iter(text).filter_map(|found| Some(found.get(1).or_else(|| found.get(2))?.range()))
}

/// Whether the slash at `at` and the one behind it stand in a date: "01/7//2025", "01//7/2025".
pub(super) fn is_doubled_in_date(text: &str, at: usize) -> bool {
    let (Some(before), Some(behind)) = (text.get(..at), text.get(at..).and_then(|rest| rest.strip_prefix("//"))) else {
        return false;
    };
    if before.ends_with('/') || behind.starts_with('/') {
        return false;
    }
    let is_piece = |c: char| c.is_ascii_digit() || c == '/';
    let first = before.rsplit(|c: char| !is_piece(c)).next().unwrap_or_default();
    let last = behind.split(|c: char| !is_piece(c)).next().unwrap_or_default();
    let pieces: Vec<&str> = first.split('/').chain(last.split('/')).collect();
    let is_within = |piece: &str, most: u8| {
        (1..=2).contains(&piece.len()) && piece.parse::<u8>().is_ok_and(|number| (1..=most).contains(&number))
    };
    match pieces.as_slice() {
        [day, month, year] => is_within(day, 31) && is_within(month, 12) && year.len() == 4,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{glued, hyphens_of_symbols, is_doubled_in_date, space_beside};
    use crate::recognise::Words;

    #[test]
    fn words_run_together() {
        let read = |text: &'static str| glued(&Words::of(text)).into_iter().map(|at| &text[at..]).collect::<Vec<_>>();
        assert_eq!(read("tháng 01năm 2010"), ["năm 2010"]);
        assert_eq!(read("Từ 01/01đến 31/12"), ["đến 31/12"]);
        assert_eq!(read("ông Nguyễn ĐứcMạnh"), ["Mạnh"]);
        assert_eq!(read("ngày15 tháng 4 năm2020"), ["15 tháng 4 năm2020", "2020"]);
        for text in [
            "năm2020a",
            "VNeID",
            "YouTube",
            "iPhone",
            "10ha",
            "5kg",
            "16h30",
            "1.000đ",
            "Điều 5a",
            "a@b.vn",
            "McDonald",
            "NiuTơn",
        ] {
            assert!(read(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn blanks_beside_a_slash() {
        let read = |text: &str| text.find('/').and_then(|at| space_beside(text, at)).is_some();
        assert!(read("ngày 12/ 4/2010") && read("số 26 /2013/TT-BTC"));
        assert!(!read("số     /2013/TT-BTC") && !read("12/4/2010") && !read("xã / phường") && !read("1 / 2"));
    }

    #[test]
    fn hyphens_of_the_symbols_of_acts() {
        let read = |text: &'static str| hyphens_of_symbols(text).map(|at| &text[at]).collect::<Vec<_>>();
        assert_eq!(read("số 12/2025/QĐ- TTg, 15/TTr -SCT và 7/KH-UBND"), ["- ", " -", "-"]);
        assert_eq!(read("Chỉ thị số 34- CT/TU, 05-NQ/TU"), ["- ", "-"]);
        assert_eq!(read("12/QĐ - Sở, Đội 3/KP - UBND, 2 - CT/HT"), [""; 0]);
    }

    #[test]
    fn slashes_doubled_in_a_date() {
        let is_it = |text: &str| text.find("//").is_some_and(|at| is_doubled_in_date(text, at));
        assert!(is_it("ngày 01/7//2025.") && is_it("01//7/2025"));
        assert!(!is_it("http://1.2") && !is_it("41/7//2025") && !is_it("số 12//2025/QĐ") && !is_it("1//2"));
    }
}
