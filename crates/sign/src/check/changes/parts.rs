//! What an object of a revision is, and so by which rule it may change.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::super::fields::{self, Field, value};
use super::references;

/// An object's part in the old revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Catalogue,
    Form,
    Fields,
    Page,
    Annotations,
    /// A signature field or its widget: which, of the old ones.
    Field(usize),
    /// What is drawn in its place.
    Appearance(usize),
    Info,
    Description,
    /// A list or a table of the DSS.
    Evidence,
}

/// Which objects of a revision may change at all. What two places share isn't among them, unless it is told by its keys:
/// a list of the DSS that a page's resources use too would change the page.
pub(super) fn parts(
    old: &Document,
    pages: &BTreeMap<ObjectId, usize>,
    signature_fields: &[Field],
) -> BTreeMap<ObjectId, Part> {
    let mut uses: BTreeMap<ObjectId, usize> = BTreeMap::new();
    // A cross-reference stream says again what the trailer says.
    let is_section = |object: &&Object| object.as_stream().is_ok_and(|stream| stream.dict.has_type(b"XRef"));
    for object in old.objects.values().filter(|object| !is_section(object)) {
        references(object, &mut |id| *uses.entry(id).or_default() += 1);
    }
    references(&Object::Dictionary(old.trailer.clone()), &mut |id| *uses.entry(id).or_default() += 1);
    let is_sole = |id: &ObjectId| uses.get(id) == Some(&1);
    let mut parts = BTreeMap::new();
    let reference = |dictionary: &Dictionary, key: &[u8]| dictionary.get(key).and_then(Object::as_reference).ok();

    parts.extend(reference(&old.trailer, b"Info").filter(is_sole).map(|id| (id, Part::Info)));
    if let Some(catalogue) = fields::catalog(old) {
        if let Some(id) = reference(catalogue, b"DSS").filter(is_sole) {
            parts.insert(id, Part::Evidence);
        }
        // The DSS, its lists and its VRI: three levels.
        let mut level: Vec<&Object> = vec![value(old, catalogue, b"DSS")];
        for _ in 0..3 {
            let mut next = Vec::new();
            for object in level {
                references(object, &mut |id| {
                    if let Ok(object @ (Object::Array(_) | Object::Dictionary(_))) = old.get_object(id)
                        && is_sole(&id)
                    {
                        parts.insert(id, Part::Evidence);
                        next.push(object);
                    }
                });
            }
            level = next;
        }
        if let Some(id) = reference(catalogue, b"Metadata").filter(is_sole) {
            parts.insert(id, Part::Description);
        }
        if let Some(id) = reference(catalogue, b"AcroForm").filter(is_sole) {
            parts.insert(id, Part::Form);
        }
    }
    if let Some(id) = fields::form(old).and_then(|form| reference(form, b"Fields")).filter(is_sole) {
        parts.insert(id, Part::Fields);
    }
    for id in pages.keys() {
        parts.insert(*id, Part::Page);
        let annotations = old.get_dictionary(*id).ok().and_then(|page| reference(page, b"Annots"));
        parts.extend(annotations.filter(is_sole).map(|id| (id, Part::Annotations)));
    }
    for (index, field) in signature_fields.iter().enumerate() {
        for id in field.widgets.iter().chain([&field.id]) {
            parts.insert(*id, Part::Field(index));
            let Some(widget) = old.get_dictionary(*id).ok().filter(|_| field.value.is_none()) else { continue };
            let mut drawn = Vec::new();
            references(value(old, widget, b"AP"), &mut |id| drawn.push(id));
            parts.extend(drawn.into_iter().filter(is_sole).map(|id| (id, Part::Appearance(index))));
        }
    }
    parts.extend(reference(&old.trailer, b"Root").map(|id| (id, Part::Catalogue)));
    parts
}
