//! How paragraphs stand: alignment, indent, the gap before them.

use super::block::{Block, Kind};
use super::edges::{Edges, SINGLE, common};
use super::pieces::Piece;
use crate::reading::{Align, Zone};

/// Parts of Times metrics, em: what of a line is above its baseline.
const ASCENT: f64 = 0.891;
/// How exactly a line is centred, pt.
const CENTRED: f64 = 2.0;

/// Tells alignment and indent of a page's paragraphs.
pub(super) fn set_alignment(blocks: &mut [Block], edges: &Edges, usual_indent: Option<f64>) {
    let stacks: Vec<Option<Align>> = (0..blocks.len()).map(|index| in_stack(blocks, index)).collect();
    for (block, stack) in blocks.iter_mut().zip(stacks) {
        match block.kind {
            Kind::Flow => {
                block.align = of_flow(block, edges, usual_indent);
                let centred = matches!(block.align, Some(Align::Center | Align::Right));
                block.indent = block.first().filter(|_| !centred && edges.told).map(|line| line.x0 - edges.left);
            }
            Kind::Column => block.align = stack,
            Kind::Cell | Kind::Aside => {}
        }
    }
    for index in 0..blocks.len() {
        if centred_by_neighbours(blocks, index, edges)
            && let Some(block) = blocks.get_mut(index)
        {
            block.align = Some(Align::Center);
            block.indent = None;
        }
    }
}

/// A line of a centred title may begin where paragraphs do by chance; the lines around it tell.
fn centred_by_neighbours(blocks: &[Block], index: usize, edges: &Edges) -> bool {
    let Some(own) = blocks.get(index).filter(|block| block.align.is_none() && block.kind == Kind::Flow) else {
        return false;
    };
    let Some(line) = own.first() else { return false };
    let exact = (line.middle() - edges.middle()).abs() < 0.7;
    let near = |other: Option<&Block>| {
        other.is_some_and(|other| {
            let close = other.last().is_some_and(|near| (near.y - line.y).abs() < 1.5 * SINGLE * line.size);
            close && other.align == Some(Align::Center)
        })
    };
    exact && (near(index.checked_sub(1).and_then(|index| blocks.get(index))) || near(blocks.get(index + 1)))
}

/// The indent that first lines of paragraphs of two lines and more have mostly, pt.
pub(super) fn usual_indent<'b>(blocks: impl Iterator<Item = &'b Block>, edges: &Edges) -> Option<f64> {
    let long = blocks.filter(|block| block.kind == Kind::Flow && block.pieces.len() > 1 && !block.continues);
    common(long.filter_map(|block| Some((block.first()?.x0 - edges.left, 1))), 1.0).map(|(indent, _)| indent)
}

fn of_flow(block: &Block, edges: &Edges, usual_indent: Option<f64>) -> Option<Align> {
    let first = block.first()?;
    let (last, full) = block.pieces.split_last()?;
    if !full.is_empty() {
        let flush = full.iter().all(|line| (line.x1 - edges.right).abs() <= 2.0);
        return Some(if flush { Align::Justify } else { Align::Left });
    }
    let indented = usual_indent.is_some_and(|indent| indent > 5.0 && (first.x0 - edges.left - indent).abs() < 0.7);
    // What nearly fills the width is centred by chance unless it is so exactly.
    let room = (last.x0 - edges.left).min(edges.right - last.x1);
    let exact = if room > 6.0 { CENTRED } else { 0.5 };
    if (last.middle() - edges.middle()).abs() <= exact && room > 1.5 && !indented {
        return Some(Align::Center);
    }
    let far = last.x0 - edges.left > 0.45 * (edges.right - edges.left);
    ((last.x1 - edges.right).abs() <= 1.0 && far).then_some(Align::Right)
}

/// What a line shares with its neighbours in a column: the middle, or an end.
fn in_stack(blocks: &[Block], index: usize) -> Option<Align> {
    let own = blocks.get(index).filter(|block| block.kind == Kind::Column)?.first()?;
    let near = |other: &&Block| {
        other.kind == Kind::Column
            && other.first().is_some_and(|line| line.overlaps(own) && (line.y - own.y).abs() < 8.0 * own.size)
    };
    let others: Vec<&Piece> =
        blocks.iter().filter(near).filter_map(Block::first).filter(|line| line.y != own.y).collect();
    let sharing = |end: fn(&Piece) -> f64| others.iter().filter(|line| (end(line) - end(own)).abs() < 1.0).count();
    let left = (sharing(|line| line.x0), Align::Left);
    let right = (sharing(|line| line.x1), Align::Right);
    let centre = (sharing(Piece::middle), Align::Center);
    // What most neighbours share; two lines of one length share everything, and such columns are centred mostly.
    let (count, align) = [right, left, centre].into_iter().max_by_key(|(count, _)| *count)?;
    (count > 0).then_some(align)
}

/// Tells the gaps before the paragraphs of a page.
///
/// What a line is higher than single spacing stands below its words (so do Word and LibreOffice), so it is the paragraph
/// above whose spacing counts.
pub(super) fn set_gaps(blocks: &mut [Block], edges: &Edges) {
    let lines: Vec<(Kind, Option<f64>, Piece)> = blocks
        .iter()
        .filter(|block| block.zone == Zone::Body)
        .flat_map(|block| {
            let single = block.kind != Kind::Flow || block.align == Some(Align::Center);
            let spacing = block.spacing().or(single.then_some(1.0));
            block.pieces.iter().map(move |line| (block.kind, spacing, line.clone()))
        })
        .collect();
    for block in blocks.iter_mut().filter(|block| block.zone == Zone::Body) {
        let Some(first) = block.first() else { continue };
        // Running text fills the width, however short its last line is.
        let one_column =
            |kind: Kind, line: &Piece| kind == Kind::Flow || block.kind == Kind::Flow || line.overlaps(first);
        let above = lines.iter().filter(|(kind, _, line)| line.y < first.y - 1.0 && one_column(*kind, line));
        let Some((_, spacing, above)) = above.max_by(|a, b| a.2.y.total_cmp(&b.2.y)) else { continue };
        if above.place != first.place {
            continue;
        }
        let single = (SINGLE - ASCENT) * above.size + ASCENT * first.size;
        let gap = |spacing: f64| first.y - above.y - single - (spacing - 1.0) * SINGLE * above.size;
        // One line doesn't tell its spacing: that of most paragraphs or of this one, whichever is less.
        let spacing = spacing.unwrap_or_else(|| edges.spacing.min(block.spacing().unwrap_or(edges.spacing)));
        // A line that would stand too near to the one above isn't spaced as most paragraphs are.
        let usual = gap(spacing);
        block.gap = Some(if usual < -1.0 { gap(1.0) } else { usual });
    }
}
