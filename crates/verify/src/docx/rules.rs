//! The lines that stand under words: however they were made, each is given to the words above it.
//!
//! What can't be given to any words is returned: a line that is somewhere.

use super::drawing::{Stroke, Vertical};
use super::item::{CellRule, Item};
use super::units::MM;
use super::words::{Measure, is_space};
use crate::reading::{Align, Extent, Paragraph, RuleKind, RuleLine, Span};

/// How far above the lower edge of a line of words, in lines, a line may be drawn and still stand under them: officials
/// draw by eye, and the lower third of a line is empty.
const UNDER: f64 = 0.45;

/// In characters: underlined words in a longer paragraph stress something.
const SHORT: usize = 200;

/// Gives every line to the words above it; the lengths, pt, of those that found none. `gaps`: the gap above each item.
pub(super) fn attach(items: &mut [Item<'_>], cells: &[CellRule], gaps: &[f64], measure: &mut Measure) -> Vec<f64> {
    let mut loose = Vec::new();
    attach_drawn(items, gaps, &mut loose);
    attach_typed(items, &mut loose);
    attach_borders(items, &mut loose);
    attach_cell_borders(items, cells, &mut loose);
    attach_underlines(items, measure);
    loose
}

/// Which items of each flow show words, in order.
fn words_of_flows(items: &[Item<'_>]) -> Vec<Vec<usize>> {
    let flows = items.iter().map(|item| item.flow).max().unwrap_or(0);
    let mut words = vec![Vec::new(); flows + 1];
    for (place, item) in items.iter().enumerate().filter(|(_, item)| item.has_words()) {
        if let Some(flow) = words.get_mut(item.flow) {
            flow.push(place);
        }
    }
    words
}

/// For each item, the nearest one above it in its flow that shows words.
fn words_above(items: &[Item<'_>]) -> Vec<Option<usize>> {
    let flows = items.iter().map(|item| item.flow).max().unwrap_or(0);
    let mut last = vec![None; flows + 1];
    items
        .iter()
        .enumerate()
        .map(|(place, item)| {
            let slot = last.get_mut(item.flow)?;
            let above = *slot;
            if item.has_words() {
                *slot = Some(place);
            }
            above
        })
        .collect()
}

/// Gives a line to an item. One that has a line already keeps it.
fn give(
    items: &mut [Item<'_>],
    place: Option<usize>,
    kind: RuleKind,
    length: f64,
    middle: Option<f64>,
    loose: &mut Vec<f64>,
) {
    let Some(paragraph) = place.and_then(|place| items.get_mut(place)).map(|item| &mut item.paragraph) else {
        loose.push(length);
        return;
    };
    if paragraph.rule_below.is_some() {
        loose.push(length);
        return;
    }
    let words = middle_of_words(paragraph);
    let off_centre_mm = middle.zip(words).map(|(line, words)| (line - words).abs());
    paragraph.rule_below = Some(RuleLine { length_pt: length, kind, area: None, off_centre_mm });
}

/// The middle of the last line of words, mm from the paper's left edge.
fn middle_of_words(paragraph: &Paragraph) -> Option<f64> {
    let extent = paragraph.extent?;
    let width = paragraph.lines.last()?.width_pt? * MM;
    let first = if paragraph.lines.len() == 1 { paragraph.first_indent_mm.unwrap_or(0.0) } else { 0.0 };
    match paragraph.align? {
        Align::Center => Some(extent.middle() + first / 2.0),
        Align::Left | Align::Justify => Some(extent.left + first + width / 2.0),
        Align::Right => Some(extent.right - width / 2.0),
    }
}

/// Lines that are drawn. They float: the words above are found by adding up how high the paragraphs are.
fn attach_drawn(items: &mut [Item<'_>], gaps: &[f64], loose: &mut Vec<f64>) {
    if items.iter().all(|item| item.strokes.is_empty()) {
        return;
    }
    let (words, above) = (words_of_flows(items), words_above(items));
    let tops = tops(items, gaps);
    let bottom = |items: &[Item<'_>], place: usize| {
        let item = items.get(place)?;
        Some(tops.get(place)? + item.height() - UNDER * item.pitch)
    };
    for place in 0..items.len() {
        let Some(item) = items.get_mut(place).filter(|item| !item.strokes.is_empty()) else { continue };
        let strokes = std::mem::take(&mut item.strokes);
        let (flow, has_words) = (item.flow, item.has_words());
        let nearest = if has_words { Some(place) } else { above.get(place).copied().flatten() };
        for stroke in strokes {
            let target = match stroke.vertical {
                Vertical::Below(offset) => words.get(flow).and_then(|words| {
                    let height = tops.get(place)? + offset;
                    let count = words.partition_point(|word| bottom(items, *word).is_some_and(|edge| edge <= height));
                    words.get(count.checked_sub(1)?).copied()
                }),
                Vertical::Near => nearest,
                Vertical::Page => None,
            };
            let middle = stroke_middle(items, place, stroke);
            give(items, target, RuleKind::Drawn, stroke.length, middle, loose);
        }
    }
}

/// The middle of a drawn line. One that stands in a line of its own stands as its paragraph does.
fn stroke_middle(items: &[Item<'_>], place: usize, stroke: Stroke) -> Option<f64> {
    stroke.middle.or_else(|| {
        let item = items.get(place).filter(|item| !item.has_words() && stroke.vertical == Vertical::Near)?;
        let extent = item.paragraph.extent?;
        match item.paragraph.align? {
            Align::Center => Some(extent.middle()),
            Align::Left | Align::Justify => Some(extent.left + stroke.length * MM / 2.0),
            Align::Right => Some(extent.right - stroke.length * MM / 2.0),
        }
    })
}

/// The upper edge of each item, pt from that of its flow.
fn tops(items: &[Item<'_>], gaps: &[f64]) -> Vec<f64> {
    let flows = items.iter().map(|item| item.flow).max().unwrap_or(0);
    let mut ends = vec![0.0; flows + 1];
    items
        .iter()
        .zip(gaps)
        .map(|(item, gap)| {
            let Some(end) = ends.get_mut(item.flow) else { return 0.0 };
            let top = *end + gap;
            if !item.is_nothing {
                *end = top + item.height();
            }
            top
        })
        .collect()
}

/// "______" and the like, in a paragraph or a line of their own.
fn attach_typed(items: &mut [Item<'_>], loose: &mut Vec<f64>) {
    let above = words_above(items);
    for place in 0..items.len() {
        let Some(item) = items.get_mut(place) else { break };
        let Some(line) = item.paragraph.lines.pop_if(|line| is_typed_rule(&line.spans)) else { continue };
        let length = line.width_pt.unwrap_or(0.0);
        item.is_rule = !item.has_words();
        let middle = middle_of_line(&item.paragraph, length);
        let target = if item.has_words() { Some(place) } else { nearest_with_words(items, &above, place) };
        give(items, target, RuleKind::Typed, length, middle, loose);
    }
}

/// The nearest item above that still has words, now that lines have been taken away.
fn nearest_with_words(items: &[Item<'_>], above: &[Option<usize>], place: usize) -> Option<usize> {
    // A row of typed lines is three long at most.
    let mut at = place;
    for _ in 0..8 {
        at = above.get(at).copied().flatten()?;
        if items.get(at)?.has_words() {
            return Some(at);
        }
    }
    None
}

/// The middle of a line of `length` pt that stands as its paragraph does.
fn middle_of_line(paragraph: &Paragraph, length: f64) -> Option<f64> {
    let extent = paragraph.extent?;
    match paragraph.align? {
        Align::Center => Some(extent.middle()),
        Align::Left | Align::Justify => {
            Some(extent.left + paragraph.first_indent_mm.unwrap_or(0.0) + length * MM / 2.0)
        }
        Align::Right => Some(extent.right - length * MM / 2.0),
    }
}

/// Whether a line is typed to look like a drawn one.
fn is_typed_rule(spans: &[Span]) -> bool {
    let mut signs = spans.iter().flat_map(|span| span.text.chars()).filter(|c| !is_space(*c));
    let Some(first) = signs.next() else { return false };
    let is_sign = matches!(first, '_' | '-' | '–' | '—' | '─' | '━' | '=' | '*' | '¯' | '‾' | '⎯' | '~');
    let more = signs.try_fold(0_usize, |count, c| (c == first).then_some(count + 1));
    is_sign && more.is_some_and(|more| more >= 2)
}

/// Borders of paragraphs: below the words, above the next ones, or of a paragraph that is there for its border alone.
fn attach_borders(items: &mut [Item<'_>], loose: &mut Vec<f64>) {
    let above = words_above(items);
    for place in 0..items.len() {
        let Some(item) = items.get(place).filter(|item| item.has_top || item.has_bottom) else { continue };
        let Some(extent) = item.paragraph.extent else { continue };
        let length = ((extent.right - extent.left) / MM).max(0.0);
        let before = nearest_with_words(items, &above, place);
        // Word draws one border around neighbours that have the same.
        let next = items.get(place + 1).filter(|next| next.flow == item.flow && next.has_bottom == item.has_bottom);
        let goes_on = next.is_some_and(|next| next.has_top == item.has_top && is_same(next.paragraph.extent, extent));
        let has_words = item.has_words();
        if item.has_top && (has_words || !item.has_bottom) {
            let came_on = place
                .checked_sub(1)
                .and_then(|place| items.get(place))
                .is_some_and(|last| last.flow == item.flow && last.has_top && is_same(last.paragraph.extent, extent));
            if !came_on {
                give(items, before, RuleKind::Border, length, Some(extent.middle()), loose);
            }
        }
        let Some(item) = items.get_mut(place) else { break };
        item.is_rule = !has_words;
        if item.has_bottom && (!goes_on || !has_words) {
            let target = if has_words { Some(place) } else { before };
            give(items, target, RuleKind::Border, length, Some(extent.middle()), loose);
        }
    }
}

fn is_same(one: Option<Extent>, other: Extent) -> bool {
    one.is_some_and(|one| (one.left - other.left).abs() < 0.1 && (one.right - other.right).abs() < 0.1)
}

/// Borders under cells of tables that have no others.
fn attach_cell_borders(items: &mut [Item<'_>], cells: &[CellRule], loose: &mut Vec<f64>) {
    let words = words_of_flows(items);
    for cell in cells {
        let length = cell.whole.map_or(0.0, |whole| (whole.right - whole.left) / MM);
        let target = cell.flow.and_then(|flow| words.get(flow)?.last().copied());
        let known = target.and_then(|target| items.get(target)?.paragraph.rule_below);
        // The lower border of one cell is the upper one of the next.
        if known.is_some_and(|known| known.kind == RuleKind::Border && (known.length_pt - length).abs() < 0.5) {
            continue;
        }
        give(items, target, RuleKind::Border, length, cell.whole.map(Extent::middle), loose);
    }
}

/// Words that are underlined, where nothing else stands below them.
fn attach_underlines(items: &mut [Item<'_>], measure: &mut Measure) {
    for item in items.iter_mut().filter(|item| item.paragraph.rule_below.is_none()) {
        let Some(line) = item.paragraph.lines.last() else { continue };
        let letters: usize = item.paragraph.lines.iter().flat_map(|line| &line.spans).map(|span| span.text.len()).sum();
        if letters > 2 * SHORT {
            continue;
        }
        let Some((length, is_whole)) = measure.underlined(line) else { continue };
        let off_centre_mm = is_whole.then_some(0.0);
        item.paragraph.rule_below =
            Some(RuleLine { length_pt: length, kind: RuleKind::Underline, area: None, off_centre_mm });
    }
}
