//! TG002: a zero that is missing or too much in the date of ô 4.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::{FoundIn, Unit};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Role, Script};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TG002",
    name: "thieu-so-0",
    summary: ["ngày ban hành thiếu hoặc thừa số 0", "a zero missing or too much in the date of issue"],
    clause: Clause::new("pl1:I.II.4.b"),
    severity: Severity::Warning,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TG002"),
    phase: Phase::Script(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    // In a plan the compiler writes ô 4.
    if script.is_plan() {
        return;
    }
    for FoundIn { passage, times, .. } in subject.passages() {
        if passage.role != Role::PlaceDate {
            continue;
        }
        let Some(moment) = times.moments.iter().find(|moment| moment.unit == Unit::Day) else { continue };
        let (Some(words), Some(stretch)) = (passage.words().get(moment.range.clone()), moment.stretch) else {
            continue;
        };
        let mut figures = words.split(|c: char| !c.is_ascii_digit()).filter(|word| !word.is_empty());
        let (Some(day), Some(month)) = (figures.next(), figures.next()) else { continue };
        let right = stretch.first.to_string();
        let mut wanted = right.split('/');
        let (Some(right_day), Some(right_month)) = (wanted.next(), wanted.next()) else { continue };
        if day == right_day && month == right_month || words.contains(['/', '-']) {
            continue;
        }
        let span = passage.place(moment.range.clone(), subject.sources);
        let year = stretch.first.year;
        findings.push(
            rule.finding(
                span,
                said!(
                    "“{words}” phải là “ngày {right_day} tháng {right_month} năm {year}”",
                    "“{words}” should be “ngày {right_day} tháng {right_month} năm {year}”"
                ),
            )
            .help(said!(
                "thêm số 0 trước ngày nhỏ hơn 10 và trước tháng 1, tháng 2; các tháng khác không thêm",
                "write a zero before days below 10 and before months 1 and 2, and before no other month"
            )),
        );
    }
}
