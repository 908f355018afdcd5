//! Rows become pieces: what is read as one line, in one column or one cell.

use super::grids::{Grid, Place};
use super::words::Word;

/// A gap that may part two columns, em.
const COLUMN: f64 = 0.6;
/// How much wider than the other gaps of its row such a gap is; the spaces of a justified line are all alike.
const WIDER: f64 = 2.2;
/// Without other gaps to compare with, em.
const ALONE: f64 = 1.5;
/// Typed spaces fill the gap of a blank number or day; only more of them than this, em, are a column.
const TYPED: f64 = 6.0;

/// How far the baselines of two lines may differ that stand beside each other, em.
const LEVEL: f64 = 0.55;

/// A line of words in one column; pt.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Never empty, left to right.
    pub(super) words: Vec<Word>,
    /// Left end of its ink.
    pub(super) x0: f64,
    /// Right end.
    pub(super) x1: f64,
    /// Its baseline.
    pub(super) y: f64,
    /// The size of most of its letters.
    pub(super) size: f64,
    /// The cell that holds it.
    pub(super) place: Option<Place>,
    /// Which row of the page it stands in.
    pub(super) row: usize,
    /// Nothing else stands in its row.
    pub(super) alone: bool,
}

impl Piece {
    fn new(words: Vec<Word>, place: Option<Place>) -> Option<Self> {
        let x0 = words.first()?.x0;
        let x1 = words.iter().map(|word| word.x1).fold(x0, f64::max);
        let size = dominant(&words);
        let glyphs = || words.iter().flat_map(|word| &word.glyphs);
        let y = glyphs().find(|glyph| (glyph.style.size - size).abs() < 0.3).or(glyphs().next())?.y;
        Some(Self { words, x0, x1, y, size, place, row: 0, alone: true })
    }

    /// The middle of its ink.
    pub(super) fn middle(&self) -> f64 {
        f64::midpoint(self.x0, self.x1)
    }

    /// Its words.
    pub(super) fn text(&self) -> String {
        let words: Vec<String> = self.words.iter().map(Word::text).collect();
        words.join(" ")
    }

    /// Whether both stand at nearly one height, one left of the other.
    fn is_beside(&self, other: &Piece) -> bool {
        (self.y - other.y).abs() < LEVEL * self.size.max(other.size) && !self.overlaps(other)
    }

    /// Whether both have ink above one place of the page's width.
    pub(super) fn overlaps(&self, other: &Piece) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1
    }

    /// Whether the first word of `next` would have had no room behind this one before `right`.
    pub(super) fn is_full_before(&self, next: &Piece, right: f64) -> bool {
        let first = next.words.first().map_or(0.0, |word| word.x1 - word.x0);
        self.x1 + 0.25 * self.size + first > right + 0.5
    }
}

fn dominant(words: &[Word]) -> f64 {
    let mut sizes: Vec<(f64, usize)> = Vec::new();
    for glyph in words.iter().flat_map(|word| &word.glyphs) {
        match sizes.iter_mut().find(|(size, _)| (*size - glyph.style.size).abs() < 0.2) {
            Some((_, count)) => *count += 1,
            None => sizes.push((glyph.style.size, 1)),
        }
    }
    sizes.iter().max_by(|a, b| a.1.cmp(&b.1).then(a.0.total_cmp(&b.0))).map_or(0.0, |(size, _)| *size)
}

/// The pieces of a page, row by row.
pub(super) fn pieces(rows: Vec<Vec<Word>>, grids: &[Grid]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for row in rows {
        let mut parts: Vec<(Option<Place>, Vec<Word>)> = Vec::new();
        for word in row {
            let place = place(&word, grids);
            match parts.last_mut() {
                Some((last, words)) if *last == place => words.push(word),
                _ => parts.push((place, vec![word])),
            }
        }
        for (place, words) in parts {
            let lines = if place.is_some() { vec![words] } else { columns(words) };
            pieces.extend(lines.into_iter().filter_map(|words| Piece::new(words, place)));
        }
    }
    beside_each_other(pieces)
}

/// Groups pieces into the rows that a reader sees: the lines of two columns seldom share a baseline.
fn beside_each_other(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        let joins = |row: &Vec<Piece>| row.iter().all(|other| other.is_beside(&piece));
        match rows.last_mut() {
            Some(row) if joins(row) => row.push(piece),
            _ => rows.push(vec![piece]),
        }
    }
    let mut all = Vec::new();
    for (index, mut row) in rows.into_iter().enumerate() {
        row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        let alone = row.len() == 1;
        all.extend(row.into_iter().map(|piece| Piece { row: index, alone, ..piece }));
    }
    all
}

fn place(word: &Word, grids: &[Grid]) -> Option<Place> {
    let largest = word.largest()?;
    let (x, y) = (f64::midpoint(word.x0, word.x1), largest.y - 0.3 * largest.style.size);
    grids.iter().enumerate().find_map(|(grid, lines)| {
        let (row, column) = lines.cell(x, y)?;
        Some(Place { grid, row, column })
    })
}

/// Parts a row where a gap is far wider than the others.
fn columns(words: Vec<Word>) -> Vec<Vec<Word>> {
    let mut gaps: Vec<f64> = words.windows(2).filter_map(|pair| Some(pair.get(1)?.x0 - pair.first()?.x1)).collect();
    gaps.sort_by(f64::total_cmp);
    // The lower middle: of two gaps the smaller one is the space.
    let usual = if gaps.len() > 1 { gaps.get((gaps.len() - 1) / 2).copied() } else { None };
    let mut lines: Vec<Vec<Word>> = Vec::new();
    for word in words {
        let parted = match lines.last().and_then(|line| line.last()) {
            None => true,
            Some(before) => {
                let size = word.largest().map_or(0.0, |glyph| glyph.style.size);
                let gap = word.x0 - before.x1;
                let wide =
                    usual.map_or(gap > ALONE * size, |usual| gap > COLUMN * size && gap > WIDER * usual.max(0.0));
                let typed = word.filled > 0.7 * gap && gap < TYPED * size;
                wide && !typed
            }
        };
        match lines.last_mut() {
            Some(line) if !parted => line.push(word),
            _ => lines.push(vec![word]),
        }
    }
    lines
}
