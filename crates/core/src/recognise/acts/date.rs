//! The date behind a symbol: "ngày 24/12/2021", "ngày 15 tháng 7 năm 2021", "năm 2018".

use std::ops::Range;

use crate::document::Date;
use crate::recognise::words::Words;

/// *Ngày, tháng, năm* of an act, as far as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedDate {
    /// What it says; `None` where figures stand there and make no date.
    pub date: Option<Date>,
    /// "ngày 24/12/2021"
    pub range: Range<usize>,
}

/// The date that begins at the word `at`, and the first word behind it.
pub(super) fn read(words: &Words<'_>, at: usize) -> (Option<CitedDate>, usize) {
    if !matches!(words.gap_before(at), "" | "," | "(") {
        return (None, at);
    }
    let Some(first) = words.get(at) else { return (None, at) };
    let (has_day, mut next) = match first {
        word if word.is("ngày") => (true, at + 1),
        word if word.is("tháng") || word.is("năm") => (false, at),
        _ => return (None, at),
    };
    let (mut figures, mut named_month, mut year) = (Vec::new(), None, None);
    // Day, "tháng", month, "năm", year at the most.
    while let Some(word) = words.get(next).filter(|_| next < at + 7) {
        let gap = words.gap_before(next);
        let is_joined = gap.chars().all(|c| matches!(c, '/' | '-' | '–' | '.' | '…' | '_' | ' ' | ',')) && gap != ",";
        if next > at && !is_joined {
            break;
        }
        if word.is("tháng") {
            named_month = Some(figures.len());
        } else if word.is("năm") {
        } else if let Some(figure) = figure(word.written) {
            next += 1;
            if word.written.len() == 4 {
                year = Some(figure);
                break;
            }
            figures.push(figure);
            continue;
        } else {
            break;
        }
        next += 1;
    }
    let end = words.get(next.saturating_sub(1)).map_or(first.end, |word| word.end);
    let range = first.start..end;
    let small = |figure: Option<&u16>| figure.and_then(|figure| u8::try_from(*figure).ok());
    let (day, month) = match (figures.len(), named_month) {
        (2, _) => (small(figures.first()), small(figures.get(1))),
        // "ngày tháng 11 năm 2019"; "ngày /11/2019"
        (1, Some(0)) => (None, small(figures.first())),
        (1, Some(_)) => (None, None),
        (1, None) if has_day => (None, small(figures.first())),
        (0, _) => (None, None),
        _ => return (Some(CitedDate { date: None, range }), next),
    };
    let is_real = day.is_none_or(|day| (1..=31).contains(&day)) && month.is_none_or(|month| (1..=12).contains(&month));
    match year.filter(|year| is_real && (1945..2100).contains(year)) {
        Some(year) => (Some(CitedDate { date: Some(Date { year, month, day: month.and(day) }), range }), next),
        // "ngày" without a figure is a blank; "năm" of something else is none.
        None if has_day => (Some(CitedDate { date: None, range }), next),
        None => (None, at),
    }
}

fn figure(written: &str) -> Option<u16> {
    matches!(written.len(), 1 | 2 | 4).then(|| written.parse().ok()).flatten()
}
