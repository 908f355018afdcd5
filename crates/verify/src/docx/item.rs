//! A paragraph between reading and judging: with words or without, and with all that decides on what stands below it.

use super::drawing::Stroke;
use crate::reading::{Extent, NumberStyle, Pages, Paragraph};

/// A paragraph as it stands in the file.
#[derive(Debug)]
pub(super) struct Item<'a> {
    /// Without lines where it has no words.
    pub(super) paragraph: Paragraph,
    /// Which paragraphs stand one below the other with it: those of a cell, a box, or of the text between two tables.
    pub(super) flow: usize,
    pub(super) style: Option<&'a str>,
    /// pt.
    pub(super) before: f64,
    /// pt.
    pub(super) after: f64,
    /// No gap to a neighbour of the same style.
    pub(super) is_contextual: bool,
    /// From line to line, pt.
    pub(super) pitch: f64,
    /// How many lines it takes, as far as that can be told.
    pub(super) height_in_lines: f64,
    /// Lines without words that it begins with.
    pub(super) blank_lines: usize,
    /// A border above it and no box around.
    pub(super) has_top: bool,
    /// A border below it and no box around.
    pub(super) has_bottom: bool,
    pub(super) strokes: Vec<Stroke>,
    /// It is no line of its own: a mark that is hidden, or all that a page break left.
    pub(super) is_nothing: bool,
    /// It is there for the line that it draws.
    pub(super) is_rule: bool,
    pub(super) mark: Option<Mark>,
}

impl Item<'_> {
    /// Whether it shows words.
    pub(super) fn has_words(&self) -> bool {
        !self.paragraph.lines.is_empty()
    }

    /// How high it is, pt.
    pub(super) fn height(&self) -> f64 {
        self.pitch * self.height_in_lines
    }
}

/// A page number in a header or footer.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) pages: Pages,
    pub(super) at_top: bool,
    pub(super) style: NumberStyle,
    pub(super) centred: Option<bool>,
    pub(super) alone: bool,
}

/// A border under a cell of a table that has no others.
#[derive(Debug, Clone, Copy)]
pub(super) struct CellRule {
    /// The paragraphs of the cell; `None`: it has none.
    pub(super) flow: Option<usize>,
    pub(super) whole: Option<Extent>,
}
