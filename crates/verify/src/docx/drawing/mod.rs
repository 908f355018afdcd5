//! What is drawn: lines, and boxes with text. Pictures of lines count as lines.

mod dml;
mod place;
mod vml;

pub(super) use place::{Around, Vertical};

use super::xml::{Element, Node};
use crate::reading::Extent;

/// A drawn horizontal line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stroke {
    /// pt.
    pub(super) length: f64,
    /// Its middle, mm from the paper's left edge; `None` where it isn't known, or where it stands in the text.
    pub(super) middle: Option<f64>,
    pub(super) vertical: Vertical,
}

/// A box with text of its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextBox<'a> {
    /// `w:txbxContent`.
    pub(super) content: Node<'a>,
    /// Between which ends its text stands.
    pub(super) column: Option<Extent>,
}

/// What a drawing shows.
#[derive(Debug, Default)]
pub(super) struct Drawn<'a> {
    pub(super) strokes: Vec<Stroke>,
    pub(super) boxes: Vec<TextBox<'a>>,
}

/// How high a shape may be and still be a line, pt.
const LINE_HEIGHT: f64 = 3.0;

/// How short a line may be and still stand under words, pt.
const LINE_LENGTH: f64 = 8.0;

/// How high a picture of a line may be, pt: it has a margin of its own.
const PICTURE_HEIGHT: f64 = 8.0;

/// Whether a shape of this size, pt, is a horizontal line.
fn is_line(width: f64, height: f64) -> bool {
    height.abs() <= LINE_HEIGHT && width >= LINE_LENGTH
}

/// Whether a picture of this size, pt, is one of a horizontal line.
fn is_picture_of_line(width: f64, height: f64) -> bool {
    height.abs() <= PICTURE_HEIGHT && width >= LINE_LENGTH && width >= 8.0 * height.abs()
}

/// Reads `w:drawing`, `w:pict` or `w:object`.
pub(super) fn read<'a>(node: Node<'a>, around: &Around) -> Drawn<'a> {
    let mut drawn = Drawn::default();
    if node.name() == "drawing" {
        dml::read(node, around, &mut drawn)
    } else {
        vml::read(node, around, &mut drawn)
    }
    drawn
}
