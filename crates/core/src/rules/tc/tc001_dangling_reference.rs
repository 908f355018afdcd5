//! TC001: a reference to nothing.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::{Addressed, AnchorKind, Unresolved};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TC001",
    name: "dan-chieu-khong-co",
    summary: ["dẫn chiếu không tới phần nào", "a reference that leads to no part"],
    clause: Clause::new("dinh-dang"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("TC001"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    for unresolved in &document.facts.unresolved {
        let kind = match unresolved.kind {
            Addressed::Part(kind) => kind,
            Addressed::Misplaced => {
                findings.push(misplaced(rule, unresolved));
                continue;
            }
            _ => continue,
        };
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

/// In a title it would be printed as typed.
fn misplaced(rule: &Rule, unresolved: &Unresolved) -> Finding {
    let name = &unresolved.name;
    rule.finding(unresolved.at, said!("`{name}` không dẫn chiếu được ở đây", "`{name}` can't refer to anything here"))
        .help(said!(
            "đề mục, trích yếu, tên và chức vụ không có dẫn chiếu: viết bằng chữ, hoặc đưa dẫn chiếu vào đoạn văn",
            "headings, subjects, names and titles hold no references: write words, or refer in a paragraph"
        ))
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
