//! NG007: a file whose text would not be in the document.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::{Fault, Span, proposed_name};

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
    findings.extend(articles_of_no_decision(rule, subject));
}

/// A folder `quyet-dinh` whose Điều stand in no decision.
fn articles_of_no_decision(rule: &Rule, subject: &Subject<'_>) -> Option<Finding> {
    const TABLE: &str = "quyet-dinh";
    let manifest = subject.plan.manifest.as_ref().filter(|manifest| manifest.whole && manifest.decision.is_none())?;
    let first = subject.plan.articles.first()?;
    let is_misspelt = subject.plan.problems.iter().any(|problem| match &problem.fault {
        Fault::WrongValue { key, .. } => key == TABLE,
        Fault::UnknownKey { table, near, .. } => table.is_empty() && near.iter().any(|near| near == TABLE),
        _ => false,
    });
    if is_misspelt {
        return None;
    }
    let kind = manifest.document.as_ref().and_then(|table| table.kind.as_ref());
    let help = if kind.is_some_and(|kind| kind.value.trim() == TABLE) {
        said!(
            "quyết định đứng riêng (`loai = \"quyet-dinh\"`) có tệp của từng điều ngay trong thư mục kế hoạch: chuyển các tệp ra khỏi `quyet-dinh`",
            "a decision that stands alone (`loai = \"quyet-dinh\"`) has the files of its Điều in the plan's own folder: move them out of `quyet-dinh`"
        )
    } else {
        said!(
            "thêm bảng [quyet-dinh] với `trich-yeu` vào plan.toml để quyết định in cùng tệp; không dùng nữa thì xóa thư mục",
            "add the table [quyet-dinh] with `trich-yeu` to plan.toml, so that the decision is printed with the plan; delete the folder where it isn't needed"
        )
    };
    let span = Span::new(first.file, subject.sources.file(first.file).first_line());
    let message = said!(
        "thư mục `quyet-dinh` có điều nhưng plan.toml không có [quyet-dinh]",
        "the folder `quyet-dinh` holds Điều, but plan.toml has no [quyet-dinh]"
    );
    Some(rule.finding(span, message).help(help))
}
