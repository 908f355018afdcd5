//! NG011: a numbered row whose first number fits nowhere, or in two places.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::{Fault, ListReadings};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "NG011",
    name: "danh-sach-dut-so",
    summary: ["số thứ tự không nối tiếp dòng trước", "a numbered row that continues nothing"],
    clause: Clause::new("pl1:I.II.6.dd"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("NG011"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for problem in &subject.plan.problems {
        let Fault::ListStart { start, readings } = &problem.fault else { continue };
        let finding = match readings {
            ListReadings::Nothing { next } => rule
                .finding(
                    problem.span,
                    said!(
                        "dòng đánh số {start} nhưng số phải in ở đây là {next}",
                        "a row that starts at {start} where {next} comes next"
                    ),
                )
                .help(said!(
                    "viết `{next}.`; số in ra do trình biên dịch đánh",
                    "write `{next}.`; the compiler makes the printed number"
                )),
            ListReadings::Both => {
                let (above, here) = (start - 1, start);
                rule.finding(
                    problem.span,
                    said!("`{here}.` có hai cách hiểu", "`{here}.` can be read in two ways"),
                )
                .help(said!(
                    "nó nối tiếp điểm thứ {above} ngay trên (thành điểm), hay nối tiếp khoản {above} (thành khoản {here})? Muốn là khoản, viết đề mục `##`; muốn là điểm, nối liền danh sách trên",
                    "does it continue point {above} above (a point), or clause {above} (clause {here})? For a clause write a `##` heading; for a point join the list above"
                ))
            }
            ListReadings::InFrame => rule
                .finding(
                    problem.span,
                    said!(
                        "hàng đánh số trong phần mở đầu hoặc lời kết",
                        "a numbered row in the opening or the closing"
                    ),
                )
                .help(said!(
                    "dùng \"-\", hoặc chuyển sang tệp của một phần",
                    "use \"-\", or move it to a section's file"
                )),
            ListReadings::TooDeep => rule
                .finding(
                    problem.span,
                    said!("không có cấp đánh số nào dưới cấp này", "there is no numbered level below this one"),
                )
                .help(said!("dùng \"-\" hoặc \"+\"", "use \"-\" or \"+\"")),
        };
        findings.push(finding);
    }
}
