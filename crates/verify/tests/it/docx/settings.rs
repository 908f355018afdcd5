//! What follows from styles, numbers, changes and fields together.

use plan_verify::reading::{Align, Colour, Zone};

use super::file::{File, drawn, p, r};
use super::{about, find, texts};

#[test]
fn styles_are_followed_to_their_ends() {
    let styles = r#"
      <w:style w:type="paragraph" w:styleId="Base"><w:basedOn w:val="Loop"/><w:pPr><w:jc w:val="both"/><w:spacing w:line="360" w:lineRule="exact"/></w:pPr><w:rPr><w:b/><w:caps/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Base"/><w:pPr><w:outlineLvl w:val="0"/><w:keepNext/></w:pPr></w:style>
      <w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr></w:style>"#;
    let body = p(r#"<w:pStyle w:val="Loop"/>"#, &(r("", "Chữ ") + &r(r#"<w:rStyle w:val="Strong"/>"#, "hoa")));
    let reading = File::of(&body).styles(styles).read();
    let paragraph = find(&reading, "CHỮ HOA");
    assert_eq!(
        (paragraph.align, paragraph.outline_level, paragraph.keep_with_next),
        (Some(Align::Justify), Some(1), true)
    );
    // The default style isn't among the bases, so the size is the file's: 11 pt on lines of 18.
    assert!((paragraph.line_spacing.unwrap() - 18.0 / (1.149 * 11.0)).abs() < 0.001);
    let [plain, strong] = paragraph.lines[0].spans.as_slice() else { panic!("{paragraph:?}") };
    // Bold twice is not bold.
    assert_eq!((plain.bold, strong.bold), (true, false));
    assert_eq!((plain.face.as_deref(), strong.colour), (Some("Calibri"), Some(Colour(255, 0, 0))));
}

#[test]
fn vietnamese_letters_may_have_another_face() {
    let fonts = r#"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Arial" w:cs="Times New Roman"/>"#;
    let reading = File::of(&p("", &r(fonts, "Uỷ ban"))).read();
    let faces: Vec<_> =
        reading.paragraphs[0].spans().map(|span| (span.face.as_deref().unwrap(), span.text.as_str())).collect();
    assert_eq!(faces, [("Times New Roman", "U"), ("Arial", "ỷ "), ("Times New Roman", "ban")]);
    let legacy = File::of(&p("", &r(r#"<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>"#, "Uû ban"))).read();
    assert!(!legacy.facts.fonts[0].unicode);
}

#[test]
fn numbers_that_word_writes_are_words() {
    let level = |place: u8, format: &str, text: &str| {
        format!(
            r#"<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>"#
        )
    };
    let numbering = format!(
        r#"<w:abstractNum w:abstractNumId="0">{}{}{}</w:abstractNum><w:abstractNum w:abstractNumId="1">{}</w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>"#,
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%1.%2."),
        level(2, "lowerLetter", "%3)"),
        level(0, "bullet", "\u{F02D}"),
    );
    let numbered = |row: u8, place: u8| {
        p(&format!(r#"<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{row}"/></w:numPr>"#), &r("", "x"))
    };
    let rows = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 0), (1, 1), (2, 0), (3, 0), (1, 0)];
    let body: String = rows.iter().map(|(row, place)| numbered(*row, *place)).collect();
    let reading = File::of(&body).inside("numbering", &numbering).read();
    let labels = ["I. x", "I.1. x", "a) x", "b) x", "II. x", "II.1. x", "- x", "VII. x", "VIII. x"];
    assert_eq!(texts(&reading), labels);
    let first = &reading.paragraphs[0];
    assert!(about(first.extent.unwrap().left, 30.0 + 12.7) && about(first.first_indent_mm.unwrap(), -6.35));
}

#[test]
fn what_is_deleted_or_hidden_is_not_read() {
    let body = p(
        "",
        &[
            &r("", "Giữ "),
            r#"<w:del><w:r><w:delText>xoá</w:delText></w:r></w:del>"#,
            r#"<w:moveFrom><w:r><w:t>chuyển</w:t></w:r></w:moveFrom>"#,
            r#"<w:ins><w:r><w:t xml:space="preserve">thêm </w:t></w:r></w:ins>"#,
            &r("<w:vanish/>", "ẩn"),
            r#"<w:hyperlink r:id="rId9"><w:r><w:t xml:space="preserve">nối </w:t></w:r></w:hyperlink>"#,
            r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:t>lệnh</w:t></w:r>"#,
            r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Mục II</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
            r#"<w:r><w:tab/><w:t>hết</w:t><w:noBreakHyphen/><w:sym w:font="Symbol" w:char="F0B7"/></w:r>"#,
        ]
        .concat(),
    );
    assert_eq!(texts(&File::of(&body).read()), ["Giữ thêm nối Mục II\thết-•"]);
    // Letters and their marks, typed one by one, are one letter.
    assert_eq!(texts(&File::of(&p("", &r("", "Uy\u{309} ban"))).read()), ["Uỷ ban"]);
}

#[test]
fn boxes_and_notes_are_read_once_each() {
    let shape = drawn(0.0, 0.0, 100.0).replace(
        "<wps:bodyPr/>",
        &format!(
            r#"<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" rIns="0"/>"#,
            p("", &r("", "Trong khung"))
        ),
    );
    let fallback = format!(
        r#"<v:shape style="position:absolute;width:100pt;height:50pt"><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape>"#,
        p("", &r("", "Trong khung"))
    );
    let shape = shape.replacen("<w:pict>", &format!("<w:pict>{fallback}"), 1);
    let body =
        p("", &(r("", "Lời văn") + &shape + r#"<w:r><w:footnoteReference w:id="2"/></w:r>"#)) + &p("", &r("", "Sau"));
    let notes = format!(
        r#"<w:footnote w:id="-1" w:type="separator">{}</w:footnote><w:footnote w:id="2">{}</w:footnote>"#,
        p("", &r("", "không in")),
        p("", &r("", "Chú thích"))
    );
    let reading = File::of(&body).inside("footnotes", &notes).read();
    let zones: Vec<_> = reading.paragraphs.iter().map(|one| (one.text(), one.zone)).collect();
    let expected =
        [("Lời văn", Zone::Body), ("Trong khung", Zone::Box), ("Sau", Zone::Body), ("Chú thích", Zone::Footnote)];
    assert_eq!(zones, expected.map(|(words, zone)| (words.to_owned(), zone)));
    let held = reading.paragraphs[1].extent.unwrap();
    assert!(about(held.left, 30.0) && about(held.right, 30.0 + 35.3), "{held:?}");
}

#[test]
fn gaps_add_up_where_an_old_setting_says_so() {
    let spaced = |words: &str| p(r#"<w:spacing w:before="60" w:after="120"/>"#, &r("", words));
    let file = File::of(&(spaced("một") + &spaced("hai")));
    assert_eq!(file.read().paragraphs[1].gap_before_pt, Some(6.0));
    let old = file.inside("settings", "<w:compat><w:doNotUseHTMLParagraphAutoSpacing/></w:compat>");
    assert_eq!(old.read().paragraphs[1].gap_before_pt, Some(9.0));
    let close = |words: &str| p(r#"<w:spacing w:before="60" w:after="120"/><w:contextualSpacing/>"#, &r("", words));
    assert_eq!(File::of(&(close("một") + &close("hai"))).read().paragraphs[1].gap_before_pt, Some(0.0));
}

#[test]
fn a_page_break_parts_a_paragraph() {
    let body = p("", &(r("", "trước") + r#"<w:r><w:br w:type="page"/></w:r>"# + &r("", "sau")))
        + &p("<w:pageBreakBefore/>", "")
        + &p("", &r("", "cuối"));
    let reading = File::of(&body).read();
    assert_eq!(texts(&reading), ["trước", "sau", "cuối"]);
    let starts: Vec<bool> = reading.paragraphs.iter().map(|one| one.starts_page).collect();
    assert_eq!(starts, [false, true, true]);
}
