//! Tables with drawn lines.

use super::bars::Bar;

/// How far lines may miss each other and still meet, pt.
const MEETS: f64 = 2.5;

/// A rectangle on a page, pt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rectangle {
    /// Left.
    pub(super) x0: f64,
    /// Top.
    pub(super) y0: f64,
    /// Right.
    pub(super) x1: f64,
    /// Bottom.
    pub(super) y1: f64,
}

/// Lines that meet and hold two cells or more.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    /// Where upright lines are, left to right.
    pub(super) xs: Vec<f64>,
    /// Where level lines are, top to bottom.
    pub(super) ys: Vec<f64>,
    level: Vec<Bar>,
    upright: Vec<Bar>,
}

/// Which grid of a page, and the row and column of the upper left one of the places that a cell covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place {
    /// Of the page.
    pub(super) grid: usize,
    /// From 0.
    pub(super) row: usize,
    /// From 0.
    pub(super) column: usize,
}

impl Grid {
    /// The cell at a place: row and column of its upper left corner.
    pub(super) fn cell(&self, x: f64, y: f64) -> Option<(usize, usize)> {
        let mut column = slot(&self.xs, x)?;
        let mut row = slot(&self.ys, y)?;
        while column > 0 && !self.parted_left(row, column) {
            column -= 1;
        }
        while row > 0 && !self.parted_above(row, column) {
            row -= 1;
        }
        Some((row, column))
    }

    /// The rectangle of the cell that begins at a row and column.
    pub(super) fn rectangle(&self, row: usize, column: usize) -> Option<Rectangle> {
        let (mut right, mut below) = (column + 1, row + 1);
        while right + 1 < self.xs.len() && !self.parted_left(row, right) {
            right += 1;
        }
        while below + 1 < self.ys.len() && !self.parted_above(below, column) {
            below += 1;
        }
        Some(Rectangle {
            x0: *self.xs.get(column)?,
            y0: *self.ys.get(row)?,
            x1: *self.xs.get(right)?,
            y1: *self.ys.get(below)?,
        })
    }

    /// The rectangle of the whole.
    pub(super) fn outline(&self) -> Option<Rectangle> {
        Some(Rectangle { x0: *self.xs.first()?, y0: *self.ys.first()?, x1: *self.xs.last()?, y1: *self.ys.last()? })
    }

    /// Whether the grid of the next page goes on with this one's columns.
    pub(super) fn has_columns_of(&self, other: &Grid) -> bool {
        self.xs.len() == other.xs.len() && self.xs.iter().zip(&other.xs).all(|(a, b)| (a - b).abs() <= MEETS)
    }

    fn parted_left(&self, row: usize, column: usize) -> bool {
        let (Some(x), Some(y)) = (self.xs.get(column), middle(&self.ys, row)) else { return true };
        self.upright.iter().any(|bar| (bar.at - x).abs() <= MEETS && bar.passes(y, 0.0))
    }

    fn parted_above(&self, row: usize, column: usize) -> bool {
        let (Some(y), Some(x)) = (self.ys.get(row), middle(&self.xs, column)) else { return true };
        self.level.iter().any(|bar| (bar.at - y).abs() <= MEETS && bar.passes(x, 0.0))
    }
}

/// Between which two lines a place is.
fn slot(lines: &[f64], place: f64) -> Option<usize> {
    let after = lines.iter().take_while(|line| **line <= place).count();
    (after > 0 && after < lines.len()).then(|| after - 1)
}

fn middle(lines: &[f64], index: usize) -> Option<f64> {
    Some(f64::midpoint(*lines.get(index)?, *lines.get(index + 1)?))
}

/// The tables of a page, top to bottom, and the level lines that belong to nothing.
pub(super) fn grids(level: &[Bar], upright: &[Bar]) -> (Vec<Grid>, Vec<Bar>) {
    let mut group: Vec<usize> = (0..level.len() + upright.len()).collect();
    for (i, line) in level.iter().enumerate() {
        for (j, post) in upright.iter().enumerate() {
            if line.passes(post.at, MEETS) && post.passes(line.at, MEETS) {
                let (a, b) = (root(&mut group, i), root(&mut group, level.len() + j));
                if let Some(slot) = group.get_mut(a.max(b)) {
                    *slot = a.min(b);
                }
            }
        }
    }
    let mut parts: Vec<(usize, Vec<Bar>, Vec<Bar>)> = Vec::new();
    for (index, bar) in level.iter().chain(upright).enumerate() {
        let root = root(&mut group, index);
        let part = match parts.iter().position(|(known, _, _)| *known == root) {
            Some(at) => parts.get_mut(at),
            None => {
                parts.push((root, Vec::new(), Vec::new()));
                parts.last_mut()
            }
        };
        if let Some((_, lines, posts)) = part {
            if index < level.len() { lines.push(*bar) } else { posts.push(*bar) }
        }
    }
    let (mut found, mut free) = (Vec::new(), Vec::new());
    for (_, level, upright) in parts {
        if upright.is_empty() {
            free.extend(level);
            continue;
        }
        let (xs, ys) = (places(&upright), places(&level));
        if xs.len().saturating_sub(1) * ys.len().saturating_sub(1) >= 2 {
            found.push(Grid { xs, ys, level, upright });
        }
    }
    found.sort_by(|a, b| {
        let top = |grid: &Grid| grid.ys.first().copied().unwrap_or_default();
        top(a).total_cmp(&top(b))
    });
    (found, free)
}

fn root(group: &mut [usize], mut index: usize) -> usize {
    while let Some(up) = group.get(index).copied().filter(|up| *up != index) {
        // Halve the way for those who come after.
        let further = group.get(up).copied().unwrap_or(up);
        if let Some(slot) = group.get_mut(index) {
            *slot = further;
        }
        index = up;
    }
    index
}

fn places(bars: &[Bar]) -> Vec<f64> {
    let mut places: Vec<f64> = bars.iter().map(|bar| bar.at).collect();
    places.sort_by(f64::total_cmp);
    let mut kept: Vec<f64> = Vec::new();
    for place in places {
        if kept.last().is_none_or(|last| place - last > MEETS) {
            kept.push(place);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_cells_are_one() {
        let across = |y: f64, from: f64, to: f64| Bar::level(from, to, y);
        let down = |x: f64, from: f64, to: f64| Bar { from, to, at: x };
        // Three columns, two rows; the first row's last two cells are merged, and so are the first column's.
        let level =
            [across(0.0, 0.0, 90.0), across(20.0, 30.0, 90.0), across(40.0, 0.0, 90.0), across(100.0, 0.0, 50.0)];
        let upright = [down(0.0, 0.0, 40.0), down(30.0, 0.0, 40.0), down(60.0, 20.0, 40.0), down(90.0, 0.0, 40.0)];
        let (found, free) = grids(&level, &upright);
        assert_eq!(found.len(), 1);
        let grid = &found[0];
        assert_eq!(grid.cell(10.0, 30.0), Some((0, 0)));
        assert_eq!(grid.cell(80.0, 10.0), Some((0, 1)));
        assert_eq!(grid.cell(80.0, 30.0), Some((1, 2)));
        assert_eq!(grid.cell(95.0, 30.0), None);
        assert_eq!(grid.rectangle(0, 1), Some(Rectangle { x0: 30.0, y0: 0.0, x1: 90.0, y1: 20.0 }));
        assert_eq!(free, [across(100.0, 0.0, 50.0)]);
    }
}
