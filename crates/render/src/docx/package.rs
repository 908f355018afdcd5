//! The package: which parts it has, how they refer to each other, and the zip around them (ISO/IEC 29500-2).

use std::io::{Cursor, Write};

use plan_core::document::Metadata;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::notes::Notes;
use super::xml::Element;
use super::{DocxError, properties};

/// The program's name, as files carry it.
pub(super) const APPLICATION: &str = "plan";

/// The relationship to the header part.
pub(super) const HEADER_ID: &str = "rId3";

/// The part with the footnotes, where there are any.
pub(super) const FOOTNOTES: &str = "word/footnotes.xml";

/// A part's name and content.
type Part = (&'static str, Element);

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const CUSTOM_XML: &str = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";

/// The identity of the kind of data in the custom part, not of this document: fixed for all files.
const NODES_STORE: &str = "{6F2C1B54-9A3E-4C77-8D15-70B1A6E4D9C2}";

/// All parts in the order of the zip: the content types first, as readers of streams want them.
pub(super) fn parts(
    body: Vec<Part>,
    notes: &Notes,
    metadata: &Metadata,
) -> Result<Vec<(&'static str, Vec<u8>)>, DocxError> {
    let has_footnotes = body.iter().any(|(name, _)| *name == FOOTNOTES);
    let mut parts =
        vec![("[Content_Types].xml", content_types(has_footnotes)), ("_rels/.rels", package_relationships())];
    parts.extend(body);
    parts.extend([
        ("word/_rels/document.xml.rels", document_relationships(has_footnotes)),
        ("docProps/core.xml", properties::core(metadata)),
        ("docProps/app.xml", properties::app()),
        ("customXml/item1.xml", properties::nodes(notes)),
        ("customXml/itemProps1.xml", nodes_properties()),
        ("customXml/_rels/item1.xml.rels", nodes_relationships()),
    ]);
    parts.into_iter().map(|(name, root)| Ok((name, root.to_bytes()?))).collect()
}

/// The zip: deflated, with the format's earliest date on every entry.
pub(super) fn zip(parts: Vec<(&'static str, Vec<u8>)>) -> Result<Vec<u8>, DocxError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // The crate's own default is the clock, if anything in the build turns its `time` feature on.
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, options)?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn content_types(has_footnotes: bool) -> Element {
    let default =
        |extension: &str, kind: &str| Element::new("Default").with("Extension", extension).with("ContentType", kind);
    let part = |name: &str, kind: String| Element::new("Override").with("PartName", name).with("ContentType", kind);
    Element::new("Types")
        .with("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
        .child(default("rels", "application/vnd.openxmlformats-package.relationships+xml"))
        .child(default("xml", "application/xml"))
        .child(part("/word/document.xml", format!("{WORD}.document.main+xml")))
        .child(part("/word/header1.xml", format!("{WORD}.header+xml")))
        .child(part("/word/styles.xml", format!("{WORD}.styles+xml")))
        .child(part("/word/settings.xml", format!("{WORD}.settings+xml")))
        .child(part("/word/fontTable.xml", format!("{WORD}.fontTable+xml")))
        .child(part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()))
        .child(part(
            "/docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
        ))
        .child(part(
            "/customXml/itemProps1.xml",
            "application/vnd.openxmlformats-officedocument.customXmlProperties+xml".to_owned(),
        ))
        .extend(has_footnotes.then(|| part("/word/footnotes.xml", format!("{WORD}.footnotes+xml"))))
}

fn relationships<'a>(all: impl IntoIterator<Item = (&'a str, String, &'a str)>) -> Element {
    Element::new("Relationships").with("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships").extend(
        all.into_iter().map(|(id, kind, target)| {
            Element::new("Relationship").with("Id", id).with("Type", kind).with("Target", target)
        }),
    )
}

fn package_relationships() -> Element {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    relationships([
        ("rId1", format!("{OFFICE}/officeDocument"), "word/document.xml"),
        ("rId2", core.to_owned(), "docProps/core.xml"),
        ("rId3", format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
    ])
}

fn document_relationships(has_footnotes: bool) -> Element {
    let footnotes = has_footnotes.then(|| ("rId6", format!("{OFFICE}/footnotes"), "footnotes.xml"));
    let always = [
        ("rId1", format!("{OFFICE}/styles"), "styles.xml"),
        ("rId2", format!("{OFFICE}/settings"), "settings.xml"),
        (HEADER_ID, format!("{OFFICE}/header"), "header1.xml"),
        ("rId4", format!("{OFFICE}/fontTable"), "fontTable.xml"),
        ("rId5", format!("{OFFICE}/customXml"), "../customXml/item1.xml"),
    ];
    relationships(always.into_iter().chain(footnotes))
}

fn nodes_relationships() -> Element {
    relationships([("rId1", format!("{OFFICE}/customXmlProps"), "itemProps1.xml")])
}

fn nodes_properties() -> Element {
    let schema = Element::new("ds:schemaRef").with("ds:uri", properties::NODES);
    Element::new("ds:datastoreItem")
        .with("xmlns:ds", CUSTOM_XML)
        .with("ds:itemID", NODES_STORE)
        .child(Element::new("ds:schemaRefs").child(schema))
}
