//! The Word file, read back with `zip` and `quick-xml`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use plan_render::{Assets, docx::docx};

use crate::fixture::sample;

fn file(document: &plan_core::document::Document) -> Vec<u8> {
    docx(document, &Assets::for_document(document)).unwrap()
}

#[test]
fn two_builds_give_the_same_bytes() {
    let document = sample();
    assert_eq!(file(&document), file(&document));
}
