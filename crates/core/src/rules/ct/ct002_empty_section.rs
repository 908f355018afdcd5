//! CT002: a heading or a mark with nothing below or behind it.

use crate::decree::{Clause, Role};
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::{Document, Section, TextExt};
use crate::rules::roles;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::{Fault, FileId, Problem, Span};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CT002",
    name: "de-muc-trong",
    summary: ["đề mục hoặc đoạn không có nội dung", "a heading or a paragraph without content"],
    clause: Clause::new("pl1:I.II.6.c"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("CT002"),
    phase: Phase::Document(check),
};

/// What stands in the source and could not be taken up, and where headings begin: (file, first byte), sorted.
struct Refused {
    places: Vec<(FileId, u32)>,
    headings: Vec<(FileId, u32)>,
}

impl Refused {
    fn of(subject: &Subject<'_>, document: &Document) -> Self {
        let is_lost = |problem: &&Problem| matches!(problem.fault, Fault::Markdown(_) | Fault::SectionFile(_));
        let start = |span: Span| (span.file, span.start);
        let mut places: Vec<_> = subject.plan.problems.iter().filter(is_lost).map(|p| start(p.span)).collect();
        let mut headings: Vec<_> = document.all_sections().into_iter().map(|section| start(section.span)).collect();
        places.sort_unstable();
        headings.sort_unstable();
        Self { places, headings }
    }

    /// Whether such a thing stands below the heading: then that is the fault, and not the emptiness.
    fn stands_below(&self, heading: Span) -> bool {
        let own = (heading.file, heading.start);
        let next = self.headings.get(self.headings.partition_point(|place| *place <= own));
        let first = self.places.get(self.places.partition_point(|place| *place < own));
        first.is_some_and(|first| first.0 == heading.file && next.is_none_or(|next| first < next))
    }
}

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    let outline = subject.outline();
    let roles = outline.map_or(&[][..], |outline| &outline.roles);
    let shows =
        |section: &Section, role: &Role| outline.is_some_and(|outline| roles::section_shows(section, role, outline));
    let at_top: Vec<bool> = roles
        .iter()
        .map(|role| document.main().is_some_and(|main| main.sections().any(|top| shows(top, role))))
        .collect();
    let refused = Refused::of(subject, document);
    for section in document.all_sections().into_iter().filter(|section| section.body.is_empty()) {
        if refused.stands_below(section.span) {
            continue;
        }
        // Below a section that fills the role already, its words are only words.
        let required = roles
            .iter()
            .zip(&at_top)
            .find(|(role, is_top)| (section.level == 1 || section.level == 2 && !**is_top) && shows(section, role));
        // The author's words: the model's are in capitals, and the last of them carry the end mark.
        let typed = subject.sources.slice(section.span).trim_matches(['#', ' ', '\t']);
        let title = typed.rsplit_once("{#").map_or(typed, |(title, _)| title.trim_end());
        let finding = rule.finding(
            section.span,
            said!("đề mục “{title}” không có nội dung", "nothing stands below the heading “{title}”"),
        );
        findings.push(match required {
            Some((role, _)) => finding.place(format!("muc:{}", role.id)).help(said!(
                "viết nội dung dưới đề mục: khung bắt buộc có phần này",
                "write what belongs below it: the outline requires it"
            )),
            // Only what the outline requires is certain; an empty heading elsewhere may be a note to oneself.
            None => finding.severity(Severity::Warning).help(said!(
                "viết nội dung dưới đề mục, hoặc xóa đề mục",
                "write what belongs below it, or delete the heading"
            )),
        });
    }
    for paragraph in
        document.paragraphs().into_iter().filter(|p| p.text.plain().trim_matches(['.', '/', ';']).trim().is_empty())
    {
        let message = match &paragraph.label {
            Some(label) => {
                let label = label.text.trim();
                said!("“{label}” không có chữ theo sau", "no words follow “{label}”")
            }
            None => said!("dòng không có chữ", "a line without words"),
        };
        findings.push(
            rule.finding(paragraph.span, message)
                .severity(Severity::Warning)
                .help(said!("viết nội dung, hoặc xóa dòng này", "write them, or delete the line")),
        );
    }
}
