//! Documents of the Party as their offices type them, and documents of the State that are easily taken for one.

use plan_core::diagnostic::Language;
use plan_core::diagnostic::show::Colour;
use plan_verify::measure;
use plan_verify::report::{Measured, Regime, Row, Verdict, concise, html, json, text};

use super::file::{File, borderless, centred, p, r};

const BOLD: &str = r#"<w:b/><w:sz w:val="28"/>"#;
const PLAIN: &str = r#"<w:sz w:val="28"/>"#;
/// 15 pt, as the Party's title is set.
const TITLE: &str = r#"<w:b/><w:sz w:val="30"/>"#;
const ITALIC: &str = r#"<w:i/><w:sz w:val="28"/>"#;

fn lines(lines: &[(&str, &str)]) -> String {
    lines.iter().map(|(properties, words)| centred(properties, words)).collect()
}

fn head(left: &[(&str, &str)], right: &[(&str, &str)]) -> String {
    borderless(&[(3969, &lines(left)), (5670, &lines(right))])
}

fn party_head() -> String {
    head(
        &[(PLAIN, "ĐẢNG BỘ TỈNH HÀ TĨNH"), (BOLD, "ĐẢNG ỦY XÃ SƠN CHÂU"), (PLAIN, "*"), (PLAIN, "Số 05-KH/ĐU")],
        &[(TITLE, "ĐẢNG CỘNG SẢN VIỆT NAM"), (ITALIC, "Sơn Châu, ngày 05 tháng 3 năm 2026")],
    )
}

fn state_head(parent: &str, issuer: &str) -> String {
    head(
        &[(PLAIN, parent), (BOLD, issuer), (PLAIN, "Số: 05/KH-UBND")],
        &[
            (BOLD, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            (BOLD, "Độc lập - Tự do - Hạnh phúc"),
            (ITALIC, "Sơn Châu, ngày 05 tháng 3 năm 2026"),
        ],
    )
}

/// Title, text and the block at the end, of a plan that speaks of the Party as all do.
fn rest(end: &str, authority: &str) -> String {
    let body = |words: &str| p(r#"<w:ind w:firstLine="567"/><w:jc w:val="both"/>"#, &r("", words));
    [
        centred(BOLD, "KẾ HOẠCH"),
        centred(BOLD, "tuyên truyền kỷ niệm ngày thành lập"),
        centred(BOLD, "Đảng Cộng sản Việt Nam"),
        body("Thực hiện Nghị quyết của Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam về công tác tuyên truyền."),
        body("Đảng Cộng sản Việt Nam"),
        body(&format!("Tự hào về truyền thống của nước Cộng hòa xã hội chủ nghĩa Việt Nam{end}")),
        borderless(&[
            (4800, &(p("", &r("<w:u/>", "Nơi nhận:")) + &p("", &r("", "- Đảng Cộng sản Việt Nam;")))),
            (4800, &(centred(BOLD, authority) + &p("", "") + &p("", "") + &centred(BOLD, "Nguyễn Văn A"))),
        ]),
    ]
    .concat()
}

fn measured(body: &str) -> Measured {
    measure("ke-hoach.docx", File::of(body).bytes()).unwrap()
}

fn party() -> Measured {
    measured(&(party_head() + &rest(".", "T/M BAN THƯỜNG VỤ")))
}

fn row<'m>(measured: &'m Measured, id: &str) -> &'m Row {
    measured.report.rows.iter().find(|row| row.id == id).unwrap()
}

#[test]
fn nothing_the_decree_asks_is_judged_of_a_party_document() {
    let file = party();
    assert_eq!(file.report.regime, Regime::Party);
    let reason = Regime::Party.note().unwrap();
    for row in file.report.rows.iter().filter(|row| row.clause.short() != "tu-khai") {
        assert_eq!((row.verdict, &row.found), (Verdict::Unknown, &reason), "{}", row.id);
    }
    // Places stay, for somebody who looks.
    assert_eq!(row(&file, "noi-nhan").places[0].words, "Nơi nhận:");
    // What the file says of itself is judged under any rules.
    assert_eq!(row(&file, "ngon-ngu").verdict, Verdict::Right);
}

