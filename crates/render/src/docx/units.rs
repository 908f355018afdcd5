//! Points in the units of WordprocessingML. Every length of the layout is a small positive number, so nothing is lost.

use plan_core::decree::Page;
use plan_core::document::Paper;

/// Width between the margins, in twips, as Word gets it from the rounded page and margins.
pub(super) fn text_width(page: &Page, paper: Paper) -> i32 {
    twips(page.width_pt(paper)) - twips_at_least(page.margin_left.pt()) - twips_at_least(page.margin_right.pt())
}

/// Twentieths of a point: lengths, indents, gaps.
pub(super) fn twips(pt: f64) -> i32 {
    whole(pt * 20.0)
}

/// Twentieths of a point, rounded up: a margin at its legal minimum must not fall below it.
pub(super) fn twips_at_least(pt: f64) -> i32 {
    whole((pt * 20.0).ceil())
}

/// Half points: type sizes.
pub(super) fn half_points(pt: f64) -> usize {
    unsigned(whole(pt * 2.0))
}

/// Eighths of a point: thickness of lines.
pub(super) fn eighths(pt: f64) -> usize {
    unsigned(whole(pt * 8.0))
}

/// Twentieths of a point where docx-rs wants an unsigned number.
pub(super) fn gap(pt: f64) -> u32 {
    u32::try_from(twips(pt)).unwrap_or(0)
}

/// 240ths of a single line.
pub(super) fn lines(multiple: f64) -> i32 {
    whole(multiple * 240.0)
}

/// Twentieths of a point as docx-rs counts table widths; a negative width counts as none.
pub(super) fn unsigned(twips: i32) -> usize {
    usize::try_from(twips).unwrap_or(0)
}

fn whole(value: f64) -> i32 {
    // Saturates, and NaN becomes 0: no value of the layout comes near either.
    #[expect(clippy::cast_possible_truncation)]
    let whole = value.round() as i32;
    whole
}
