//! The words of a document, passage by passage in reading order: what the rules on words look at.
//!
//! ```text
//! a plan's folder ──▶ Document ──▶ of_document ─┐
//!                                              ├─▶ Script ──▶ recognise ──▶ rules (Phase::Script)
//! somebody's text ──▶ foreign ──────────────────┘
//! ```
//!
//! A rule on words is written once, and doesn't know whether a passage was typed in one of our sections or stands in
//! somebody's Word file.

mod foreign;
mod grid;
mod of_document;
mod own_unit;
mod particulars;

use crate::document::{ParagraphKind, PartKind};
use crate::recognise::Prose;
use crate::source::{Sources, Span};

pub use foreign::read_text;
pub use grid::{Grid, GridCell, GridColumn, GridRow};
pub use particulars::{Particulars, Written};

/// Where a script comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provenance {
    /// A plan's folder: numbers, capitals and end marks are the compiler's, what stands where is certain.
    Plan,
    /// A finished text from anywhere: what stands where is read out of the words.
    Foreign,
}

/// A document's words.
#[derive(Debug, Clone)]
pub struct Script {
    /// Whose it is.
    pub provenance: Provenance,
    /// Whether the form of Decree 30 is its form: not where the Party issues it, nor where the office has a form of its
    /// own. The rules on the form are silent then.
    pub follows_decree: bool,
    /// Decision, plan, appendices, in this order; never empty.
    pub parts: Vec<ScriptPart>,
    /// Every passage, in reading order; a footnote behind the passage that it belongs to.
    pub passages: Vec<Passage>,
    /// The tables, in reading order; their passages are among [`Self::passages`].
    pub grids: Vec<Grid>,
}

/// A part: what has a head of its own.
#[derive(Debug, Clone)]
pub struct ScriptPart {
    /// What it is among the others.
    pub kind: PartKind,
    /// What its head says.
    pub particulars: Particulars,
    /// Its first passage.
    pub span: Option<Span>,
}

/// A paragraph, a heading, a line of the form, a paragraph of a cell.
#[derive(Debug, Clone)]
pub struct Passage {
    /// The part that it stands in, an index into [`Script::parts`].
    pub part: usize,
    /// What it is.
    pub role: Role,
    /// The number or mark in front, without the space behind: "I.", "1.1.", "a)", "-", "Điều 3."; empty where there is
    /// none. In a plan the compiler wrote it.
    pub label: String,
    /// The author's words, the label not among them.
    pub prose: Prose,
    /// Where it stands.
    pub span: Span,
}

/// What a passage is; the components of the form by their ô (Phụ lục I, Phần IV).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Ô 2, *cơ quan chủ quản*.
    Parent,
    /// Ô 2, *cơ quan ban hành*.
    Issuer,
    /// Ô 1, *Quốc hiệu* and *Tiêu ngữ*.
    NationalName,
    /// Ô 3, *số, ký hiệu*.
    Number,
    /// Ô 4, *địa danh và thời gian ban hành*.
    PlaceDate,
    /// Ô 5a, *tên loại*.
    Kind,
    /// Ô 5a or 5b, *trích yếu*; an appendix's title.
    Subject,
    /// "Phụ lục II".
    AppendixLabel,
    /// "(Kèm theo Quyết định số …)".
    AttachedTo,
    /// Ô 9a, *Kính gửi*.
    Addressee,
    /// *Thẩm quyền ban hành*: "ỦY BAN NHÂN DÂN HUYỆN".
    Authority,
    /// *Căn cứ*.
    Basis,
    /// "QUYẾT ĐỊNH:"
    Order,
    /// A heading, by its level from 1: "I." is 1, "1." is 2, "1.1." is 3, "a)" is 4.
    Heading(u8),
    /// Running text.
    Text(ParagraphKind),
    /// A table's caption, or its "Đơn vị tính: …".
    Caption,
    /// A paragraph of a table's head.
    Head {
        /// Index into [`Script::grids`].
        grid: usize,
    },
    /// A paragraph of a cell below the head.
    Cell {
        /// Index into [`Script::grids`].
        grid: usize,
        /// Index into [`Grid::rows`].
        row: usize,
    },
    /// A line of a table whose cells the text doesn't tell apart any more: the words are right, but sentences break off
    /// and go on in the wrong places.
    TableText,
    /// A footnote.
    Note,
    /// Ô 9b, a line of *Nơi nhận*, the archive line among them.
    Recipient,
    /// Ô 7a, *quyền hạn, chức vụ của người ký*.
    SignatureAuthority,
    /// Ô 7b, *họ tên của người ký*, other titles included.
    SignerName,
    /// A line that nothing explains: a stamp, a page number, a scanner's slip.
    Stray,
}

