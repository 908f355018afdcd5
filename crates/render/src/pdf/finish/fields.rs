//! Empty signature fields (ISO 32000-1, 12.7.4.5): merged with their one widget, in the place of the links that the
//! template set for them.

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary, text_string};
use plan_core::document::{SignatureField, Volume};
use plan_pdf::{PdfError, Update};

use super::tags;
use crate::pdf::contract;

/// Print and Locked: a widget has to be printed (ISO 19005-2, 6.3.2), and nobody should move it.
const FLAGS: i64 = 4 | 128;

/// There are signature fields; 2 would say that files have to be saved by appending, which a signer adds.
const SIGNATURES_EXIST: i64 = 1;

/// Makes the fields of `volume`; whether the file still is PDF/UA.
///
/// Of two fields only the first, the signer's, is tagged. The office's is signed when the file bears a signature
/// already: its widget changes then, and where the structure tree reached it, validators that compare revisions (pyHanko)
/// would call the signer's signature broken. An untagged widget is no PDF/UA (ISO 14289-1, 7.18.4), so that isn't claimed.
///
/// # Errors
/// A field without the link that its template should have set.
pub(super) fn add(update: &mut Update<'_>, volume: &Volume<'_>) -> Result<bool, PdfError> {
    let wanted: Vec<&SignatureField> = volume.parts.iter().flat_map(|part| &part.fields).collect();
    if wanted.is_empty() {
        return Ok(true);
    }
    let links = links(update);
    let mut fields: Vec<Object> = Vec::new();
    for field in &wanted {
        let target = contract::target(field.kind.name());
        let link = links.iter().find(|link| link.target == target.as_bytes());
        let link = link.ok_or(PdfError::Missing("place for a signature field"))?;
        put(update, link, field, fields.is_empty())?;
        fields.push(Object::Reference(link.annotation));
    }
    let form = update.add(Object::Dictionary(dictionary! { "Fields" => fields, "SigFlags" => SIGNATURES_EXIST }));
    let catalog = update.catalog()?;
    update.dictionary(catalog)?.set("AcroForm", form);
    Ok(wanted.len() == 1)
}

/// A link of the file to a URI.
struct Link {
    page: ObjectId,
    annotation: ObjectId,
    /// The URI.
    target: Vec<u8>,
    rectangle: Object,
    /// Its number in the tree of tags.
    struct_parent: i64,
}

fn links(update: &Update<'_>) -> Vec<Link> {
    let mut links = Vec::new();
    for page in update.document().page_iter() {
        let Ok(dictionary) = update.get(page).and_then(|page| Ok(page.as_dict()?)) else { continue };
        let Ok(annotations) = dictionary.get(b"Annots") else { continue };
        let Ok(annotations) = update.resolved(annotations).as_array() else { continue };
        links.extend(annotations.iter().filter_map(|annotation| link(update, page, annotation.as_reference().ok()?)));
    }
    links
}

fn link(update: &Update<'_>, page: ObjectId, annotation: ObjectId) -> Option<Link> {
    let dictionary = update.get(annotation).ok()?.as_dict().ok()?;
    let action = update.resolved(dictionary.get(b"A").ok()?).as_dict().ok()?;
    Some(Link {
        page,
        annotation,
        target: update.resolved(action.get(b"URI").ok()?).as_str().ok()?.to_vec(),
        rectangle: dictionary.get(b"Rect").ok()?.clone(),
        struct_parent: dictionary.get(b"StructParent").ok()?.as_i64().ok()?,
    })
}

/// Puts a field in the place of a link.
fn put(update: &mut Update<'_>, link: &Link, field: &SignatureField, is_tagged: bool) -> Result<(), PdfError> {
    let appearance = update.add(empty_appearance(&link.rectangle));
    let mut widget = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => text_string(field.kind.name()),
        "TU" => text_string(&field.tooltip),
        "F" => FLAGS,
        "Rect" => link.rectangle.clone(),
        "P" => link.page,
        "AP" => dictionary! { "N" => appearance },
    };
    if is_tagged {
        widget.set("StructParent", link.struct_parent);
        tags::link_to_form(update, link.struct_parent, &field.tooltip)?;
    } else {
        tags::remove(update, link.struct_parent)?;
    }
    update.set(link.annotation, Object::Dictionary(widget));
    Ok(())
}

/// A form XObject of the field's size that draws nothing: PDF/A wants an appearance (ISO 19005-2, 6.3.3).
fn empty_appearance(rectangle: &Object) -> Object {
    let corners: Vec<f32> =
        rectangle.as_array().map(|all| all.iter().filter_map(|one| one.as_float().ok()).collect()).unwrap_or_default();
    let (width, height) = match corners.as_slice() {
        [left, bottom, right, top] => (right - left, top - bottom),
        _ => (0.0, 0.0),
    };
    let dictionary = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), width.into(), height.into()],
        "Resources" => Dictionary::new(),
    };
    Object::Stream(Stream::new(dictionary, Vec::new()))
}
