//! TG003: a period that ends before it begins.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Said, Severity};
use crate::recognise::{FoundIn, Period, YearPair};
use crate::rules::places::with_further;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Role, Script};
use crate::source::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TG003",
    name: "thoi-ky-nguoc",
    summary: ["khoảng thời gian kết thúc trước khi bắt đầu", "a period that ends before it begins"],
    clause: Clause::new("lich"),
    severity: Severity::Warning,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TG003"),
    phase: Phase::Script(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, _script: &Script, findings: &mut Vec<Finding>) {
    let mut slips = Slips::default();
    for it in subject.passages() {
        let FoundIn { passage, times, .. } = it;
        let words = |range: &Range<usize>| passage.words().get(range.clone()).unwrap_or_default();
        let place = |range: &Range<usize>| passage.place(range.clone(), subject.sources);
        let reversed =
            |period: &&Period| period.stretch.last < period.stretch.first && !is_comparison(passage.words(), period);
        for period in times.periods.iter().filter(reversed) {
            let message = if period.from == period.to {
                let whole = words(&period.range);
                said!("“{whole}” kết thúc trước khi bắt đầu", "“{whole}” ends before it begins")
            } else {
                let (from, to) = (words(&period.from), words(&period.to));
                said!(
                    "từ “{from}” đến “{to}”: kết thúc trước khi bắt đầu",
                    "from “{from}” to “{to}”: it ends before it begins"
                )
            };
            let help = said!(
                "một trong hai mốc ghi nhầm năm hoặc nhầm tháng: sửa mốc đó",
                "one of the two has the wrong year or month: correct it"
            );
            slips.add(place(&period.range), message, help);
        }
        if !matches!(passage.role, Role::Head { .. } | Role::Cell { .. } | Role::TableText) {
            for YearPair { range, from, to } in bare_pairs(&it) {
                let message =
                    said!("“{from} - {to}” kết thúc trước khi bắt đầu", "“{from} - {to}” ends before it begins");
                let help = said!("một trong hai năm ghi nhầm: sửa năm đó", "one of the two years is wrong: correct it");
                slips.add(place(range), message, help);
            }
        }
        for period in &times.periods {
            let Some((range, year)) = near_vision(passage.words(), period) else { continue };
            let (whole, last) = (words(&range), period.stretch.last.year);
            let message = said!("“{whole}”: {year} không xa hơn {last}", "“{whole}”: {year} isn't beyond {last}");
            let help = said!(
                "tầm nhìn phải xa hơn thời kỳ: sửa năm của một trong hai",
                "a vision goes beyond the period: correct the year of one of the two"
            );
            slips.add(place(&range), message, help);
        }
    }
    for Slip { message, help, first, further } in slips.all {
        let finding = rule.finding(first, message).help(help);
        findings.push(with_further(finding, &further, &said!("chỗ này cũng vậy", "here too")));
    }
}

/// A period that is wrong, and where it stands.
struct Slip {
    message: Said,
    help: Said,
    first: Span,
    further: Vec<Span>,
}

/// What is wrong, in reading order: the same period in twenty places is one slip.
#[derive(Default)]
struct Slips {
    all: Vec<Slip>,
    /// Which of them says this.
    seen: BTreeMap<String, usize>,
}

impl Slips {
    fn add(&mut self, place: Span, message: Said, help: Said) {
        let index = *self.seen.entry(message.vi.clone()).or_insert(self.all.len());
        match self.all.get_mut(index) {
            Some(slip) => slip.further.push(place),
            None => self.all.push(Slip { message, help, first: place, further: Vec::new() }),
        }
    }
}

/// "Chiến lược 2021 - 2012": two years without a word that makes them a period. "năm 2022 - 2021" are two years side by
/// side, and figures that something else is joined to are none.
fn bare_pairs<'f>(it: &FoundIn<'f>) -> Vec<&'f YearPair> {
    const LONGEST: u16 = 30;
    let (words, periods) = (it.words.text(), &it.times.periods);
    // Most pairs are in order, and need no look around.
    let is_reversed = |pair: &&YearPair| pair.to < pair.from && pair.from - pair.to <= LONGEST;
    let pairs = it.year_pairs().iter().filter(is_reversed).filter(|YearPair { range, .. }| {
        let before = words.get(..range.start).unwrap_or_default();
        let behind = words.get(range.end..).unwrap_or_default();
        let is_joined = before.ends_with(['/', '-', '.', ',', '–', ':'])
            || behind.starts_with(['/', '-', '–', ':'])
            || behind.trim_start().starts_with(['-', '–']);
        let last = before.trim_end().chars().rev().flat_map(char::to_lowercase);
        let is_comparison = last.take(3).eq("năm".chars().rev());
        // Periods are in order.
        let next = periods.partition_point(|period| period.range.end <= range.start);
        let is_told = periods.get(next).is_some_and(|period| period.range.start < range.end);
        !is_joined && !is_comparison && !is_told
    });
    pairs.collect()
}

/// "thời kỳ 2021 - 2030, tầm nhìn đến 2025": a vision that ends with the period or before it; where both stand, and its year.
fn near_vision(words: &str, period: &Period) -> Option<(Range<usize>, u16)> {
    const VISION: &str = "tầm nhìn đến ";
    let behind = words.get(period.range.end..)?;
    let start = behind.len() - behind.trim_start_matches([',', ';', ' ']).len();
    let rest = behind.get(start..)?.strip_prefix(VISION)?;
    let year_at = rest.strip_prefix("năm ").unwrap_or(rest);
    let digits = year_at.len() - year_at.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let year: u16 = year_at.get(..digits)?.parse().ok().filter(|_| digits == 4)?;
    let end = words.len() - year_at.len() + digits;
    (year <= period.stretch.last.year).then_some((period.range.start..end, year))
}

/// "năm 2022 - 2021": two years side by side, and no period.
fn is_comparison(words: &str, period: &Period) -> bool {
    let whole = words.get(period.range.clone()).unwrap_or_default().to_lowercase();
    period.from == period.to && whole.starts_with("năm") && !whole.starts_with("năm học")
}
