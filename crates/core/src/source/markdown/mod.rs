//! Markdown as officials write it: headings, numbered rows, "-" and "+" paragraphs, emphasis.
//!
//! CommonMark decides what is what; what it would swallow or change in silence becomes a [`Problem`].

mod blocks;
mod cell;
mod glued;
mod inline;
mod notes;
mod table;
mod typed_number;
mod words;

pub(crate) use cell::cell;
pub use glued::looks_like_item;
pub use inline::{Inline, Piece};
pub use typed_number::typed_number;

use std::collections::BTreeMap;

use pulldown_cmark::{Options, Parser};

use super::{Construct, FileId, Problem, Sources, Span, Spanned};
use crate::document::CellAlign;

/// The text of one Markdown file.
#[derive(Debug, Clone, Default)]
pub struct Markdown {
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
    /// The texts of its footnotes, by their names.
    pub notes: BTreeMap<String, Inline>,
}

/// One block of a section's text.
#[derive(Debug, Clone)]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Inline),
    /// A paragraph led by "-".
    Dash(Inline),
    /// A paragraph led by "+".
    Plus(Inline),
    /// A numbered row: khoản or điểm, as the heading above it says.
    Row(Row),
    /// A table.
    Table(Table),
}

/// A Markdown table.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its words, from the paragraph "Bảng: …" above it.
    pub caption: Option<Inline>,
    /// `{#ma}` at the caption's end.
    pub anchor: Option<Spanned<String>>,
    /// How the lines of each column stand.
    pub aligns: Vec<CellAlign>,
    /// The first row.
    pub head: Vec<Inline>,
    /// The rows below it.
    pub rows: Vec<Vec<Inline>>,
    /// The table's first line.
    pub span: Span,
}

/// A heading.
#[derive(Debug, Clone)]
pub struct Heading {
    /// 1 to 4.
    pub level: u8,
    /// Its words.
    pub content: Inline,
    /// `{#ma}` at its end.
    pub anchor: Option<Spanned<String>>,
    /// The line.
    pub span: Span,
}

/// A numbered row.
#[derive(Debug, Clone)]
pub struct Row {
    /// The number typed first.
    pub start: u64,
    /// That number in the source.
    pub start_span: Span,
    /// Its items; each holds at least its first paragraph, which may be empty.
    pub items: Vec<Item>,
}

/// An item of a numbered row.
#[derive(Debug, Clone)]
pub struct Item {
    /// The item's own paragraph.
    pub content: Inline,
    /// What stands below it.
    pub below: Vec<Block>,
}

/// Reads one file; faults go into `problems`.
pub fn read(sources: &Sources, file: FileId, problems: &mut Vec<Problem>) -> Markdown {
    let text = sources.file(file).text();
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let parser = Parser::new_ext(text, options);
    // The parser takes these lines out of the text without an event.
    let mut definitions: Vec<_> = parser.reference_definitions().iter().map(|(_, found)| found.span.clone()).collect();
    definitions.sort_by_key(|range| range.start);
    let events = parser.into_offset_iter().peekable();
    let mut reader = blocks::Reader::new(text, blocks::Place::File(file), problems, events);
    for range in definitions {
        reader.refuse(range, Construct::LinkDefinition);
    }
    let blocks = reader.blocks();
    reader.finish(blocks)
}
