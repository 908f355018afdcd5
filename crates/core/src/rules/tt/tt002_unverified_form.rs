//! TT002: the office follows a form whose official text wasn't at hand.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TT002",
    name: "the-thuc-chua-doi-chieu",
    summary: ["thể thức chưa đối chiếu với văn bản gốc", "a form that wasn't checked against its official text"],
    clause: Clause::new("dinh-dang"),
    severity: Severity::Warning,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("TT002"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let chosen = &subject.plan.office.form;
    let (form, Some(span)) = (&chosen.form.form, chosen.form_span) else { return };
    let Some(unverified) = &form.unverified else { return };
    let [vi, en] = &form.name;
    let message = said!(
        "{vi}: thể thức chưa đối chiếu với văn bản gốc, mỗi tệp dựng ra đều ghi như vậy",
        "{en}: this form wasn't checked against its official text, and every file that is built says so"
    );
    let help = said!(
        "so bản in với văn bản gốc trước khi ký; văn bản của cơ quan nhà nước thì bỏ `the-thuc`",
        "compare the print with the official text before signing; for a document of the State leave `the-thuc` out"
    );
    findings.push(Finding { clause: unverified.clause.clone(), ..rule.finding(span, message).help(help) });
}
