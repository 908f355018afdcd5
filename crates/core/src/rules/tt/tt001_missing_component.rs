//! TT001: a component that every administrative document has.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Said, Severity};
use crate::document::{Component, Missing};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::Fault;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TT001",
    name: "thieu-thanh-phan",
    summary: ["thiếu thành phần thể thức", "a component of the form is missing"],
    clause: Clause::new("dieu:8.2"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("TT001"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    let missing = &document.facts.missing;
    let is_missing = |component, at| missing.iter().any(|m| m.component == component && m.at == at);
    let offices = [subject.plan.office.issuer.span, subject.plan.manifest.as_ref().and_then(|m| m.issuer.span)];
    let no_office = offices == [None, None] && missing.iter().any(|m| m.component == Component::Issuer);
    for Missing { component, at } in missing {
        // A table that isn't there at all is one fault.
        let whole = match component {
            Component::Issuer if no_office => Some(office()),
            Component::Symbol | Component::Place if no_office => continue,
            Component::Authority if is_missing(Component::Signer, *at) => Some(signatory()),
            Component::Recipients if is_missing(Component::Archive, *at) => Some(recipients()),
            Component::Signer if is_missing(Component::Authority, *at) => continue,
            Component::Archive if is_missing(Component::Recipients, *at) => continue,
            _ => None,
        };
        if is_reported(subject, *component) {
            continue;
        }
        let (Said { vi, en }, help) = whole.unwrap_or_else(|| explain(*component));
        findings.push(rule.finding(*at, said!("thiếu {vi}", "{en} is missing")).help(help));
    }
}

/// Whether another rule has the reason already: a key that is misspelt or holds the wrong thing, a file that can't be
/// taken up, headings that are missing one by one.
fn is_reported(subject: &Subject<'_>, component: Component) -> bool {
    let keys: &[&str] = match component {
        Component::Issuer => &["co-quan.ten"],
        Component::Symbol => &["co-quan.viet-tat", "van-ban.ky-hieu"],
        Component::Place => &["van-ban.dia-danh", "co-quan.dia-danh"],
        Component::Subject => &["van-ban.trich-yeu"],
        Component::Authority => &["ky.quyen-han", "ky.chuc-vu"],
        Component::Signer => &["ky.ho-ten"],
        Component::Recipients => &["noi-nhan.gui"],
        Component::Archive => &["noi-nhan.luu"],
        Component::Articles => &["quyet-dinh"],
        Component::Addressees => &["kinh-gui.gui"],
        Component::IssuingSymbol => &["kem-theo.ky-hieu"],
        Component::Content => {
            let outline = subject.outline();
            return outline.is_some_and(|outline| !outline.roles.is_empty())
                || subject.plan.problems.iter().any(|problem| {
                    matches!(problem.fault, Fault::SectionFile(_) | Fault::Unused { .. } | Fault::NotUtf8)
                });
        }
    };
    // A signatory of co-quan.toml has the keys of [ky].
    let is_one = |path: &str| {
        let of_office = path.strip_prefix("nguoi-ky.").and_then(|rest| rest.split_once('.'));
        let path = of_office.map_or_else(|| path.to_owned(), |(_, key)| format!("ky.{key}"));
        keys.iter().any(|key| *key == path || key.split('.').next() == Some(&path))
    };
    subject.plan.problems.iter().any(|problem| match &problem.fault {
        Fault::WrongValue { key, .. } => is_one(key),
        Fault::UnknownKey { table, near, .. } if table.is_empty() => near.iter().any(|near| is_one(near)),
        Fault::UnknownKey { table, near, .. } => near.iter().any(|near| is_one(&format!("{table}.{near}"))),
        _ => false,
    })
}

fn office() -> (Said, Said) {
    (
        said!("tên cơ quan, tổ chức ban hành văn bản", "the issuing body's name"),
        said!(
            "viết tệp co-quan.toml với bảng [co-quan]: `ten`, `viet-tat` và `dia-danh`",
            "write a file co-quan.toml with the table [co-quan]: `ten`, `viet-tat` and `dia-danh`"
        ),
    )
}

fn signatory() -> (Said, Said) {
    (
        said!("chức vụ, họ và tên của người ký", "the signer, with title and name,"),
        said!(
            "viết bảng [ky] với `quyen-han`, `chuc-vu` và `ho-ten`",
            "write the table [ky] with `quyen-han`, `chuc-vu` and `ho-ten`"
        ),
    )
}

fn recipients() -> (Said, Said) {
    (
        said!("nơi nhận", "the list of recipients"),
        said!(
            "viết bảng [noi-nhan] với `gui = [\"…\"]` và `luu = \"VT\"`",
            "write the table [noi-nhan] with `gui = [\"…\"]` and `luu = \"VT\"`"
        ),
    )
}

fn explain(component: Component) -> (Said, Said) {
    match component {
        Component::Issuer => (
            said!("tên cơ quan, tổ chức ban hành văn bản", "the issuing body's name"),
            said!(
                "viết `ten` trong [co-quan], ở plan.toml hoặc co-quan.toml",
                "write `ten` in [co-quan], in plan.toml or co-quan.toml"
            ),
        ),
        Component::Symbol => (
            said!("ký hiệu của văn bản", "the document's symbol"),
            said!(
                "viết `viet-tat` trong [co-quan], hoặc `ky-hieu` trong [van-ban]",
                "write `viet-tat` in [co-quan], or `ky-hieu` in [van-ban]"
            ),
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
            said!(
                "thêm tệp của từng phần, ví dụ `01-muc-dich.md`",
                "add a file for each section, such as `01-muc-dich.md`"
            ),
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
            said!("nơi nhận", "the list of recipients"),
            said!("viết `gui = [\"…\"]` trong [noi-nhan]", "write `gui = [\"…\"]` in [noi-nhan]"),
        ),
        Component::Archive => (
            said!("dòng “Lưu” của nơi nhận", "the archive line of the recipients"),
            said!("viết `luu = \"VT\"` trong [noi-nhan]", "write `luu = \"VT\"` in [noi-nhan]"),
        ),
        Component::Articles => (
            said!("các điều của quyết định", "the articles of the decision"),
            said!(
                "thêm tệp của từng điều vào thư mục quyet-dinh, ví dụ `quyet-dinh/01-ban-hanh.md`",
                "add a file for each article to the folder quyet-dinh, such as `quyet-dinh/01-ban-hanh.md`"
            ),
        ),
        Component::IssuingSymbol => (
            said!("ký hiệu của văn bản ban hành", "the symbol of the issuing document"),
            said!(
                "viết `ky-hieu` trong [kem-theo]: văn bản ấy của cơ quan khác, hoặc là loại không có chữ viết tắt",
                "write `ky-hieu` in [kem-theo]: another office issued that document, or its kind has no abbreviation"
            ),
        ),
        Component::Addressees => (
            said!("nơi gửi đến (“Kính gửi”)", "whom the letter addresses (“Kính gửi”)"),
            said!("viết bảng [kinh-gui] với `gui = [\"…\"]`", "write the table [kinh-gui] with `gui = [\"…\"]`"),
        ),
    }
}
