//! From items to paragraphs: what stands between them, and how they are counted.

use super::item::Item;
use super::section::Settings;
use super::spacing;
use crate::reading::{NumberMark, Paragraph, Zone};

/// What precedes in a flow.
#[derive(Debug, Clone, Copy, Default)]
struct Before {
    /// The item that stands above.
    above: Option<usize>,
    /// Paragraphs without words since the last one with words.
    blank: usize,
}

/// Sets gaps, and how many paragraphs without words stand before each. Returns the gap above each item, pt.
pub(super) fn set_gaps(items: &mut [Item<'_>], settings: &Settings<'_>) -> Vec<f64> {
    let flows = items.iter().map(|item| item.flow).max().unwrap_or(0);
    let mut before = vec![Before::default(); flows + 1];
    let mut gaps = Vec::with_capacity(items.len());
    let mut has_begun = false;
    for place in 0..items.len() {
        let Some(item) = items.get(place) else { break };
        let Some(state) = before.get(item.flow).copied() else { break };
        let above = state.above.and_then(|above| items.get(above));
        let gap = above.map_or(item.before, |above| spacing::gap(above, item, settings.adds_gaps));
        gaps.push(gap);
        let (flow, is_nothing, counts) = (item.flow, item.is_nothing, !item.is_nothing && !item.is_rule);
        let Some(item) = items.get_mut(place) else { break };
        let mut next = if is_nothing { state } else { Before { above: Some(place), ..state } };
        if item.has_words() {
            let paragraph = &mut item.paragraph;
            let is_top = paragraph.starts_page || (paragraph.zone == Zone::Body && !has_begun);
            has_begun |= paragraph.zone == Zone::Body;
            paragraph.gap_before_pt = (!is_top).then_some(gap);
            paragraph.empty_before = if paragraph.starts_page { 0 } else { state.blank + item.blank_lines };
            next.blank = 0;
        } else if counts {
            next.blank += 1;
        }
        if let Some(slot) = before.get_mut(flow) {
            *slot = next;
        }
    }
    gaps
}

/// The paragraphs that have words, counted, and the page numbers with the sheets they belong to.
pub(super) fn paragraphs(items: Vec<Item<'_>>) -> (Vec<Paragraph>, Vec<(usize, NumberMark)>) {
    let (mut paragraphs, mut marks, mut ordinal) = (Vec::new(), Vec::new(), 0);
    for item in items.into_iter().filter(Item::has_words) {
        let mut paragraph = item.paragraph;
        if matches!(paragraph.zone, Zone::Body | Zone::Box) {
            ordinal += 1;
            paragraph.ordinal = ordinal;
        }
        if let Some(mark) = item.mark {
            let mark = NumberMark {
                paragraph: paragraphs.len(),
                pages: mark.pages,
                value: None,
                style: mark.style,
                at_top: mark.at_top,
                centred: mark.centred,
                alone: mark.alone,
            };
            marks.push((paragraph.sheet, mark));
        }
        paragraphs.push(paragraph);
    }
    (paragraphs, marks)
}
