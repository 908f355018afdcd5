//! Dates, months, quarters, years and periods, in every form in which offices write them.
//!
//! "ngày 05/01/2022", "05-01-2022", "ngày 5 tháng 1 năm 2022", "Tháng 01/2022", "Quý II, III/2015", "6 tháng đầu năm
//! 2022", "năm 2022", "giai đoạn 2021 - 2025", "từ ngày 15/12/2022 đến ngày 14/6/2022".

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::calendar::{Day, Stretch};
use super::pattern::patterns;
use crate::document::days_in_month;

/// A time that words name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The words, "ngày" before a date among them.
    pub range: Range<usize>,
    /// How fine it is.
    pub unit: Unit,
    /// The days that it covers; `None` without a year, or where there is no such time.
    pub stretch: Option<Stretch>,
    /// Why there is no such time.
    pub missing: Option<NoSuch>,
}

/// How fine a time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A date.
    Day,
    /// "Tháng 01/2022"
    Month,
    /// "Quý II, III/2015"
    Quarter,
    /// "6 tháng đầu năm 2022"
    Months,
    /// "năm 2022"
    Year,
    /// "giai đoạn 2021 - 2025"
    Years,
}

/// Why a time doesn't exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSuch {
    /// The month has fewer days: which, of which year, and how many it has.
    Day {
        /// The month.
        month: u8,
        /// The year, where it is written.
        year: Option<u16>,
        /// Its days.
        days: u8,
    },
    /// No month has this number.
    Month,
    /// A year has four quarters.
    Quarter,
    /// A year of three figures: "07/11/205".
    Year,
}

/// "từ … đến …", both ends with a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// From the first word of the beginning to the last of the end.
    pub range: Range<usize>,
    /// The beginning as written, without "từ".
    pub from: Range<usize>,
    /// The end as written.
    pub to: Range<usize>,
    /// From its first day to its last; the last may stand before the first.
    pub stretch: Stretch,
}

/// The times that a text names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Times {
    /// Each, in order; the ends of a period among them.
    pub moments: Vec<Moment>,
    /// The periods, in order.
    pub periods: Vec<Period>,
}

patterns! {
    /// A date in figures; "ngày 1.2.2022"; a date in words; a date without its year, which the word "ngày" has to announce.
    DAY = r"(?x)
        (?:(?:[Nn]gày|NGÀY)\s*)? ([0-9]{1,2})\s?[/-]\s?([0-9]{1,2})\s?[/-]\s?([0-9]{4})
      | [Nn]gày\s+ ([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})
      | (?:[Nn]gày|NGÀY)\s+ ([0-9]{1,2}) \s+(?:tháng|THÁNG)\s+ ([0-9]{1,2}) (?:\s*,?\s*(?:(?:năm|NĂM)\s*|/\s?)([0-9]{4}))?
      | [Nn]gày\s+ ([0-9]{1,2})\s?/\s?([0-9]{1,2})";

    /// A date whose year has lost a figure. Without the word "ngày" all else has to look like a date.
    SHORT_YEAR = r"(?x)
        (?:[Nn]gày|NGÀY)\s+ ([0-9]{1,2}) (?:\s?/\s?|\s+tháng\s+) ([0-9]{1,2}) (?:\s?/\s?|\s+năm\s+) ([0-9]{3})
      | ([0-9]{2})/([0-9]{2})/((?:19|20)[0-9])";

    MONTH = r"(?:[Tt]háng|THÁNG)\s+([0-9]{1,2})\s*(?:[/-]|,?\s+năm\s|\s+NĂM\s)\s*([0-9]{4})";
    QUARTER = r"(?:[Qq]uý|QUÝ)\s+((?:[IVX]{1,4}|[1-4])(?:\s*(?:,|và|-|–|đến)\s*(?:[Qq]uý\s+)?(?:[IVX]{1,4}|[1-4]))*)\s*(?:[/-]|,?\s+năm\s|\s+NĂM\s)\s*([0-9]{4})";
    MONTHS = r"(0?6|0?9)\s+(?:tháng|THÁNG)\s+(đầu|cuối|ĐẦU|CUỐI)\s+(?:năm|NĂM)\s+([0-9]{4})";
    YEARS = r"(?:[Gg]iai\s+đoạn|GIAI\s+ĐOẠN|[Nn]hiệm\s+kỳ|NHIỆM\s+KỲ|[Tt]hời\s+kỳ|[Nn]ăm\s+học|[Tt]ừ\s+năm|[Nn]ăm)\s+(?:từ\s+)?(?:năm\s+)?([12][0-9]{3})\s*(?:-|–|—|đến)\s*(?:hết\s+)?(?:năm\s+)?([12][0-9]{3})";
    YEAR = r"(?:[Nn]ăm|NĂM)\s+([12][0-9]{3})";
}

