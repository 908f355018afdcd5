//! The widths of a table's columns.

use super::grid::{CellBox, Grid, Track};
use super::words::{self, Milli, milli};
use super::{FontSet, Ruler, fit};
use crate::decree::Layout;
use crate::document::{Table, WideWord};

/// Lays out a table: every column gets its width, together `width_pt`, and a row that is too high for a page may be
/// divided. Answers with the words that are wider than their column.
pub fn set_widths(
    table: &mut Table,
    width_pt: f64,
    page_height_pt: f64,
    layout: &Layout,
    fonts: &FontSet,
) -> Vec<WideWord> {
    let grid = Grid::of(table, layout, fonts);
    let widths = fit::fit(&grid, milli(width_pt));
    divide_high_rows(table, &grid, &widths, milli(page_height_pt));
    let wide = wide_words(table, &grid, &widths, layout, fonts);
    write(table, &widths, width_pt);
    wide
}

/// Writes the widths in points. The widest column takes the part of a twip that the others leave.
fn write(table: &mut Table, widths: &[Milli], width_pt: f64) {
    let widest = widths.iter().enumerate().rev().max_by_key(|(_, width)| **width).map(|(at, _)| at);
    let mut rest = width_pt;
    for (at, (column, width)) in table.columns.iter_mut().zip(widths).enumerate() {
        // Widths are far below 2⁵³.
        #[expect(clippy::cast_precision_loss)]
        let width = *width as f64 / 1000.0;
        column.width = width;
        if Some(at) != widest {
            rest -= width;
        }
    }
    if let Some(column) = widest.and_then(|widest| table.columns.get_mut(widest)) {
        column.width = rest;
    }
}

/// A row stays whole unless it is higher than what a page holds below the repeated head. Both outputs may need a line
/// more than is reckoned here, and a row that can't be divided would be lost beyond the paper's edge: a twentieth less
/// than the page is the limit.
fn divide_high_rows(table: &mut Table, grid: &Grid, widths: &[Milli], page: Milli) {
    let (head, rows) = grid.heights(widths);
    let safe = page - page / 20;
    let below = safe.saturating_sub(head.iter().sum());
    for (row, height) in table.head.iter_mut().zip(head) {
        row.may_break = height > safe;
    }
    for (row, height) in table.rows.iter_mut().zip(rows) {
        row.may_break = height > below;
    }
}

/// The words that their cell can't hold on a line.
fn wide_words(table: &Table, grid: &Grid, widths: &[Milli], layout: &Layout, fonts: &FontSet) -> Vec<WideWord> {
    let room = |width: Milli| width.saturating_sub(grid.padding);
    let too_wide = |(track, cell): &(&Track, &CellBox)| {
        grid.pieces(cell).iter().any(|piece| piece.width() > room(track.width(widths)))
    };
    // Hardly a table has one: only then its words are looked at again.
    if !grid.tracks.iter().flat_map(|track| track.cells.iter().map(move |cell| (track, cell))).any(|it| too_wide(&it)) {
        return Vec::new();
    }
    let mut ruler = Ruler::new(fonts);
    let mut wide = Vec::new();
    for row in table.all_rows() {
        for cell in &row.cells {
            let covered = cell.column..cell.column.saturating_add(cell.columns.max(1)).min(widths.len());
            let (Some(widths), Some(column)) = (widths.get(covered), table.columns.get(cell.column)) else { continue };
            let room = room(widths.iter().sum());
            for text in &cell.paragraphs {
                let words = words::longer_than(text, layout.components.row(row.kind), &mut ruler, room);
                wide.extend(words.into_iter().map(|word| WideWord {
                    word,
                    column: column.name.clone(),
                    at: cell.span,
                }));
            }
        }
    }
    wide
}
