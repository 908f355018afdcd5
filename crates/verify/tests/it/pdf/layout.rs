//! Words, lines and what stands where, the same from both programs.

use plan_verify::reading::{Align, NumberStyle, RuleKind, Zone};

use super::{OTHER, OURS, near, paragraph, read};

/// Whatever program set them, the same words make the same paragraphs.
#[test]
fn two_programs_give_one_reading() {
    let (ours, other) = (read(OURS), read(OTHER));
    let texts = |reading: &plan_verify::reading::Reading| -> Vec<(usize, String)> {
        reading.paragraphs.iter().map(|paragraph| (paragraph.sheet, paragraph.text())).collect()
    };
    assert_eq!(texts(&ours), texts(&other));
    for (a, b) in ours.paragraphs.iter().zip(&other.paragraphs) {
        let place = a.text();
        assert_eq!(
            (a.align, a.zone, a.continues, a.starts_page),
            (b.align, b.zone, b.continues, b.starts_page),
            "{place}"
        );
        let sizes = |paragraph: &plan_verify::reading::Paragraph| -> Vec<_> {
            paragraph
                .spans()
                .map(|span| (span.text.clone(), span.size_pt.map(f64::round), span.bold, span.italic))
                .collect()
        };
        assert_eq!(sizes(a), sizes(b), "{place}");
        let (Some(gap), Some(other)) = (a.gap_before_pt, b.gap_before_pt) else {
            assert_eq!(a.gap_before_pt, b.gap_before_pt, "{place}");
            continue;
        };
        assert!(near(gap, other, 0.3), "{place}: {gap} {other}");
    }
}

/// Not a word lost, none made up: what Poppler's pdftotext finds in the same file.
#[test]
fn words_are_those_that_poppler_finds() {
    let sorted = |text: &str| {
        let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        words.sort();
        words
    };
    let text: Vec<String> = read(OURS).paragraphs.iter().map(plan_verify::reading::Paragraph::text).collect();
    let poppler = String::from_utf8(super::bytes("vinh-my-2022.txt")).unwrap();
    assert_eq!(sorted(&text.join("\n")), sorted(&poppler));
}

#[test]
fn the_header_block_is_read_column_by_column() {
    for file in [OURS, OTHER] {
        let reading = read(file);
        let texts: Vec<String> = reading.paragraphs.iter().take(7).map(|paragraph| paragraph.text()).collect();
        assert_eq!(
            texts,
            [
                "ỦY BAN NHÂN DÂN",
                "XÃ VINH MỸ",
                "Số: /KH-UBND",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "Vinh Mỹ, ngày tháng năm 2022",
                "KẾ HOẠCH",
            ]
        );
        assert!(reading.paragraphs.iter().take(7).all(|paragraph| paragraph.align == Some(Align::Center)));
        let motto = paragraph(&reading, "Độc lập");
        let width = motto.lines[0].width_pt.unwrap();
        let rule = motto.rule_below.unwrap();
        assert!(rule.kind == RuleKind::Drawn && near(rule.length_pt, width, 0.5), "{rule:?} {width}");
        assert!(rule.off_centre_mm.unwrap() < 0.1);
        let agency = paragraph(&reading, "XÃ VINH MỸ").rule_below.unwrap();
        assert!(agency.kind == RuleKind::Drawn && near(agency.length_pt, 48.8, 0.5), "{agency:?}");
        assert!(paragraph(&reading, "và nâng cao Chỉ số SIPAS năm 2022").rule_below.is_some());
        assert!(reading.loose_rules.is_empty());
    }
}

#[test]
fn running_text_is_measured() {
    for file in [OURS, OTHER] {
        let reading = read(file);
        let body = paragraph(&reading, "Thực hiện Kế hoạch số 185");
        assert_eq!((body.lines.len(), body.align), (4, Some(Align::Justify)));
        assert!(near(body.first_indent_mm.unwrap(), 12.7, 0.2));
        assert!(near(body.line_spacing.unwrap(), 1.0, 0.01));
        let extent = body.extent.unwrap();
        assert!(near(extent.left, 30.0, 0.3) && near(extent.right, 195.0, 0.3), "{extent:?}");
        assert!(near(paragraph(&reading, "1. Mục đích").gap_before_pt.unwrap(), 6.0, 0.2));
        let span = &body.lines[1].spans[0];
        assert_eq!((span.size_pt.map(f64::round), span.bold, span.italic), (Some(14.0), false, false));
        assert_eq!(span.colour, Some(plan_verify::reading::Colour(0, 0, 0)));
        assert_eq!(span.face.as_deref(), Some("Liberation Serif"));
        let name = &paragraph(&reading, "Phan Như Ý").lines[0].spans[0];
        assert!(name.bold && !name.italic);
    }
}

#[test]
fn page_numbers_stand_in_the_header() {
    for file in [OURS, OTHER] {
        let reading = read(file);
        assert!(reading.sheets[0].numbering.marks.is_empty());
        for (index, sheet) in reading.sheets.iter().enumerate().skip(1) {
            let [mark] = sheet.numbering.marks.as_slice() else { panic!("{:?}", sheet.numbering) };
            assert_eq!(mark.value, u32::try_from(index + 1).ok());
            assert!(mark.at_top && mark.alone && mark.centred == Some(true) && mark.style == NumberStyle::Arabic);
            assert_eq!(reading.paragraphs[mark.paragraph].zone, Zone::Header);
            assert!(near(sheet.width_mm, 210.0, 0.1) && near(sheet.height_mm, 297.0, 0.1));
        }
    }
}

#[test]
fn recipients_stand_together_beside_the_signature() {
    let reading = read(OURS);
    let at = reading.paragraphs.iter().position(|paragraph| paragraph.text() == "Nơi nhận:").unwrap();
    let head = &reading.paragraphs[at].lines[0].spans[0];
    assert!(head.bold && head.italic && head.size_pt == Some(12.0));
    let list: Vec<String> = reading.paragraphs[at + 1..at + 6].iter().map(|paragraph| paragraph.text()).collect();
    assert!(list.iter().all(|line| line.starts_with("- ")), "{list:?}");
    assert_eq!(list.last().map(String::as_str), Some("- Lưu: VP."));
    assert_eq!(reading.paragraphs[at + 6].text(), "TM. ỦY BAN NHÂN DÂN");
}
