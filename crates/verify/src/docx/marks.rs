//! Page numbers in headers and footers: where they stand.

use super::frame::{self, Framed};
use super::indent;
use super::item::Mark;
use super::story::{Place, Read, Story};
use super::units::MM;
use crate::reading::{Align, Span};

/// How far from the middle a page number may be and still be centred, mm.
const CENTRED: f64 = 1.0;

impl<'a> Story<'_, 'a> {
    /// The page number in a paragraph of a header or footer.
    pub(super) fn mark(&mut self, read: &Read<'a>, place: &Place, framed: &Framed) -> Option<Mark> {
        let (pages, at_top) = place.header?;
        let number = read.content.page_number.as_ref()?;
        Some(Mark {
            pages,
            at_top,
            style: number.style.unwrap_or(place.numbers),
            centred: self.middle(read, place, framed).map(|middle| (middle - place.margins.middle()).abs() <= CENTRED),
            alone: read.content.besides.trim().is_empty(),
        })
    }

    /// The middle of a page number, mm from the paper's left edge.
    fn middle(&mut self, read: &Read<'a>, place: &Place, framed: &Framed) -> Option<f64> {
        let number = read.content.page_number.as_ref()?;
        let format = &read.format;
        let align = format.align.unwrap_or(Align::Left);
        if let Some(frame) = framed.frame.as_ref().filter(|frame| frame.width.is_none()) {
            // It is as wide as its words.
            let base = frame::base(frame, place)?;
            return match frame.align.as_deref()? {
                "center" => Some(base.middle()),
                "right" | "outside" => Some(base.right),
                _ => Some(base.left),
            };
        }
        if number.is_after_middle_tab {
            return Some(place.margins.middle());
        }
        let extent = framed.extent?;
        match align {
            Align::Center => Some(extent.middle() + format.first.unwrap_or(0.0) * MM / 2.0),
            Align::Right => Some(extent.right),
            Align::Left | Align::Justify => {
                let size = read.mark_type.size;
                let set = Span {
                    text: String::new(),
                    face: None,
                    size_pt: Some(size),
                    bold: false,
                    italic: false,
                    underline: false,
                    colour: None,
                };
                let measure = &mut self.measure;
                let mut length = |text: &str| measure.length(text, &set);
                let before: String = number.before.chars().take(200).collect();
                let at = indent::middle_after(&before, size / 2.0, format, self.settings.tab, &mut length);
                Some(extent.left + (at - format.left.unwrap_or(0.0)) * MM)
            }
        }
    }
}
