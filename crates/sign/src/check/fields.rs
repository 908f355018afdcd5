//! The signature fields of a revision.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

/// No form has more fields than this; the rest isn't looked at.
const FIELDS: usize = 10_000;

/// How deep fields may nest.
const DEEP: usize = 32;

/// A signature field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) id: ObjectId,
    /// Its full name.
    pub(super) name: String,
    /// The page that shows it, from 1.
    pub(super) page: Option<usize>,
    /// What shows it: itself, or kids without a name.
    pub(super) widgets: Vec<ObjectId>,
    /// Its value, if it has any.
    pub(super) value: Option<Value>,
}

/// What a signature field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// The name of the object.
    Object(ObjectId),
    /// Something that is no reference: nobody writes it, and its bytes can't be told from the field's.
    Direct,
}

/// What an object is once references are followed.
pub(super) fn resolved<'o>(document: &'o Document, object: &'o Object) -> &'o Object {
    let mut object = object;
    for _ in 0..DEEP {
        let Object::Reference(id) = object else { return object };
        let Ok(next) = document.get_object(*id) else { return &Object::Null };
        object = next;
    }
    &Object::Null
}

/// A dictionary's entry, references followed.
pub(super) fn value<'o>(document: &'o Document, dictionary: &'o Dictionary, key: &[u8]) -> &'o Object {
    dictionary.get(key).map_or(&Object::Null, |object| resolved(document, object))
}

/// The catalogue.
pub(super) fn catalog(document: &Document) -> Option<&Dictionary> {
    value(document, &document.trailer, b"Root").as_dict().ok()
}

/// The form.
pub(super) fn form(document: &Document) -> Option<&Dictionary> {
    value(document, catalog(document)?, b"AcroForm").as_dict().ok()
}

/// All pages, and the number of each, from 1.
pub(super) fn pages(document: &Document) -> BTreeMap<ObjectId, usize> {
    document.page_iter().take(FIELDS).zip(1..).map(|(id, number)| (id, number)).collect()
}

/// All signature fields, in the form's order.
pub(super) fn fields(document: &Document) -> Vec<Field> {
    let mut walk = Walk { document, seen: BTreeSet::new(), found: Vec::new() };
    if let Some(form) = form(document)
        && let Ok(roots) = value(document, form, b"Fields").as_array()
    {
        walk.all(roots, "", None, DEEP);
    }
    let mut found = walk.found;
    if !found.is_empty() {
        let shown = shown(document);
        for field in &mut found {
            field.page = field.widgets.iter().find_map(|widget| shown.get(widget)).copied();
        }
    }
    found
}

/// The page of every annotation.
fn shown(document: &Document) -> BTreeMap<ObjectId, usize> {
    let mut shown = BTreeMap::new();
    for (id, number) in pages(document) {
        let Ok(page) = document.get_dictionary(id) else { continue };
        let Ok(annotations) = value(document, page, b"Annots").as_array() else { continue };
        for annotation in annotations {
            if let Ok(id) = annotation.as_reference() {
                shown.entry(id).or_insert(number);
            }
        }
    }
    shown
}

struct Walk<'d> {
    document: &'d Document,
    seen: BTreeSet<ObjectId>,
    found: Vec<Field>,
}

impl Walk<'_> {
    fn all(&mut self, fields: &[Object], above: &str, kind: Option<&[u8]>, depth: usize) {
        for field in fields {
            if let Ok(id) = field.as_reference()
                && self.seen.len() < FIELDS
                && self.seen.insert(id)
            {
                self.one(id, above, kind, depth);
            }
        }
    }

    fn one(&mut self, id: ObjectId, above: &str, kind: Option<&[u8]>, depth: usize) {
        let document = self.document;
        let (Ok(field), Some(depth)) = (document.get_dictionary(id), depth.checked_sub(1)) else { return };
        let own = value(document, field, b"T").as_str().ok().map(text);
        let name = match own {
            Some(own) if above.is_empty() => own,
            Some(own) => format!("{above}.{own}"),
            None => above.to_owned(),
        };
        let kind = value(document, field, b"FT").as_name().ok().or(kind);
        let kids = value(document, field, b"Kids").as_array().map_or(&[][..], Vec::as_slice);
        if kind == Some(b"Sig") {
            let value = match field.get(b"V") {
                Ok(Object::Reference(id)) => Some(Value::Object(*id)),
                Ok(Object::Null) | Err(_) => None,
                Ok(_) => Some(Value::Direct),
            };
            // A kid without a name of its own is a widget of this field.
            let is_widget = |kid: &ObjectId| document.get_dictionary(*kid).is_ok_and(|kid| !kid.has(b"T"));
            let kids: Vec<ObjectId> = kids.iter().filter_map(|kid| kid.as_reference().ok()).collect();
            let mut widgets: Vec<ObjectId> = kids.iter().copied().filter(is_widget).collect();
            let is_field = field.has(b"T") || value.is_some() || field.has(b"FT");
            if is_field && (kids.len() == widgets.len()) {
                self.seen.extend(&widgets);
                widgets.push(id);
                self.found.push(Field { id, name, page: None, widgets, value });
                return;
            }
        }
        self.all(kids, &name, kind, depth);
    }
}

/// A text string (ISO 32000-1, 7.9.2.2): UTF-16 with a mark, else as good as Latin.
pub(super) fn text(bytes: &[u8]) -> String {
    if let Some(wide) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        let units = wide.chunks_exact(2).map(|pair| pair.iter().fold(0_u16, |unit, byte| unit << 8 | u16::from(*byte)));
        return char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect();
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    std::str::from_utf8(bytes).map_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect(), str::to_owned)
}
