//! What hands do in a word processor.

use plan_verify::reading::{Align, Cell, Colour, RuleKind, Zone};

use super::{BY_HAND, near, paragraph, read};

#[test]
fn underlines_and_typed_lines_are_told_from_drawn_ones() {
    let reading = read(BY_HAND);
    let motto = paragraph(&reading, "Độc lập").rule_below.unwrap();
    assert!(motto.kind == RuleKind::Underline && near(motto.length_pt, 171.2, 0.5), "{motto:?}");
    let agency = paragraph(&reading, "ỦY BAN NHÂN DÂN XÃ X");
    let rule = agency.rule_below.unwrap();
    assert!(rule.kind == RuleKind::Underline && near(rule.length_pt, 75.0, 0.5), "{rule:?}");
    assert!(agency.spans().any(|span| span.underline && span.text.trim() == "NHÂN DÂN"), "{agency:?}");
    let title = paragraph(&reading, "Cải cách hành chính năm 2024").rule_below.unwrap();
    assert!(title.kind == RuleKind::Typed && near(title.length_pt, 75.0, 0.5), "{title:?}");
    assert!(!reading.paragraphs.iter().any(|paragraph| paragraph.text().contains("__")));
    // Underlined words in running text are emphasis.
    let list = paragraph(&reading, "- Danh sách treo");
    assert!(list.spans().any(|span| span.underline && span.text.starts_with("cán bộ")) && list.rule_below.is_none());
    assert!(reading.loose_rules.is_empty(), "{:?}", reading.loose_rules);
}

#[test]
fn paragraphs_are_measured_each_for_itself() {
    let reading = read(BY_HAND);
    let bodies: Vec<_> = reading
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.text().starts_with("Thực hiện Kế hoạch số 15"))
        .collect();
    assert_eq!(bodies.len(), 13);
    for body in &bodies {
        let ragged = body.align == Some(Align::Left);
        let (indent, spacing) = if ragged { (10.0, 1.15) } else { (12.7, 1.3) };
        assert!(near(body.first_indent_mm.unwrap(), indent, 0.3), "{body:?}");
        assert!(near(body.line_spacing.unwrap(), spacing, 0.02), "{body:?}");
        let grey = Some(if ragged { Colour(128, 128, 128) } else { Colour(0, 0, 0) });
        assert!(body.spans().all(|span| span.colour == grey));
    }
    for body in bodies.iter().skip(1) {
        assert!(body.gap_before_pt.is_none_or(|gap| near(gap, 6.0, 0.5)), "{body:?}");
    }
    let heading = paragraph(&reading, "I. MỤC ĐÍCH");
    assert_eq!(heading.lines[0].spans[0].face.as_deref(), Some("Liberation Sans"));
    let list = paragraph(&reading, "- Danh sách treo");
    assert_eq!((list.lines.len(), list.align), (3, Some(Align::Justify)));
}

#[test]
fn numbers_at_the_foot_are_footers() {
    let reading = read(BY_HAND);
    for (index, sheet) in reading.sheets.iter().enumerate() {
        let [mark] = sheet.numbering.marks.as_slice() else { panic!("{:?}", sheet.numbering) };
        assert_eq!(mark.value, u32::try_from(index + 1).ok());
        assert!(!mark.at_top && !mark.alone && mark.centred == Some(false));
        assert_eq!(reading.paragraphs[mark.paragraph].zone, Zone::Footer);
    }
}

#[test]
fn a_table_that_a_page_breaks_is_one() {
    let reading = read(BY_HAND);
    let cell = |words: &str| paragraph(&reading, words).cell;
    let at = |row, column| Some(Cell { table: 0, row, column, ruled: true });
    assert_eq!(cell("TT"), at(0, 0));
    assert_eq!(cell("Thời hạn"), at(0, 3));
    // Two merged cells of the second row; the first column's third and fourth are one.
    assert_eq!((cell("1.1"), cell("1.2"), cell("1.3")), (at(1, 1), at(1, 1), at(1, 3)));
    assert_eq!((cell("2.0"), cell("3.0"), cell("3.1")), (at(2, 0), at(2, 0), at(3, 1)));
    let broken = reading.paragraphs.iter().find(|paragraph| paragraph.sheet == 2).unwrap();
    assert!(broken.starts_page && broken.cell == at(4, 0), "{broken:?}");
    assert!(
        reading
            .paragraphs
            .iter()
            .filter(|paragraph| paragraph.cell.is_none())
            .all(|p| !p.text().contains("nội dung dài"))
    );
}
