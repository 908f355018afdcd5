//! CT003: the purpose isn't first, or the execution isn't last.

use crate::decree::{Clause, RolePlace};
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::Part;
use crate::rules::roles;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CT003",
    name: "sai-thu-tu-de-muc",
    summary: ["đề mục bắt buộc đứng sai chỗ", "a required heading stands in the wrong place"],
    clause: Clause::new("pl1:I.II.6.c"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: true,
    kinds: &["ke-hoach"],
    page: page!("CT003"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let (Some(document), Some(outline)) = (subject.document, subject.outline()) else { return };
    let sections: Vec<_> = document.main().into_iter().flat_map(Part::sections).collect();
    for role in &outline.roles {
        let Some(place) = role.place else { continue };
        let found: Vec<usize> = sections
            .iter()
            .enumerate()
            .filter(|(_, section)| roles::section_shows(section, role, outline))
            .map(|(index, _)| index)
            .collect();
        let name = &role.name;
        match (place, found.as_slice()) {
            (RolePlace::First, [first, ..]) if *first > 0 => {
                let (Some(section), Some(before)) = (sections.get(*first), sections.first()) else { continue };
                findings.push(
                    rule.finding(
                        section.span,
                        said!("“{name}” không phải phần đầu tiên", "“{name}” isn't the first section"),
                    )
                    .related(before.span, said!("phần này đứng trước nó", "this stands before it"))
                    .place(format!("muc:{}", role.id))
                    .help(said!(
                        "đổi số ở đầu tên tệp để phần này đứng trước",
                        "change the number in the file's name so that it comes first"
                    )),
                );
            }
            (RolePlace::Last, [.., last]) if last + 2 < sections.len() => {
                let (Some(section), Some(after)) = (sections.get(*last), sections.last()) else { continue };
                findings.push(
                    rule.finding(
                        section.span,
                        said!(
                            "“{name}” không phải phần cuối hoặc áp chót",
                            "“{name}” is neither the last section nor the last but one"
                        ),
                    )
                    .related(after.span, said!("phần này đứng sau cùng", "this is the last one"))
                    .place(format!("muc:{}", role.id))
                    .help(said!(
                        "đổi số ở đầu tên tệp để phần này đứng cuối",
                        "change the number in the file's name so that it comes last"
                    )),
                );
            }
            _ => {}
        }
    }
}
