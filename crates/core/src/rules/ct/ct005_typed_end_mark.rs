//! CT005: "./." typed where the compiler writes it.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Edit, Finding, Safety, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CT005",
    name: "dau-ket-thuc-go-tay",
    summary: ["dấu kết thúc “./.” gõ bằng tay", "the end mark “./.” is typed by hand"],
    clause: Clause::new("pl3:1.4"),
    severity: Severity::Warning,
    confidence: Confidence::Certain,
    fix: FixKind::Safe,
    kinds: &[],
    page: page!("CT005"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    for span in &document.facts.typed_end_marks {
        let mut finding = rule
            .finding(*span, said!("“./.” gõ bằng tay", "“./.” is typed by hand"))
            .help(said!(
                "xóa dấu này: trình biên dịch viết “./.” một lần, ở cuối nội dung văn bản",
                "delete it: the compiler writes “./.” once, at the end of the text"
            ));
        if subject.sources.slice(*span) == "./." {
            let edit = Edit { span: *span, text: String::new(), safety: Safety::Safe };
            finding = finding.fix(said!("xóa “./.”", "delete “./.”"), vec![edit]);
        }
        findings.push(finding);
    }
}
