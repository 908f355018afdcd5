//! Between which edges running text stands, and how its lines follow each other.

use std::collections::HashSet;

use super::page::Page;
use super::pieces::Piece;

/// Places nearer than this are one, pt.
const NEAR: f64 = 1.5;
/// Single spacing of Times metrics, em.
pub(super) const SINGLE: f64 = 1.149;

/// The edges of running text on pages of one orientation, pt from the paper's left edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Edges {
    /// Where lines begin that go on.
    pub(super) left: f64,
    /// Where full lines end.
    pub(super) right: f64,
    /// Distance of lines in most paragraphs, as a multiple of single spacing.
    pub(super) spacing: f64,
    /// The size of most letters, pt.
    pub(super) size: f64,
    /// Whether there was running text to tell; else they are the edges of all ink.
    pub(super) told: bool,
}

impl Edges {
    /// Found on `pages`.
    pub(super) fn of(pages: &[&Page]) -> Self {
        // The same centred line above each of many appendices tells nothing, however often it comes.
        let mut seen = HashSet::new();
        let lines: Vec<&Piece> = pages
            .iter()
            .flat_map(|page| page.lines())
            .filter(|piece| piece.alone && seen.insert(piece.text()))
            .collect();
        let size = common(lines.iter().map(|line| (line.size, line.words.len())), 0.3).map_or(14.0, |(size, _)| size);
        let running = running(&lines);
        let told = running.is_some();
        let (left, right) = running.unwrap_or_else(|| ink(pages));
        let edges = Self { left, right, spacing: 1.0, size, told };
        Self { spacing: edges.spacing(pages), ..edges }
    }

    /// The middle between them.
    pub(super) fn middle(&self) -> f64 {
        f64::midpoint(self.left, self.right)
    }

    /// Whether a line begins at the left edge.
    pub(super) fn begins(&self, line: &Piece) -> bool {
        (line.x0 - self.left).abs() <= 2.5
    }

    fn spacing(&self, pages: &[&Page]) -> f64 {
        let mut found = Vec::new();
        for page in pages {
            let lines: Vec<&Piece> = page.lines().filter(|line| line.alone).collect();
            for pair in lines.windows(2) {
                let [above, line] = pair else { continue };
                let alike = (above.size - line.size).abs() < 0.3;
                if alike && self.begins(line) && above.is_full_before(line, self.right) {
                    let spacing = (line.y - above.y) / (SINGLE * line.size);
                    if (0.7..=2.5).contains(&spacing) {
                        found.push((spacing, 1));
                    }
                }
            }
        }
        common(found.into_iter(), 0.03).map_or(1.0, |(spacing, _)| spacing)
    }
}

/// Left and right edge of running text: where most full lines end, hardly a line reaches farther, and full lines begin.
fn running(lines: &[&Piece]) -> Option<(f64, f64)> {
    let beyond =
        |outside: &dyn Fn(&Piece) -> bool| lines.iter().filter(|line| outside(line)).count() * 12 <= lines.len();
    let ends = clusters(lines.iter().map(|line| (line.x1, 1)), NEAR);
    let ends = ends.into_iter().filter(|(right, count)| *count >= 3 && beyond(&|line| line.x1 > right + 2.0 * NEAR));
    let (right, _) = ends.max_by(|a, b| a.1.cmp(&b.1).then(a.0.total_cmp(&b.0)))?;
    let full = lines.iter().filter(|line| (line.x1 - right).abs() <= 2.0 * NEAR).map(|line| line.x0);
    let left = leftmost(&full.collect::<Vec<_>>())?;
    beyond(&|line| line.x0 < left - 2.0 * NEAR).then_some((left, right))
}

/// The value that most have, values nearer than `near` being one, and how many have it.
pub(super) fn common(values: impl Iterator<Item = (f64, usize)>, near: f64) -> Option<(f64, usize)> {
    clusters(values, near).into_iter().max_by(|a, b| a.1.cmp(&b.1).then(a.0.total_cmp(&b.0)))
}

/// Values that are near each other, as their mean and count, ascending.
fn clusters(values: impl Iterator<Item = (f64, usize)>, near: f64) -> Vec<(f64, usize)> {
    let mut values: Vec<(f64, usize)> = values.filter(|(value, _)| value.is_finite()).collect();
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut found: Vec<(f64, f64, usize)> = Vec::new();
    for (value, count) in values {
        match found.last_mut() {
            Some((start, sum, total)) if value - *start <= near => {
                *sum += value * count as f64;
                *total += count;
            }
            _ => found.push((value, value * count as f64, count)),
        }
    }
    found.into_iter().filter(|found| found.2 > 0).map(|(_, sum, total)| (sum / total as f64, total)).collect()
}

/// The leftmost place that isn't a rarity.
fn leftmost(places: &[f64]) -> Option<f64> {
    let clusters = clusters(places.iter().map(|place| (*place, 1)), NEAR);
    let most = clusters.iter().map(|(_, count)| *count).max()?;
    let enough = (most / 5).max(2).min(most);
    clusters.into_iter().find(|(_, count)| *count >= enough).map(|(place, _)| place)
}

/// Left and right end of everything on pages: words and the outlines of tables.
fn ink(pages: &[&Page]) -> (f64, f64) {
    let words = pages.iter().flat_map(|page| page.pieces.iter().map(|(piece, _)| (piece.x0, piece.x1)));
    let tables =
        pages.iter().flat_map(|page| &page.grids).filter_map(|grid| Some((*grid.xs.first()?, *grid.xs.last()?)));
    words.chain(tables).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or((0.0, 0.0))
}
