//! The finishing pass: from docx-rs's parts to the package.

use docx_rs::XMLDocx;
use plan_core::decree::TypeFace;
use plan_core::document::Metadata;

use super::footnotes::Numbering;
use super::notes::Notes;
use super::schema::arrange;
use super::styles::{NORMAL, is_words_own};
use super::xml::{Element, Node};
use super::{DocxError, footnotes, package, properties};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const COMPATIBILITY: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const WORD_2010: &str = "http://schemas.microsoft.com/office/word/2010/wordml";

/// The package's bytes.
///
/// docx-rs's document, header and styles are finished; its other parts speak of East-Asian defaults, of an unknown
/// author and of things this document hasn't got, so they are written anew.
pub(super) fn finish(
    parts: XMLDocx,
    notes: &Notes,
    metadata: &Metadata,
    face: &TypeFace,
) -> Result<Vec<u8>, DocxError> {
    let header = parts.headers.first().map_or(&[][..], Vec::as_slice);
    let numbering = Numbering::of(&notes.footnotes);
    let mut settings = properties::settings(metadata.language);
    let has_footnotes = !notes.footnotes.is_empty();
    if has_footnotes {
        settings = settings.child(footnotes::setting());
    }
    let mut body = vec![
        ("word/document.xml", document(&parts.document, notes, numbering)?),
        ("word/header1.xml", part("word/header1.xml", header)?),
        ("word/styles.xml", styles(&parts.styles, metadata.language)?),
        ("word/settings.xml", word_part(settings)?),
        ("word/fontTable.xml", word_part(properties::font_table(face))?),
    ];
    if has_footnotes {
        body.push((package::FOOTNOTES, word_part(footnotes::part(&parts.footnotes, numbering)?)?));
    }
    package::zip(package::parts(body, notes, metadata)?)
}

/// A part of docx-rs's, cleaned and in order.
fn part(name: &'static str, bytes: &[u8]) -> Result<Element, DocxError> {
    word_part(Element::parse(name, bytes)?)
}

fn word_part(mut root: Element) -> Result<Element, DocxError> {
    // docx-rs declares a dozen prefixes; one that is declared as ignorable and never used is a trap for strict readers.
    root.attributes.clear();
    root.set("xmlns:w", MAIN);
    root.set("xmlns:r", RELATIONSHIPS);
    root.set("xmlns:mc", COMPATIBILITY);
    root.set("xmlns:w14", WORD_2010);
    root.set("mc:Ignorable", "w14");
    root.visit(&mut drop_needless);
    arrange(&mut root)?;
    Ok(root)
}

/// Properties without content, which docx-rs writes all the same, and its "not dirty" on every field: what isn't said
/// can't be misread.
fn drop_needless(element: &mut Element) {
    const PROPERTIES: [&str; 7] =
        ["w:rPr", "w:pPr", "w:tcPr", "w:trPr", "w:tblBorders", "w:rPrDefault", "w:pPrDefault"];
    element.children.retain(|child| match child {
        Node::Element(child) => !child.children.is_empty() || !PROPERTIES.contains(&child.name.as_str()),
        Node::Text(_) => true,
    });
    if element.name == "w:fldChar" {
        element.attributes.retain(|(name, _)| name != "w:dirty");
    }
}

fn document(bytes: &[u8], notes: &Notes, numbering: Numbering) -> Result<Element, DocxError> {
    let mut root = Element::parse("word/document.xml", bytes)?;
    let mut changes = 0_usize;
    root.visit(&mut |element| match element.name.as_str() {
        "w:tbl" => describe_table(element, notes),
        "w:tr" => repeat_head(element, notes),
        "w:r" => footnotes::refer(element, numbering),
        "w:sectPr" => footnotes::restart(element, numbering),
        // docx-rs's `w:type` belongs to the width of a table, not to that of a column.
        "w:gridCol" => element.attributes.retain(|(name, _)| name == "w:w"),
        // docx-rs numbers changes for as long as the process lives, and dates them to 1970.
        "w:ins" | "w:del" => {
            element.set("w:id", changes.to_string());
            element.attributes.retain(|(name, _)| name != "w:date");
            changes += 1;
        }
        _ => {}
    });
    word_part(root)
}

/// The name of the first paragraph in a table or a row, which has no name of its own.
fn first_paragraph(element: &Element) -> Option<&str> {
    element.find(&|element| element.name == "w:p").and_then(|paragraph| paragraph.get("w14:paraId"))
}

/// A row of a table's head is set again on every page.
fn repeat_head(row: &mut Element, notes: &Notes) {
    if first_paragraph(row).is_some_and(|first| notes.is_head_row(first))
        && let Some(properties) = row.child_or_new("w:trPr")
    {
        properties.children.push(Node::Element(Element::new("w:tblHeader")));
    }
}

/// What a table is to those who can't see it: for layout, without header row and banding, or with a head.
fn describe_table(table: &mut Element, notes: &Notes) {
    let note = first_paragraph(table).and_then(|first| notes.of_table(first));
    let is_data = note.is_some_and(|note| note.is_data);
    let Some(properties) = table.child_or_new("w:tblPr") else { return };
    let mut look = Element::new("w:tblLook").with("w:val", if is_data { "0020" } else { "0000" });
    for band in ["w:firstRow", "w:lastRow", "w:firstColumn", "w:lastColumn", "w:noHBand", "w:noVBand"] {
        look.set(band, if is_data && band == "w:firstRow" { "1" } else { "0" });
    }
    properties.children.push(Node::Element(look));
    if let Some(note) = note {
        let said = [("w:tblCaption", &note.caption), ("w:tblDescription", &note.description)];
        let said = said.into_iter().filter(|(_, text)| !text.is_empty());
        properties.children.extend(said.map(|(name, text)| Node::Element(Element::new(name).with("w:val", &**text))));
    }
}

fn styles(bytes: &[u8], language: &str) -> Result<Element, DocxError> {
    let mut root = Element::parse("word/styles.xml", bytes)?;
    // docx-rs puts a Normal of its own, with nothing in it, before ours.
    let mut found = false;
    root.children.retain(|child| match child {
        Node::Element(style) if style.get("w:styleId") == Some(NORMAL) => std::mem::replace(&mut found, true),
        _ => true,
    });
    for style in root.elements_mut().filter(|element| element.name == "w:style") {
        let id = style.get("w:styleId").unwrap_or_default().to_owned();
        if id == NORMAL {
            style.set("w:default", "1");
            if let Some(properties) = style.child_or_new("w:rPr") {
                properties.children.push(Node::Element(properties::language(language)));
            }
        } else if !is_words_own(&id) {
            style.set("w:customStyle", "1");
        }
    }
    root.visit(&mut |element| {
        if element.name == "w:rPrDefault"
            && let Some(run) = element.child_or_new("w:rPr")
        {
            run.children.extend([properties::language(language), properties::kerning()].map(Node::Element));
        }
    });
    word_part(root)
}
