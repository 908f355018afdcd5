//! A paragraph in the making.

use super::edges::SINGLE;
use super::grids::Place;
use super::pieces::Piece;
use crate::reading::{Align, RuleLine, Zone};

/// How lines relate to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Running text, or a line on its own between the text's edges.
    Flow,
    /// Beside other lines: header, signature, a table without lines.
    Column,
    /// In a cell.
    Cell,
    /// In a margin, or a footnote.
    Aside,
}

/// Lines that make a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// Never empty.
    pub(super) pieces: Vec<Piece>,
    /// How they relate to the page.
    pub(super) kind: Kind,
    /// In which part of it they stand.
    pub(super) zone: Zone,
    /// How they stand between their ends, if that can be seen.
    pub(super) align: Option<Align>,
    /// First line from the left edge of the text, pt.
    pub(super) indent: Option<f64>,
    /// See [`crate::reading::Paragraph::gap_before_pt`].
    pub(super) gap: Option<f64>,
    /// A line under the last line.
    pub(super) rule: Option<RuleLine>,
    /// First text of a page.
    pub(super) starts_page: bool,
    /// Goes on from the page before.
    pub(super) continues: bool,
}

impl Block {
    /// A block of one line.
    pub(super) fn new(piece: Piece, kind: Kind, zone: Zone) -> Self {
        Self {
            pieces: vec![piece],
            kind,
            zone,
            align: None,
            indent: None,
            gap: None,
            rule: None,
            starts_page: false,
            continues: false,
        }
    }

    /// Its first line.
    pub(super) fn first(&self) -> Option<&Piece> {
        self.pieces.first()
    }

    /// Its last line.
    pub(super) fn last(&self) -> Option<&Piece> {
        self.pieces.last()
    }

    /// The cell that holds it.
    pub(super) fn place(&self) -> Option<Place> {
        self.first().and_then(|piece| piece.place)
    }

    /// Distance of its lines as a multiple of single spacing.
    pub(super) fn spacing(&self) -> Option<f64> {
        let (first, last) = (self.first()?, self.last()?);
        let lines = self.pieces.len().checked_sub(1).filter(|lines| *lines > 0)?;
        Some((last.y - first.y) / (lines as f64 * SINGLE * last.size))
    }

    /// Whether a line's distance is that of this block's lines; of a single line, that of `usual` spacing at most.
    pub(super) fn goes_on_at(&self, line: &Piece, usual: f64) -> bool {
        let Some(last) = self.last() else { return false };
        let pitch = line.y - last.y;
        let alike = (last.size - line.size).abs() < 0.6;
        let single = SINGLE * line.size;
        let expected = self.spacing().unwrap_or(usual) * single;
        alike && pitch > 0.75 * single && pitch <= expected + 0.12 * line.size
    }
}
