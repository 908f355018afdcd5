//! TC002: a value that nothing gives.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::Addressed;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TC002",
    name: "gia-tri-khong-co",
    summary: ["giá trị trong {{ }} không có", "a value in {{ }} that nothing gives"],
    clause: Clause::new("dinh-dang"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("TC002"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    for unresolved in &document.facts.unresolved {
        let name = &unresolved.name;
        let near = unresolved.near.join("`, `");
        let finding = match unresolved.kind {
            Addressed::Part(_) | Addressed::Misplaced => continue,
            Addressed::Value if near.is_empty() => rule
                .finding(unresolved.at, said!("không có giá trị `{name}`", "there is no value `{name}`"))
                .help(said!(
                    "giá trị lấy từ plan.toml và co-quan.toml, ví dụ `{{{{ van-ban.nam }}}}`, `{{{{ co-quan.ten }}}}`",
                    "values come from plan.toml and co-quan.toml, such as `{{{{ van-ban.nam }}}}`, `{{{{ co-quan.ten }}}}`"
                )),
            Addressed::Value => rule
                .finding(unresolved.at, said!("không có giá trị `{name}`", "there is no value `{name}`"))
                .help(said!("có phải `{near}`?", "did you mean `{near}`?")),
            Addressed::NotPrintable => rule
                .finding(unresolved.at, said!("`{name}` là cả một bảng", "`{name}` is a whole table"))
                .help(said!("chọn một giá trị trong đó: `{near}`", "choose one of its values: `{near}`")),
            Addressed::Filter => rule
                .finding(unresolved.at, said!("không có bộ lọc `{name}`", "there is no filter `{name}`"))
                .help(said!("các bộ lọc: `{near}`", "the filters: `{near}`")),
            Addressed::Malformed if name == "{{" => rule
                .finding(unresolved.at, said!("`{{{{` không có `}}}}` đóng", "`{{{{` without `}}}}`"))
                .help(said!(
                    "thêm `}}}}` sau giá trị; muốn in dấu ngoặc, viết \\{{",
                    "write `}}}}` behind the value; to print a brace write \\{{"
                )),
            Addressed::Malformed if !near.is_empty() => rule
                .finding(unresolved.at, said!("không có giá trị `{name}`", "there is no value `{name}`"))
                .help(said!("có phải `{near}`?", "did you mean `{near}`?")),
            Addressed::Malformed => rule
                .finding(
                    unresolved.at,
                    said!("trong {{{{ }}}} không phải một giá trị: `{name}`", "what stands in {{{{ }}}} isn't a value: `{name}`"),
                )
                .help(said!(
                    "viết đường dẫn của giá trị, ví dụ `{{{{ van-ban.nam }}}}`; muốn in dấu ngoặc, viết \\{{",
                    "write a value's path, such as `{{{{ van-ban.nam }}}}`; to print a brace write \\{{"
                )),
        };
        findings.push(finding);
    }
}
