//! TG010: a day of the week that isn't the date's: "Ngày 02/01/2011 (thứ 2)" was a Sunday.

use std::ops::Range;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::days_in_month;
use crate::recognise::pattern::patterns;
use crate::recognise::{Day, FoundIn, Moment, Unit};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TG010",
    name: "sai-thu",
    summary: ["thứ trong tuần không đúng với ngày", "a day of the week that isn't the date's"],
    clause: Clause::new("lich"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TG010"),
    phase: Phase::Script(check),
};

/// The days of the week from Sunday on, as Vietnamese counts them, and in English.
const NAMES: [[&str; 2]; 7] = [
    ["Chủ nhật", "Sunday"],
    ["thứ Hai", "Monday"],
    ["thứ Ba", "Tuesday"],
    ["thứ Tư", "Wednesday"],
    ["thứ Năm", "Thursday"],
    ["thứ Sáu", "Friday"],
    ["thứ Bảy", "Saturday"],
];

patterns! {
    /// "sáng thứ hai, ngày", "(thứ 2, ngày": the end of what stands before a date. What stands before the weekday tells it
    /// from an ordinal: "kỳ họp thứ hai, ngày …", "lần thứ 3 ngày …".
    BEFORE = r"(?i)(?:[(\[]\s*|(?:ngày|sáng|trưa|chiều|tối|vào|giờ|phút|[0-9]|đến|từ|hết)\s+)(thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật)\s*\)?\s*[,(]?\s*(?:tức\s+)?$";

    /// "Thứ Hai, ngày" where a clause begins: only the capital tells it from "Thứ hai, ngày 15/8 đã …", secondly.
    BEGINNING = r"(?:^|[.;:,–-]\s*)((?:Thứ|thứ)\s+(?:Hai|Ba|Tư|Năm|Sáu|Bảy|Bẩy)|[Cc]hủ\s+[Nn]hật)\s*\)?\s*[,(]?\s*(?:tức\s+)?$";

    /// "(thứ Hai)", "(sáng thứ 2)", ", thứ Hai." behind a date. A list of weekdays and "thứ Hai hằng tuần" are another matter.
    BEHIND = r"(?i)^\s*(?:\(\s*(?:tức\s+|nhằm\s+|là\s+|vào\s+)?(?:(?:ngày|sáng|trưa|chiều|tối)\s+)?(thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật)\s*\))";
}

/// How far from a date its weekday is looked for, in bytes.
const NEAR: usize = 60;

/// How long a quotation may be on either side of a date, in bytes.
const LOOKED_AROUND: usize = 500;

fn check(rule: &Rule, subject: &Subject<'_>, _script: &Script, findings: &mut Vec<Finding>) {
    for FoundIn { passage, times, .. } in subject.passages() {
        let words = passage.words();
        for (index, moment) in times.moments.iter().enumerate() {
            let Some(day) = day_of(moment) else { continue };
            let from = index.checked_sub(1).and_then(|before| times.moments.get(before)).map_or(0, |it| it.range.end);
            let to = times.moments.get(index + 1).map_or(words.len(), |next| next.range.start);
            let Some((range, named)) = named(words, moment.range.clone(), from..to) else { continue };
            let right = day.weekday();
            if named == right || is_lunar(words, moment.range.end) {
                continue;
            }
            let ([vi, en], wrong) = (name(right), words.get(range.clone()).unwrap_or_default());
            let date = day.to_string();
            let place = range.start.min(moment.range.start)..range.end.max(moment.range.end);
            let mut finding = rule.finding(
                passage.place(place.clone(), subject.sources),
                said!("“{wrong}” không đúng: ngày {date} là {vi}", "“{wrong}” is wrong: {date} is a {en}"),
            );
            finding = match meant(day, named) {
                Some(other) => {
                    let other = other.to_string();
                    finding.help(said!(
                        "xem lại ngày hoặc thứ; nếu sai năm thì ngày đúng là {other}",
                        "look at both; if the year is wrong, {other} is meant"
                    ))
                }
                None => finding.help(said!("sửa thứ, hoặc sửa ngày", "mend the weekday or the date")),
            };
            // What is quoted says what it says.
            if is_quoted(words, place) {
                finding = finding.severity(Severity::Warning).confidence(Confidence::Likely);
            }
            findings.push(finding);
        }
    }
}

fn day_of(moment: &Moment) -> Option<Day> {
    let stretch = moment.stretch.filter(|_| moment.unit == Unit::Day)?;
    (stretch.first == stretch.last).then_some(stretch.first)
}

