use plan_render::{Assets, pdf};

use crate::fixture::sample;

#[test]
fn writes() {
    let document = sample();
    let bytes = pdf(&document, &Assets::for_document(&document)).unwrap_or_else(|e| panic!("{e:?}"));
    std::fs::write("/tmp/hpdf.pdf", bytes).unwrap();
}
