//! TG003: a period that ends before it begins.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::Period;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;

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

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let Some(found) = subject.found else { return };
    for (passage, times) in script.passages.iter().zip(&found.times) {
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
    }
}

/// "năm 2022 - 2021": two years side by side, and no period.
fn is_comparison(words: &str, period: &Period) -> bool {
    let whole = words.get(period.range.clone()).unwrap_or_default().to_lowercase();
    period.from == period.to && whole.starts_with("năm") && !whole.starts_with("năm học")
}
