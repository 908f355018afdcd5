//! TG001: a day, a month or a quarter that the calendar doesn't have.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::{FoundIn, NoSuch};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;
use crate::source::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TG001",
    name: "ngay-khong-co",
    summary: ["ngày, tháng hoặc quý không có trong lịch", "a day, month or quarter that doesn't exist"],
    clause: Clause::new("lich"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TG001"),
    phase: Phase::Script(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, _script: &Script, findings: &mut Vec<Finding>) {
    for FoundIn { passage, times, .. } in subject.passages() {
        for moment in &times.moments {
            let Some(missing) = moment.missing else { continue };
            let words = passage.words().get(moment.range.clone()).unwrap_or_default();
            let span = passage.place(moment.range.clone(), subject.sources);
            findings.push(finding(rule, span, words, missing));
        }
    }
}

fn finding(rule: &Rule, span: Span, words: &str, missing: NoSuch) -> Finding {
    match missing {
        NoSuch::Day { month, year, days } => {
            let year = year.map(|year| format!("/{year}")).unwrap_or_default();
            rule.finding(
                span,
                said!(
                    "không có “{words}”: tháng {month}{year} có {days} ngày",
                    "“{words}” doesn't exist: month {month}{year} has {days} days"
                ),
            )
        }
        NoSuch::Month => rule.finding(
            span,
            said!("không có “{words}”: một năm có 12 tháng", "“{words}” doesn't exist: a year has 12 months"),
        ),
        NoSuch::Quarter => rule.finding(
            span,
            said!("không có “{words}”: một năm có 4 quý", "“{words}” doesn't exist: a year has 4 quarters"),
        ),
        NoSuch::Year => rule.finding(
            span,
            said!("không có “{words}”: năm chỉ có ba chữ số", "“{words}” doesn't exist: its year has three figures"),
        ),
    }
    .help(said!("đối chiếu văn bản gốc rồi ghi lại cho đúng", "look the date up and write it as it is"))
}
