//! The words of a table's cells become paragraphs.

use super::block::{Block, Kind};
use super::grids::Rectangle;
use super::page::Page;
use super::pieces::Piece;
use crate::reading::{Align, Zone};

/// What most programs leave between a cell's line and its words, pt.
const PADDING: f64 = 5.4;

/// The paragraphs of one table of a page, row by row.
pub(super) fn cells(page: &Page, grid: usize) -> Vec<Block> {
    let mut lines: Vec<&Piece> = page
        .pieces
        .iter()
        .filter(|(line, zone)| *zone == Zone::Body && line.place.is_some_and(|place| place.grid == grid))
        .map(|(line, _)| line)
        .collect();
    lines.sort_by_key(|line| line.place);
    let mut blocks: Vec<Block> = Vec::new();
    for line in lines {
        let rectangle = line.place.and_then(|place| page.grids.get(grid)?.rectangle(place.row, place.column));
        match (blocks.last_mut(), rectangle) {
            (Some(block), Some(cell)) if block.place() == line.place && goes_on(block, line, cell) => {
                block.pieces.push(line.clone());
            }
            _ => blocks.push(Block::new(line.clone(), Kind::Cell, Zone::Body)),
        }
    }
    for block in &mut blocks {
        let cell = block.place().and_then(|place| page.grids.get(grid)?.rectangle(place.row, place.column));
        block.align = cell.and_then(|cell| align(block, cell));
    }
    blocks
}

fn goes_on(block: &Block, line: &Piece, cell: Rectangle) -> bool {
    let starts = line.words.first().is_some_and(|word| matches!(word.text().as_str(), "-" | "+" | "–"));
    let Some(last) = block.last() else { return false };
    // A line that holds one word is full whatever comes next.
    let width = cell.x1 - cell.x0;
    let padding = PADDING.min(0.1 * width);
    block.goes_on_at(line, 1.1) && !starts && last.is_full_before(line, cell.x1 - padding - 0.03 * width)
}

fn align(block: &Block, cell: Rectangle) -> Option<Align> {
    let middle = f64::midpoint(cell.x0, cell.x1);
    let centred = |line: &Piece| (line.middle() - middle).abs() < 1.5;
    let ragged = block.pieces.iter().any(|line| line.x0 - cell.x0 > 2.5 * PADDING);
    let first = block.first()?;
    let at_left = block.pieces.iter().all(|line| (line.x0 - first.x0).abs() < 1.5);
    if block.pieces.iter().all(centred) && (ragged || !at_left) {
        return Some(Align::Center);
    }
    let at_right = block.pieces.iter().all(|line| (line.x1 - first.x1).abs() < 1.0);
    match (at_left, at_right) {
        (true, true) if block.pieces.len() > 2 => Some(Align::Justify),
        (true, false) if block.pieces.len() > 1 => {
            let (_, full) = block.pieces.split_last()?;
            let flush = full.len() > 1 && full.iter().all(|line| (line.x1 - first.x1).abs() < 1.0);
            Some(if flush { Align::Justify } else { Align::Left })
        }
        (false, true) => Some(Align::Right),
        _ => None,
    }
}
