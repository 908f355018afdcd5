//! Which required headings a document has, and where.

use crate::decree::{Outline, Role};
use crate::document::{Block, Document, ParagraphKind, Section, TextExt};

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

/// Roles that no section holds.
pub(super) fn missing<'o>(document: &Document, outline: &'o Outline) -> Vec<&'o Role> {
    outline.roles.iter().filter(|role| !document.sections.iter().any(|section| holds(section, role))).collect()
}
