//! TG003: a period that ends before it begins.

use std::ops::Range;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::{FoundIn, Period, YearPair};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Role, Script};

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
    for it in subject.passages() {
        let FoundIn { passage, times, .. } = it;
        let reversed =
            |period: &&Period| period.stretch.last < period.stretch.first && !is_comparison(passage.words(), period);
        for period in times.periods.iter().filter(reversed) {
            let words = |range: &std::ops::Range<usize>| passage.words().get(range.clone()).unwrap_or_default();
            let span = passage.place(period.range.clone(), subject.sources);
            let finding = if period.from == period.to {
                let whole = words(&period.range);
                rule.finding(span, said!("“{whole}” kết thúc trước khi bắt đầu", "“{whole}” ends before it begins"))
            } else {
                let (from, to) = (words(&period.from), words(&period.to));
                rule.finding(
                    span,
                    said!(
                        "từ “{from}” đến “{to}”: kết thúc trước khi bắt đầu",
                        "from “{from}” to “{to}”: it ends before it begins"
                    ),
                )
            };
            findings.push(finding.help(said!(
                "một trong hai mốc ghi nhầm năm hoặc nhầm tháng: sửa mốc đó",
                "one of the two has the wrong year or month: correct it"
            )));
        }
        if !matches!(passage.role, Role::Head { .. } | Role::Cell { .. } | Role::TableText) {
            for YearPair { range, from, to } in bare_pairs(&it) {
                let message =
                    said!("“{from} - {to}” kết thúc trước khi bắt đầu", "“{from} - {to}” ends before it begins");
                let finding = rule.finding(passage.place(range.clone(), subject.sources), message);
                findings.push(finding.help(said!(
                    "một trong hai năm ghi nhầm: sửa năm đó",
                    "one of the two years is wrong: correct it"
                )));
            }
        }
        findings.extend(times.periods.iter().filter_map(|period| {
            let (range, year) = near_vision(passage.words(), period)?;
            let whole = passage.words().get(range.clone()).unwrap_or_default();
            let last = period.stretch.last.year;
            let finding = rule.finding(
                passage.place(range, subject.sources),
                said!("“{whole}”: {year} không xa hơn {last}", "“{whole}”: {year} isn't beyond {last}"),
            );
            Some(finding.help(said!(
                "tầm nhìn phải xa hơn thời kỳ: sửa năm của một trong hai",
                "a vision goes beyond the period: correct the year of one of the two"
            )))
        }));
    }
}

/// "Chiến lược 2021 - 2012": two years without a word that makes them a period. "năm 2022 - 2021" are two years side by
/// side, and figures that something else is joined to are none.
fn bare_pairs<'f>(it: &FoundIn<'f>) -> Vec<&'f YearPair> {
    const LONGEST: u16 = 30;
    let (words, periods) = (it.words.text(), &it.times.periods);
    let pairs = it.year_pairs().iter().filter(|YearPair { range, from, to }| {
        let before = words.get(..range.start).unwrap_or_default();
        let behind = words.get(range.end..).unwrap_or_default();
        let is_joined = before.ends_with(['/', '-', '.', ',', '–', ':'])
            || behind.starts_with(['/', '-', '–', ':'])
            || behind.trim_start().starts_with(['-', '–']);
        let is_comparison = before.trim_end().to_lowercase().ends_with("năm");
        let is_told = periods.iter().any(|period| period.range.start < range.end && range.start < period.range.end);
        to < from && from - to <= LONGEST && !is_joined && !is_comparison && !is_told
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
