//! Paragraphs and tables one below the other, with the gaps between them.
//!
//! A gap is said once, by one of two neighbours: Word and LibreOffice don't agree on whether a gap below and a gap above
//! add up.

use docx_rs::{DocumentChild, Paragraph, Table};

use super::pair::{with_gap_after, with_gap_before};
use super::styles::id;
use super::tree::Context;

/// What stands on a part's pages, from top to bottom.
#[derive(Debug, Default)]
pub(super) struct Flow {
    children: Vec<DocumentChild>,
    /// The gap below the last child, pt: set already where that is a paragraph, and wanted where it is a table, which has
    /// no way to say it.
    below: f64,
}

impl Flow {
    /// Adds a paragraph that wants at least `above` pt over it. `below` is what its style, or the paragraph itself,
    /// leaves under it.
    pub(super) fn paragraph(&mut self, paragraph: Paragraph, above: f64, below: f64) {
        self.widen(above);
        let paragraph = if self.ends_in_table() { with_gap_before(paragraph, self.below) } else { paragraph };
        self.children.push(DocumentChild::Paragraph(Box::new(paragraph)));
        self.below = below;
    }

    /// Adds a table that wants at least `above` pt over it and `below` pt under it.
    pub(super) fn table(&mut self, context: &mut Context<'_>, table: Table, above: f64, below: f64) {
        self.widen(above);
        // Two tables without a paragraph between them are one to Word.
        if self.ends_in_table() {
            let parting = context.empty(id::END, "giua-bang").keep_next(true);
            self.children.push(DocumentChild::Paragraph(Box::new(with_gap_after(parting, self.below))));
        }
        self.children.push(DocumentChild::Table(Box::new(table)));
        self.below = below;
    }

    /// Makes the gap below the last child at least as high as what comes next wants it. Nothing is above the first.
    pub(super) fn widen(&mut self, above: f64) {
        if above > self.below && !self.children.is_empty() {
            self.below = above;
            if let Some(DocumentChild::Paragraph(last)) = self.children.last_mut() {
                **last = with_gap_after((**last).clone(), above);
            }
        }
    }

    fn ends_in_table(&self) -> bool {
        matches!(self.children.last(), Some(DocumentChild::Table(_)))
    }

    /// All, the last one a paragraph, as Word wants it at the end of a section.
    pub(super) fn into_children(mut self, context: &mut Context<'_>) -> (Vec<DocumentChild>, Paragraph) {
        match self.children.pop() {
            Some(DocumentChild::Paragraph(last)) => (self.children, *last),
            other => {
                self.children.extend(other);
                let end = context.empty(id::END, "cuoi");
                (self.children, end)
            }
        }
    }
}
