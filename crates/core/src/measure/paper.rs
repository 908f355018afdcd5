//! How the paper of a part lies when its author says nothing.

use super::grid::Grid;
use super::words::{Milli, milli};
use super::{FontSet, fit};
use crate::decree::Layout;
use crate::document::{Paper, Table};

/// A paragraph of this length on one line, eight words or so, is a sentence: only sentences suffer from short lines.
const SENTENCE: Milli = 200_000;

/// Lines of a sentence with fewer words read badly, in halves of a word. In the tables of real plans that offices turn
/// the paper for, portrait lines would have 3 to 4 words; in the others they have 5 to 11.
const HALF_WORDS: u64 = 9;

/// Portrait, unless one of the part's tables reads badly in it: too many columns, or sentences in narrow ones.
pub fn paper<'a>(tables: impl IntoIterator<Item = &'a Table>, layout: &Layout, fonts: &FontSet) -> Paper {
    let width = milli(layout.page.text_width_pt(Paper::Portrait));
    let cramped = |table| {
        let grid = Grid::of(table, layout, fonts);
        fit::is_tight(&grid, width) || has_short_lines(&grid, width)
    };
    if tables.into_iter().any(cramped) { Paper::Landscape } else { Paper::Portrait }
}

/// Whether the table's sentences stand in lines of a few words. A sentence here and there, in a column of remarks, turns
/// no paper: there must be a line of one for each row.
fn has_short_lines(grid: &Grid, width: Milli) -> bool {
    let widths = fit::fit(grid, width);
    let (mut words, mut lines) = (0, 0);
    for track in &grid.tracks {
        for cell in track.cells.iter().filter(|cell| cell.longest > SENTENCE) {
            words += grid.pieces(cell).len() as u64;
            lines += grid.lines(cell, track.width(&widths));
        }
    }
    lines >= grid.row_count() as u64 && 2 * words < HALF_WORDS * lines
}
