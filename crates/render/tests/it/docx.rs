//! The Word file, read back with `zip` and `quick-xml`: no reader of ours or of docx-rs's.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod read;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use plan_core::decree::Layout;
use plan_core::document::{Change, Document, NodeId, Origin, Paragraph, ParagraphKind, Run, TextExt};
use plan_render::{Assets, RenderError, docx};

use self::read::{Piece, all, paragraphs, part, parts, pieces, values};
use crate::fixture::sample;

fn build(document: &Document) -> Result<Vec<u8>, RenderError> {
    docx(document, &Assets::for_document(document))
}

fn with_paragraph(text: Vec<Run>) -> Document {
    let mut document = sample();
    let span = document.opening[0].span;
    let id = NodeId::root("loi-ket/doan.1");
    document.closing = vec![Paragraph { id, kind: ParagraphKind::Plain, label: None, text, span }];
    document
}

fn words(text: &str) -> Run {
    Run::source(text, sample().opening[0].span)
}

#[test]
fn two_builds_give_the_same_bytes() {
    let mut changed = words("thêm");
    changed.change = Some(Change::Inserted);
    let document = with_paragraph(vec![changed]);
    assert_eq!(build(&document).unwrap(), build(&document).unwrap());
}

#[test]
fn the_words_are_those_of_the_model_in_its_order() {
    let document = sample();
    let expected: Vec<String> = document.texts().iter().map(|text| text.plain()).collect();
    assert_eq!(paragraphs(&part(&build(&document).unwrap(), "word/document.xml")), expected);
}

#[test]
fn odd_characters_come_out_literally() {
    let odd = [
        "<w:t>&amp;\"'</w:t>",
        " ]]> <!-- &#10; --> ",
        "  hai  khoảng trắng  ",
        "\u{a0}\u{202f}\u{200b}\u{feff}",
        "Ho\u{300}a bi\u{323}\u{302}nh, hòa bình",
        "👩\u{200d}👩\u{200d}👧 \u{10ffff} 𠀋 ₫ … – “”",
        "{{ van-ban }} @muc:x \\h",
    ];
    for text in odd {
        let mut document = with_paragraph(vec![words(text)]);
        document.metadata.title = text.to_owned();
        let file = build(&document).unwrap();
        let found = paragraphs(&part(&file, "word/document.xml"));
        assert!(found.iter().any(|paragraph| paragraph == text), "{text:?} isn't in {found:?}");
        let core = pieces(&part(&file, "docProps/core.xml"));
        let title: String = core
            .into_iter()
            .skip_while(|piece| !matches!(piece, Piece::Open(name, _) if name == "dc:title"))
            .take_while(|piece| !matches!(piece, Piece::Close))
            .filter_map(|piece| if let Piece::Text(text) = piece { Some(text) } else { None })
            .collect();
        assert_eq!(title, text);
    }
}

#[test]
fn control_characters_are_refused() {
    for character in ['\0', '\u{1}', '\t', '\n', '\r', '\u{1f}', '\u{7f}', '\u{85}', '\u{fffe}', '\u{ffff}'] {
        let text = format!("trước{character}sau");
        let mut in_metadata = sample();
        in_metadata.metadata.subject.clone_from(&text);
        for document in [with_paragraph(vec![words(&text)]), in_metadata] {
            match build(&document) {
                Err(error) => {
                    assert!(error.to_string().contains(&format!("U+{:04X}", u32::from(character))), "{error}")
                }
                other => panic!("U+{:04X} gave {other:?}", u32::from(character)),
            }
        }
    }
}

#[test]
fn the_first_page_shows_no_number_and_the_others_do() {
    let file = build(&sample()).unwrap();
    let document = part(&file, "word/document.xml");
    let [reference] = &all(&document, "w:headerReference")[..] else { panic!("one header") };
    assert_eq!(reference["w:type"], "default");
    assert_eq!(all(&document, "w:titlePg").len(), 1);
    let relationships = all(&part(&file, "word/_rels/document.xml.rels"), "Relationship");
    let target = relationships.iter().find(|relationship| relationship["Id"] == reference["r:id"]).unwrap();
    assert_eq!(target["Target"], "header1.xml");

    let header = part(&file, "word/header1.xml");
    assert_eq!(paragraphs(&header), ["2"]);
    assert_eq!(values(&header, "w:fldChar", "w:fldCharType"), ["begin", "separate", "end"]);
    assert!(header.contains("<w:instrText>PAGE</w:instrText>"), "{header}");
}

