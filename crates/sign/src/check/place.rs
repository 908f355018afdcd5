//! Where a signature is drawn.

use lopdf::{Dictionary, Document, Object, ObjectId};
use plan_core::decree::Layout;

use super::fields::{self, Field, resolved, value};
use super::outcome::{Area, Drawn};

/// One mm in pt.
const MM: f64 = 72.0 / 25.4;

/// How far beyond the largest field of the layout counts as that, pt.
const SLACK: f64 = 1.0;

/// How many nodes stand above a page.
const DEEP: usize = 32;

/// A corner and the one across from it: left, bottom, right, top, pt.
pub(super) fn rectangle(document: &Document, object: &Object) -> Option<[f64; 4]> {
    let numbers = resolved(document, object).as_array().ok()?.iter();
    let mut numbers = numbers.map(|number| resolved(document, number).as_float().ok().map(f64::from));
    let mut next = || numbers.next()?.filter(|number| number.is_finite());
    let [a, b, c, d] = [next()?, next()?, next()?, next()?];
    Some([a.min(c), b.min(d), a.max(c), b.max(d)])
}

/// Whether something is drawn in a widget's place; one that can't be read counts.
pub(super) fn is_drawn(document: &Document, widget: &Dictionary) -> bool {
    let has_area = rectangle(document, value(document, widget, b"Rect"))
        .is_none_or(|[left, bottom, right, top]| left < right && bottom < top);
    has_area && widget.has(b"AP")
}

/// Whether a widget is larger than any field for a signature, a seal or the line on an appendix (layout.toml).
pub(super) fn is_large(document: &Document, widget: &Dictionary) -> bool {
    let usual = &Layout::nd30().signature;
    let width = usual.field_width.pt().max(usual.seal_field.pt()).max(usual.attached_field_width.pt());
    let height = usual.signing_space.pt().max(usual.seal_field.pt()).max(usual.attached_field_height.pt());
    rectangle(document, value(document, widget, b"Rect"))
        .is_none_or(|[left, bottom, right, top]| right - left > width + SLACK || top - bottom > height + SLACK)
}

/// Where a signature field is drawn, once for each of its widgets that is.
pub(super) fn drawn(document: &Document, field: &Field) -> Vec<Drawn> {
    let widgets = field.widgets.iter().filter_map(|id| Some((*id, document.get_dictionary(*id).ok()?)));
    let mut places: Vec<Drawn> = Vec::new();
    for (id, widget) in widgets.filter(|(_, widget)| is_drawn(document, widget)) {
        let on = fields::pages(document).into_iter().find(|(page, _)| shows(document, *page, id));
        let Some((page, number)) = on else { continue };
        let area = document.get_dictionary(page).ok().and_then(|page| area(document, page, widget));
        places.push(Drawn { page: number, area });
    }
    places
}

fn shows(document: &Document, page: ObjectId, widget: ObjectId) -> bool {
    let Ok(page) = document.get_dictionary(page) else { return false };
    value(document, page, b"Annots").as_array().is_ok_and(|all| all.contains(&Object::Reference(widget)))
}

/// A widget's place from the upper left corner of its page; `None` on a page that is turned.
fn area(document: &Document, page: &Dictionary, widget: &Dictionary) -> Option<Area> {
    let turned = inherited(document, page, b"Rotate").as_i64().unwrap_or(0);
    if turned % 360 != 0 {
        return None;
    }
    let media = rectangle(document, inherited(document, page, b"MediaBox"))?;
    let [left, _, _, top] = match rectangle(document, inherited(document, page, b"CropBox")) {
        Some(crop) => [crop[0].max(media[0]), crop[1].max(media[1]), crop[2].min(media[2]), crop[3].min(media[3])],
        None => media,
    };
    let [from, bottom, to, above] = rectangle(document, value(document, widget, b"Rect"))?;
    Some(Area {
        left: (from - left) / MM,
        top: (top - above) / MM,
        right: (to - left) / MM,
        bottom: (top - bottom) / MM,
    })
}

/// A page's entry, or that of a node above it.
fn inherited<'d>(document: &'d Document, page: &'d Dictionary, key: &[u8]) -> &'d Object {
    let mut node = page;
    for _ in 0..DEEP {
        if node.has(key) {
            return value(document, node, key);
        }
        let Ok(parent) = value(document, node, b"Parent").as_dict() else { break };
        node = parent;
    }
    &Object::Null
}
