//! What a file says of itself.

use plan_verify::reading::PdfVersion;

use super::{OTHER, OURS, read};

#[test]
fn ours_claims_what_it_is() {
    let facts = read(OURS).facts;
    assert_eq!(facts.pdf_version, Some(PdfVersion { major: 1, minor: 7 }));
    assert_eq!(facts.claims.archive.as_deref(), Some("2a"));
    assert!(facts.claims.accessible && facts.tagged == Some(true) && !facts.encrypted && !facts.cut_short);
    assert_eq!(facts.language.as_deref(), Some("vi-VN"));
    assert!(facts.title.is_some_and(|title| title.starts_with("Kế hoạch Triển khai duy trì")));
    assert_eq!(facts.pages, Some(4));
    assert!(facts.pictures.is_empty());
    let fonts: Vec<_> = facts.fonts.iter().map(|font| (font.family.as_str(), font.embedded, font.unicode)).collect();
    assert_eq!(fonts, [("Liberation Serif", true, true)]);
}

#[test]
fn the_other_claims_nothing() {
    let facts = read(OTHER).facts;
    assert_eq!(facts.pdf_version, Some(PdfVersion { major: 1, minor: 6 }));
    assert_eq!(facts.claims.archive, None);
    assert!(!facts.claims.accessible && facts.tagged == Some(false));
    let fonts: Vec<_> = facts.fonts.iter().map(|font| (font.family.as_str(), font.embedded, font.unicode)).collect();
    assert_eq!(fonts, [("Liberation Serif", true, true)]);
}
