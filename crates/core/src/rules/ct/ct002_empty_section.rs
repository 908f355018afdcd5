//! CT002: a heading, a mark, a table or an appendix with nothing below, behind or in it.

use crate::decree::{Clause, Role};
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::{Division, Document, PartKind, Section, TextExt};
use crate::rules::roles;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::toml::GroupSource;
use crate::source::{AppendixContent, Fault, FileId, Problem, Span};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CT002",
    name: "de-muc-trong",
    summary: [
        "đề mục, đoạn, nhóm hoặc phụ lục không có nội dung",
        "a heading, a paragraph, a group or an appendix without content",
    ],
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

    /// Whether such a thing stands in the file.
    fn holds(&self, file: FileId) -> bool {
        self.places.iter().any(|(place, _)| *place == file)
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
    let is_main = |section: &Section| subject.plan.sections.iter().any(|source| source.file == section.span.file);
    let refused = Refused::of(subject, document);
    for section in document.all_sections().into_iter().filter(|section| section.body.is_empty()) {
        if refused.stands_below(section.span) {
            continue;
        }
        // Below a section that fills the role already, its words are only words; so they are in a decision or an appendix.
        let is_required = |(role, is_top): &(&Role, &bool)| {
            (section.level == 1 || section.level == 2 && !**is_top) && shows(section, role) && is_main(section)
        };
        let required = roles.iter().zip(&at_top).find(is_required);
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
            None if section.division == Division::Article => finding.severity(Severity::Warning).help(said!(
                "viết nội dung dưới tên điều; điều chỉ có một câu thì bỏ dấu `#`: câu ấy đứng ngay sau “Điều n.”",
                "write what belongs below the title; where the Điều is one sentence, drop the `#`: it follows “Điều n.” at once"
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
    for part in document.parts.iter().filter(|part| part.kind == PartKind::Appendix && part.body.is_empty()) {
        // Its title stands in its file: `Refused` knows headings of the text only.
        let source = subject.plan.appendices.iter().find(|source| part.id.as_str() == format!("phu-luc:{}", source.id));
        let Some(source) = source.filter(|source| !refused.holds(source.file)) else { continue };
        let span = Span::new(source.file, subject.sources.file(source.file).first_line());
        findings.push(empty_appendix(rule, span));
    }
    for table in document.tables().into_iter().filter(|table| table.rows.is_empty() && !table.columns.is_empty()) {
        if !is_data(subject, table.span) {
            findings.push(
                rule.finding(table.span, said!("bảng không có hàng nào", "a table without rows"))
                    .severity(Severity::Warning)
                    .help(said!("viết các hàng, hoặc xóa bảng", "write its rows, or delete the table")),
            );
        }
    }
    for appendix in &subject.plan.appendices {
        // A torn file may have lost rows that were written, and one without columns can have none.
        let AppendixContent::Data(table, true) = &appendix.content else { continue };
        if table.columns.is_empty() {
            continue;
        }
        if table.rows.is_empty() && table.groups.is_empty() {
            findings.push(empty_appendix(rule, table.title.first().map_or(table.span, |title| title.span)));
        }
        empty_groups(rule, &table.groups, findings);
    }
}

fn empty_appendix(rule: &Rule, span: Span) -> Finding {
    rule.finding(span, said!("phụ lục không có nội dung", "an appendix without content"))
        .severity(Severity::Warning)
        .clause(Clause::new("thuc-hanh"))
        .help(said!(
            "viết các hàng bằng [[viec]] (tệp .md: viết nội dung dưới tên phụ lục), hoặc xóa tệp và lời dẫn tới nó",
            "write its rows as [[viec]] (in a .md file: its text below the title), or delete the file and what points to it"
        ))
}

/// A group without rows prints its name alone.
fn empty_groups(rule: &Rule, groups: &[GroupSource], findings: &mut Vec<Finding>) {
    for group in groups {
        if group.rows.is_empty() && group.groups.is_empty() {
            let name = group.name.as_ref().map_or("", |name| name.value.trim());
            findings.push(
                rule.finding(
                    group.name.as_ref().map_or(group.span, |name| name.span),
                    said!("nhóm “{name}” không có hàng nào", "the group “{name}” has no rows"),
                )
                .severity(Severity::Warning)
                .clause(Clause::new("thuc-hanh"))
                .help(said!(
                    "viết các hàng bằng [[nhom.viec]] ngay dưới nhóm, hoặc xóa nhóm",
                    "write its rows as [[nhom.viec]] right below it, or delete the group"
                )),
            );
        }
        empty_groups(rule, &group.groups, findings);
    }
}

/// Whether a table is an appendix's data, and no table of the text.
fn is_data(subject: &Subject<'_>, table: Span) -> bool {
    let mut data = subject.plan.appendices.iter();
    data.any(|appendix| appendix.file == table.file && matches!(appendix.content, AppendixContent::Data(..)))
}
