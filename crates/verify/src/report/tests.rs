//! What every form of a report keeps to, whatever a file says.

use std::sync::Arc;

use plan_core::decree::Clause;
use plan_core::diagnostic::Language;
use plan_core::diagnostic::show::Colour;
use plan_core::said;
use unicode_width::UnicodeWidthStr as _;

use super::{Group, Measured, Place, Regime, Report, Row, Verdict, concise, html, json, text};
use crate::reading::{Align, Area, FileFacts, Format, Line, Paragraph, Reading, Sheet, Span, Zone};

/// Words that would be markup, a style, an order to a terminal, or turn letters round.
const HOSTILE: &str = "</q><script>alert(1)</script>'\"><img src=x onerror=y>\u{1b}[31m\u{202e};url(http://x)";

/// A page of A4 with a black bar from 20 to 40 mm below the upper edge, all across.
const BAR: &str = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.28 841.89]/Contents 4 0 R>>endobj\n\
    4 0 obj<</Length 31>>stream\n0 728.5 595.28 56.69 re f      \nendstream endobj\n\
    trailer<</Root 1 0 R>>\n%%EOF\n";

fn measured(format: Format, pages: usize, bytes: &[u8]) -> Measured {
    let sheet = || Sheet { width_mm: 210.0, height_mm: 297.0, ..Sheet::default() };
    let (is_pdf, words) = (format == Format::Pdf, HOSTILE);
    let place = Place {
        page: is_pdf.then_some(1),
        paragraph: (!is_pdf).then_some(1),
        area: is_pdf.then_some(Area { left: 0.0, top: 20.0, right: 210.0, bottom: 40.0 }),
        words: words.to_owned(),
    };
    let row = |verdict| Row {
        id: "le-trai",
        group: Group::Paper,
        title: said!("Lề trái", "Left margin"),
        clause: Clause::new("pl1:I.I.3"),
        required: said!("30 đến 35 mm", "30 to 35 mm"),
        found: said!("{words} {words} {words}", "{words}"),
        verdict,
        places: vec![place.clone(); 9],
    };
    let span = Span {
        text: words.to_owned(),
        face: Some(words.to_owned()),
        size_pt: Some(f64::NAN),
        bold: true,
        italic: true,
        underline: true,
        colour: None,
    };
    let paragraph = Paragraph {
        sheet: 0,
        ordinal: 1,
        page: None,
        zone: Zone::Body,
        cell: None,
        extent: None,
        lines: vec![Line { spans: vec![span], ..Line::default() }],
        align: Some(Align::Justify),
        first_indent_mm: Some(1e300),
        gap_before_pt: None,
        line_spacing: None,
        rule_below: None,
        empty_before: usize::MAX,
        starts_page: false,
        continues: false,
        keep_with_next: false,
        outline_level: None,
    };
    let reading = Reading {
        format,
        facts: FileFacts::default(),
        sheets: (0..pages).map(|_| sheet()).collect(),
        paragraphs: vec![paragraph],
        loose_rules: Vec::new(),
    };
    let rows = Verdict::ALL.map(row).into();
    let report =
        Report { file: format!("{HOSTILE}.pdf"), format, regime: Regime::Decree, rows, signatures: Vec::new() };
    Measured { report, reading, bytes: Arc::new(bytes.to_vec()) }
}

#[test]
fn words_of_a_file_never_become_markup_or_style() {
    for format in [Format::Pdf, Format::Docx] {
        let page = html(&[measured(format, 1, BAR.as_bytes())], Language::Vi).unwrap();
        assert_eq!(page.matches("<script").count(), 1, "the report's own");
        assert!(!page.contains("<img src=x") && page.contains("&lt;script&gt;"));
        assert!(!page.contains(['\u{1b}', '\u{202e}']));
        let styles = page.split("style=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for style in styles {
            assert!(!style.replace("&#39;", "'").contains(['(', '<', '&', '\\']), "{style}");
        }
    }
}

#[test]
fn a_terminal_is_given_lines_of_100_columns_and_no_orders() {
    let report = measured(Format::Pdf, 1, b"").report;
    for language in [Language::Vi, Language::En] {
        let plain = text(&report, language, Colour::Off);
        assert!(!plain.contains(['\u{1b}', '\u{202e}']));
        // The file's name is the user's, and stays whole.
        let lines = plain.lines().filter(|line| line.starts_with(' '));
        for line in lines {
            assert!(line.width() <= 100, "{line}");
        }
        assert!(text(&report, language, Colour::On).contains('\u{1b}'));
    }
    let lines = concise(&report, Language::Vi);
    assert_eq!(lines.len(), 2, "wrong and substitute");
    assert!(lines.iter().all(|line| !line.contains('\u{1b}')));
}

#[test]
fn programs_get_the_keys_of_the_schema() {
    let report = measured(Format::Docx, 1, b"").report;
    let value: serde_json::Value = serde_json::from_str(&json([&report], &[], Language::En).unwrap()).unwrap();
    let file = &value["files"][0];
    assert_eq!(file["format"], "docx");
    assert_eq!(file["counts"]["khong-xac-dinh"], 1);
    let row = &file["rows"][0];
    assert_eq!([&row["group"], &row["verdict"], &row["id"]], ["trang-giay", "sai", "le-trai"]);
    assert_eq!(row["clause"], "clause 3, Section I, Part I, Annex I of Decree 30/2020/NĐ-CP");
    assert_eq!(row["places"][0]["paragraph"], 1);
}

#[test]
fn a_box_stands_where_its_place_is_in_the_picture() {
    let page = html(&[measured(Format::Pdf, 1, BAR.as_bytes())], Language::Vi).unwrap();
    let picture = page.split("data:image/png;base64,").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    use base64::Engine as _;
    let picture = base64::engine::general_purpose::STANDARD.decode(picture).unwrap();
    let decoder = png::Decoder::new(std::io::Cursor::new(picture));
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    let rows: Vec<&[u8]> = pixels.chunks(frame.line_size).collect();
    let height = rows.len() as f64;
    let share = |row: usize| row as f64 / height * 297.0;
    let top = share(rows.iter().position(|row| row[40] == 0).unwrap());
    let bottom = share(rows.iter().rposition(|row| row[40] == 0).unwrap() + 1);
    assert!((top - 20.0).abs() < 0.4 && (bottom - 40.0).abs() < 0.4, "{top} {bottom}");
    // With 0.6 mm of air.
    assert!(page.contains("left:0.00%;top:6.53%;width:100.00%;height:7.14%"));
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let torn = html(&[measured(Format::Pdf, 1, b"%PDF-1.7 and nothing")], Language::En).unwrap();
    assert!(torn.contains("be drawn: the file is torn here"));
    let long = html(&[measured(Format::Pdf, 101, b"%PDF")], Language::En).unwrap();
    assert!(long.contains("The file has 101 pages; 100 are drawn"));
    // A page inside itself, and a form that paints itself.
    let cyclic = BAR
        .replace("/Kids[3 0 R]", "/Kids[2 0 R 3 0 R]")
        .replace("/Contents", "/Resources<</XObject<</A 4 0 R>>>>/Contents");
    let cyclic = cyclic.replace("<</Length 31>>", "<</Length 31/Type/XObject/Subtype/Form/BBox[0 0 9 9]>>");
    let cyclic = cyclic.replace("0 728.5 595.28 56.69 re f      ", "/A Do /A Do /A Do              ");
    html(&[measured(Format::Pdf, 1, cyclic.as_bytes())], Language::Vi).unwrap();
}
