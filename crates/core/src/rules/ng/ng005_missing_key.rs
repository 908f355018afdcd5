//! NG005: a key without which the file means nothing.

use std::collections::BTreeSet;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::Fault;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "NG005",
    name: "thieu-khoa",
    summary: ["thiếu khóa bắt buộc của định dạng", "a key that the format requires is missing"],
    clause: Clause::new("dinh-dang"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("NG005"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let misspelt = misspelt(subject);
    for problem in &subject.plan.problems {
        let Fault::MissingKey { key } = &problem.fault else { continue };
        if misspelt.contains(key) {
            continue;
        }
        let help = match key.as_str() {
            "phien-ban" => said!("viết dòng đầu `phien-ban = 1`", "write `phien-ban = 1` as the first line"),
            "van-ban" => said!(
                "viết bảng [van-ban] với `loai`, `trich-yeu`, `nam`",
                "write the table [van-ban] with `loai`, `trich-yeu`, `nam`"
            ),
            "van-ban.loai" => {
                said!("với kế hoạch, viết `loai = \"ke-hoach\"`", "for a plan write `loai = \"ke-hoach\"`")
            }
            "bo-qua.ly-do" => {
                said!(
                    "viết `ly-do`: người đọc sau cần biết vì sao bỏ qua",
                    "write `ly-do`: the next reader has to know why"
                )
            }
            "bo-qua.quy-tac" => said!("viết `quy-tac` với mã của quy tắc", "write `quy-tac` with the rule's code"),
            _ => said!("thêm `{key} = \"…\"`", "add `{key} = \"…\"`"),
        };
        findings.push(rule.finding(problem.span, said!("thiếu `{key}`", "`{key}` is missing")).help(help));
    }
}

/// Paths that an unknown key was probably meant to be: that is reported there.
fn misspelt(subject: &Subject<'_>) -> BTreeSet<String> {
    let near = subject.plan.problems.iter().filter_map(|problem| match &problem.fault {
        Fault::UnknownKey { table, near, .. } => Some(near.iter().map(move |near| match table.as_str() {
            "" => near.clone(),
            table => format!("{table}.{near}"),
        })),
        _ => None,
    });
    near.flatten().collect()
}
