//! What an update leaves alone, and what the next reader finds.
#![allow(clippy::unwrap_used)]

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object};

use crate::{PdfError, Update};

/// A file of one empty page, with a table or a stream of cross-references.
fn file(xref: XrefType) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    document.reference_table.cross_reference_type = xref;
    let pages = document.new_object_id();
    let page = document.add_object(Dictionary::from_iter([
        ("Type", Object::Name(b"Page".to_vec())),
        ("Parent", Object::Reference(pages)),
        ("MediaBox", vec![0.into(), 0.into(), 595.into(), 842.into()].into()),
    ]));
    let tree = Dictionary::from_iter([
        ("Type", Object::Name(b"Pages".to_vec())),
        ("Kids", vec![Object::Reference(page)].into()),
        ("Count", 1.into()),
    ]);
    document.objects.insert(pages, Object::Dictionary(tree));
    let catalog = Dictionary::from_iter([("Type", Object::Name(b"Catalog".to_vec())), ("Pages", pages.into())]);
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// The file with a new object that the catalogue names.
fn updated(original: &[u8], word: &str) -> Vec<u8> {
    let mut update = Update::of(original).unwrap();
    let note = update.add(Object::Dictionary(Dictionary::from_iter([("Word", Object::string_literal(word))])));
    let catalog = update.catalog().unwrap();
    update.dictionary(catalog).unwrap().set("Note", note);
    update.finish().unwrap()
}

fn word(bytes: &[u8]) -> Vec<u8> {
    let document = Document::load_mem(bytes).unwrap();
    let note = document.catalog().unwrap().get(b"Note").unwrap().as_reference().unwrap();
    document.get_dictionary(note).unwrap().get(b"Word").unwrap().as_str().unwrap().to_vec()
}

#[test]
fn what_was_there_stays_and_what_is_new_is_found() {
    for xref in [XrefType::CrossReferenceTable, XrefType::CrossReferenceStream] {
        let first = file(xref);
        let second = updated(&first, "one");
        let third = updated(&second, "two");
        assert!(second.starts_with(&first) && third.starts_with(&second));
        assert!(second.ends_with(b"%%EOF\n") && third.ends_with(b"%%EOF\n"));
        assert_eq!((word(&second), word(&third)), (b"one".to_vec(), b"two".to_vec()));
        assert_eq!(Document::load_mem(&third).unwrap().get_pages().len(), 1);
    }
}

#[test]
fn the_same_update_gives_the_same_bytes() {
    let first = file(XrefType::CrossReferenceTable);
    assert_eq!(updated(&first, "one"), updated(&first, "one"));
}

#[test]
fn what_is_no_whole_pdf_is_refused() {
    for bytes in [&b""[..], b"%PDF-1.7\n", b"PK\x03\x04", &file(XrefType::CrossReferenceTable)[..200]] {
        assert!(matches!(Update::of(bytes), Err(PdfError::Unreadable(_) | PdfError::Missing(_))));
    }
}
