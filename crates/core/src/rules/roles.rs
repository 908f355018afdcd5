//! Which required headings a document has, and where.

use super::Subject;
use crate::decree::{Outline, Role};
use crate::document::{Block, Document, ParagraphKind, Section, TextExt};
use crate::source::markdown;
use crate::vietnamese;

/// Whether a section shows a role, by its words; by its id where its words show no role at all.
///
/// What is printed counts: `03-nhiem-vu.md` that begins with "# Kinh phí" is the funding, whatever the file's name says.
pub(super) fn section_shows(section: &Section, role: &Role, outline: &Outline) -> bool {
    let title = section.title.plain();
    let by_id = || {
        let id = section.id.as_str().strip_prefix("muc:").filter(|id| !id.contains('/'));
        id.is_some_and(|id| role.is_in_id(id)) && !outline.roles.iter().any(|other| other.is_in_heading(&title))
    };
    role.is_in_heading(&title) || by_id()
}

/// Whether a role stands in a section or one level down: as a heading, or as a khoản that begins with its words
/// ("4. Kinh phí thực hiện: …").
pub(super) fn holds(section: &Section, role: &Role, outline: &Outline) -> bool {
    section_shows(section, role, outline)
        || section.body.iter().any(|block| match block {
            Block::Section(below) => section_shows(below, role, outline),
            Block::Paragraph(paragraph) => {
                paragraph.kind == ParagraphKind::Clause && role.starts_text(&paragraph.text.plain())
            }
            Block::Table(_) => false,
        })
}

/// Roles that no section holds and that nobody tried to write.
pub(super) fn missing<'o>(subject: &Subject<'_>, document: &Document, outline: &'o Outline) -> Vec<&'o Role> {
    let is_held =
        |role: &Role| document.main().is_some_and(|main| main.sections().any(|section| holds(section, role, outline)));
    outline.roles.iter().filter(|role| !is_held(role) && !is_tried(subject, document, role)).collect()
}

/// Whether the author wrote the role where the document can't take it up: in a file that can't be read, has no `#` or is
/// misnamed, or as the second `#` of a file. That is reported there, and is no missing heading.
fn is_tried(subject: &Subject<'_>, document: &Document, role: &Role) -> bool {
    let is_printed = |id| document.all_sections().iter().any(|section| section.span.file == id);
    let by_name = subject.sources.iter().filter(|(id, _)| !is_printed(*id)).any(|(_, file)| {
        vietnamese::fold(file.name())
            .strip_suffix(".md")
            .is_some_and(|stem| role.is_in_id(&stem.replace(['_', ' '], "-")))
    });
    by_name
        || subject.plan.sections.iter().flat_map(|section| &section.markdown.blocks).any(|block| match block {
            markdown::Block::Heading(heading) => heading.level == 1 && role.is_in_heading(&heading.content.plain()),
            _ => false,
        })
}