#[test]
fn headings_carry_the_levels_that_the_navigation_pane_shows() {
    let document = sample();
    let file = build(&document).unwrap();
    let styles = part(&file, "word/styles.xml");
    assert_eq!(values(&styles, "w:outlineLvl", "w:val"), ["0", "1", "2", "3"]);
    for level in 1..=4 {
        assert!(values(&styles, "w:name", "w:val").contains(&format!("heading {level}")));
    }
    let used: Vec<String> = values(&part(&file, "word/document.xml"), "w:pStyle", "w:val")
        .into_iter()
        .filter(|style| style.starts_with("Heading"))
        .collect();
    let expected: Vec<String> =
        document.all_sections().iter().map(|section| format!("Heading{}", section.level)).collect();
    assert_eq!(used, expected);
}

#[test]
fn every_style_that_is_used_is_there_and_only_normal_is_the_default() {
    let file = build(&sample()).unwrap();
    let styles = all(&part(&file, "word/styles.xml"), "w:style");
    let ids: BTreeSet<&str> = styles.iter().map(|style| style["w:styleId"].as_str()).collect();
    assert_eq!(ids.len(), styles.len(), "a style twice");
    for name in ["word/document.xml", "word/header1.xml"] {
        for used in values(&part(&file, name), "w:pStyle", "w:val") {
            assert!(ids.contains(used.as_str()), "{used}");
        }
    }
    let defaults: Vec<&str> = styles
        .iter()
        .filter(|style| style.get("w:default").is_some())
        .map(|style| style["w:styleId"].as_str())
        .collect();
    assert_eq!(defaults, ["Normal"]);
}

#[test]
fn nothing_asks_recounts_or_changes_the_font() {
    for (name, xml) in parts(&build(&sample()).unwrap()) {
        for unwanted in ["updateFields", "w:dirty", "Theme=", "useFELayout", "balanceSingleByte", "docId", "unknown"] {
            assert!(!xml.contains(unwanted), "{unwanted} in {name}");
        }
        for fonts in all(&xml, "w:rFonts") {
            assert!(fonts.values().all(|font| font == "Times New Roman"), "{fonts:?}");
        }
    }
}

#[test]
fn columns_fill_the_text_width_and_margins_keep_the_minimum() {
    let xml = part(&build(&sample()).unwrap(), "word/document.xml");
    let number = |map: &BTreeMap<String, String>, key: &str| map[key].parse::<i32>().unwrap();
    let (size, margins) = (&all(&xml, "w:pgSz")[0], &all(&xml, "w:pgMar")[0]);
    let width = number(size, "w:w") - number(margins, "w:left") - number(margins, "w:right");
    let grid: Vec<i32> = all(&xml, "w:gridCol").iter().map(|column| number(column, "w:w")).collect();
    assert_eq!(grid.chunks(2).map(|row| row.iter().sum()).collect::<Vec<i32>>(), [width, width]);

    let page = &Layout::nd30().page;
    for (side, least) in [
        ("w:top", &page.margin_top),
        ("w:bottom", &page.margin_bottom),
        ("w:left", &page.margin_left),
        ("w:right", &page.margin_right),
    ] {
        assert!(f64::from(number(margins, side)) >= least.pt() * 20.0, "{side}");
    }
}

#[test]
fn the_end_of_the_text_the_recipients_and_the_signature_stay_together() {
    let xml = part(&build(&sample()).unwrap(), "word/document.xml");
    let (text, foot) = xml.rsplit_once("<w:tbl>").unwrap();
    let last = &text[text.rfind("<w:p ").unwrap()..];
    assert!(last.contains("<w:keepNext/>"), "{last}");
    let (table, _) = foot.split_once("</w:tbl>").unwrap();
    assert_eq!(table.matches("<w:tr>").count(), 1);
    assert!(table.contains("<w:cantSplit/>"));
    assert!(!table.contains("<w:p/>"), "an empty paragraph as a spacer");
}

