//! Straight lines on a page: strokes, and rectangles so thin that they are seen as strokes.

use hayro::vello_cpu::kurbo::{Affine, BezPath, PathEl, Point, Rect};
use hayro_interpret::PathDrawMode;

/// The thickest rectangle that counts as a line, pt.
const THIN: f64 = 2.6;
/// The shortest line worth keeping, pt.
const SHORT: f64 = 2.0;
/// How far the ends of a line may be off the level, pt.
const LEVEL: f64 = 0.6;
/// Pieces of a line nearer than this are one, pt.
const JOINED: f64 = 1.6;

/// A line, level or upright; pt from the page's upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bar {
    /// Where it begins: x of a level one, y of an upright one.
    pub(super) from: f64,
    /// Where it ends.
    pub(super) to: f64,
    /// Its middle, across: y of a level one, x of an upright one.
    pub(super) at: f64,
}

impl Bar {
    /// A level line.
    pub(super) fn level(x0: f64, x1: f64, y: f64) -> Self {
        Self { from: x0.min(x1), to: x0.max(x1), at: y }
    }

    /// Its length, pt.
    pub(super) fn length(&self) -> f64 {
        self.to - self.from
    }

    /// How much of it lies between two places along it, pt.
    pub(super) fn within(&self, from: f64, to: f64) -> f64 {
        (self.to.min(to) - self.from.max(from)).max(0.0)
    }

    /// Whether it passes a place along it, nearly.
    pub(super) fn passes(&self, place: f64, tolerance: f64) -> bool {
        self.from - tolerance <= place && place <= self.to + tolerance
    }
}

/// Adds the lines of a path.
pub(super) fn bars_of(
    path: &BezPath,
    transform: Affine,
    mode: &PathDrawMode,
    level: &mut Vec<Bar>,
    upright: &mut Vec<Bar>,
) {
    match mode {
        PathDrawMode::Fill(_) => filled(path, transform, level, upright),
        PathDrawMode::Stroke(_) => stroked(path, transform, level, upright),
    }
}

fn keep(a: Point, b: Point, level: &mut Vec<Bar>, upright: &mut Vec<Bar>) {
    if !(a.is_finite() && b.is_finite()) {
        return;
    }
    let (width, height) = ((a.x - b.x).abs(), (a.y - b.y).abs());
    if height <= LEVEL && width >= SHORT {
        level.push(Bar::level(a.x, b.x, f64::midpoint(a.y, b.y)));
    } else if width <= LEVEL && height >= SHORT {
        upright.push(Bar { from: a.y.min(b.y), to: a.y.max(b.y), at: f64::midpoint(a.x, b.x) });
    }
}

fn stroked(path: &BezPath, transform: Affine, level: &mut Vec<Bar>, upright: &mut Vec<Bar>) {
    let (mut start, mut last) = (Point::ZERO, Point::ZERO);
    for element in path.elements() {
        let next = match *element {
            PathEl::MoveTo(point) => {
                start = transform * point;
                last = start;
                continue;
            }
            PathEl::LineTo(point) => transform * point,
            PathEl::ClosePath => start,
            PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => {
                last = transform * point;
                continue;
            }
        };
        keep(last, next, level, upright);
        last = next;
    }
}

/// Each part of a filled path for itself: programs put all borders of a table into one path.
fn filled(path: &BezPath, transform: Affine, level: &mut Vec<Bar>, upright: &mut Vec<Bar>) {
    let mut bounds: Option<Rect> = None;
    let mut finish = |bounds: &mut Option<Rect>| {
        if let Some(rect) = bounds.take() {
            let middle = rect.center();
            if rect.height() <= THIN && rect.width() > rect.height() {
                keep(Point::new(rect.x0, middle.y), Point::new(rect.x1, middle.y), level, upright);
            } else if rect.width() <= THIN {
                keep(Point::new(middle.x, rect.y0), Point::new(middle.x, rect.y1), level, upright);
            }
        }
    };
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(point) => {
                finish(&mut bounds);
                let point = transform * point;
                bounds = Some(Rect::from_points(point, point));
            }
            PathEl::LineTo(point) | PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => {
                bounds = bounds.map(|rect| rect.union_pt(transform * point));
            }
            PathEl::ClosePath => {}
        }
    }
    finish(&mut bounds);
}

/// Joins the pieces that a line was drawn in; at most `limit` lines, the longest ones.
pub(super) fn joined(mut bars: Vec<Bar>, limit: usize) -> Vec<Bar> {
    bars.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut lines: Vec<Bar> = Vec::new();
    let mut heights: Vec<Vec<Bar>> = Vec::new();
    for bar in bars {
        match heights.last_mut() {
            Some(row) if row.first().is_some_and(|first| bar.at - first.at <= 1.0) => row.push(bar),
            _ => heights.push(vec![bar]),
        }
    }
    for mut row in heights {
        row.sort_by(|a, b| a.from.total_cmp(&b.from));
        let first = lines.len();
        for bar in row {
            match lines.get_mut(first..).and_then(<[Bar]>::last_mut) {
                Some(line) if bar.from <= line.to + JOINED => line.to = line.to.max(bar.to),
                _ => lines.push(bar),
            }
        }
    }
    if lines.len() > limit {
        lines.sort_by(|a, b| b.length().total_cmp(&a.length()));
        lines.truncate(limit);
    }
    lines
}
