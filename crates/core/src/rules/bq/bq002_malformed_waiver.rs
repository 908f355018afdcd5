//! BQ002: a waiver that can't be applied.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::rule::page;
use crate::rules::waivers::{Standing, waivable_codes};
use crate::rules::{FixKind, Phase, Rule, Subject, Waiver};
use crate::said;
use crate::source::toml::nearest;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "BQ002",
    name: "bo-qua-sai",
    summary: ["mục [[bo-qua]] không áp dụng được", "a waiver that can't be applied"],
    clause: Clause::new("dinh-dang"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("BQ002"),
    phase: Phase::Waivers(check),
};

fn check(rule: &Rule, _: &Subject<'_>, waivers: &[Waiver<'_>], findings: &mut Vec<Finding>) {
    for waiver in waivers {
        let Some(code) = &waiver.table.rule else { continue };
        let name = code.value.trim();
        let finding = match waiver.standing {
            Standing::Good | Standing::Incomplete => continue,
            Standing::UnknownRule => {
                let near = nearest(name, waivable_codes()).join("`, `");
                let finding = rule.finding(code.span, said!("không có quy tắc `{name}`", "there is no rule `{name}`"));
                if near.is_empty() {
                    finding.help(said!(
                        "mã của quy tắc đứng trong ngoặc vuông ở đầu mỗi phát hiện, ví dụ CT001",
                        "a rule's code stands in brackets at the head of its findings, such as CT001"
                    ))
                } else {
                    finding.help(said!("có phải `{near}`?", "did you mean `{near}`?"))
                }
            }
            Standing::NotWaivable => rule
                .finding(code.span, said!("không được bỏ qua {name}", "{name} can't be waived"))
                .help(said!(
                    "sửa lỗi này: khi còn lỗi, văn bản không đọc được, mất chữ hoặc in ra `[?…]`",
                    "mend the fault: while it stands the document can't be read, loses words or prints `[?…]`"
                )),
            Standing::NeedsPlace => rule
                .finding(waiver.table.span, said!("cần nói bỏ qua {name} ở đâu", "say where {name} is waived"))
                .help(said!(
                    "thêm `tai = \"muc:…\"` hoặc `doan = \"…\"`; chỉ quy tắc cấu trúc (CT) được bỏ qua cho cả kế hoạch",
                    "add `tai = \"muc:…\"` or `doan = \"…\"`; only rules of structure (CT) can be waived for a whole plan"
                )),
        };
        findings.push(finding);
    }
}
