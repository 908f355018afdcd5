//! NG007: a file whose text would not be in the document.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::{Fault, proposed_name};

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
        let name = path.rsplit('/').next().unwrap_or(path);
        let finding = match proposed_name(name) {
            Some(proposed) => rule
                .finding(
                    problem.span,
                    said!(
                        "tên tệp `{path}` sai dạng nên nội dung không được đưa vào văn bản",
                        "`{path}` isn't named as a section is, so its content isn't in the document"
                    ),
                )
                .help(said!("đổi tên thành `{proposed}`", "rename it to `{proposed}`")),
            None => rule
                .finding(
                    problem.span,
                    said!("nội dung của `{path}` không có trong văn bản", "the content of `{path}` isn't in the document"),
                )
                .help(said!(
                    "tên tệp của một phần có dạng `NN-ma.md` (chữ thường không dấu, ví dụ `04-kinh-phi.md`); bản sao thì xóa, ghi chú riêng thì dùng đuôi khác, ví dụ .txt",
                    "a section's file is named `NN-id.md` (lower case, no diacritics, such as `04-kinh-phi.md`); delete copies; for notes use another ending, such as .txt"
                )),
        };
        findings.push(finding);
    }
}