/// A heading keeps with the signature by its style, a title has nothing to keep: as in the PDF.
#[test]
fn only_a_paragraph_is_kept_with_the_signature() {
    let kept = |document: &Document| {
        let xml = part(&build(document).unwrap(), "word/document.xml");
        let (text, _) = xml.rsplit_once("<w:tbl>").unwrap();
        text.contains("<w:keepNext/>")
    };
    let mut document = sample();
    assert!(kept(&document));
    document.closing.clear();
    document.sections.last_mut().unwrap().body.clear();
    assert!(document.last_paragraph().is_none() && !kept(&document), "ends in a heading");
    document.sections.clear();
    assert!(document.last_paragraph().is_some() && kept(&document), "ends with its opening");
    document.opening.clear();
    document.bases.clear();
    assert!(document.last_paragraph().is_none() && !kept(&document), "only a title");
}

#[test]
fn a_reference_leads_to_the_bookmark_around_its_target() {
    let target = NodeId::root("muc:nhiem-vu");
    let mut reference = words("Mục II");
    reference.origin = Origin::Reference { at: sample().opening[0].span, target: Some(target) };
    let mut astray = words("Mục X");
    astray.origin = Origin::Reference { at: sample().opening[0].span, target: Some(NodeId::root("muc:khong-co")) };
    let xml = part(&build(&with_paragraph(vec![reference, astray])).unwrap(), "word/document.xml");

    let [start] = &all(&xml, "w:bookmarkStart")[..] else { panic!("one bookmark") };
    let name = &start["w:name"];
    assert!(name.len() <= 40 && name.starts_with('_') && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'));
    assert_eq!(values(&xml, "w:hyperlink", "w:anchor"), [name.as_str()]);
    assert_eq!(values(&xml, "w:bookmarkEnd", "w:id"), [start["w:id"].as_str()]);
    let (_, bookmarked) = xml.split_once("<w:bookmarkStart").unwrap();
    let (bookmarked, _) = bookmarked.split_once("<w:bookmarkEnd").unwrap();
    assert!(bookmarked.contains("II. ") && bookmarked.contains("NHIỆM VỤ"), "{bookmarked}");
    assert!(paragraphs(&xml).contains(&"Mục IIMục X".to_owned()));
}

#[test]
fn paragraphs_have_names_that_lead_back_to_the_document() {
    let document = sample();
    let file = build(&document).unwrap();
    let names: Vec<String> = ["word/document.xml", "word/header1.xml"]
        .iter()
        .flat_map(|name| values(&part(&file, name), "w:p", "w14:paraId"))
        .collect();
    for name in &names {
        let number = u32::from_str_radix(name, 16).unwrap();
        assert!(name.len() == 8 && (1..0x8000_0000).contains(&number), "{name}");
    }
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "a name twice");

    let nodes = all(&part(&file, "customXml/item1.xml"), "node");
    assert!(nodes.iter().all(|node| names.contains(&node["paragraph"])));
    let found: BTreeSet<&str> = nodes.iter().map(|node| node["id"].as_str()).collect();
    let expected: BTreeSet<&str> = (document.all_sections().iter().map(|section| section.id.as_str()))
        .chain(document.paragraphs().iter().map(|paragraph| paragraph.id.as_str()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn the_package_begins_with_its_types_and_has_no_clock() {
    let file = build(&sample()).unwrap();
    let mut package = zip::ZipArchive::new(Cursor::new(&file)).unwrap();
    assert_eq!(package.by_index(0).unwrap().name().unwrap(), "[Content_Types].xml");
    for index in 0..package.len() {
        let entry = package.by_index(index).unwrap();
        assert_eq!(entry.last_modified(), Some(zip::DateTime::default()), "{:?}", entry.name());
    }
    let core = part(&file, "docProps/core.xml");
    assert!(core.contains(">2021-12-31T17:00:00Z</dcterms:created>"), "{core}");
}
