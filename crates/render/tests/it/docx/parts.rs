//! Parts of a volume: a section of Word's each, with its own pages.

use plan_core::decree::Layout;
use plan_core::document::TextExt;

use super::build;
use super::made::{self, whole};
use super::read::{all, part, values};

/// The elements of this name with all that stands in them.
pub(super) fn elements<'a>(xml: &'a str, name: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let starts = xml.match_indices(&open).map(|(at, _)| at);
    let is_it = |at: &usize| xml[at + open.len()..].starts_with(['>', ' ', '/']);
    starts.filter(is_it).map(|at| &xml[at..at + xml[at..].find(&close).unwrap() + close.len()]).collect()
}

fn number(xml: &str, name: &str, attribute: &str) -> i32 {
    values(xml, name, attribute)[0].parse().unwrap()
}

#[test]
fn each_part_is_a_section_with_pages_and_numbers_of_its_own() {
    let xml = part(&build(&whole()).unwrap(), "word/document.xml");
    let sections = elements(&xml, "w:sectPr");
    assert_eq!(sections.len(), 4);
    let header = &values(sections[0], "w:headerReference", "r:id")[0];
    for section in &sections {
        assert_eq!(values(section, "w:type", "w:val"), ["nextPage"]);
        assert_eq!(values(section, "w:pgNumType", "w:start"), ["1"]);
        assert_eq!(all(section, "w:titlePg").len(), 1);
        assert_eq!(values(section, "w:headerReference", "w:type"), ["default"]);
        assert_eq!(&values(section, "w:headerReference", "r:id"), std::slice::from_ref(header));
    }
    let paper: Vec<(i32, i32)> =
        sections.iter().map(|section| (number(section, "w:pgSz", "w:w"), number(section, "w:pgSz", "w:h"))).collect();
    let (along, across) = ((11906, 16838), (16838, 11906));
    assert_eq!(paper, [along, along, across, along]);
    let turned: Vec<bool> = sections.iter().map(|section| section.contains("w:orient=\"landscape\"")).collect();
    assert_eq!(turned, [false, false, true, false]);

    let page = &Layout::nd30().page;
    for section in &sections {
        for (side, least) in [
            ("w:top", &page.margin_top),
            ("w:bottom", &page.margin_bottom),
            ("w:left", &page.margin_left),
            ("w:right", &page.margin_right),
        ] {
            assert!(f64::from(number(section, "w:pgMar", side)) >= least.pt() * 20.0, "{side}");
        }
    }
}

/// A paragraph that only ends a section takes no room; a paragraph of the text ends it where there is one.
#[test]
fn a_section_ends_without_an_empty_line() {
    let mut document = whole();
    document.parts[1].body.truncate(1);
    let xml = part(&build(&document).unwrap(), "word/document.xml");
    let ends: Vec<String> = elements(&xml, "w:p")
        .into_iter()
        .filter(|paragraph| paragraph.contains("<w:sectPr>"))
        .map(|paragraph| values(paragraph, "w:pStyle", "w:val").remove(0))
        .collect();
    let text = &document.parts[1].paragraphs().last().unwrap().kind;
    assert_eq!(ends[0], "CuoiVanBan", "behind the signature");
    assert_ne!(ends[1], "CuoiVanBan", "a paragraph of the text: {text:?}");
    assert_eq!(ends[2], "CuoiVanBan", "behind the table");
    let (_, second) = xml.split_once("</w:sectPr>").unwrap();
    let first = elements(second, "w:p").remove(0);
    assert_eq!(values(first, "w:pStyle", "w:val"), ["CuoiVanBan"], "LibreOffice would set a line above the table");
    let styles = part(&build(&document).unwrap(), "word/styles.xml");
    let end = elements(&styles, "w:style").into_iter().find(|style| style.contains("\"CuoiVanBan\"")).unwrap();
    assert!(end.contains("w:line=\"1\"") && end.contains("w:lineRule=\"exact\""), "{end}");
}

