//! Signature fields: finding one by its name, filling it, and adding one that isn't seen.

use lopdf::{Dictionary, Object, ObjectId};
use plan_core::diagnostic::Said;
use plan_core::said;
use plan_pdf::{PdfError, Update};

use super::appearance::empty_form;
use super::{pdf, unreadable};

/// What a field's flags have to say in PDF/A: printed and, so that nobody moves it, locked (ISO 32000-1, 12.5.3).
const PRINT_AND_LOCKED: i64 = 4 | 128;

/// The form's flags once there is a signature: there are some, and the file may only be added to (12.7.2).
const SIGNED_APPEND_ONLY: i64 = 3;

/// Pages have at most this many levels of nodes above them.
const DEEPEST: usize = 32;

/// A signature field.
#[derive(Debug)]
pub(super) struct Field {
    id: ObjectId,
    /// What is drawn of it on the page: mostly the field itself.
    widget: ObjectId,
    pub(super) is_signed: bool,
    pub(super) tooltip: Option<String>,
    /// Width and height, pt.
    pub(super) size: (f32, f32),
    /// Whether it stands in the top right corner of the file's first page, as the office's at an appendix does.
    pub(super) is_in_the_corner: bool,
}

/// The field of that name.
pub(super) fn find(update: &Update<'_>, name: &str) -> Result<Option<Field>, Said> {
    let catalog = dictionary(update, update.catalog().map_err(unreadable)?)?;
    let Some(form) = catalog.get(b"AcroForm").ok().and_then(|form| update.resolved(form).as_dict().ok()) else {
        return Ok(None);
    };
    for object in pdf::elements(update, form.get(b"Fields").ok()) {
        let Ok(id) = object.as_reference() else { continue };
        let Ok(field) = dictionary(update, id) else { continue };
        let is_named = field.get(b"T").ok().and_then(|own| pdf::said(update, own)).is_some_and(|own| own == name);
        if !is_named {
            continue;
        }
        if field.get(b"FT").ok().map(|kind| update.resolved(kind)) != Some(&Object::Name(b"Sig".to_vec())) {
            return Err(said!(
                "ô `{name}` của tệp không phải ô chữ ký",
                "the file's field `{name}` isn't for a signature"
            ));
        }
        return read(update, id, field).map(Some);
    }
    Ok(None)
}

/// Whether any signature field of the file is signed.
pub(super) fn is_any_signed(update: &Update<'_>) -> Result<bool, Said> {
    let catalog = dictionary(update, update.catalog().map_err(unreadable)?)?;
    let Some(form) = catalog.get(b"AcroForm").ok().and_then(|form| update.resolved(form).as_dict().ok()) else {
        return Ok(false);
    };
    let fields = pdf::elements(update, form.get(b"Fields").ok());
    Ok(fields.iter().filter_map(|object| object.as_reference().ok()).any(|id| {
        let is_signed = |field: &Dictionary| {
            let is_signature =
                field.get(b"FT").ok().map(|kind| update.resolved(kind)) == Some(&Object::Name(b"Sig".to_vec()));
            is_signature && field.get(b"V").is_ok_and(|value| !matches!(update.resolved(value), Object::Null))
        };
        dictionary(update, id).is_ok_and(is_signed)
    }))
}

fn read(update: &Update<'_>, id: ObjectId, field: &Dictionary) -> Result<Field, Said> {
    let kid = pdf::elements(update, field.get(b"Kids").ok()).first().and_then(|kid| kid.as_reference().ok());
    let widget = kid.unwrap_or(id);
    let drawn = dictionary(update, widget)?;
    let rectangle = drawn.get(b"Rect").ok().and_then(|it| pdf::rectangle(update, it)).unwrap_or_default();
    let [left, bottom, right, top] = rectangle;
    let is_signed = field.get(b"V").is_ok_and(|value| !matches!(update.resolved(value), Object::Null));
    let tooltip = field.get(b"TU").ok().and_then(|text| pdf::said(update, text));
    Ok(Field {
        id,
        widget,
        is_signed,
        tooltip,
        size: (right - left, top - bottom),
        is_in_the_corner: is_in_the_corner(update, widget, rectangle),
    })
}

/// Whether a rectangle lies in the upper quarter and the right half of the first page.
fn is_in_the_corner(update: &Update<'_>, widget: ObjectId, [left, bottom, right, top]: [f32; 4]) -> bool {
    let Some(page) = update.document().page_iter().next() else { return false };
    let Ok(dictionary) = dictionary(update, page) else { return false };
    let is_on_it = pdf::elements(update, dictionary.get(b"Annots").ok()).contains(&Object::Reference(widget));
    let Some([from_left, from_bottom, to_right, to_top]) = media_box(update, dictionary) else { return false };
    is_on_it && (left + right) > (from_left + to_right) && (bottom + top) / 2.0 > to_top - (to_top - from_bottom) / 4.0
}

