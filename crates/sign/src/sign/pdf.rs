//! Small things about objects of a PDF.

use lopdf::{Object, StringFormat};
use plan_pdf::Update;

/// A text string that every reader takes: UTF-16 with its mark (ISO 32000-1, 7.9.2.2).
pub(super) fn text(text: &str) -> Object {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}

/// What a text string says.
pub(super) fn said(update: &Update<'_>, object: &Object) -> Option<String> {
    lopdf::decode_text_string(update.resolved(object)).ok()
}

/// Four numbers, as a corner and the one across from it: left, bottom, right, top, pt.
pub(super) fn rectangle(update: &Update<'_>, object: &Object) -> Option<[f32; 4]> {
    let array = update.resolved(object).as_array().ok()?;
    let mut numbers = array.iter().map(|number| update.resolved(number).as_float());
    let mut next = || numbers.next()?.ok().filter(|n| n.is_finite());
    let [a, b, c, d] = [next()?, next()?, next()?, next()?];
    Some([a.min(c), b.min(d), a.max(c), b.max(d)])
}

/// The elements of an array, or nothing.
pub(super) fn elements<'o>(update: &'o Update<'_>, object: Option<&'o Object>) -> &'o [Object] {
    object.and_then(|object| update.resolved(object).as_array().ok()).map_or(&[], Vec::as_slice)
}
