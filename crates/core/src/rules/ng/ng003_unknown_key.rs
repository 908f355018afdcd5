//! NG003: a key that the format doesn't know.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::Fault;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "NG003",
    name: "khoa-la",
    summary: ["khóa không có trong định dạng", "a key that the format doesn't know"],
    clause: Clause::new("dinh-dang"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("NG003"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for problem in &subject.plan.problems {
        let Fault::UnknownKey { key, table, near, known } = &problem.fault else { continue };
        let (vi, en) = if table.is_empty() {
            (String::new(), String::new())
        } else {
            (format!(" trong [{table}]"), format!(" in [{table}]"))
        };
        let finding = rule.finding(problem.span, said!("không có khóa `{key}`{vi}", "there is no key `{key}`{en}"));
        let known = known.join("`, `");
        findings.push(match near.first() {
            Some(near) => finding.help(said!(
                "có phải `{near}`? Các khóa ở đây: `{known}`",
                "did you mean `{near}`? The keys here: `{known}`"
            )),
            None => finding.help(said!("các khóa ở đây: `{known}`", "the keys here: `{known}`")),
        });
    }
}