#[test]
fn the_navigation_pane_shows_parts_appendices_and_divisions() {
    let file = build(&whole()).unwrap();
    let styles = part(&file, "word/styles.xml");
    let by_style = |id: &str| {
        let style =
            elements(&styles, "w:style").into_iter().find(|style| style.contains(&format!("w:styleId=\"{id}\"")));
        values(style.unwrap(), "w:outlineLvl", "w:val").first().cloned()
    };
    let document = part(&file, "word/document.xml");
    let shown: Vec<(String, String)> = elements(&document, "w:p")
        .into_iter()
        .filter_map(|paragraph| {
            let own = values(paragraph, "w:outlineLvl", "w:val").first().cloned();
            let style = values(paragraph, "w:pStyle", "w:val").remove(0);
            let level = own.or_else(|| by_style(&style))?;
            Some((level, super::paragraphs(paragraph).join(" ")))
        })
        .collect();
    let has = |level: &str, text: &str| {
        assert!(shown.contains(&(level.to_owned(), text.to_owned())), "{level} {text}: {shown:?}");
    };
    has("0", "QUYẾT ĐỊNH");
    has("0", "KẾ HOẠCH");
    has("0", "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2025 CỦA XÃ VĨNH MỸ");
    has("0", "Chương I QUY ĐỊNH CHUNG");
    has("1", "Điều 1. Phạm vi");
    has("0", "Điều 2. Hiệu lực thi hành");

    let alone = part(&build(&crate::fixture::sample()).unwrap(), "word/document.xml");
    assert!(!alone.contains("w:outlineLvl"), "a document that stands alone begins with its sections");
}

#[test]
fn the_number_of_an_article_is_bold_and_its_words_are_not() {
    let xml = part(&build(&whole()).unwrap(), "word/document.xml");
    let article = elements(&xml, "w:p").into_iter().find(|paragraph| paragraph.contains("Điều 1. ")).unwrap();
    let bold: Vec<bool> = elements(article, "w:r").iter().map(|run| run.contains("<w:b/>")).collect();
    assert_eq!(bold, [true, false]);
}

#[test]
fn one_addressee_stands_on_the_line_and_several_below_the_colon() {
    let paragraphs = |document| {
        let xml = part(&build(&document).unwrap(), "word/document.xml");
        let of = |style: &str| -> Vec<String> {
            let all = elements(&xml, "w:p").into_iter();
            all.filter(|p| p.contains(&format!("\"{style}\""))).map(str::to_owned).collect()
        };
        (of("KinhGui"), of("DanhSachKinhGui"))
    };
    let (one, none) = paragraphs(made::letter(&["Ủy ban nhân dân huyện"]));
    assert_eq!((one.len(), none.len()), (1, 0));
    assert_eq!(super::paragraphs(&one[0]), ["Kính gửi: Ủy ban nhân dân huyện"]);

    let (none, several) = paragraphs(made::letter(&["- Sở Nội vụ;", "- Ủy ban nhân dân huyện Hòa Bình."]));
    assert_eq!((none.len(), several.len()), (0, 3));
    let left: Vec<i32> = several.iter().map(|p| number(p, "w:ind", "w:left")).collect();
    assert!(left[0] > 0 && left[1] == left[2]);
    let face = plan_core::measure::Face::of(plan_core::document::Style::default());
    let before_colon = plan_core::measure::FontSet::BUNDLED.width_pt("Kính gửi", face, 14.0);
    assert!((f64::from(left[1] - left[0]) / 20.0 - before_colon).abs() < 0.06, "{left:?}");
}

/// The rule line is as long as the last line of the title asks, and isn't there without a title.
#[test]
fn a_rule_line_follows_the_title() {
    let lines = |document| part(&build(&document).unwrap(), "word/document.xml").matches("\"DuongKe\"").count();
    // Two in each header, one under each title.
    assert_eq!(lines(whole()), 2 * 2 + 4);
    assert_eq!(lines(made::letter(&["Ủy ban nhân dân huyện"])), 2);
}

#[test]
fn a_part_in_a_file_of_its_own_is_a_volume() {
    let mut document = whole();
    document.parts[3].own_file = Some("phu-luc-2".to_owned());
    let volumes = document.volumes();
    assert_eq!(volumes.len(), 2);
    let xml = part(&plan_render::docx(&volumes[1]).unwrap(), "word/document.xml");
    assert_eq!(elements(&xml, "w:sectPr").len(), 1);
    assert_eq!(super::paragraphs(&xml)[0], document.parts[3].title[0].text.plain());
    // What stands in the other file can't be led to.
    let rest = part(&build(&document).unwrap(), "word/document.xml");
    assert_eq!(elements(&rest, "w:hyperlink").len(), 3);
    assert_eq!(all(&rest, "w:bookmarkStart").len(), 3);
}
