//! Gaps and distances between lines.

use super::format::LineRule;
use super::item::Item;
use super::units::MM;
use crate::reading::{Extent, Line};

/// A single line of Times New Roman, as a multiple of its size.
pub(super) const SINGLE: f64 = 1.149;

/// The distance of lines as a multiple of a single one, for type of `size` pt.
pub(super) fn multiple(line: Option<LineRule>, size: f64) -> f64 {
    let single = SINGLE * size;
    match line {
        None => 1.0,
        Some(LineRule::Multiple(multiple)) => multiple.abs(),
        Some(LineRule::Exact(pt)) => pt / single,
        Some(LineRule::AtLeast(pt)) => (pt / single).max(1.0),
    }
}

/// How many lines words take between these ends; one where there are none.
pub(super) fn height(lines: &[Line], extent: Option<Extent>, size: f64) -> f64 {
    let room = extent.map(|extent| (extent.right - extent.left) / MM).filter(|room| *room > size);
    let lines: f64 = lines
        .iter()
        .map(|line| {
            let estimate = || {
                let letters = line.spans.iter().map(|span| span.text.chars().count()).sum::<usize>();
                // Half its size is what a letter takes on average.
                f64::from(u32::try_from(letters).unwrap_or(u32::MAX)) * size * 0.47
            };
            let width = line.width_pt.unwrap_or_else(estimate);
            room.map_or(1.0, |room| (width / room).ceil().max(1.0))
        })
        .sum();
    lines.max(1.0)
}

/// The gap between two paragraphs, pt. Word leaves the greater of both, unless an old setting adds them.
pub(super) fn gap(above: &Item<'_>, below: &Item<'_>, adds: bool) -> f64 {
    let is_alike = above.style == below.style;
    let after = if is_alike && above.is_contextual { 0.0 } else { above.after };
    let before = if is_alike && below.is_contextual { 0.0 } else { below.before };
    if adds { after + before } else { after.max(before) }
}
