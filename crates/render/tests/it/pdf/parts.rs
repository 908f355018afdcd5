//! Parts beside one another: their pages, their numbers, their outline; what a công văn and a decision have besides.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use plan_core::document::{
    Addressees, Block, Division, Document, NodeId, Origin, Paper, Paragraph, ParagraphKind, Run, TitleRole,
};

use super::made::{alone, appendix, note, paragraph, plain, section, span, table, text};
use super::{main_part, render, sections, try_render};
use crate::fixture::sample;
use crate::tools::{Scratch, available};

/// What a tool prints about a file.
fn said(tool: &str, options: &[&str], file: &Path) -> String {
    let output = Command::new(tool).args(options).arg(file).arg("-").output().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The first line of each page.
fn first_lines(file: &Path) -> Vec<String> {
    let text = said("pdftotext", &["-raw"], file);
    let pages = text.trim_end_matches('\u{c}').split('\u{c}');
    pages.map(|page| page.lines().next().unwrap_or_default().to_owned()).collect()
}

/// A word with its left and right edge and its top, pt.
fn boxes(file: &Path) -> Vec<(String, [f64; 3])> {
    let html = said("pdftotext", &["-bbox"], file);
    let attribute = |line: &str, name: &str| -> Option<f64> {
        line.split_once(&format!("{name}=\""))?.1.split_once('"')?.0.parse().ok()
    };
    let word = |line: &str| {
        let words = line.split_once('>')?.1.split_once('<')?.0.to_owned();
        Some((words, [attribute(line, "xMin")?, attribute(line, "xMax")?, attribute(line, "yMin")?]))
    };
    html.lines().filter_map(word).collect()
}

/// The sample with two appendices of several pages, the first across the paper.
fn with_appendices() -> Document {
    let mut document = sample();
    let body = |id: &str| (0..60).map(|n| plain(&format!("{id}/doan.{n}"), &format!("Đoạn {n}."))).collect();
    document.parts.push(appendix("I", Paper::Landscape, body("I")));
    document.parts.push(appendix("II", Paper::Portrait, body("II")));
    document
}

#[test]
fn parts_begin_on_pages_of_their_own_and_count_from_one() {
    let name = "parts_begin_on_pages_of_their_own_and_count_from_one";
    if !available(name, "pdftotext") || !available(name, "pdfinfo") {
        return;
    }
    let file = Scratch::new("parts.pdf", &render(&with_appendices()));
    let first = first_lines(file.path());
    let begins: Vec<usize> =
        first.iter().enumerate().filter(|(_, line)| line.parse::<u32>().is_err()).map(|(page, _)| page).collect();
    assert_eq!(begins.len(), 3, "{first:?}");
    for (index, line) in first.iter().enumerate() {
        let begin = begins.iter().rev().find(|begin| **begin <= index).unwrap();
        if index > *begin {
            assert_eq!(*line, (index - begin + 1).to_string(), "{first:?}");
        }
    }
    assert_eq!((first[begins[1]].as_str(), first[begins[2]].as_str()), ("Phụ lục I", "Phụ lục II"));
    let sizes = Command::new("pdfinfo").args(["-f", "1", "-l", "99"]).arg(file.path()).output().unwrap();
    let sizes = String::from_utf8(sizes.stdout).unwrap();
    let sizes_of_pages = sizes.lines().filter(|line| line.starts_with("Page ") && line.contains(" size:"));
    let wide: Vec<bool> = sizes_of_pages.map(|line| line.contains("841.89 x 595.27")).collect();
    let expected: Vec<bool> = (0..first.len()).map(|page| (begins[1]..begins[2]).contains(&page)).collect();
    assert_eq!(wide, expected, "{sizes}");
}

#[test]
fn parts_are_the_first_level_of_the_outline() {
    let name = "parts_are_the_first_level_of_the_outline";
    if !available(name, "pdftohtml") {
        return;
    }
    let file = Scratch::new("outline.pdf", &render(&with_appendices()));
    let html = Command::new("pdftohtml").args(["-xml", "-i", "-stdout"]).arg(file.path()).output().unwrap();
    let html = String::from_utf8(html.stdout).unwrap();
    let outline = html.split_once("<outline>").unwrap().1;
    let (first, rest) = outline.split_once("</item>").unwrap();
    assert!(first.contains("KẾ HOẠCH"), "{outline}");
    assert!(rest.trim_start().starts_with("<outline>"), "{outline}");
    assert!(outline.contains("Phụ lục I DANH MỤC NHIỆM VỤ</item>"), "{outline}");
}

#[test]
fn references_lead_to_parts_tables_and_rows_of_the_same_file_only() {
    if !available("references_lead_to_parts_tables_and_rows_of_the_same_file_only", "pdftohtml") {
        return;
    }
    let mut document = with_appendices();
    let rows = vec![super::made::row("viec.1", plan_core::document::RowKind::Item, &["1", "Một việc"])];
    document.parts[2].body.push(Block::Table(table("bang", Paper::Portrait, &[("TT", 1.0), ("Nội dung", 5.0)], rows)));
    let mut elsewhere = appendix("III", Paper::Portrait, vec![plain("III/doan.1", "Đoạn.")]);
    elsewhere.own_file = Some("phu-luc-3".to_owned());
    document.parts.push(elsewhere);
    let targets = ["I", "bang", "viec.1", "III", "III/doan.1"];
    let reference = |target: &&str| {
        let origin = Origin::Reference { at: span(), target: Some(NodeId::root(*target)) };
        let words = vec![Run { origin, ..Run::source(format!("<{target}>"), span()) }];
        paragraph(&format!("den/{target}"), ParagraphKind::Plain, words)
    };
    main_part(&mut document).body.extend(targets.iter().map(reference));
    let file = Scratch::new("targets.pdf", &render(&document));
    let html = Command::new("pdftohtml").args(["-xml", "-i", "-stdout"]).arg(file.path()).output().unwrap();
    let html = String::from_utf8(html.stdout).unwrap();
    for target in targets {
        let live = !target.starts_with("III");
        assert_eq!(html.contains(&format!("&lt;{target}&gt;</a>")), live, "{target}: {html}");
    }
    assert!(pdf_of_the_second_volume(&document), "an appendix alone is a file too");
}

fn pdf_of_the_second_volume(document: &Document) -> bool {
    plan_render::pdf(&document.volumes()[1]).is_ok_and(|file| file.starts_with(b"%PDF"))
}

/// Phụ lục I, Phần I, Mục II, khoản 5, điểm b, and khoản 9: trích yếu under the number, dashes under the colon.
#[test]
fn a_letter_has_its_subject_under_the_number_and_its_addressees_under_the_colon() {
    let name = "a_letter_has_its_subject_under_the_number_and_its_addressees_under_the_colon";
    if !available(name, "pdftotext") {
        return;
    }
    let letter = |lines: &[&str]| {
        let mut document = sample();
        let part = main_part(&mut document);
        part.title.clear();
        part.header.as_mut().unwrap().subject = vec![text("V/v báo cáo kết quả")];
        let label = if lines.len() == 1 { "Kính gửi: " } else { "Kính gửi:" };
        part.addressees = Some(Addressees { label: text(label), lines: lines.iter().map(|line| text(line)).collect() });
        let file = Scratch::new("letter.pdf", &render(&document));
        boxes(file.path())
    };
    let find = |boxes: &[(String, [f64; 3])], word: &str| {
        boxes.iter().find(|(found, _)| found == word).unwrap_or_else(|| panic!("{word} is not in {boxes:?}")).1
    };
    let one = letter(&["Ủy ban nhân dân tỉnh Bạc Liêu"]);
    let [left, _, top] = find(&one, "Kính");
    let [_, right, same] =
        *one.iter().filter(|(word, [.., y])| word == "Liêu" && *y == top).map(|(_, b)| b).next().unwrap();
    assert!(same == top && ((left + right) / 2.0 - 319.0).abs() < 1.5, "{left} {right}");
    let [.., number] = find(&one, "Số:");
    let [.., subject] = find(&one, "V/v");
    assert!((subject - number - 20.94).abs() < 0.1, "a line of 13 pt and 6 pt: {}", subject - number);

    let several = letter(&["- Ủy ban nhân dân tỉnh;", "- Sở Nội vụ."]);
    let [_, colon, label] = find(&several, "gửi:");
    let dashes: Vec<[f64; 3]> =
        several.iter().filter(|(word, [.., y])| word == "-" && *y > label).map(|(_, b)| *b).take(2).collect();
    assert!(dashes.iter().all(|[x, ..]| (x - (colon - 3.9)).abs() < 0.2), "{dashes:?} under {colon}");
}

/// Mẫu 1.3: authority, bases, order and articles, one below the other.
#[test]
fn a_decision_has_its_authority_its_order_and_its_articles() {
    if !available("a_decision_has_its_authority_its_order_and_its_articles", "pdftotext") {
        return;
    }
    let mut document = sample();
    let part = main_part(&mut document);
    part.authority = Some(text("ỦY BAN NHÂN DÂN XÃ"));
    part.bases = vec![Paragraph {
        id: NodeId::root("can-cu.1"),
        kind: ParagraphKind::Basis,
        label: None,
        text: text("Căn cứ Luật Tổ chức chính quyền địa phương;"),
        span: span(),
    }];
    part.order = Some(text("QUYẾT ĐỊNH:"));
    let mut label = Run::source("Điều 1. ", span());
    label.style.bold = true;
    let article = vec![label, Run::source("Ban hành kèm theo Quyết định này.", span())];
    part.body = vec![
        paragraph("dieu.1", ParagraphKind::Article, article),
        section(
            "dieu.2",
            1,
            Division::Article,
            "Điều 2. ",
            "Hiệu lực thi hành",
            vec![plain("dieu.2/doan.1", "Kể từ ngày ký./.")],
        ),
        section("chuong.1", 1, Division::Chapter, "Chương I", "QUY ĐỊNH CHUNG", Vec::new()),
    ];
    let file = Scratch::new("decision.pdf", &render(&document));
    let found = said("pdftotext", &["-raw"], file.path());
    let places: Vec<usize> = [
        "ỦY BAN NHÂN DÂN XÃ\n",
        "Căn cứ",
        "QUYẾT ĐỊNH:\n",
        "Điều 1. Ban hành",
        "Điều 2. Hiệu lực thi hành\n",
        "Chương I\nQUY ĐỊNH CHUNG\n",
        "Nơi nhận:",
    ]
    .iter()
    .map(|words| found.rfind(words).unwrap_or_else(|| panic!("{words} is not in {found}")))
    .collect();
    assert!(places.is_sorted(), "{places:?}: {found}");
}

/// The number is the text's own, and stands at the foot of the page once more.
#[test]
fn a_footnote_stands_at_the_foot_of_its_page() {
    if !available("a_footnote_stands_at_the_foot_of_its_page", "pdftotext") {
        return;
    }
    let mut document = sample();
    let mut words = text("Theo quy định");
    words.push(note("7", "Nghị quyết số 76/NQ-CP."));
    sections(&mut document)[0].body.insert(0, paragraph("chu", ParagraphKind::Plain, words));
    let file = Scratch::new("note.pdf", &render(&document));
    let found = said("pdftotext", &["-raw", "-l", "1"], file.path());
    let last: Vec<&str> = found.trim_end_matches(['\u{c}', '\n']).lines().rev().take(2).collect();
    assert!(last.join(" ").contains("Nghị quyết số 76/NQ-CP."), "{found}");
    assert_eq!(found.matches('7').count() - found.matches("76/").count(), 2, "{found}");
}

/// A word that no line holds is divided behind any letter, in running text and between the other words.
#[test]
fn a_word_longer_than_its_line_is_divided() {
    let name = "a_word_longer_than_its_line_is_divided";
    if !available(name, "pdftotext") {
        return;
    }
    for (word, most) in [("m".repeat(50_000), 60), ("1-".repeat(40_000) + "1", 60), ("a/".repeat(5_000) + "a", 20)] {
        let mut document = sample();
        let body = vec![plain("dai", &format!("Từ {word} này"))];
        document = alone(document, appendix("I", Paper::Portrait, body));
        let begun = Instant::now();
        let file = Scratch::new("word.pdf", &render(&document));
        let seconds = begun.elapsed();
        let found: String = said("pdftotext", &["-raw"], file.path()).split_whitespace().collect();
        let start: String = word.chars().take(20).collect();
        assert!(found.contains(&format!("Từ{start}")), "{found:.300}");
        assert!(first_lines(file.path()).len() < most && seconds < Duration::from_secs(20), "{start}: {seconds:?}");
    }
}

/// The header's words are set whatever their length; what still leaves the paper is refused.
#[test]
fn words_that_would_leave_the_paper_are_refused() {
    let mut document = sample();
    main_part(&mut document).header.as_mut().unwrap().motto = Some(text(&"m".repeat(200)));
    render(&document);
    let mut wide = table("bang", Paper::Portrait, &[("TT", 1.0), ("Nội dung", 5.0)], Vec::new());
    wide.columns[0].width = 900.0;
    main_part(&mut document).body.push(Block::Table(wide));
    let error = try_render(&document).unwrap_err();
    assert!(error.to_string().contains("words lie outside the page: Nội"), "{error}");
}

#[test]
fn a_title_of_several_roles_is_set_line_by_line() {
    if !available("a_title_of_several_roles_is_set_line_by_line", "pdftotext") {
        return;
    }
    let document = alone(sample(), appendix("I", Paper::Portrait, Vec::new()));
    assert_eq!(document.parts[0].title[2].role, TitleRole::AttachedTo);
    let file = Scratch::new("title.pdf", &render(&document));
    let found = said("pdftotext", &["-raw"], file.path());
    assert!(found.starts_with("Phụ lục I\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 12/KH-UBND"), "{found}");
}
