//! Which required headings a document has, and where.

use super::Subject;
use crate::decree::{Outline, Role};
use crate::document::{Block, Document, ParagraphKind, Section, TextExt};
use crate::source::markdown;
use crate::vietnamese;

/// Whether a section shows a role, by its id or its words.
pub(super) fn section_shows(section: &Section, role: &Role) -> bool {
    let id = section.id.as_str().strip_prefix("muc:").filter(|id| !id.contains('/'));
    id.is_some_and(|id| role.is_in_id(id)) || role.is_in_heading(&section.title.plain())
}

/// Whether a role stands in a section or one level down: as a heading, or as a khoản that begins with its words
/// ("4. Kinh phí thực hiện: …").
pub(super) fn holds(section: &Section, role: &Role) -> bool {
    section_shows(section, role)
        || section.body.iter().any(|block| match block {
            Block::Section(below) => section_shows(below, role),
            Block::Paragraph(paragraph) => {
                paragraph.kind == ParagraphKind::Clause && role.starts_text(&paragraph.text.plain())
            }
        })
}

/// Roles that no section holds and that nobody tried to write.
pub(super) fn missing<'o>(subject: &Subject<'_>, document: &Document, outline: &'o Outline) -> Vec<&'o Role> {
    let is_held = |role: &Role| document.sections.iter().any(|section| holds(section, role));
    outline.roles.iter().filter(|role| !is_held(role) && !is_tried(subject, role)).collect()
}

/// Whether the author wrote the role where the document can't take it up: in a file that can't be read, has no `#` or is
/// misnamed, or as the second `#` of a file. That is reported there, and is no missing heading.
fn is_tried(subject: &Subject<'_>, role: &Role) -> bool {
    let by_name = subject.sources.iter().any(|(_, file)| {
        file.name()
            .strip_suffix(".md")
            .is_some_and(|stem| role.is_in_id(&vietnamese::fold(stem).replace(['_', ' '], "-")))
    });
    by_name
        || subject.plan.sections.iter().flat_map(|section| &section.markdown.blocks).any(|block| match block {
            markdown::Block::Heading(heading) => heading.level == 1 && role.is_in_heading(&heading.content.plain()),
            _ => false,
        })
}
