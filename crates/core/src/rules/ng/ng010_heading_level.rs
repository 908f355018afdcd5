//! NG010: a heading at a level that the numbering scheme doesn't allow there.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::Fault;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "NG010",
    name: "sai-cap-de-muc",
    summary: ["đề mục nhảy cấp", "a heading that skips a level"],
    clause: Clause::new("pl1:I.II.6.c"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("NG010"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for problem in &subject.plan.problems {
        let Fault::Level { level, under, shift, scheme } = &problem.fault else { continue };
        let marks = |level: u8| "#".repeat(usize::from(level + shift));
        let (typed, above) = (marks(*level), marks(*under));
        let levels = scheme.levels(*shift);
        if scheme.division(*level).is_none() {
            let scheme = &scheme.id;
            findings.push(
                rule.finding(
                    problem.span,
                    said!("sơ đồ `{scheme}` không có cấp `{typed}`", "the scheme `{scheme}` has no level `{typed}`"),
                )
                .help(said!("các cấp: {levels}", "the levels: {levels}")),
            );
            continue;
        }
        findings.push(
            rule.finding(
                problem.span,
                said!("`{typed}` không được đứng ngay dưới `{above}`", "`{typed}` can't stand right under `{above}`"),
            )
            .help(said!("thứ tự cấp: {levels}", "the levels: {levels}")),
        );
    }
}
