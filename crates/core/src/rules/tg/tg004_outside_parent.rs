//! TG004: days that have nothing in common with the quarter or the year that they are said to be.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::{FoundIn, Moment, Period, Unit};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TG004",
    name: "thoi-ky-ngoai",
    summary: [
        "khoảng thời gian nằm ngoài quý, năm mà nó được ghi kèm",
        "a period that lies outside the quarter or year that it stands for",
    ],
    clause: Clause::new("lich"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TG004"),
    phase: Phase::Script(check),
};

/// How many bytes may stand between the name of the period and its days: ": Thời gian chốt số liệu tính từ".
const NEAR: usize = 80;

/// Words that lead from one time to another: what stands behind them isn't the time before.
const TURNS: [&str; 8] = ["so với", "tiếp theo", "báo cáo năm", "sau đó", "năm trước", "cùng kỳ", ";", ". "];

fn check(rule: &Rule, subject: &Subject<'_>, _script: &Script, findings: &mut Vec<Finding>) {
    for FoundIn { passage, times, .. } in subject.passages() {
        for period in times.periods.iter().filter(|period| period.from != period.to) {
            let before = times.moments.iter().rev().find(|moment| moment.range.end <= period.range.start);
            let Some(parent) = before.filter(|moment| is_name(passage.words(), moment, period)) else { continue };
            let Some(stretch) = parent.stretch else { continue };
            // A period that ends before it begins is reported as such.
            if period.stretch.last < period.stretch.first || period.stretch.meets(stretch) {
                continue;
            }
            let name = passage.words().get(parent.range.clone()).unwrap_or_default();
            let days = passage.words().get(period.range.clone()).unwrap_or_default();
            findings.push(
                rule.finding(
                    passage.place(period.range.clone(), subject.sources),
                    said!("“{days}” không có ngày nào thuộc “{name}”", "“{days}” has no day of “{name}”"),
                )
                .related(
                    passage.place(parent.range.clone(), subject.sources),
                    said!("khoảng thời gian được ghi cho", "the period that it stands for"),
                )
                .help(said!(
                    "đối chiếu năm ở hai chỗ: thường một chỗ còn năm của văn bản cũ",
                    "compare the years of both: one is often left from last year's document"
                )),
            );
        }
    }
}

/// Whether the moment names the period behind it: "Báo cáo Quý III/2022: … từ ngày … đến ngày …".
fn is_name(words: &str, moment: &Moment, period: &Period) -> bool {
    let between = words.get(moment.range.end..period.range.start).unwrap_or_default();
    let lower = between.to_lowercase();
    let is_sort = matches!(moment.unit, Unit::Quarter | Unit::Months | Unit::Month | Unit::Year);
    is_sort
        && between.len() <= NEAR
        && (between.contains(':') || between.trim_start().starts_with('('))
        && !TURNS.iter().any(|turn| lower.contains(turn))
}
