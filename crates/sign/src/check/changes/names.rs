//! What an object is, in the words of who reads the file.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};
use plan_core::diagnostic::Said;
use plan_core::said;

use super::super::fields::{self, text, value};
use super::references;

/// How many objects are looked at for the name of one.
const LOOKED_AT: usize = 20_000;

/// What the object `id` is, of which it is known that it was changed.
pub(super) fn name(document: &Document, id: ObjectId) -> Said {
    for (page, number) in fields::pages(document) {
        let Ok(page) = document.get_dictionary(page) else { continue };
        if let Some(said) = on_page(document, page, number, id) {
            return said;
        }
    }
    if let Some(catalogue) = fields::catalog(document) {
        for (key, object) in catalogue.iter().filter(|(key, _)| key.as_slice() != b"Pages") {
            if reaches(document, object, id) {
                let key = String::from_utf8_lossy(key);
                return match &*key {
                    "AcroForm" => said!(
                        "biểu mẫu: giá trị hoặc hình của một ô bị đổi",
                        "the form: a field's value or look was changed"
                    ),
                    "Metadata" => {
                        said!("thông tin mô tả của tệp (XMP) bị đổi", "the file's description (XMP) was changed")
                    }
                    key => said!("mục /{key} của tệp bị đổi", "the catalogue's /{key} was changed"),
                };
            }
        }
        if value(document, &document.trailer, b"Root").as_dict().is_ok_and(|root| root.has(b"Pages")) {
            let is_tree = document.get_dictionary(id).is_ok_and(|object| object.has(b"Kids"));
            if is_tree {
                return said!(
                    "danh sách trang bị đổi: trang thêm, bớt hoặc thay",
                    "the list of pages was changed: pages added, taken away or replaced"
                );
            }
        }
    }
    let number = id.0;
    said!("đối tượng {number} bị đổi", "object {number} was changed")
}

fn on_page(document: &Document, page: &Dictionary, number: usize, id: ObjectId) -> Option<Said> {
    let has = |key: &[u8]| page.get(key).is_ok_and(|object| reaches(document, object, id));
    if has(b"Contents") {
        return Some(said!("nội dung trang {number} bị đổi", "the content of page {number} was changed"));
    }
    if has(b"Resources") {
        return Some(said!(
            "phông chữ hoặc hình của trang {number} bị đổi",
            "a font or picture of page {number} was changed"
        ));
    }
    let annotations = value(document, page, b"Annots").as_array().ok()?;
    for annotation in annotations {
        if !reaches(document, annotation, id) {
            continue;
        }
        let dictionary = annotation.as_reference().ok().and_then(|id| document.get_dictionary(id).ok());
        let field = dictionary.and_then(|dictionary| value(document, dictionary, b"T").as_str().ok()).map(text);
        return Some(match field {
            Some(field) => said!(
                "trang {number}: ô “{field}” hoặc hình của nó bị đổi",
                "page {number}: the field “{field}” or its look was changed"
            ),
            None => said!("trang {number}: một chú thích bị đổi", "page {number}: an annotation was changed"),
        });
    }
    None
}

/// Whether `id` is reached from an object, without going to other pages.
fn reaches(document: &Document, from: &Object, id: ObjectId) -> bool {
    let mut seen: BTreeSet<ObjectId> = BTreeSet::new();
    let mut open: Vec<ObjectId> = Vec::new();
    references(from, &mut |next| open.push(next));
    while let Some(next) = open.pop() {
        if next == id {
            return true;
        }
        if seen.len() > LOOKED_AT || !seen.insert(next) {
            continue;
        }
        let Ok(object) = document.get_object(next) else { continue };
        let is_page = object.as_dict().is_ok_and(|object| object.has_type(b"Page") || object.has_type(b"Pages"));
        if !is_page {
            references(object, &mut |next| open.push(next));
        }
    }
    false
}
