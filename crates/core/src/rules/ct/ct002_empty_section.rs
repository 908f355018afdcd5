//! CT002: a heading or a mark with nothing below or behind it.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::TextExt;
use crate::rules::roles;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CT002",
    name: "de-muc-trong",
    summary: ["đề mục hoặc đoạn không có nội dung", "a heading or a paragraph without content"],
    clause: Clause::new("pl1:I.II.6.c"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    kinds: &[],
    page: page!("CT002"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    let roles = subject.outline().map_or(&[][..], |outline| &outline.roles);
    for section in document.all_sections().into_iter().filter(|section| section.body.is_empty()) {
        let required = roles.iter().find(|role| section.level <= 2 && roles::section_shows(section, role));
        let title = section.title.plain();
        let finding = rule
            .finding(section.span, said!("đề mục “{title}” không có nội dung", "nothing stands below the heading “{title}”"))
            .help(said!("viết nội dung dưới đề mục, hoặc xóa đề mục", "write what belongs below it, or delete the heading"));
        findings.push(match required {
            Some(role) => finding.place(format!("muc:{}", role.id)),
            // Only what the outline requires is certain; an empty heading elsewhere may be a note to oneself.
            None => finding.severity(Severity::Warning),
        });
    }
    for paragraph in document.paragraphs().into_iter().filter(|p| p.text.plain().trim_matches(['.', '/']).trim().is_empty()) {
        let label = paragraph.label.as_ref().map_or("", |label| label.text.trim());
        findings.push(
            rule.finding(paragraph.span, said!("“{label}” không có chữ theo sau", "no words follow “{label}”"))
                .severity(Severity::Warning)
                .help(said!("viết nội dung, hoặc xóa dòng này", "write them, or delete the line")),
        );
    }
}