#[test]
fn every_report_says_once_that_it_is_a_party_document() {
    let file = party();
    for language in [Language::Vi, Language::En] {
        let note = Regime::Party.note().unwrap();
        let note = note.get(language);
        let plain = text(&file.report, language, Colour::Off);
        let head = plain.lines().skip(1).take_while(|line| !line.is_empty()).map(str::trim).collect::<Vec<_>>();
        assert_eq!(head.join(" "), note);
        assert_eq!(concise(&file.report, language), [format!("ke-hoach.docx: {note}")]);
        let page = html(std::slice::from_ref(&file), language).unwrap();
        let shown = format!(r#"<p class="note">{}</p>"#, note.replace('\'', "&#39;"));
        assert_eq!(page.matches(&shown).count(), 1, "{shown}");
    }
    let given: serde_json::Value = serde_json::from_str(&json([&file.report], &[], Language::Vi).unwrap()).unwrap();
    assert_eq!(given["files"][0]["regime"], "dang-chua-doi-chieu");
    assert_eq!((&given["schema"], &given["files"][0]["counts"]["sai"]), (&1.into(), &0.into()));
}

#[test]
fn the_title_is_found_however_it_is_typed() {
    let rest = rest(".", "T/M ĐẢNG ỦY");
    let slip = party_head().replace("ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG CỘNG SẢN  VIÊT NAN");
    let tab = p("", &(r(PLAIN, "ĐẢNG BỘ XÃ SƠN CHÂU") + "<w:r><w:tab/></w:r>" + &r(TITLE, "ĐẢNG CỘNG SẢN VIỆT NAM")));
    let blanks = p("", &r(BOLD, "ĐẢNG BỘ XÃ SƠN CHÂU          ĐẢNG CỘNG SẢN VIỆT NAM"));
    let alone = centred(TITLE, "ĐẢNG CỘNG SẢN VIỆT NAM");
    let right = p(r#"<w:jc w:val="right"/>"#, &r(TITLE, "ĐẢNG CỘNG SẢN VIỆT NAM"));
    // Above it stands what isn't in its way.
    let below = p("", &r(BOLD, "ĐẢNG ỦY XÃ SƠN CHÂU")) + &right;
    let draft = centred(BOLD, "DỰ THẢO LẦN 2") + &party_head();
    for head in [slip, tab, blanks, alone, right, below, draft] {
        assert_eq!(measured(&(head.clone() + &rest)).report.regime, Regime::Party, "{head}");
    }
}

#[test]
fn a_document_of_the_state_stays_one() {
    let rest = rest("./.", "TM. ỦY BAN NHÂN DÂN");
    let ours = state_head("ỦY BAN NHÂN DÂN", "XÃ SƠN CHÂU");
    let by_party = state_head("ĐẢNG ỦY XÃ SƠN CHÂU", "ĐẢNG CỘNG SẢN VIỆT NAM");
    let break_ = p("<w:pageBreakBefore/>", "");
    let appended = ours.clone() + &rest + &break_ + &party_head() + &rest;
    let before = party_head() + &rest + &break_ + &ours + &rest;
    // Quốc hiệu forgotten: what is wrong with it stays wrong.
    let headless =
        head(&[(PLAIN, "ĐẢNG ỦY"), (BOLD, "XÃ SƠN CHÂU")], &[(ITALIC, "Sơn Châu, ngày 05 tháng 3 năm 2026")]);
    let of_party = head(&[(BOLD, "ĐẢNG CỘNG SẢN VIỆT NAM")], &[(ITALIC, "Sơn Châu, ngày 05 tháng 3 năm 2026")]);
    let letter = p("", &(r("", "Kính gửi:") + "<w:r><w:tab/></w:r>" + &r("", "Đảng Cộng sản Việt Nam")));
    let list = p(r#"<w:jc w:val="right"/>"#, &r("", "- Đảng Cộng sản Việt Nam;"));
    let slogan = centred(BOLD, "QUANG VINH") + &centred(BOLD, "ĐẢNG CỘNG SẢN VIỆT NAM");
    for head in [ours, by_party, appended, before, headless, of_party, letter, list, slogan, String::new()] {
        let file = measured(&(head.clone() + &rest));
        assert_eq!(file.report.regime, Regime::Decree, "{head}");
        assert!(file.report.rows.iter().all(|row| Some(&row.found) != Regime::Party.note().as_ref()));
    }
    // 14 pt, where the decree has 12 to 13.
    assert_eq!(row(&measured(&(state_head("ĐẢNG ỦY", "XÃ SƠN CHÂU") + &rest)), "quoc-hieu").verdict, Verdict::Wrong);
}
