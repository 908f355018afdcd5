//! The text of a part (ô 6): headings, paragraphs, tables.

use serde::Serialize;

use super::{NodeId, Run, Table, Text};
use crate::source::Span;

/// What a heading numbers, in the decree's terms (Phụ lục I, Phần I, Mục II, khoản 6, điểm d and đ).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Division {
    /// *Phần*: "Phần I" on a line of its own, the title below it, both centred.
    Volume,
    /// *Chương*, set like a Phần.
    Chapter,
    /// *Mục* of a chương: "Mục 1", set like a Phần.
    Section,
    /// *Tiểu mục*: "Tiểu mục 1", set like a Phần.
    Subsection,
    /// *Điều* with a title: "Điều 1. …".
    Article,
    /// *Mục* of the second scheme: "I. …", in capitals.
    Roman,
    /// *Khoản* with a title: "1. …".
    Clause,
    /// "1.1. …", below a khoản.
    Subclause,
    /// *Điểm* with a title: "a) …".
    Point,
}

impl Division {
    /// Whether the number stands on a line of its own, centred, with the title in capitals below it.
    pub fn is_centred(self) -> bool {
        matches!(self, Self::Volume | Self::Chapter | Self::Section | Self::Subsection)
    }
}

/// A part of the text with a heading, and all below it.
#[derive(Debug, Clone, Serialize)]
pub struct Section {
    /// Its name in this document.
    pub id: NodeId,
    /// 1 at the top of its part, then 2, 3, 4.
    pub level: u8,
    /// What its heading numbers, which decides how it is set.
    pub division: Division,
    /// Number with its mark and the space behind it: "I. "; "Chương I" where the number has a line of its own.
    pub label: Run,
    /// The heading's words; capitals are made where the layout asks for them.
    pub title: Text,
    /// What stands below the heading, in order.
    pub body: Vec<Block>,
    /// The heading in the source.
    pub span: Span,
}

/// What can stand in a text.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A part with a heading.
    Section(Section),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// What kind of paragraph: the renderers set all alike; rules and Word's styles tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParagraphKind {
    /// *Căn cứ*: a line of the legal bases.
    Basis,
    /// Running text.
    Plain,
    /// *Điều* without a title: "Điều 1. ", its number bold.
    Article,
    /// *Khoản* without a title: "1."
    Clause,
    /// *Điểm*: "a)"
    Point,
    /// A paragraph led by "-".
    Dash,
    /// A paragraph led by "+".
    Plus,
}

/// One paragraph, its mark or number included.
#[derive(Debug, Clone, Serialize)]
pub struct Paragraph {
    /// Its name in this document.
    pub id: NodeId,
    /// What it is.
    pub kind: ParagraphKind,
    /// Number or mark with the space behind it: "a) ", "- ".
    pub label: Option<Run>,
    /// The words, the end mark "./." included where this paragraph ends the part.
    pub text: Text,
    /// The paragraph in the source.
    pub span: Span,
}

impl Section {
    /// Label and title as one text.
    pub fn full_title(&self) -> Text {
        std::iter::once(self.label.clone()).chain(self.title.iter().cloned()).collect()
    }

    /// The parts one level down.
    pub fn subsections(&self) -> impl Iterator<Item = &Section> {
        self.body.iter().filter_map(Block::section)
    }
}

impl Block {
    /// The part with a heading, where it is one.
    pub fn section(&self) -> Option<&Section> {
        match self {
            Self::Section(section) => Some(section),
            Self::Paragraph(_) | Self::Table(_) => None,
        }
    }
}

impl Paragraph {
    /// Mark and words as one text.
    pub fn full_text(&self) -> Text {
        self.label.iter().chain(&self.text).cloned().collect()
    }
}
