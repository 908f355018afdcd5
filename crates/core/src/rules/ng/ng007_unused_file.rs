//! NG007: a file whose text would not be in the document.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::Fault;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "NG007",
    name: "tep-khong-dung",
    summary: ["tệp hoặc thư mục không thành phần nào của văn bản", "a file or folder that is no part of the document"],
    clause: Clause::new("dinh-dang"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("NG007"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for problem in &subject.plan.problems {
        let Fault::Unused { path } = &problem.fault else { continue };
        findings.push(
            rule.finding(
                problem.span,
                said!("nội dung của `{path}` không có trong văn bản", "the content of `{path}` isn't in the document"),
            )
            .help(said!(
                "tên tệp của một phần có dạng `NN-ma.md` (chữ thường không dấu, ví dụ `04-kinh-phi.md`); ghi chú riêng thì dùng đuôi khác, ví dụ .txt",
                "a section's file is named `NN-id.md` (lower case, no diacritics, such as `04-kinh-phi.md`); for notes use another ending, such as .txt"
            )),
        );
    }
}