impl Role {
    /// Whether it is running text in which words are used: paragraphs, bases, cells, notes. Whole sentences stand in
    /// [`Self::is_text`] alone.
    pub fn is_running(self) -> bool {
        matches!(self, Self::Text(_) | Self::Basis | Self::Cell { .. } | Self::TableText | Self::Note)
    }

    /// Whether it is text outside tables, recipients and the lines of the form.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Text(_) | Self::Basis | Self::Note)
    }

    /// The level of a heading.
    pub fn heading(self) -> Option<u8> {
        match self {
            Self::Heading(level) => Some(level),
            _ => None,
        }
    }
}

impl Script {
    /// The part that bears number and date: the decision where there is one.
    pub fn issued(&self) -> &Particulars {
        static NONE: std::sync::LazyLock<Particulars> = std::sync::LazyLock::new(Particulars::default);
        let own = self.parts.iter().filter(|part| part.kind != PartKind::Appendix);
        let dated = own.clone().find(|part| part.particulars.date.is_some() || part.particulars.symbol.is_some());
        dated.or_else(|| own.clone().next()).map_or(&NONE, |part| &part.particulars)
    }

    /// The part that is the document's matter: the plan, where a decision issues it.
    pub fn matter(&self) -> &Particulars {
        let main = self.parts.iter().find(|part| part.kind == PartKind::Main);
        main.map_or_else(|| self.issued(), |part| &part.particulars)
    }

    /// The passages of one part; the parts stand one behind the other.
    pub fn of_part(&self, part: usize) -> std::slice::Iter<'_, Passage> {
        let start = self.passages.partition_point(|passage| passage.part < part);
        let end = self.passages.partition_point(|passage| passage.part <= part);
        self.passages.get(start..end).unwrap_or_default().iter()
    }

    /// Whether it is a *văn bản hợp nhất*: it has the words, bases and end marks of the acts that it puts together.
    pub fn is_consolidated(&self) -> bool {
        let head = self.passages.iter().filter(|passage| matches!(passage.role, Role::Number | Role::Kind));
        head.map(Passage::words).any(|words| words.contains("VBHN") || words.contains("VĂN BẢN HỢP NHẤT"))
    }

    /// Whether what stands where is certain.
    pub fn is_plan(&self) -> bool {
        self.provenance == Provenance::Plan
    }
}

impl Passage {
    /// The author's words.
    pub fn words(&self) -> &str {
        self.prose.words()
    }

    /// Where the number or mark in front stands; the passage where the compiler wrote it.
    pub fn label_place(&self, sources: &Sources) -> Span {
        let start = self.span.range().start;
        let is_there = !self.label.is_empty() && sources.slice(self.span).starts_with(self.label.as_str());
        if is_there { Span::new(self.span.file, start..start + self.label.len()) } else { self.span }
    }

    /// Where the words of `range` stand in the source; the passage where that can't be told.
    pub fn place(&self, range: std::ops::Range<usize>, sources: &Sources) -> Span {
        self.prose.span(range, sources).unwrap_or(self.span)
    }
}
