//! A part of the text that is being filled.

use super::numbers::NUMBERS;
use crate::compile::Context;
use crate::compile::inline::Allows;
use crate::decree::Clause;
use crate::document::{Block, Division, NodeId, Paragraph, ParagraphKind, Run, Section, Text};
use crate::source::markdown::{self, Inline};
use crate::source::{FileId, Span};

/// A heading and what stands below it so far, with its counters; or an opening, a closing, an untitled Điều.
pub(super) struct Open {
    pub(super) id: NodeId,
    /// 0 where there is no heading.
    pub(super) level: u8,
    pub(super) division: Option<Division>,
    /// What a reference to it prints, and what its own children put before theirs: "khoản 2 Mục II".
    pub(super) printed: String,
    /// Its number without marks: "2".
    pub(super) number: String,
    pub(super) label: Run,
    pub(super) title: Text,
    pub(super) span: Span,
    pub(super) body: Vec<Block>,
    /// Paragraphs so far, for their ids.
    pub(super) paragraphs: usize,
    /// Khoản (headings and numbered rows), or "1.1." below a khoản.
    pub(super) numbered: usize,
    /// Điểm (headings and numbered rows).
    pub(super) points: usize,
    /// Where the row before stands, if nothing but its own text came after it.
    pub(super) last_row: Option<u64>,
}

impl Open {
    /// A stretch of text without a heading.
    pub(super) fn untitled(id: NodeId) -> Self {
        Self {
            id,
            level: 0,
            division: None,
            printed: String::new(),
            number: String::new(),
            label: Run::generated("", NUMBERS),
            title: Text::new(),
            span: Span::new(FileId::default(), 0..0),
            body: Vec::new(),
            paragraphs: 0,
            numbered: 0,
            points: 0,
            last_row: None,
        }
    }

    /// The finished part: one section, or the blocks of what has no heading.
    pub(super) fn close(self) -> Vec<Block> {
        let Self { id, level, division, label, title, body, span, .. } = self;
        match division {
            Some(division) if level > 0 => {
                vec![Block::Section(Section { id, level, division, label, title, body, span })]
            }
            _ => body,
        }
    }

    pub(super) fn paragraph(
        &mut self,
        context: &mut Context<'_>,
        kind: ParagraphKind,
        label: Option<String>,
        inline: &Inline,
    ) {
        self.paragraphs += 1;
        let id = self.id.child(format_args!("doan.{}", self.paragraphs));
        let text = context.text_of(inline, Allows::All);
        let is_numbered = matches!(kind, ParagraphKind::Article | ParagraphKind::Clause | ParagraphKind::Point);
        let clause = if is_numbered { NUMBERS } else { Clause::new("thuc-hanh") };
        let label = label.map(|label| Run::generated(label, clause));
        self.body.push(Block::Paragraph(Paragraph { id, kind, label, text, span: inline.span }));
    }

    /// A block that is neither a heading nor a numbered row.
    pub(super) fn leaf(&mut self, context: &mut Context<'_>, block: &markdown::Block) {
        match block {
            markdown::Block::Paragraph(inline) => self.paragraph(context, ParagraphKind::Plain, None, inline),
            markdown::Block::Dash(inline) => {
                self.paragraph(context, ParagraphKind::Dash, Some("- ".to_owned()), inline);
            }
            markdown::Block::Plus(inline) => {
                self.paragraph(context, ParagraphKind::Plus, Some("+ ".to_owned()), inline);
            }
            markdown::Block::Table(table) => {
                self.paragraphs += 1;
                let id = self.id.child(format_args!("bang.{}", self.paragraphs));
                let table = context.markdown_table(table, id);
                self.body.push(Block::Table(table));
            }
            markdown::Block::Heading(_) | markdown::Block::Row(_) => {}
        }
    }
}
