//! The parts that say something about the document: settings, fonts, properties, the way back to the source.

use plan_core::decree::TypeFace;
use plan_core::document::{Metadata, days_in_month};

use super::notes::Notes;
use super::package::APPLICATION;
use super::xml::Element;

/// The namespace of the part that leads from paragraphs to the parts of the document.
pub(super) const NODES: &str = "urn:plan:nodes:1";

/// `w:lang`: Vietnamese for proofing. Word wants a language for right-to-left scripts, too; this is its own default.
pub(super) fn language(language: &str) -> Element {
    Element::new("w:lang").with("w:val", language).with("w:eastAsia", language).with("w:bidi", "ar-SA")
}

/// `w:kern`: pairs of letters are kerned at every size, as the PDF and the measures have them. Word leaves it off unless
/// told, and then lines would break elsewhere.
pub(super) fn kerning() -> Element {
    // Half points: the least size that is kerned.
    Element::new("w:kern").with("w:val", "2")
}

/// Word's settings: layout as since Word 2013, and nothing that makes Word ask or recount when the file is opened.
pub(super) fn settings(language: &str) -> Element {
    let compatibility = [
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"),
    ];
    let compat = Element::new("w:compat").extend(compatibility.map(|(name, value)| {
        Element::new("w:compatSetting")
            .with("w:name", name)
            .with("w:uri", "http://schemas.microsoft.com/office/word")
            .with("w:val", value)
    }));
    let value = |name: &str, value: &str| Element::new(name).with("w:val", value);
    Element::new("w:settings")
        .child(Element::new("w:zoom").with("w:percent", "100"))
        .child(value("w:defaultTabStop", "720"))
        .child(value("w:characterSpacingControl", "doNotCompress"))
        .child(compat)
        .child(value("w:themeFontLang", language))
        .child(value("w:decimalSymbol", ","))
        .child(value("w:listSeparator", ";"))
}

/// The one font, described so that a reader without it finds its like.
pub(super) fn font_table(face: &TypeFace) -> Element {
    let value = |name: &str, value: &str| Element::new(name).with("w:val", value);
    let font = Element::new("w:font")
        .with("w:name", &face.family)
        .child(value("w:panose1", "02020603050405020304"))
        .child(value("w:charset", "00"))
        .child(value("w:family", "roman"))
        .child(value("w:pitch", "variable"));
    Element::new("w:fonts").child(font)
}

/// `docProps/core.xml` (Dublin Core).
pub(super) fn core(metadata: &Metadata) -> Element {
    let date =
        |name: &str| Element::new(name).with("xsi:type", "dcterms:W3CDTF").text(&midnight_in_vietnam(metadata.date));
    Element::new("cp:coreProperties")
        .with("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .child(Element::new("dc:title").text(&metadata.title))
        .child(Element::new("dc:subject").text(&metadata.subject))
        .child(Element::new("dc:creator").text(&metadata.author))
        .child(Element::new("cp:keywords").text(&metadata.keywords.join(", ")))
        .child(Element::new("dc:identifier").text(&metadata.identity))
        .child(Element::new("dc:language").text(metadata.language))
        .child(date("dcterms:created"))
        .child(date("dcterms:modified"))
}

/// `docProps/app.xml`.
pub(super) fn app() -> Element {
    Element::new("Properties")
        .with("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
        .child(Element::new("Application").text(APPLICATION))
}

/// The way back for edits made in Word: which paragraph is which part of the document. Word keeps such a part when it
/// saves, and with it the names of paragraphs.
pub(super) fn nodes(notes: &Notes) -> Element {
    Element::new("nodes").with("xmlns", NODES).extend(notes.nodes.iter().map(|(paragraph, node)| {
        Element::new("node").with("paragraph", paragraph.to_string()).with("id", node.as_str())
    }))
}

/// The instant at which the day begins in Vietnam (UTC+7), in UTC: 17:00 of the day before.
fn midnight_in_vietnam((year, month, day): (u16, u8, u8)) -> String {
    let (year, month, day) = match (month, day) {
        (0 | 1, 0 | 1) => (year.saturating_sub(1), 12, 31),
        (month, 0 | 1) => (year, month - 1, days_in_month(year, month - 1)),
        (month, day) => (year, month, day - 1),
    };
    format!("{year:04}-{month:02}-{day:02}T17:00:00Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_seven_hours_before_utc() {
        for (date, instant) in [
            ((2022, 8, 12), "2022-08-11T17:00:00Z"),
            ((2022, 1, 1), "2021-12-31T17:00:00Z"),
            ((2024, 3, 1), "2024-02-29T17:00:00Z"),
            ((2100, 3, 1), "2100-02-28T17:00:00Z"),
            ((2025, 7, 1), "2025-06-30T17:00:00Z"),
        ] {
            assert_eq!(midnight_in_vietnam(date), instant);
        }
    }
}
