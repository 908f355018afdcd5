//! The Word file, read back with `zip` and `quick-xml`: no reader of ours or of docx-rs's.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod made;
mod parts;
pub(crate) mod read;
mod tables;

use std::collections::BTreeSet;
use std::io::Cursor;

use plan_core::document::{Block, Cell, Change, Document, NodeId, Paper, ParagraphKind, Part, Run, Text, TextExt};
use plan_render::{RenderError, docx};

use self::made::{note, paragraph, reference, text, words};
use self::read::{Piece, all, paragraphs, part, parts, pieces, values};
use crate::fixture::sample;

/// The file of the parts that stand together.
fn build(document: &Document) -> Result<Vec<u8>, RenderError> {
    docx(&document.volumes()[0])
}

fn with_paragraph(text: Vec<Run>) -> Document {
    let mut document = sample();
    document.parts[0].body.push(paragraph("loi-ket/doan.1", ParagraphKind::Plain, None, text));
    document
}

/// The texts of a part as its file has them, and those of its footnotes: one addressee stands on the line of its label,
/// the numbers of footnotes are Word's to count.
fn texts(part: &Part) -> (Vec<String>, Vec<String>) {
    let all = part.texts();
    let notes: Vec<&Text> = all.iter().flatten().filter_map(|run| run.note.as_ref()).collect();
    let (below, running): (Vec<&Text>, Vec<&Text>) = all.iter().partition(|text| notes.contains(text));
    let said = |text: &Text| text.iter().filter(|run| run.note.is_none()).map(|run| run.text.as_str()).collect();
    let mut running: Vec<String> = running.into_iter().map(said).collect();
    if let Some(addressees) = part.addressees.as_ref().filter(|addressees| addressees.lines.len() == 1) {
        let label = addressees.label.plain();
        let at = running.iter().position(|text| *text == label).unwrap();
        let line = running.remove(at + 1);
        running[at].push_str(&line);
    }
    running.retain(|text| !text.is_empty());
    (running, below.into_iter().map(|text| format!(" {}", text.plain())).collect())
}

#[test]
fn two_builds_give_the_same_bytes() {
    let mut changed = words("thêm");
    changed.change = Some(Change::Inserted);
    for document in [with_paragraph(vec![changed]), made::whole()] {
        assert_eq!(build(&document).unwrap(), build(&document).unwrap());
    }
}

#[test]
fn the_words_are_those_of_the_model_in_its_order() {
    let letters = [made::letter(&["Ủy ban nhân dân huyện"]), made::letter(&["- Sở Nội vụ;", "- Sở Tài chính."])];
    for document in [sample(), made::whole()].iter().chain(&letters) {
        let (running, notes): (Vec<_>, Vec<_>) = document.parts.iter().map(texts).unzip();
        let file = build(document).unwrap();
        assert_same(&paragraphs(&part(&file, "word/document.xml")), &running.concat());
        let notes = notes.concat();
        if !notes.is_empty() {
            assert_same(&paragraphs(&part(&file, "word/footnotes.xml")), &notes);
        }
    }
}

