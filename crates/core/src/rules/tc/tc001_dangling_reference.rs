//! TC001: a reference to nothing.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::{Addressed, AnchorKind};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TC001",
    name: "dan-chieu-khong-co",
    summary: ["dẫn chiếu tới phần không có", "a reference to a part that isn't there"],
    clause: Clause::new("dinh-dang"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    kinds: &[],
    page: page!("TC001"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    for unresolved in &document.facts.unresolved {
        let Addressed::Part(kind) = unresolved.kind else { continue };
        let (word, id) = (kind.word(), &unresolved.name);
        let (vi, en) = words(kind);
        let message = if id.is_empty() {
            said!("sau `@{word}:` không có mã", "no id follows `@{word}:`")
        } else {
            said!("không có {vi} nào mang mã `{id}`", "there is no {en} with the id `{id}`")
        };
        let known: Vec<&str> =
            document.facts.anchors.iter().filter(|a| a.kind == kind).map(|a| a.id.as_str()).collect();
        let known = known.join("`, `");
        let help = match (unresolved.near.first(), known.is_empty()) {
            (Some(near), _) => said!("có phải `@{word}:{near}`?", "did you mean `@{word}:{near}`?"),
            (None, false) => said!("các mã đã có: `{known}`", "known ids: `{known}`"),
            (None, true) => said!("văn bản này không có {vi} nào", "this document has no {en}"),
        };
        findings.push(rule.finding(unresolved.at, message).help(help));
    }
}

fn words(kind: AnchorKind) -> (&'static str, &'static str) {
    match kind {
        AnchorKind::Section => ("mục", "section"),
        AnchorKind::Appendix => ("phụ lục", "appendix"),
        AnchorKind::Article => ("điều", "article"),
        AnchorKind::Table => ("bảng", "table"),
        AnchorKind::Target => ("chỉ tiêu", "target"),
        AnchorKind::Task => ("nhiệm vụ", "task"),
    }
}
