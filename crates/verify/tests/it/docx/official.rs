//! A plan as a commune's official types it in Word 2016: no styles, a table without borders for the head, lines drawn by
//! hand, spaces and tabs.

use plan_verify::reading::{Align, RuleKind, Zone};

use super::file::{File, PAGE, SECTION, borderless, centred, drawn, p, r, vml_line};
use super::{about, find, texts};

const BOLD: &str = r#"<w:b/><w:sz w:val="26"/>"#;

fn official() -> File {
    let agency = [
        centred(r#"<w:sz w:val="26"/>"#, "ỦY BAN NHÂN DÂN"),
        centred(r#"<w:sz w:val="26"/>"#, "HUYỆN SƠN CHÂU"),
        p(r#"<w:jc w:val="center"/>"#, &(r(BOLD, "PHÒNG NỘI VỤ") + &drawn(60.0, 15.6, 60.0))),
        centred(r#"<w:sz w:val="26"/>"#, "Số: 05/KH-PNV"),
    ];
    // The line is anchored two lines above the words that it stands under.
    let nation = [
        p(
            r#"<w:jc w:val="center"/>"#,
            &(r(BOLD, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                + &format!("<w:r><w:pict>{}</w:pict></w:r>", vml_line(60.0, 31.5, 230.0))),
        ),
        centred(r#"<w:b/>"#, "Độc lập - Tự do - Hạnh phúc"),
        p("", ""),
        centred(r#"<w:i/>"#, "Sơn Châu, ngày 05 tháng 3 năm 2024"),
    ];
    let body = [
        borderless(&[(3969, &agency.concat()), (5670, &nation.concat())]),
        p("", ""),
        centred("<w:b/>", "KẾ HOẠCH"),
        p(
            r#"<w:jc w:val="center"/>"#,
            &(r("<w:b/>", "Cải cách hành chính năm 2024") + "<w:r><w:br/></w:r>" + &r("<w:b/>", "của Phòng Nội vụ")),
        ),
        centred("", "____________"),
        p("", ""),
        p("", ""),
        p(
            r#"<w:spacing w:before="120" w:after="120"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>"#,
            &r("", "Thực hiện Kế hoạch số 12/KH-UBND ngày 02 tháng 01 năm 2024."),
        ),
        p(
            r#"<w:spacing w:before="60"/><w:jc w:val="both"/>"#,
            &("<w:r><w:tab/></w:r>".to_owned() + &r("<w:b/>", "I. MỤC ĐÍCH")),
        ),
        p("", "<w:r><w:br w:type=\"page\"/></w:r>"),
        centred("<w:b/>", "Phụ lục I"),
    ];
    let header = format!(
        r#"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Page Numbers (Top of Page)"/></w:docPartObj></w:sdtPr>
        <w:sdtContent><w:p><w:pPr><w:pStyle w:val="Header"/><w:jc w:val="center"/></w:pPr>{PAGE}</w:p></w:sdtContent></w:sdt>
        <w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>"#
    );
    File::of(&body.concat())
        .header("rId-top", "header", &header)
        .section(&format!(r#"<w:headerReference w:type="default" r:id="rId-top"/>{SECTION}<w:titlePg/>"#))
}

#[test]
fn the_head_is_found_where_it_stands() {
    let reading = official().read();
    assert_eq!(reading.facts.language.as_deref(), Some("vi-VN"));
    assert_eq!(reading.facts.fonts.len(), 1, "{:?}", reading.facts.fonts);
    assert_eq!(reading.facts.fonts[0].family, "Times New Roman");

    let agency = find(&reading, "PHÒNG NỘI VỤ");
    let cell = agency.cell.unwrap();
    assert_eq!((cell.table, cell.row, cell.column, cell.ruled), (0, 0, 0, false));
    // 30 mm of margin, 70 of cell: Word sets a cell's words where the margin is.
    let extent = agency.extent.unwrap();
    assert!(about(extent.left, 30.0) && about(extent.right, 30.0 + 70.0 - 3.8), "{extent:?}");
    let span = &agency.lines[0].spans[0];
    assert_eq!((span.size_pt, span.bold, span.italic), (Some(13.0), true, false));
    let rule = agency.rule_below.unwrap();
    assert_eq!(rule.kind, RuleKind::Drawn);
    assert!(about(rule.length_pt, 60.0), "{rule:?}");
    assert!(rule.off_centre_mm.unwrap() < 2.0, "{rule:?}");

    assert_eq!(find(&reading, "CỘNG HÒA").rule_below, None);
    let motto = find(&reading, "Độc lập").rule_below.unwrap();
    assert!(about(motto.length_pt, 170.0), "{motto:?}");
    assert_eq!(find(&reading, "Sơn Châu, ngày").empty_before, 1);
    assert!(reading.loose_rules.is_empty(), "{:?}", reading.loose_rules);
}

#[test]
fn a_title_over_two_lines_has_the_typed_line_below_it() {
    let reading = official().read();
    let subject = find(&reading, "Cải cách");
    assert_eq!(subject.text(), "Cải cách hành chính năm 2024\ncủa Phòng Nội vụ");
    assert_eq!(subject.align, Some(Align::Center));
    let rule = subject.rule_below.unwrap();
    assert_eq!(rule.kind, RuleKind::Typed);
    assert!(about(rule.length_pt, 12.0 * 7.0), "{rule:?}");
    assert!(!texts(&reading).iter().any(|text| text.contains("__")));
}

#[test]
fn indents_and_gaps_are_measured_however_they_are_made() {
    let reading = official().read();
    let first = find(&reading, "Thực hiện");
    assert!(about(first.first_indent_mm.unwrap(), 10.0));
    assert!(about(first.gap_before_pt.unwrap(), 6.0));
    assert_eq!(first.empty_before, 2);
    // A tab in place of an indent. Of the gaps of 6 and 3 pt that meet, Word leaves the greater.
    let heading = find(&reading, "I. MỤC ĐÍCH");
    assert!(about(heading.first_indent_mm.unwrap(), 12.7));
    assert!(about(heading.gap_before_pt.unwrap(), 6.0));
    let appendix = find(&reading, "Phụ lục I");
    assert!(appendix.starts_page);
    assert_eq!((appendix.gap_before_pt, appendix.empty_before), (None, 0));
}

#[test]
fn the_page_number_stands_above_the_text() {
    let reading = official().read();
    let numbering = &reading.sheets[0].numbering;
    assert!(numbering.different_first);
    let [mark] = numbering.marks.as_slice() else { panic!("{numbering:?}") };
    assert_eq!((mark.at_top, mark.centred, mark.alone), (true, Some(true), true));
    let paragraph = &reading.paragraphs[mark.paragraph];
    assert_eq!((paragraph.zone, paragraph.ordinal, paragraph.text().as_str()), (Zone::Header, 0, "2"));
}
