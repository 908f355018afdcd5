//! Lines of text become paragraphs: which go on, which stand alone, which stand beside each other.

use super::block::{Block, Kind};
use super::edges::Edges;
use super::page::Page;
use super::pieces::Piece;
use crate::reading::Zone;

/// How far apart lines of one column may be and still belong to the block of two columns, pt: the room for a signature.
const SIGNATURE: f64 = 150.0;

/// The paragraphs of a page's text outside tables, in reading order.
pub(super) fn flow(page: &Page, edges: &Edges) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let rows = rows(page);
    let mut index = 0;
    while let Some(row) = rows.get(index) {
        if let [line] = row.as_slice() {
            add(&mut blocks, line, edges);
            index += 1;
        } else {
            let length = columns(rows.get(index..).unwrap_or_default(), edges);
            let block = rows.get(index..index + length).unwrap_or_default();
            blocks.extend(in_columns(block));
            index += length;
        }
    }
    blocks
}

fn rows(page: &Page) -> Vec<Vec<&Piece>> {
    let mut rows: Vec<Vec<&Piece>> = Vec::new();
    for line in page.lines() {
        match rows.last_mut() {
            Some(row) if row.first().is_some_and(|first| first.row == line.row) => row.push(line),
            _ => rows.push(vec![line]),
        }
    }
    rows
}

/// Adds a line that stands alone in its row: to the paragraph before it if it goes on, else as one of its own.
fn add(blocks: &mut Vec<Block>, line: &Piece, edges: &Edges) {
    match blocks.last_mut() {
        Some(block) if goes_on(block, line, edges) => block.pieces.push(line.clone()),
        _ => blocks.push(Block::new(line.clone(), Kind::Flow, Zone::Body)),
    }
}

fn goes_on(block: &Block, line: &Piece, edges: &Edges) -> bool {
    let (Some(first), Some(last)) = (block.first(), block.last()) else { return false };
    if block.kind != Kind::Flow || !last.is_full_before(line, edges.right) || !block.goes_on_at(line, edges.spacing) {
        return false;
    }
    if edges.begins(line) {
        // Of a centred title the second line begins where the text does by chance only.
        return edges.begins(last) || block.pieces.len() == 1;
    }
    // A hanging paragraph: its lines begin where its second one does, to the right of the first.
    let hangs = line.x0 > first.x0 + 2.0 && (last.x1 - edges.right).abs() < 2.5;
    match block.pieces.get(1) {
        Some(second) => hangs && (second.x0 - line.x0).abs() <= 2.5,
        None => hangs && line.text().starts_with(|letter: char| letter.is_lowercase()),
    }
}

/// How many of these rows stand in the two columns that the first one begins.
fn columns(rows: &[Vec<&Piece>], edges: &Edges) -> usize {
    let mut length = 0;
    let mut gutter: Option<(f64, f64)> = None;
    let mut ends = [f64::NEG_INFINITY; 2];
    for row in rows {
        match row.as_slice() {
            [line] => {
                let Some((from, to)) = gutter else { break };
                let left = line.x1 <= to && line.middle() < f64::midpoint(from, to);
                let right = line.x0 >= from && line.middle() > f64::midpoint(from, to);
                let (side, reach) = if left { (0, 2.4 * line.size) } else { (1, SIGNATURE) };
                let end = ends.get(side).copied().unwrap_or(f64::NEG_INFINITY);
                // A title stands in the middle of the page, not of a column.
                let titled = (line.middle() - edges.middle()).abs() < 2.0;
                if titled || !(left || right) || line.y - end > reach {
                    break;
                }
                if let Some(end) = ends.get_mut(side) {
                    *end = line.y;
                }
            }
            [left, right] => {
                let (from, to) = gutter.unwrap_or((f64::NEG_INFINITY, f64::INFINITY));
                let (from, to) = (from.max(left.x1), to.min(right.x0));
                if from >= to {
                    break;
                }
                gutter = Some((from, to));
                ends = [left.y, right.y];
            }
            _ => break,
        }
        length += 1;
    }
    length.max(1)
}

/// Lines of two columns: first the left, then the right one. Rows of three and more are read row by row.
fn in_columns(rows: &[Vec<&Piece>]) -> Vec<Block> {
    let block = |line: &Piece| Block::new(line.clone(), Kind::Column, Zone::Body);
    let Some(gutter) = gutter(rows) else {
        return rows.iter().flatten().map(|line| block(line)).collect();
    };
    let (left, right): (Vec<&Piece>, Vec<&Piece>) = rows.iter().flatten().partition(|line| line.middle() < gutter);
    left.into_iter().chain(right).map(block).collect()
}

fn gutter(rows: &[Vec<&Piece>]) -> Option<f64> {
    let mut gutter = (f64::NEG_INFINITY, f64::INFINITY);
    for row in rows {
        match row.as_slice() {
            [_] => {}
            [left, right] => gutter = (gutter.0.max(left.x1), gutter.1.min(right.x0)),
            _ => return None,
        }
    }
    (gutter.0 < gutter.1).then(|| f64::midpoint(gutter.0, gutter.1))
}

/// Footnotes, headers and footers.
pub(super) fn asides(page: &Page, wanted: Zone) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let lines: Vec<&Piece> = page.pieces.iter().filter(|(_, zone)| *zone == wanted).map(|(line, _)| line).collect();
    let right = lines.iter().map(|line| line.x1).fold(f64::NEG_INFINITY, f64::max);
    for line in lines {
        match blocks.last_mut() {
            // A footnote runs on like text; it begins with its mark, which is small.
            Some(block)
                if wanted == Zone::Footnote
                    && block.last().is_some_and(|last| last.is_full_before(line, right))
                    && block.goes_on_at(line, 1.2)
                    && !begins_with_mark(line) =>
            {
                block.pieces.push(line.clone());
            }
            _ => blocks.push(Block::new(line.clone(), Kind::Aside, wanted)),
        }
    }
    blocks
}

fn begins_with_mark(line: &Piece) -> bool {
    line.words.first().and_then(|word| word.glyphs.first()).is_some_and(|glyph| glyph.style.size < 0.8 * line.size)
}
