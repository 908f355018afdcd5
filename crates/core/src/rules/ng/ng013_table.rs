//! NG013: the columns or the merged cells of an appendix don't make a table.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::{ColumnFault, Fault, SpanFault};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "NG013",
    name: "bang-sai-o",
    summary: ["cột hoặc ô gộp của bảng không khớp", "columns or merged cells that make no table"],
    clause: Clause::new("dinh-dang"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("NG013"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for problem in &subject.plan.problems {
        let finding = match &problem.fault {
            Fault::Span(SpanFault::Overlap { column, by }) => rule
                .finding(
                    problem.span,
                    said!("ô cột `{column}` nằm dưới một ô gộp", "the cell of `{column}` lies under a merged one"),
                )
                .related(*by, said!("ô gộp này đã chiếm chỗ", "this merged cell has its place"))
                .help(said!(
                    "bỏ ô bị che, hoặc giảm `gop-cot`, `gop-dong` của ô gộp",
                    "leave the covered cell out, or lower `gop-cot` or `gop-dong` of the merged one"
                )),
            Fault::Span(SpanFault::BeyondColumns { left }) => rule
                .finding(
                    problem.span,
                    said!("`gop-cot` vượt quá cột cuối của bảng", "`gop-cot` reaches beyond the last column"),
                )
                .help(said!("từ cột này còn {left} cột", "from this column on there are {left}")),
            Fault::Span(SpanFault::BeyondRows { left }) => rule
                .finding(
                    problem.span,
                    said!("`gop-dong` vượt quá hàng cuối của nhóm", "`gop-dong` reaches beyond the group's last row"),
                )
                .help(said!(
                    "từ hàng này nhóm còn {left} hàng; ô gộp không đi qua tên nhóm",
                    "from this row on the group has {left}; a merged cell can't cross a group's name"
                )),
            Fault::Columns(ColumnFault::None) => {
                rule.finding(problem.span, said!("phụ lục chưa có cột nào", "the appendix has no column")).help(said!(
                    "viết mỗi cột một [[cot]] với `ma`, `ten`, `vai`; phụ lục bằng chữ thì dùng tệp .md",
                    "write a [[cot]] for each column, with `ma`, `ten` and `vai`; an appendix in prose is a .md file"
                ))
            }
            Fault::Columns(ColumnFault::Taken { id }) => rule
                .finding(
                    problem.span,
                    said!(
                        "mã cột `{id}` đã là của cột khác hoặc của hàng",
                        "the column id `{id}` is another column's or the rows' own"
                    ),
                )
                .help(said!(
                    "đặt mã khác; `ma`, `cung-tt`, `viec`, `nhom` là khóa của hàng",
                    "choose another; `ma`, `cung-tt`, `viec` and `nhom` are keys of the rows"
                )),
            Fault::Columns(ColumnFault::SecondNumber) => rule
                .finding(
                    problem.span,
                    said!("cột số thứ tự thứ hai (`vai = \"tt\"`)", "a second column of numbers (`vai = \"tt\"`)"),
                )
                .help(said!("một bảng có một cột số thứ tự", "a table has one column of numbers")),
            Fault::Columns(ColumnFault::Reserved) => rule
                .finding(
                    problem.span,
                    said!("`nguon` dành cho bản sau của plan", "`nguon` is reserved for a later version of plan"),
                )
                .help(said!("viết các hàng bằng [[viec]]", "write the rows as [[viec]]")),
            _ => continue,
        };
        findings.push(finding);
    }
}