/// A page's size, its own or its parents'.
fn media_box(update: &Update<'_>, page: &Dictionary) -> Option<[f32; 4]> {
    let mut node = page;
    for _ in 0..DEEPEST {
        if let Ok(found) = node.get(b"MediaBox") {
            return pdf::rectangle(update, found);
        }
        node = update.resolved(node.get(b"Parent").ok()?).as_dict().ok()?;
    }
    None
}

/// Adds a field without a place to be seen, on the first page.
///
/// It is a widget all the same, so it has what PDF/A asks of one: flags and an appearance (ISO 19005-2, 6.3.2, 6.3.3).
pub(super) fn add_unseen(update: &mut Update<'_>, name: &str) -> Result<Field, Said> {
    let none = || unreadable(PdfError::Missing("page"));
    let page = update.document().page_iter().next().ok_or_else(none)?;
    let appearance = update.add(empty_form(0.0, 0.0));
    let mut field = Dictionary::new();
    field.set("Type", "Annot");
    field.set("Subtype", "Widget");
    field.set("FT", "Sig");
    field.set("T", pdf::text(name));
    field.set("F", PRINT_AND_LOCKED);
    field.set("Rect", vec![0.into(), 0.into(), 0.into(), 0.into()]);
    field.set("P", page);
    field.set("AP", normal(appearance));
    let id = update.add(Object::Dictionary(field));

    let of_page = dictionary(update, page)?.get(b"Annots").ok().cloned();
    let mut annotations = pdf::elements(update, of_page.as_ref()).to_vec();
    annotations.push(id.into());
    update.dictionary(page).map_err(unreadable)?.set("Annots", annotations);

    let catalog = update.catalog().map_err(unreadable)?;
    let form = dictionary(update, catalog)?.get(b"AcroForm").ok().cloned();
    let mut form = form.and_then(|form| update.resolved(&form).as_dict().ok().cloned()).unwrap_or_default();
    let mut fields = pdf::elements(update, form.get(b"Fields").ok()).to_vec();
    fields.push(id.into());
    form.set("Fields", fields);
    set_form(update, catalog, form)?;
    Ok(Field { id, widget: id, is_signed: false, tooltip: None, size: (0.0, 0.0), is_in_the_corner: false })
}

/// Puts a signature and its appearance into a field.
pub(super) fn fill(update: &mut Update<'_>, field: &Field, signature: ObjectId, look: ObjectId) -> Result<(), Said> {
    update.dictionary(field.id).map_err(unreadable)?.set("V", signature);
    let widget = update.dictionary(field.widget).map_err(unreadable)?;
    widget.set("AP", normal(look));
    let catalog = update.catalog().map_err(unreadable)?;
    let form = dictionary(update, catalog)?.get(b"AcroForm").ok().cloned();
    let mut form = form.and_then(|form| update.resolved(&form).as_dict().ok().cloned()).unwrap_or_default();
    let is_flagged = form.get(b"SigFlags").is_ok_and(|flags| *flags == Object::Integer(SIGNED_APPEND_ONLY));
    if !is_flagged {
        form.set("SigFlags", SIGNED_APPEND_ONLY);
        set_form(update, catalog, form)?;
    }
    Ok(())
}

/// Puts the form where it stands: an object of its own, or inside the catalogue.
fn set_form(update: &mut Update<'_>, catalog: ObjectId, form: Dictionary) -> Result<(), Said> {
    let own = dictionary(update, catalog)?.get(b"AcroForm").and_then(Object::as_reference);
    match own {
        Ok(id) => update.set(id, Object::Dictionary(form)),
        Err(_) => update.dictionary(catalog).map_err(unreadable)?.set("AcroForm", form),
    }
    Ok(())
}

/// `/AP`, with what is always shown.
fn normal(form: ObjectId) -> Dictionary {
    let mut appearances = Dictionary::new();
    appearances.set("N", form);
    appearances
}

fn dictionary<'u>(update: &'u Update<'_>, id: ObjectId) -> Result<&'u Dictionary, Said> {
    update
        .get(id)
        .and_then(|object| object.as_dict().map_err(|_| PdfError::Missing("dictionary where one should be")))
        .map_err(unreadable)
}
