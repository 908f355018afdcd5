//! NG008: a section file that isn't built as one.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::{Fault, SectionFault};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "NG008",
    name: "tep-phan-sai",
    summary: ["tệp của một phần không có đúng một đề mục `#`", "a section's file hasn't exactly one `#` heading"],
    clause: Clause::new("dinh-dang"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("NG008"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for problem in &subject.plan.problems {
        let Fault::SectionFile(fault) = &problem.fault else { continue };
        let (message, help) = match fault {
            SectionFault::NoHeading => (
                said!("phần này chưa có đề mục `#`", "this section has no `#` heading"),
                said!("viết dòng đầu `# Tên phần`", "write `# Name of the section` as the first line"),
            ),
            SectionFault::SecondHeading => (
                said!("đề mục `#` thứ hai trong một tệp", "a second `#` heading in one file"),
                said!("chuyển sang tệp riêng, hoặc dùng `##`", "move it to a file of its own, or use `##`"),
            ),
            SectionFault::TextBeforeHeading => (
                said!("chữ đứng trước đề mục `#`", "text before the `#` heading"),
                said!("đặt đề mục `#` ở dòng đầu tệp", "put the `#` heading on the first line"),
            ),
            SectionFault::HeadingInFrame => (
                said!("phần mở đầu và lời kết không có đề mục", "opening and closing have no headings"),
                said!(
                    "bỏ dấu `#`, hoặc chuyển đề mục sang tệp của một phần",
                    "take the `#` away, or move the heading to a section's file"
                ),
            ),
            SectionFault::EmptyHeading => (
                said!("đề mục không có chữ", "a heading without words"),
                said!("viết tiêu đề sau dấu `#`", "write the title after the `#`"),
            ),
        };
        let mut finding = rule.finding(problem.span, message).help(help);
        if *fault == SectionFault::EmptyHeading {
            finding = finding.clause(Clause::new("pl1:I.II.6.d"));
        }
        findings.push(finding);
    }
}
