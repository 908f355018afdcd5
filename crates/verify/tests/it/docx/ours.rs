//! A plan that `plan build` made, and the same as LibreOffice saves it.

use plan_verify::docx;
use plan_verify::reading::{Align, NumberStyle, Pages, Reading, RuleKind};

use super::{about, find, texts};

fn read(name: &str) -> Reading {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name);
    docx::read(&std::fs::read(path).unwrap()).unwrap()
}

const BOTH: [&str; 2] = ["vinh-my-2022.docx", "vinh-my-2022-libreoffice.docx"];

#[test]
fn both_have_the_same_words_in_the_same_setting() {
    let [ours, theirs] = BOTH.map(read);
    // The page number that was shown last stands in the file.
    assert_eq!(texts(&ours)[1..], texts(&theirs)[1..]);
    for (one, other) in ours.paragraphs.iter().zip(&theirs.paragraphs) {
        let words = one.text();
        assert_eq!((one.cell, one.align, one.ordinal), (other.cell, other.align, other.ordinal), "{words}");
        assert_eq!((one.keep_with_next, one.outline_level), (other.keep_with_next, other.outline_level), "{words}");
        let spans = |one: &plan_verify::reading::Paragraph| {
            let span = &one.lines[0].spans[0];
            (span.face.clone(), span.size_pt, span.bold, span.italic, span.colour)
        };
        assert_eq!(spans(one), spans(other), "{words}");
        assert!(about(one.first_indent_mm.unwrap(), other.first_indent_mm.unwrap()), "{words}");
        assert!(about(one.gap_before_pt.unwrap_or(0.0), other.gap_before_pt.unwrap_or(0.0)), "{words}");
        let (one, other) = (one.rule_below, other.rule_below);
        assert_eq!(one.is_some(), other.is_some(), "{words}");
        if let Some((one, other)) = one.zip(other) {
            assert!(about(one.length_pt, other.length_pt), "{words}");
        }
    }
}

#[test]
fn everything_that_is_measured_is_there() {
    for name in BOTH {
        let reading = read(name);
        let sheet = &reading.sheets[0];
        assert!(about(sheet.width_mm, 210.0) && about(sheet.height_mm, 297.0), "{name}");
        assert!(about(sheet.margins.left.unwrap(), 30.0) && about(sheet.margins.right.unwrap(), 15.0), "{name}");
        let [mark] = sheet.numbering.marks.as_slice() else { panic!("{name}: {:?}", sheet.numbering) };
        assert_eq!((mark.pages, mark.style, mark.at_top), (Pages::Other, NumberStyle::Arabic, true), "{name}");
        assert_eq!((mark.centred, mark.alone, sheet.numbering.start), (Some(true), true, Some(1)), "{name}");
        assert!(sheet.numbering.different_first, "{name}");

        let motto = find(&reading, "Độc lập");
        let (rule, words) = (motto.rule_below.unwrap(), motto.lines[0].width_pt.unwrap());
        assert_eq!(rule.kind, RuleKind::Border, "{name}");
        assert!(about(rule.length_pt, words) && rule.off_centre_mm.unwrap() < 0.1, "{name}: {rule:?} {words}");

        let body = find(&reading, "Thực hiện Kế hoạch");
        assert_eq!((body.align, body.line_spacing), (Some(Align::Justify), Some(1.0)), "{name}");
        assert!(about(body.first_indent_mm.unwrap(), 12.7), "{name}");
        assert_eq!(reading.facts.language.as_deref(), Some("vi-VN"), "{name}");
        assert!(reading.facts.title.as_deref().unwrap().starts_with("Kế hoạch"), "{name}");
        assert!(!reading.facts.cut_short && reading.loose_rules.is_empty(), "{name}");
    }
}