/// Says where two lists part, and not all that is in them.
fn assert_same(found: &[String], expected: &[String]) {
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.len(), expected.len());
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
    let file = build(&made::whole()).unwrap();
    let styles = all(&part(&file, "word/styles.xml"), "w:style");
    let ids: BTreeSet<&str> = styles.iter().map(|style| style["w:styleId"].as_str()).collect();
    assert_eq!(ids.len(), styles.len(), "a style twice");
    for name in ["word/document.xml", "word/header1.xml", "word/footnotes.xml"] {
        for kind in ["w:pStyle", "w:rStyle"] {
            for used in values(&part(&file, name), kind, "w:val") {
                assert!(ids.contains(used.as_str()), "{used}");
            }
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
    for (name, xml) in parts(&build(&made::whole()).unwrap()) {
        for unwanted in ["updateFields", "w:dirty", "Theme=", "useFELayout", "balanceSingleByte", "docId", "unknown"] {
            assert!(!xml.contains(unwanted), "{unwanted} in {name}");
        }
        for fonts in all(&xml, "w:rFonts") {
            assert!(fonts.values().all(|font| font == "Times New Roman"), "{fonts:?}");
        }
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
    let of = |document: &Document| document.parts[0].last_paragraph().is_some();
    document.parts[0].body.retain(|block| block.section().is_some());
    if let Some(Block::Section(last)) = document.parts[0].body.last_mut() {
        last.body.clear();
    }
    assert!(!of(&document) && !kept(&document), "ends in a heading");
    document.parts[0].body = vec![made::plain("mo-dau/doan.1", "Mở đầu.")];
    assert!(of(&document) && kept(&document), "ends with its opening");
    document.parts[0].body.clear();
    document.parts[0].bases.clear();
    assert!(!of(&document) && !kept(&document), "only a title");
}

#[test]
fn a_reference_leads_to_the_bookmark_around_its_target() {
    let target = NodeId::root("muc:nhiem-vu");
    let found = reference("Mục II", &target);
    let astray = reference("Mục X", &NodeId::root("muc:khong-co"));
    let xml = part(&build(&with_paragraph(vec![found, astray])).unwrap(), "word/document.xml");

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
    let document = made::whole();
    let file = build(&document).unwrap();
    let names: Vec<String> = ["word/document.xml", "word/header1.xml", "word/footnotes.xml"]
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
    let found: BTreeSet<String> = nodes.iter().map(|node| node["id"].clone()).collect();
    let in_cell = |cell: &Cell| cell.id.child("doan.1").to_string();
    let tables = document.tables();
    let expected: BTreeSet<String> = (document.parts.iter().map(|part| part.id.to_string()))
        .chain(document.all_sections().iter().map(|section| section.id.to_string()))
        .chain(document.paragraphs().iter().map(|paragraph| paragraph.id.to_string()))
        .chain(tables.iter().filter(|table| table.caption.is_some()).map(|table| table.id.to_string()))
        .chain(tables.iter().flat_map(|table| table.all_rows()).flat_map(|row| &row.cells).map(in_cell))
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

/// Counted by Word where the counting gives the model's numbers, else typed: the number that is shown is the model's.
#[test]
fn footnotes_show_the_numbers_of_the_model() {
    let said = |number: &str| -> Text { vec![words("Chữ"), note(number, text(&format!("Chú thích {number}.")))] };
    let file = build(&with_paragraph([said("1"), said("2")].concat())).unwrap();
    let document = part(&file, "word/document.xml");
    assert_eq!(values(&document, "w:footnoteReference", "w:id"), ["1", "2"]);
    assert!(!document.contains("customMarkFollows"));
    let notes = part(&file, "word/footnotes.xml");
    assert_eq!(values(&notes, "w:footnote", "w:id"), ["-1", "0", "1", "2"]);
    assert_eq!(values(&notes, "w:footnote", "w:type"), ["separator", "continuationSeparator"]);
    assert_eq!(notes.matches("<w:footnoteRef/>").count(), 2);
    assert_eq!(paragraphs(&notes), [" Chú thích 1.", " Chú thích 2."]);
    assert_eq!(values(&part(&file, "word/settings.xml"), "w:footnote", "w:id"), ["-1", "0"]);
    assert!(part(&file, "[Content_Types].xml").contains("/word/footnotes.xml"));
    assert!(part(&file, "word/_rels/document.xml.rels").contains("footnotes.xml"));

    let file = build(&with_paragraph([said("1"), said("1")].concat())).unwrap();
    let document = part(&file, "word/document.xml");
    assert_eq!(values(&document, "w:footnoteReference", "w:customMarkFollows"), ["1", "1"]);
    assert!(paragraphs(&document).contains(&"Chữ1Chữ1".to_owned()));
    assert_eq!(paragraphs(&part(&file, "word/footnotes.xml")), ["1 Chú thích 1.", "1 Chú thích 1."]);

    let mut document = with_paragraph([said("1"), said("2")].concat());
    let mut appendix = made::appendix("phu-luc:a", Paper::Portrait, "Phụ lục", &["A"]);
    appendix.body = vec![paragraph("a/doan.1", ParagraphKind::Plain, None, said("1"))];
    document.parts.push(appendix);
    let document = part(&build(&document).unwrap(), "word/document.xml");
    assert_eq!(values(&document, "w:numRestart", "w:val"), ["eachSect", "eachSect"]);
    assert!(!document.contains("customMarkFollows"));

    assert!(!part(&build(&sample()).unwrap(), "word/settings.xml").contains("footnotePr"));
}
