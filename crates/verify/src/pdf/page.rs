//! A page as lines of words, tables and free lines.

use super::bars::{Bar, joined};
use super::bounds;
use super::grids::{Grid, grids};
use super::open::RawPage;
use super::pieces::{Piece, pieces};
use super::words::rows;
use crate::reading::Zone;

/// A page, taken apart; pt.
#[derive(Debug)]
pub(super) struct Page {
    /// As it lies.
    pub(super) width: f64,
    /// As it lies.
    pub(super) height: f64,
    /// Top to bottom, left to right, each with the part of the page it stands in.
    pub(super) pieces: Vec<(Piece, Zone)>,
    /// Top to bottom.
    pub(super) grids: Vec<Grid>,
    /// Level lines of no table.
    pub(super) bars: Vec<Bar>,
    /// One picture, and no words that count.
    pub(super) is_picture: bool,
}

/// A page with fewer letters than this, below or beside a picture, is that picture: a stamp or a signature has words too.
const FEW: usize = 200;
/// How much of a page a picture covers at least.
const COVERED: f64 = 0.7;

impl Page {
    /// Takes a page apart. Every piece is taken for text ([`Zone::Body`]) at first.
    pub(super) fn new(raw: RawPage) -> Self {
        let RawPage { width, height, content } = raw;
        let is_picture = content.pictured >= COVERED && content.glyphs.len() < FEW;
        let level = joined(content.level, bounds::BARS);
        let upright = joined(content.upright, bounds::BARS);
        let (grids, bars) = grids(&level, &upright);
        let inside = |glyph: &super::glyphs::Glyph| {
            (-1.0..=width + 1.0).contains(&glyph.x0) && (0.0..=height + 1.0).contains(&glyph.y)
        };
        let glyphs = content.glyphs.into_iter().filter(inside).collect();
        let pieces = pieces(rows(glyphs), &grids).into_iter().map(|piece| (piece, Zone::Body)).collect();
        Self { width, height, pieces, grids, bars, is_picture }
    }

    /// Whether it lies on its long side.
    pub(super) fn is_landscape(&self) -> bool {
        self.width > self.height
    }

    /// Its lines of text outside tables.
    pub(super) fn lines(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(|(piece, zone)| *zone == Zone::Body && piece.place.is_none()).map(|(piece, _)| piece)
    }
}
