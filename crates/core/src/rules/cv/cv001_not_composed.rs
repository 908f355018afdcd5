//! CV001: letters written as base and mark apart (not NFC).

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Edit, Finding, Safety, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::Fault;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CV001",
    name: "chu-to-hop",
    summary: ["chữ viết bằng mã tổ hợp, không phải mã dựng sẵn", "letters in decomposed form"],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Certain,
    fix: FixKind::Safe,
    waivable: true,
    kinds: &[],
    page: page!("CV001"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for problem in &subject.plan.problems {
        let Fault::NotNfc { words } = &problem.fault else { continue };
        let Some(((_, first), others)) = words.split_first() else { continue };
        let first = first.trim_matches(|c: char| !c.is_alphanumeric());
        let message = match others.len() {
            0 => said!("“{first}” viết bằng mã tổ hợp", "“{first}” is written in decomposed form"),
            n => said!(
                "“{first}” và {n} chữ khác trong tệp viết bằng mã tổ hợp",
                "“{first}” and {n} other words of this file are written in decomposed form"
            ),
        };
        let edits = words.iter().map(|(span, text)| Edit { span: *span, text: text.clone(), safety: Safety::Safe });
        findings.push(
            rule.finding(problem.span, message)
                .help(said!(
                    "chọn bảng mã “Unicode dựng sẵn” trong bộ gõ: chữ trông giống nhau nhưng tìm kiếm sẽ không thấy",
                    "choose precomposed Unicode in the input method: the words look the same, but no search finds them"
                ))
                .fix(said!("viết lại bằng mã dựng sẵn", "write it precomposed"), edits.collect()),
        );
    }
}
