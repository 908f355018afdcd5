//! A page of a Party document, and pages of the State that speak of the Party, as drawn.

use plan_verify::measure;
use plan_verify::report::{Regime, Report, Row, Verdict};

use super::hostile::{CATALOG, PAGES, file, stream};
use super::{BY_HAND, OURS, bytes};

/// Width of each character, em.
const WIDTH: f64 = 0.55;

/// Words, and where on the page: the middle of the line and its baseline, pt from the upper left corner.
type Words = (f64, f64, &'static str);

/// The middles of a header's left and right column, and of the text.
const LEFT: f64 = 165.0;
const RIGHT: f64 = 425.0;
const MIDDLE: f64 = 319.0;

const PARTY: Words = (RIGHT, 80.0, "ĐẢNG CỘNG SẢN VIỆT NAM");
const STATE: Words = (RIGHT, 80.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");

/// What follows the title on the page, of either.
const REST: [Words; 8] = [
    (LEFT, 80.0, "ĐẢNG BỘ TỈNH"),
    (LEFT, 96.0, "ĐẢNG ỦY XÃ"),
    (LEFT, 112.0, "*"),
    (LEFT, 128.0, "Số 05-KH/ĐU"),
    (RIGHT, 128.0, "Sơn Châu, ngày 05 tháng 3 năm 2026"),
    (MIDDLE, 170.0, "KẾ HOẠCH"),
    (MIDDLE, 186.0, "tuyên truyền về"),
    (MIDDLE, 202.0, "Đảng Cộng sản Việt Nam"),
];

/// A file of one page with these words, 12 pt.
fn page(lines: &[Words]) -> Vec<u8> {
    let mut letters: Vec<char> = lines.iter().flat_map(|(_, _, words)| words.chars()).collect();
    letters.sort_unstable();
    letters.dedup();
    let code = |letter| 33 + letters.binary_search(&letter).unwrap();
    let shown = lines.iter().map(|(middle, y, words)| {
        let codes: String = words.chars().map(|letter| format!("{:02X}", code(letter))).collect();
        let x = middle - words.chars().count() as f64 * WIDTH * 12.0 / 2.0;
        format!("BT /F 12 Tf {x} {} Td <{codes}> Tj ET\n", 842.0 - y)
    });
    let meanings = letters.iter().map(|letter| format!("<{:02X}> <{:04X}>\n", code(*letter), u32::from(*letter)));
    let meanings = meanings.collect::<Vec<_>>();
    let map = format!(
        "begincmap 1 begincodespacerange <00> <FF> endcodespacerange {} beginbfchar\n{}endbfchar endcmap",
        meanings.len(),
        meanings.concat()
    );
    let widths = "550 ".repeat(256);
    let font = format!(
        "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/FirstChar 0/LastChar 255/Widths[{widths}]/ToUnicode 6 0 R>>"
    );
    let leaf = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>";
    file(&[
        CATALOG.to_vec(),
        PAGES.to_vec(),
        leaf.into(),
        stream("", shown.collect::<String>().as_bytes()),
        font.into(),
        stream("", map.as_bytes()),
    ])
}

fn report(file: Vec<u8>) -> Report {
    measure("ke-hoach.pdf", file).unwrap().report
}

#[test]
fn a_page_under_the_partys_title_is_a_party_document() {
    let alone = (MIDDLE, 60.0, "ĐẢNG CỘNG SẢN VIỆT NAM");
    for title in [PARTY, alone] {
        let report = report(page(&[&[title], REST.as_slice()].concat()));
        assert_eq!(report.regime, Regime::Party, "{title:?}");
        let judged = |row: &&Row| row.verdict != Verdict::Unknown;
        assert!(report.rows.iter().filter(judged).all(|row| row.clause.short() == "tu-khai"));
        assert!(!report.is_wrong());
    }
}

#[test]
fn a_page_that_speaks_of_the_party_is_none() {
    let low = (RIGHT, 400.0, "ĐẢNG CỘNG SẢN VIỆT NAM");
    let left = (LEFT, 60.0, "ĐẢNG CỘNG SẢN VIỆT NAM");
    let list = (RIGHT, 60.0, "- Đảng Cộng sản Việt Nam;");
    let motto = (RIGHT, 60.0, "ĐẢNG CỘNG SẢN VIỆT NAM QUANG VINH");
    for words in [STATE, low, left, list, motto] {
        assert_eq!(report(page(&[&[words], REST.as_slice()].concat())).regime, Regime::Decree, "{words:?}");
    }
    let above = (RIGHT, 60.0, "ĐẢNG CỘNG SẢN VIỆT NAM");
    assert_eq!(report(page(&[&[above, STATE], REST.as_slice()].concat())).regime, Regime::Decree);
    for file in [OURS, BY_HAND] {
        assert_eq!(report(bytes(file)).regime, Regime::Decree, "{file}");
    }
}