/// What stands between the two ends of a period.
const BETWEEN: [&str; 6] = ["đến", "đến hết", "tới", "cho đến", "-", "–"];

/// In this order: a longer name of a time is read before the shorter ones inside it.
static PATTERNS: [(Unit, &LazyLock<Regex>); 7] = [
    (Unit::Day, &SHORT_YEAR),
    (Unit::Day, &DAY),
    (Unit::Month, &MONTH),
    (Unit::Quarter, &QUARTER),
    (Unit::Months, &MONTHS),
    (Unit::Years, &YEARS),
    (Unit::Year, &YEAR),
];

/// The times that `words` name.
pub fn times(words: &str) -> Times {
    if !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return Times::default();
    }
    let mut moments: Vec<Moment> = Vec::new();
    for (unit, pattern) in &PATTERNS {
        for found in pattern.captures_iter(words) {
            let Some(moment) = moment(*unit, &found, words) else { continue };
            let at = moments.partition_point(|other| other.range.start < moment.range.start);
            let before = at.checked_sub(1).and_then(|before| moments.get(before));
            // "tháng 01 năm 2022" inside "ngày 05 tháng 01 năm 2022" was named already.
            let is_inside = before.is_some_and(|before| before.range.end > moment.range.start)
                || moments.get(at).is_some_and(|next| next.range.start < moment.range.end);
            if !is_inside {
                moments.insert(at, moment);
            }
        }
    }
    let periods = periods(&moments, words);
    Times { moments, periods }
}

