//! TT001: a component that every administrative document has.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Said, Severity};
use crate::document::Component;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TT001",
    name: "thieu-thanh-phan",
    summary: ["thiếu thành phần thể thức", "a component of the form is missing"],
    clause: Clause::new("dieu:8.2"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    kinds: &[],
    page: page!("TT001"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    for missing in &document.facts.missing {
        let (name, help) = explain(missing.component);
        let Said { vi, en } = name;
        findings.push(rule.finding(missing.at, said!("thiếu {vi}", "{en} is missing")).help(help));
    }
}

fn explain(component: Component) -> (Said, Said) {
    match component {
        Component::Issuer => (
            said!("tên cơ quan, tổ chức ban hành văn bản", "the issuing body's name"),
            said!("viết `ten` trong [co-quan], ở plan.toml hoặc co-quan.toml", "write `ten` in [co-quan], in plan.toml or co-quan.toml"),
        ),
        Component::Symbol => (
            said!("ký hiệu của văn bản", "the document's symbol"),
            said!("viết `viet-tat` trong [co-quan], hoặc `ky-hieu` trong [van-ban]", "write `viet-tat` in [co-quan], or `ky-hieu` in [van-ban]"),
        ),
        Component::Place => (
            said!("địa danh", "the place"),
            said!("viết `dia-danh` trong [van-ban] hoặc [co-quan]", "write `dia-danh` in [van-ban] or [co-quan]"),
        ),
        Component::Subject => (
            said!("trích yếu nội dung", "the subject"),
            said!("viết `trich-yeu` trong [van-ban]", "write `trich-yeu` in [van-ban]"),
        ),
        Component::Content => (
            said!("nội dung văn bản", "the text"),
            said!("thêm tệp của từng phần, ví dụ `01-muc-dich.md`", "add a file for each section, such as `01-muc-dich.md`"),
        ),
        Component::Authority => (
            said!("quyền hạn, chức vụ của người ký", "the signer's authority and title"),
            said!(
                "viết `quyen-han = [\"TM. ỦY BAN NHÂN DÂN\"]` và `chuc-vu = \"Chủ tịch\"` trong [ky]",
                "write `quyen-han = [\"TM. ỦY BAN NHÂN DÂN\"]` and `chuc-vu = \"Chủ tịch\"` in [ky]"
            ),
        ),
        Component::Signer => (
            said!("họ và tên của người ký", "the signer's name"),
            said!("viết `ho-ten` trong [ky]", "write `ho-ten` in [ky]"),
        ),
        Component::Recipients => (
            said!("nơi nhận", "the recipients"),
            said!("viết `gui = [\"…\"]` trong [noi-nhan]", "write `gui = [\"…\"]` in [noi-nhan]"),
        ),
        Component::Archive => (
            said!("dòng “Lưu” của nơi nhận", "the archive line of the recipients"),
            said!("viết `luu = \"VT\"` trong [noi-nhan]", "write `luu = \"VT\"` in [noi-nhan]"),
        ),
    }
}
