//! BQ001: a waiver that waives nothing.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::rule::page;
use crate::rules::waivers::Standing;
use crate::rules::{FixKind, Phase, Rule, Subject, Waiver};
use crate::said;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "BQ001",
    name: "bo-qua-thua",
    summary: ["mục [[bo-qua]] không bỏ qua gì", "a waiver that waives nothing"],
    clause: Clause::new("dinh-dang"),
    severity: Severity::Warning,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("BQ001"),
    phase: Phase::Waivers(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, waivers: &[Waiver<'_>], findings: &mut Vec<Finding>) {
    // Without a model most rules had nothing to look at: then no waiver is known to be idle.
    if subject.document.is_none() {
        return;
    }
    for waiver in waivers.iter().filter(|waiver| waiver.standing == Standing::Good && !waiver.used) {
        let code = waiver.table.rule.as_ref().map_or("", |rule| rule.value.trim());
        findings.push(
            rule.finding(
                waiver.table.span,
                said!("không có phát hiện {code} nào ở chỗ này để bỏ qua", "there is no finding {code} here to waive"),
            )
            .help(said!(
                "xóa mục này; nếu lỗi vẫn còn ở chỗ khác, sửa `tai` hoặc `doan`",
                "delete the entry; if the fault is elsewhere now, correct `tai` or `doan`"
            )),
        );
    }
}
