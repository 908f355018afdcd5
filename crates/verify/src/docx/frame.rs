//! Paragraphs that are taken out of the text and placed by themselves (`w:framePr`).

use super::format::Frame;
use super::story::Place;
use super::units::MM;
use crate::reading::{Extent, Zone};

/// Where a paragraph stands by itself.
pub(super) struct Framed {
    pub(super) zone: Zone,
    pub(super) flow: usize,
    pub(super) extent: Option<Extent>,
    pub(super) frame: Option<Frame>,
}

/// What a frame is placed in.
pub(super) fn base(frame: &Frame, place: &Place) -> Option<Extent> {
    match frame.relative.as_str() {
        "page" => Some(Extent { left: 0.0, right: place.page_width }),
        "margin" => Some(place.margins),
        _ => place.column,
    }
}

/// Where the text of a frame stands.
pub(super) fn extent(frame: &Frame, place: &Place) -> Option<Extent> {
    let base = base(frame, place)?;
    let width = frame.width? * MM;
    let left = match (frame.align.as_deref(), frame.x) {
        (Some("center"), _) => base.middle() - width / 2.0,
        (Some("right" | "outside"), _) => base.right - width,
        (None, Some(x)) => base.left + x * MM,
        _ => base.left,
    };
    Some(Extent { left, right: left + width })
}
