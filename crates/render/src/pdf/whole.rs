//! Whether every word came onto paper. typst sets what doesn't fit beyond the page's edge and says nothing; such a file
//! passes for whole until somebody misses the words.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use plan_core::document::{TextExt, Volume};
use typst::layout::{Abs, Frame, FrameItem, Point, Size, Transform};
use typst::text::TextItem;
use typst_layout::PagedDocument;

use crate::{Message, RenderError};

/// Rounding in the layout moves no glyph by as much, and no reader sees less.
const TOLERANCE: Abs = Abs::raw(0.1);

/// How much of the lost text an error quotes.
const QUOTED: usize = 60;

/// An error where a character of the volume isn't laid out within its page.
///
/// Characters are counted, not compared in order: lines and columns may stand in the frames in any order. A head that is
/// repeated on every page only adds to them.
pub(super) fn check(volume: &Volume<'_>, pages: &PagedDocument, unnumbered: usize) -> Result<(), RenderError> {
    let mut laid = Laid::default();
    for page in pages.pages() {
        laid.collect(&page.frame, page.frame.size(), Transform::identity());
    }
    let words = volume.parts.iter().flat_map(|part| part.texts()).map(|text| text.plain());
    // Without them a figure of the text could be lost behind a page's number.
    let shown = |number: &u64| usize::try_from(*number).is_ok_and(|number| number > unnumbered);
    let numbers = pages.pages().iter().map(|page| page.number).filter(shown).map(|number| number.to_string());
    compare(words.chain(numbers), &laid)
}

/// What was laid out.
#[derive(Debug, Default)]
struct Laid {
    /// Inside the pages.
    inside: String,
    /// Beyond their edges, one item from the next by a space.
    outside: String,
}

impl Laid {
    /// Adds the text of `frame`, whose origin `to_page` moves to its place on the page.
    fn collect(&mut self, frame: &Frame, page: Size, to_page: Transform) {
        for (at, item) in frame.items() {
            match item {
                FrameItem::Group(group) => {
                    let moved = to_page.pre_concat(Transform::translate(at.x, at.y)).pre_concat(group.transform);
                    self.collect(&group.frame, page, moved);
                }
                FrameItem::Text(text) => self.add(text, page, *at, to_page),
                FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }

    /// Adds one item: what its glyphs show beyond the edge is outside, all else inside.
    fn add(&mut self, item: &TextItem, page: Size, origin: Point, to_page: Transform) {
        let metrics = item.font.metrics();
        let (top, bottom) = (metrics.cap_height.at(item.size), metrics.descender.at(item.size));
        let mut lost = BTreeSet::new();
        let mut x = origin.x;
        for glyph in &item.glyphs {
            let end = x + glyph.x_advance.at(item.size);
            let corners = [Point::new(x, origin.y - top), Point::new(end, origin.y - bottom)];
            if !corners.into_iter().all(|corner| is_on(page, corner.transform(to_page))) {
                lost.extend(glyph.range());
            }
            x = end;
        }
        let before = self.outside.len();
        for (index, character) in item.text.char_indices() {
            if lost.contains(&index) { self.outside.push(character) } else { self.inside.push(character) }
        }
        if self.outside.len() > before {
            self.outside.push(' ');
        }
    }
}

fn is_on(page: Size, point: Point) -> bool {
    let within = |value: Abs, limit: Abs| -TOLERANCE <= value && value <= limit + TOLERANCE;
    within(point.x, page.x) && within(point.y, page.y)
}

/// An error where `expected` has a visible character more often than `laid` has it inside its pages.
fn compare(expected: impl Iterator<Item = String>, laid: &Laid) -> Result<(), RenderError> {
    let mut missing: BTreeMap<char, usize> = BTreeMap::new();
    for character in expected.flat_map(|text| text.chars().collect::<Vec<_>>()).filter(|c| is_visible(*c)) {
        *missing.entry(character).or_default() += 1;
    }
    for character in laid.inside.chars() {
        if let Some(count) = missing.get_mut(&character) {
            *count = count.saturating_sub(1);
        }
    }
    missing.retain(|_, count| *count > 0);
    if missing.is_empty() {
        return Ok(());
    }
    let quote = |text: &str| text.chars().take(QUOTED).collect::<String>().trim_end().to_owned();
    Err(Message::new(match laid.outside.trim() {
        "" => format!("characters are on no page: {}", quote(&missing.into_keys().collect::<String>())),
        words => format!("words lie outside the page: {}", quote(words)),
    })
    .into())
}

/// Whether a reader would miss it: white space ends with its line, and what has no width may end with it.
fn is_visible(character: char) -> bool {
    const WITHOUT_WIDTH: [RangeInclusive<char>; 6] = [
        '\u{ad}'..='\u{ad}',
        '\u{200b}'..='\u{200f}',
        '\u{202a}'..='\u{202e}',
        '\u{2060}'..='\u{206f}',
        '\u{fe00}'..='\u{fe0f}',
        '\u{feff}'..='\u{feff}',
    ];
    !character.is_whitespace()
        && !character.is_control()
        && !WITHOUT_WIDTH.iter().any(|range| range.contains(&character))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn compared(expected: &[&str], inside: &str, outside: &str) -> Result<(), String> {
        let laid = Laid { inside: inside.to_owned(), outside: outside.to_owned() };
        compare(expected.iter().map(|text| (*text).to_owned()), &laid).map_err(|error| error.to_string())
    }

    #[test]
    fn order_white_space_and_what_has_no_width_do_not_count() {
        assert_eq!(compared(&["Nơi nhận:", "Sở\u{200b} \u{a0}Y tế"], "Sở Y tếNơi nhận: 2", ""), Ok(()));
    }

    #[test]
    fn every_character_counts_as_often_as_it_is_written() {
        let error = compared(&["100", "Sở"], "10Sở", "").unwrap_err();
        assert_eq!(error, "characters are on no page: 0");
        let error = compared(&["xin chào các bạn"], "xin chào", "các bạn ").unwrap_err();
        assert_eq!(error, "words lie outside the page: các bạn");
    }
}
