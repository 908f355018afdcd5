//! NG009: an id that stands twice.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::Fault;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "NG009",
    name: "ma-trung",
    summary: ["hai phần có cùng một mã", "two parts have the same id"],
    clause: Clause::new("dinh-dang"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("NG009"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for problem in &subject.plan.problems {
        let Fault::DuplicateId { id, first } = &problem.fault else { continue };
        findings.push(
            rule.finding(problem.span, said!("mã `{id}` đã dùng", "the id `{id}` is taken"))
                .related(*first, said!("dùng lần đầu ở đây", "first used here"))
                .help(said!(
                    "đổi một trong hai: tên tệp `NN-ma.md` hoặc `{{#ma}}` ở cuối đề mục",
                    "rename one of them: the file `NN-id.md` or `{{#id}}` at the heading's end"
                )),
        );
    }
}
