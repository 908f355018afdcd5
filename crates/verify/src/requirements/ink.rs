//! Margins of a PDF, measured from the ink of its pages: a PDF says nothing of margins.

use plan_core::said;

use super::paper::Edge;
use super::saying::amount;
use super::{Case, Judged, TOLERANCE_MM};
use crate::components::Role;
use crate::reading::{Align, Zone};
use crate::report::Place;

/// A page that isn't full leaves more room below than its margin. What is measured is the least room of all pages; it
/// proves a margin too small, and a margin in range, but never one too large.
pub(super) fn margin(case: &Case<'_>, edge: Edge, least: f64, greatest: f64) -> Judged {
    let Some((measured, places)) = (match edge {
        Edge::Left => left(case),
        Edge::Right => right(case),
        Edge::Top => top(case),
        Edge::Bottom => bottom(case),
    }) else {
        return Judged::unknown(said!("quá ít chữ để đo", "too few words to measure"));
    };
    let found = amount(measured, "mm");
    if measured < least - TOLERANCE_MM {
        return Judged::wrong(found, places);
    }
    if measured <= greatest + TOLERANCE_MM {
        return Judged::right(found);
    }
    // One page, or one paragraph, may begin lower for its own reasons.
    let certain = match edge {
        Edge::Left | Edge::Right => true,
        Edge::Top => case.reading.sheets.len() > 1,
        Edge::Bottom => false,
    };
    if certain {
        return Judged::wrong(found, places);
    }
    let (vi, en) = (found.vi, found.en);
    Judged::unknown(said!("không quá {vi}", "at most {en}"))
}

/// Whether a sheet is portrait.
fn is_upright(case: &Case<'_>, sheet: usize) -> bool {
    case.reading.sheets.get(sheet).is_some_and(|sheet| !sheet.is_landscape())
}

/// Lines of running text on portrait pages, with the paragraph that holds them and whether they are its first or last.
fn lines(case: &Case<'_>) -> impl Iterator<Item = Running> {
    let text =
        case.components.pieces.iter().filter(|piece| {
            matches!(piece.role, Role::Body | Role::Basis | Role::Clause | Role::Article | Role::Roman)
        });
    text.filter(|piece| case.components.paragraph(piece.paragraph).is_some_and(|p| is_upright(case, p.sheet))).flat_map(
        |piece| {
            let lines = case.components.lines(piece);
            let count = lines.len();
            lines.iter().enumerate().filter_map(move |(at, line)| {
                Some(Running {
                    paragraph: piece.paragraph,
                    area: line.area?,
                    is_first: at == 0,
                    is_last: at + 1 == count,
                })
            })
        },
    )
}

/// A line of running text.
struct Running {
    paragraph: usize,
    area: crate::reading::Area,
    is_first: bool,
    is_last: bool,
}

/// The edge that most lines share (to a millimetre), if enough do.
fn most_frequent(mut values: Vec<f64>) -> Option<f64> {
    /// Fewer lines than this prove nothing.
    const ENOUGH: usize = 4;
    values.sort_by(f64::total_cmp);
    let (mut best, mut start) = (0..0, 0);
    for (end, value) in values.iter().enumerate() {
        while values.get(start).is_some_and(|first| value - first > 1.0) {
            start += 1;
        }
        if end + 1 - start > best.len() {
            best = start..end + 1;
        }
    }
    (best.len() >= ENOUGH).then(|| values.get(usize::midpoint(best.start, best.end)).copied()).flatten()
}

fn left(case: &Case<'_>) -> Option<(f64, Vec<Place>)> {
    // First lines are indented.
    let edges: Vec<(usize, f64)> =
        lines(case).filter(|line| !line.is_first).map(|line| (line.paragraph, line.area.left)).collect();
    let edge = most_frequent(edges.iter().map(|(_, left)| *left).collect())?;
    Some((edge, first_place(case, &edges, edge)))
}

fn right(case: &Case<'_>) -> Option<(f64, Vec<Place>)> {
    let is_justified =
        |paragraph: usize| case.components.paragraph(paragraph).is_some_and(|p| p.align == Some(Align::Justify));
    // Last lines end where their words do.
    let edges: Vec<(usize, f64)> = lines(case)
        .filter(|line| !line.is_last && is_justified(line.paragraph))
        .map(|line| {
            let width = case
                .components
                .paragraph(line.paragraph)
                .and_then(|p| case.reading.sheets.get(p.sheet))
                .map_or(0.0, |s| s.width_mm);
            (line.paragraph, width - line.area.right)
        })
        .collect();
    let edge = most_frequent(edges.iter().map(|(_, right)| *right).collect())?;
    Some((edge, first_place(case, &edges, edge)))
}

fn first_place(case: &Case<'_>, edges: &[(usize, f64)], edge: f64) -> Vec<Place> {
    let at = edges.iter().find(|(_, other)| (other - edge).abs() < 1.0);
    at.map(|(paragraph, _)| case.components.place_of(*paragraph)).into_iter().collect()
}

/// The highest words of a portrait page that aren't its header.
fn top(case: &Case<'_>) -> Option<(f64, Vec<Place>)> {
    extreme(case, |area, _| area.top)
}

/// The least room under the words of a portrait page.
fn bottom(case: &Case<'_>) -> Option<(f64, Vec<Place>)> {
    extreme(case, |area, height| height - area.bottom)
}

fn extreme(case: &Case<'_>, room: fn(crate::reading::Area, f64) -> f64) -> Option<(f64, Vec<Place>)> {
    let words = case
        .reading
        .paragraphs
        .iter()
        .enumerate()
        .filter(|(_, p)| matches!(p.zone, Zone::Body | Zone::Footnote) && is_upright(case, p.sheet));
    let least = words
        .filter_map(|(at, p)| {
            let height = case.reading.sheets.get(p.sheet)?.height_mm;
            Some((at, room(p.area()?, height)))
        })
        .min_by(|a, b| a.1.total_cmp(&b.1))?;
    Some((least.1, vec![case.components.place_of(least.0)]))
}
