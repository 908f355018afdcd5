//! What an object is, in the words of who reads the file.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};
use plan_core::diagnostic::Said;
use plan_core::said;

use super::super::fields::{text, value};
use super::references;

/// How many objects are looked at for the name of one.
const LOOKED_AT: usize = 20_000;

/// A revision, and who uses what in it.
pub(super) struct Names<'d> {
    document: &'d Document,
    pages: BTreeMap<ObjectId, usize>,
    users: BTreeMap<ObjectId, Vec<ObjectId>>,
}

/// What an object was found to be, the most telling first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    /// Of a page, by its number: its content.
    Content(usize),
    /// Its fonts and pictures.
    Resources(usize),
    /// One of its annotations, and the field that it shows.
    Annotation(usize, Option<String>),
    /// An entry of the catalogue.
    Entry(String),
}

impl<'d> Names<'d> {
    pub(super) fn new(document: &'d Document, pages: BTreeMap<ObjectId, usize>) -> Self {
        let mut users: BTreeMap<ObjectId, Vec<ObjectId>> = BTreeMap::new();
        for (id, object) in &document.objects {
            references(object, &mut |used| users.entry(used).or_default().push(*id));
        }
        Self { document, pages, users }
    }

    /// What the object `id` is, of which it is known that it was changed.
    pub(super) fn of(&self, id: ObjectId) -> Said {
        match self.found(id) {
            Some(Found::Content(page)) => {
                said!("nội dung trang {page} bị đổi", "the content of page {page} was changed")
            }
            Some(Found::Resources(page)) => {
                said!("phông chữ hoặc hình của trang {page} bị đổi", "a font or picture of page {page} was changed")
            }
            Some(Found::Annotation(page, Some(field))) => said!(
                "trang {page}: ô “{field}” hoặc hình của nó bị đổi",
                "page {page}: the field “{field}” or its look was changed"
            ),
            Some(Found::Annotation(page, None)) => {
                said!("trang {page}: một chú thích bị đổi", "page {page}: an annotation was changed")
            }
            Some(Found::Entry(key)) => match &*key {
                "AcroForm" => said!(
                    "biểu mẫu: giá trị hoặc hình của một ô bị đổi",
                    "the form: a field's value or look was changed"
                ),
                "Metadata" => {
                    said!("thông tin mô tả của tệp (XMP) bị đổi", "the file's description (XMP) was changed")
                }
                key => said!("mục /{key} của tệp bị đổi", "the catalogue's /{key} was changed"),
            },
            None if self.document.get_dictionary(id).is_ok_and(|object| object.has(b"Kids")) => said!(
                "danh sách trang bị đổi: trang thêm, bớt hoặc thay",
                "the list of pages was changed: pages added, taken away or replaced"
            ),
            None => {
                let number = id.0;
                said!("đối tượng {number} bị đổi", "object {number} was changed")
            }
        }
    }

    /// Goes from the object to those that use it, up to pages and the catalogue.
    fn found(&self, id: ObjectId) -> Option<Found> {
        let root = self.document.trailer.get(b"Root").and_then(Object::as_reference).ok();
        let mut best: Option<Found> = None;
        let mut seen = BTreeSet::from([id]);
        // With each object, the one below it.
        let mut open = vec![(id, id)];
        while let Some((next, below)) = open.pop() {
            for user in self.users.get(&next).into_iter().flatten() {
                let Ok(object) = self.document.get_object(*user) else { continue };
                let found = if let Some(number) = self.pages.get(user) {
                    object.as_dict().ok().and_then(|page| self.on_page(page, *number, next, below))
                } else if Some(*user) == root {
                    object.as_dict().ok().and_then(|catalogue| in_catalogue(catalogue, next))
                } else {
                    let is_tree = object.as_dict().is_ok_and(|object| object.has_type(b"Pages"));
                    if !is_tree && seen.len() < LOOKED_AT && seen.insert(*user) {
                        open.push((*user, next));
                    }
                    None
                };
                best = match (best, found) {
                    (Some(one), Some(other)) => Some(one.min(other)),
                    (one, other) => one.or(other),
                };
            }
        }
        best
    }

    /// What a page uses an object for.
    fn on_page(&self, page: &Dictionary, number: usize, used: ObjectId, below: ObjectId) -> Option<Found> {
        if uses(page, b"Contents", used) {
            return Some(Found::Content(number));
        }
        if uses(page, b"Resources", used) {
            return Some(Found::Resources(number));
        }
        if !uses(page, b"Annots", used) {
            return None;
        }
        let is_list = self.document.get_object(used).is_ok_and(|object| object.as_array().is_ok());
        let annotation = self.document.get_dictionary(if is_list { below } else { used }).ok();
        let field = annotation.and_then(|annotation| value(self.document, annotation, b"T").as_str().ok()).map(text);
        Some(Found::Annotation(number, field))
    }
}

fn in_catalogue(catalogue: &Dictionary, used: ObjectId) -> Option<Found> {
    let mut keys = catalogue.iter().map(|(key, _)| key).filter(|key| key.as_slice() != b"Pages");
    keys.find(|key| uses(catalogue, key, used)).map(|key| Found::Entry(String::from_utf8_lossy(key).into_owned()))
}

/// Whether an entry has a reference to an object.
fn uses(dictionary: &Dictionary, key: &[u8], used: ObjectId) -> bool {
    let mut is_used = false;
    if let Ok(object) = dictionary.get(key) {
        references(object, &mut |id| is_used |= id == used);
    }
    is_used
}
