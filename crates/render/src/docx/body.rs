//! Ô 6: legal bases, headings, paragraphs, tables.

use docx_rs::Paragraph;
use plan_core::document::{self, Block, ParagraphKind, Section};

use super::DocxError;
use super::flow::Flow;
use super::styles::{self, id};
use super::text::{line_break, unlike};
use super::tree::Context;

/// *Thẩm quyền ban hành*, căn cứ, "QUYẾT ĐỊNH:", and the text below them.
pub(super) fn body(context: &mut Context<'_>, flow: &mut Flow) -> Result<(), DocxError> {
    let part = context.part;
    let gap = context.volume.layout.body.paragraph_gap.pt();
    if let Some(authority) = &part.authority {
        flow.paragraph(context.line(id::ISSUING_AUTHORITY, "tham-quyen", authority)?, 0.0, gap);
    }
    for basis in &part.bases {
        flow.paragraph(context.paragraph(basis)?, 0.0, gap);
    }
    if let Some(order) = &part.order {
        flow.paragraph(context.line(id::ORDER, "quyet-dinh", order)?, 0.0, gap);
    }
    context.blocks(&part.body, flow)
}

impl Context<'_> {
    fn blocks(&mut self, blocks: &[Block], flow: &mut Flow) -> Result<(), DocxError> {
        let gap = self.volume.layout.body.paragraph_gap.pt();
        for block in blocks {
            match block {
                Block::Section(section) => {
                    flow.paragraph(self.heading(section)?, 0.0, gap);
                    self.blocks(&section.body, flow)?;
                }
                Block::Paragraph(paragraph) => flow.paragraph(self.paragraph(paragraph)?, 0.0, gap),
                Block::Table(table) => self.table(table, flow)?,
            }
        }
        Ok(())
    }

    /// A heading. A number with a line of its own stands in the paragraph of its title, so that Word's navigation pane
    /// says "Chương I QUY ĐỊNH CHUNG".
    fn heading(&mut self, section: &Section) -> Result<Paragraph, DocxError> {
        let (style, _, outline) = styles::heading(section.division);
        let mut paragraph = self.named(style, &section.id);
        let level = usize::from(section.level.saturating_sub(1));
        if level != outline && !styles::is_words_own(style) {
            paragraph = paragraph.outline_lvl(level);
        }
        if !section.division.is_centred() {
            return self.add_bookmarked(paragraph, &[&section.id], &section.full_title());
        }
        let components = &self.volume.layout.components;
        let number = unlike(&components.division_number, &components.division_title);
        self.bookmarked(paragraph, &[&section.id], |context, paragraph| {
            let numbered = context.add_text_as(paragraph, std::slice::from_ref(&section.label), &number)?;
            context.add_text(line_break(numbered), &section.title)
        })
    }

    /// A paragraph of the text; the last one goes with the signature.
    fn paragraph(&mut self, paragraph: &document::Paragraph) -> Result<Paragraph, DocxError> {
        let begun = self.named(styles::paragraph(paragraph.kind), &paragraph.id);
        let set =
            self.bookmarked(begun, &[&paragraph.id], |context, begun| match (paragraph.kind, &paragraph.label) {
                (ParagraphKind::Article, Some(label)) => {
                    let components = &context.volume.layout.components;
                    let number = unlike(&components.article, &components.body);
                    let labelled = context.add_text_as(begun, std::slice::from_ref(label), &number)?;
                    context.add_text(labelled, &paragraph.text)
                }
                _ => context.add_text(begun, &paragraph.full_text()),
            })?;
        let is_last = self.last_paragraph == Some(&paragraph.id);
        Ok(if is_last { set.keep_next(true) } else { set })
    }
}
