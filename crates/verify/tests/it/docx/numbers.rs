//! Page numbers, wherever an official puts them.

use plan_verify::reading::{NumberStyle, Pages, Zone};

use super::file::{File, PAGE, SECTION, p, r};
use super::texts;

/// The page number of a header with this paragraph: centred, alone, its style.
fn mark(paragraph: &str) -> (Option<bool>, bool, NumberStyle) {
    let file = File::of(&p("", &r("", "Lời văn"))).header("rId-top", "header", paragraph);
    let reading = file.section(&format!(r#"<w:headerReference w:type="default" r:id="rId-top"/>{SECTION}"#)).read();
    let [mark] = reading.sheets[0].numbering.marks.as_slice() else { panic!("{paragraph}: {:?}", reading.sheets) };
    assert!(mark.at_top);
    assert_eq!(reading.paragraphs[mark.paragraph].zone, Zone::Header);
    (mark.centred, mark.alone, mark.style)
}

#[test]
fn each_way_of_placing_one_is_read() {
    let tab = "<w:r><w:tab/></w:r>";
    let header = r#"<w:pStyle w:val="Header"/>"#;
    let middle = r#"<w:tabs><w:tab w:val="clear" w:pos="4680"/><w:tab w:val="center" w:pos="4536"/></w:tabs>"#;
    let simple = r#"<w:fldSimple w:instr=" PAGE \* roman "><w:r><w:t>ii</w:t></w:r></w:fldSimple>"#;
    let unfilled = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
    let frame = r#"<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>"#;
    let right = r#"<w:framePr w:wrap="around" w:hAnchor="margin" w:xAlign="right"/>"#;
    use NumberStyle::{Arabic, Roman};
    let ways = [
        (p(r#"<w:jc w:val="center"/>"#, PAGE), (Some(true), true, Arabic)),
        (p(r#"<w:jc w:val="right"/>"#, PAGE), (Some(false), true, Arabic)),
        (p("", PAGE), (Some(false), true, Arabic)),
        (p(r#"<w:jc w:val="center"/>"#, &(r("", "Trang ") + PAGE)), (Some(true), false, Arabic)),
        (p(r#"<w:jc w:val="center"/>"#, simple), (Some(true), true, Roman)),
        (p(r#"<w:jc w:val="center"/>"#, unfilled), (Some(true), true, Arabic)),
        // Word's own stop is made for Letter: 2.5 mm off on A4.
        (p(header, &(tab.to_owned() + PAGE)), (Some(false), true, Arabic)),
        (p(&(header.to_owned() + middle), &(tab.to_owned() + PAGE)), (Some(true), true, Arabic)),
        (p(frame, PAGE), (Some(true), true, Arabic)),
        (p(right, PAGE), (Some(false), true, Arabic)),
        (p(&format!(r#"{right}<w:jc w:val="center"/>"#), PAGE), (Some(false), true, Arabic)),
        (p(r#"<w:ind w:left="1134"/><w:jc w:val="center"/>"#, PAGE), (Some(false), true, Arabic)),
    ];
    for (paragraph, expected) in ways {
        assert_eq!(mark(&paragraph), expected, "{paragraph}");
    }
}

#[test]
fn a_section_shows_the_headers_of_the_one_before() {
    let first = format!(
        r#"<w:sectPr><w:headerReference w:type="default" r:id="rId-top"/><w:footerReference w:type="even" r:id="rId-foot"/>{SECTION}<w:titlePg/></w:sectPr>"#
    );
    let body = p(&first, &r("", "Phần đầu")) + &p("", &r("", "Phụ lục"));
    let last = r#"<w:pgSz w:w="16840" w:h="11907" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:gutter="567"/><w:pgNumType w:start="1" w:fmt="upperRoman"/>"#;
    let file = File::of(&body)
        .header("rId-top", "header", &p(r#"<w:jc w:val="center"/>"#, PAGE))
        .header("rId-foot", "footer", &p("", PAGE))
        .section(last);
    let reading = file.read();
    assert_eq!(texts(&reading), ["2", "Phần đầu", "2", "Phụ lục"]);
    let [one, two] = reading.sheets.as_slice() else { panic!("{:?}", reading.sheets) };
    assert!(one.numbering.different_first && !two.numbering.different_first);
    assert_eq!((one.numbering.marks.len(), two.numbering.marks.len()), (1, 1));
    assert_eq!((two.numbering.start, two.numbering.marks[0].style), (Some(1), NumberStyle::Roman));
    assert!(two.width_mm > two.height_mm && two.margins.left > Some(39.9));
    assert!(reading.paragraphs[3].starts_page && reading.paragraphs[3].sheet == 1);

    let both = file.inside("settings", "<w:evenAndOddHeaders/>").read();
    let pages: Vec<Pages> = both.sheets[0].numbering.marks.iter().map(|mark| mark.pages).collect();
    assert_eq!(pages, [Pages::Other, Pages::Even]);
}