fn moment(unit: Unit, found: &Captures<'_>, words: &str) -> Option<Moment> {
    let range = found.get(0)?.range();
    let before = words.get(..range.start)?.chars().next_back();
    let mut after = words.get(range.end..)?.chars();
    let (next, second) = (after.next(), after.next());
    // A piece of a longer number, or of the number of an act: "12/2022/TT-BNV".
    let is_cut_off = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '.'))
        || next.is_some_and(|c| c.is_ascii_digit())
        || (next == Some('/') && second.is_some_and(char::is_alphanumeric))
        || (next == Some('-') && second.is_some_and(char::is_alphabetic));
    if is_cut_off {
        return None;
    }
    let mut groups = found.iter().skip(1).flatten();
    let mut number = || -> Option<u16> { groups.next()?.as_str().parse().ok() };
    let (stretch, missing) = match unit {
        Unit::Day => {
            let (day, month, year) = (number()?, number()?, number());
            let has_short_year = found.iter().skip(1).flatten().nth(2).is_some_and(|year| year.as_str().len() == 3);
            // "ngày 05/11/202…" waits for its last figure.
            let is_form = matches!(next, Some('…' | '_')) || (next == Some('.') && second == Some('.'));
            if has_short_year {
                let is_day = (1..=31).contains(&day) && (1..=12).contains(&month) && !is_form;
                return is_day.then_some(Moment { range, unit, stretch: None, missing: Some(NoSuch::Year) });
            }
            day_of(u8::try_from(day).ok()?, u8::try_from(month).ok()?, year, range.len())?
        }
        Unit::Month => {
            let (month, year) = (u8::try_from(number()?).ok()?, plausible(number()?)?);
            match month {
                1..=12 => (Some(Stretch::months(year, month, month)), None),
                _ => (None, Some(NoSuch::Month)),
            }
        }
        Unit::Quarter => {
            let (quarters, year) = (found.get(1)?.as_str(), plausible(found.get(2)?.as_str().parse().ok()?)?);
            let named: Vec<Option<u8>> = quarters
                .split(|c: char| !c.is_ascii_alphanumeric())
                .filter(|word| word.chars().next().is_some_and(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X')))
                .map(quarter)
                .collect();
            match named.iter().copied().collect::<Option<Vec<u8>>>() {
                Some(named) => {
                    let (first, last) = (named.iter().min()?, named.iter().max()?);
                    (Some(Stretch::months(year, first * 3 - 2, last * 3)), None)
                }
                None => (None, Some(NoSuch::Quarter)),
            }
        }
        Unit::Months => {
            let count = u8::try_from(number()?).ok()?;
            let is_last = found.get(2)?.as_str().to_lowercase() == "cuối";
            let year = plausible(found.get(3)?.as_str().parse().ok()?)?;
            let months = if is_last { (13 - count, 12) } else { (1, count) };
            (Some(Stretch::months(year, months.0, months.1)), None)
        }
        Unit::Year => {
            (Some(Stretch::years(plausible(number()?)?, plausible(found.get(1)?.as_str().parse().ok()?)?)), None)
        }
        Unit::Years => (Some(Stretch::years(plausible(number()?)?, plausible(number()?)?)), None),
    };
    Some(Moment { range, unit, stretch, missing })
}

/// Years that documents speak of; 1986 and 2050 among them, "2045 hộ" is none that this file looks at.
fn plausible(year: u16) -> Option<u16> {
    (1900..2100).contains(&year).then_some(year)
}

type Placed = (Option<Stretch>, Option<NoSuch>);

fn day_of(day: u8, month: u8, year: Option<u16>, length: usize) -> Option<Placed> {
    if let Some(year) = year {
        plausible(year)?;
    }
    if day == 0 || month == 0 || day > 31 && month > 12 {
        // "00/00/2022" is a form to be filled in; "45/60/2022" is no date at all.
        return None;
    }
    if month > 12 {
        // Without a year, "ngày 12/15" may be a share.
        return year.filter(|_| length > 0).map(|_| (None, Some(NoSuch::Month)));
    }
    // Without a year, February may have 29.
    let days = days_in_month(year.unwrap_or(2000), month);
    if day > days {
        return Some((None, Some(NoSuch::Day { month, year, days })));
    }
    Some((year.map(|year| Stretch::day(Day { year, month, day })), None))
}

fn quarter(word: &str) -> Option<u8> {
    match word {
        "I" | "1" => Some(1),
        "II" | "2" => Some(2),
        "III" | "3" => Some(3),
        "IV" | "4" => Some(4),
        _ => None,
    }
}

/// "từ A đến B" of two times of one sort, and "giai đoạn 2021 - 2025".
fn periods(moments: &[Moment], words: &str) -> Vec<Period> {
    let mut periods = Vec::new();
    for (index, one) in moments.iter().enumerate() {
        let Some(from) = one.stretch else { continue };
        if one.unit == Unit::Years {
            let range = one.range.clone();
            periods.push(Period { range: range.clone(), from: range.clone(), to: range, stretch: from });
            continue;
        }
        let Some(two) = moments.get(index + 1).filter(|two| two.unit == one.unit) else { continue };
        let Some(to) = two.stretch else { continue };
        let between = words.get(one.range.end..two.range.start).unwrap_or_default().trim();
        let before = words.get(..one.range.start).unwrap_or_default().trim_end();
        let opens = before.ends_with("từ") || before.ends_with("Từ");
        let is_words = between.starts_with(char::is_alphabetic);
        if BETWEEN.contains(&between) && (opens || !is_words && before.ends_with('(')) {
            let stretch = Stretch { first: from.first, last: to.last };
            periods.push(Period {
                range: one.range.start..two.range.end,
                from: one.range.clone(),
                to: two.range.clone(),
                stretch,
            });
        }
    }
    periods
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(words: &str) -> Vec<(String, String)> {
        let show = |moment: &Moment| match (moment.stretch, moment.missing) {
            (Some(stretch), _) if stretch.first == stretch.last => stretch.first.to_string(),
            (Some(stretch), _) => format!("{}..{}", stretch.first, stretch.last),
            (None, Some(missing)) => format!("{missing:?}"),
            (None, None) => "no year".to_owned(),
        };
        times(words).moments.iter().map(|moment| (words[moment.range.clone()].to_owned(), show(moment))).collect()
    }

    #[test]
    fn every_written_form() {
        for (words, range, shown) in [
            ("Kế hoạch ngày 05/01/2022 của", "ngày 05/01/2022", "05/01/2022"),
            ("ký 05-01-2022", "05-01-2022", "05/01/2022"),
            ("ngày 5 tháng 1 năm 2022", "ngày 5 tháng 1 năm 2022", "05/01/2022"),
            ("ngày 31 tháng 12", "ngày 31 tháng 12", "no year"),
            ("trước ngày 15/02 của năm sau", "ngày 15/02", "no year"),
            ("Tháng 01/2022", "Tháng 01/2022", "01/01/2022..31/01/2022"),
            ("tháng 2 năm 2024", "tháng 2 năm 2024", "01/02/2024..29/02/2024"),
            ("Quý II, III/2015", "Quý II, III/2015", "01/4/2015..30/9/2015"),
            ("quý I năm 2022", "quý I năm 2022", "01/01/2022..31/3/2022"),
            ("6 tháng đầu năm 2022", "6 tháng đầu năm 2022", "01/01/2022..30/6/2022"),
            ("6 tháng cuối năm 2022", "6 tháng cuối năm 2022", "01/7/2022..31/12/2022"),
            ("năm 2022", "năm 2022", "01/01/2022..31/12/2022"),
            ("giai đoạn 2021 - 2025", "giai đoạn 2021 - 2025", "01/01/2021..31/12/2025"),
        ] {
            assert_eq!(named(words), [(range.to_owned(), shown.to_owned())], "{words}");
        }
    }

    #[test]
    fn times_that_are_none() {
        for (words, why) in [
            ("ngày 30/02/2022", "Day { month: 2, year: Some(2022), days: 28 }"),
            ("ngày 31/11", "Day { month: 11, year: None, days: 30 }"),
            ("tháng 13/2022", "Month"),
            ("Quý V/2022", "Quarter"),
            ("07/11/205", "Year"),
            ("ngày 7/11/225", "Year"),
            ("ngày 23 tháng 02 năm 206", "Year"),
        ] {
            assert_eq!(named(words), [(words.to_owned(), why.to_owned())]);
        }
    }

    #[test]
    fn what_only_looks_like_a_time() {
        for words in [
            "số 12/2022/TT-BNV",
            "39/2018/NĐ-CP",
            "quý IV năm trước liền kề",
            "mức độ 3/4",
            "ngày 12/15 hồ sơ",
            "lương tháng 13",
            "1/2/2022/QĐ",
            "năm 20222",
            "ngày 05/11/202…",
            "mẫu 07/11/350",
            "7/11/205",
            "ngày 12/11/205/QĐ",
        ] {
            assert!(named(words).is_empty(), "{words}: {:?}", named(words));
        }
    }

    #[test]
    fn periods_have_two_ends_with_a_year() {
        let found = |words: &str| -> Vec<bool> {
            times(words).periods.iter().map(|period| period.stretch.first <= period.stretch.last).collect()
        };
        assert_eq!(found("tính từ ngày 15/12/2021 đến ngày 14/3/2022."), [true]);
        assert_eq!(found("tính từ ngày 15/12/2022 đến hết ngày 14/6/2022."), [false]);
        assert_eq!(found("(15/12/2022 - 14/6/2022)"), [false]);
        assert_eq!(found("nhiệm kỳ 2025 - 2020"), [false]);
        assert!(found("từ ngày 15/12 đến ngày 14/6/2022").is_empty());
        assert!(found("Nghị định ngày 15/12/2022 và ngày 14/6/2022").is_empty());
    }
}