/// The weekday joined to a date, its number from Sunday on; `within` keeps off the neighbouring dates.
fn named(words: &str, date: Range<usize>, within: Range<usize>) -> Option<(Range<usize>, u8)> {
    let from =
        (within.start.max(date.start.saturating_sub(NEAR))..=date.start).find(|at| words.is_char_boundary(*at))?;
    let to = (date.end..=within.end.min(date.end + NEAR)).rev().find(|at| words.is_char_boundary(*at))?;
    let at = |range: Range<usize>, offset: usize| range.start + offset..range.end + offset;
    // A cheap look before the patterns are built and asked.
    let near = words.get(from..to)?;
    if !["hứ ", "HỨ ", "hật", "HẬT"].iter().any(|end| near.contains(end)) {
        return None;
    }
    let before = words.get(from..date.start)?;
    let before = BEFORE.captures(before).or_else(|| BEGINNING.captures(before));
    let before = before.and_then(|it| it.get(1)).map(|it| at(it.range(), from));
    let behind = || {
        let found = BEHIND.captures(words.get(date.end..to)?)?.get(1)?;
        Some(at(found.range(), date.end))
    };
    let range = before.or_else(behind)?;
    Some((range.clone(), number(words.get(range)?)?))
}

/// The number of a weekday, from Sunday on.
fn number(name: &str) -> Option<u8> {
    let lower = name.to_lowercase();
    match lower.split_whitespace().last()? {
        "nhật" => Some(0),
        "hai" | "2" => Some(1),
        "ba" | "3" => Some(2),
        "tư" | "4" => Some(3),
        "năm" | "5" => Some(4),
        "sáu" | "6" => Some(5),
        "bảy" | "bẩy" | "7" => Some(6),
        _ => None,
    }
}

fn name(number: u8) -> [&'static str; 2] {
    NAMES.get(usize::from(number)).copied().unwrap_or_default()
}

/// The same day of the year before or behind, where that one has the weekday.
fn meant(day: Day, named: u8) -> Option<Day> {
    [day.year.saturating_add(1), day.year.saturating_sub(1)]
        .into_iter()
        .map(|year| Day { year, ..day })
        .find(|other| other.day <= days_in_month(other.year, other.month) && other.weekday() == named)
}

/// "ngày 10/3/2024 âm lịch"
fn is_lunar(words: &str, at: usize) -> bool {
    words.get(at..).is_some_and(|behind| behind.trim_start_matches([' ', '(']).starts_with("âm lịch"))
}

/// Whether the place stands between quotation marks, as far as one looks around.
fn is_quoted(words: &str, range: Range<usize>) -> bool {
    let from = words.floor_char_boundary(range.start.saturating_sub(LOOKED_AROUND));
    let to = words.ceil_char_boundary(range.end.saturating_add(LOOKED_AROUND).min(words.len()));
    let before = words.get(from..range.start).unwrap_or_default();
    let behind = words.get(range.end..to).unwrap_or_default();
    let is_open = before.rfind('“').is_some_and(|open| before.rfind('”').is_none_or(|close| close < open));
    is_open && behind.contains('”')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekday_beside_a_date() {
        let read = |words: &str| {
            let start = words.find("05/01/2012").unwrap_or_default();
            let start = words.get(..start).and_then(|before| before.strip_suffix("ngày ")).map_or(start, str::len);
            let end = words.find("2012").unwrap_or_default() + 4;
            named(words, start..end, 0..words.len()).map(|(_, number)| number)
        };
        for words in [
            "thứ Hai, ngày 05/01/2012",
            "Lúc 8 giờ 00 thứ 2 (ngày 05/01/2012)",
            "Thứ Hai, ngày 05/01/2012",
            "ngày 05/01/2012 (sáng thứ hai)",
        ] {
            assert_eq!(read(words), Some(1), "{words}");
        }
        assert_eq!(read("chiều Chủ nhật, ngày 05/01/2012"), Some(0));
        for words in [
            "kỳ họp thứ hai, ngày 05/01/2012",
            "Thứ nhất, đã họp; thứ hai, ngày 05/01/2012 đã báo cáo",
            "Thứ hai, ngày 05/01/2012",
            "Thứ 2, ngày 05/01/2012",
            "Đại hội lần thứ 2 ngày 05/01/2012",
            "khóa XI thứ ba ngày 05/01/2012",
            "ngày 05/01/2012, thứ Hai hằng tuần",
        ] {
            assert_eq!(read(words), None, "{words}");
        }
    }
}
