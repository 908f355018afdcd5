//! The PDF, read back with poppler and qpdf.

use std::fs;
use std::path::Path;
use std::process::Command;

use plan_core::document::{
    Block, Document, NodeId, Origin, Paragraph, ParagraphKind, Part, Run, Section, TextExt, TitleLine, TitleRole,
};
use plan_core::source::Span;
use plan_render::{RenderError, pdf};

use crate::fixture::sample;
use crate::tools::{Scratch, available};

mod fields;
mod made;
mod parts;
mod tables;

fn try_render(document: &Document) -> Result<Vec<u8>, RenderError> {
    pdf(&document.volumes()[0])
}

fn render(document: &Document) -> Vec<u8> {
    try_render(document).unwrap_or_else(|error| panic!("{error}"))
}

/// The one part of the sample.
fn main_part(document: &mut Document) -> &mut Part {
    &mut document.parts[0]
}

/// The sections of the sample's part.
fn sections(document: &mut Document) -> Vec<&mut Section> {
    let mut sections = Vec::new();
    for block in &mut main_part(document).body {
        if let Block::Section(section) = block {
            sections.push(section);
        }
    }
    sections
}

/// The document's first line of source, for parts that a test adds.
fn any_span(document: &Document) -> Span {
    document.parts[0].sections().next().unwrap().span
}

fn paragraph(id: &str, text: Vec<Run>, span: Span) -> Block {
    let id = NodeId::root(id);
    Block::Paragraph(Paragraph { id, kind: ParagraphKind::Plain, label: None, text, span })
}

/// The text of each page in content-stream order, page numbers off.
fn pages(file: &Path) -> Vec<String> {
    let output = Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(file).arg("-").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let numbered = text.trim_end_matches('\u{c}').split('\u{c}').enumerate();
    numbered
        .map(|(index, page)| match index {
            0 => page.to_owned(),
            _ => page.strip_prefix(&format!("{}\n", index + 1)).expect("a number at the head of the page").to_owned(),
        })
        .collect()
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// Word for word; a line break may divide a word only behind a mark, as in "KH-" + "UBND".
fn assert_same_words(file: &Path, document: &Document) {
    let found = words(&pages(file).join("\n"));
    let mut found = found.iter();
    for expected in document.texts().iter().flat_map(|text| words(&text.plain())) {
        let mut word = String::new();
        while word != expected {
            let Some(next) = found.next() else { panic!("{expected:?} is missing") };
            let divided = word.is_empty() || !word.ends_with(char::is_alphanumeric);
            word.push_str(next);
            assert!(divided && expected.starts_with(&word), "{expected:?} was written, {word:?} is there");
        }
    }
    assert_eq!(found.next(), None, "more words than the document has");
}

#[test]
fn has_the_words_of_the_document_in_reading_order() {
    if !available("has_the_words_of_the_document_in_reading_order", "pdftotext") {
        return;
    }
    let document = sample();
    let file = Scratch::new("words.pdf", &render(&document));
    assert_same_words(file.path(), &document);
}

/// Word processors divide neither of the first two, and both of the others.
#[test]
fn ends_lines_where_word_processors_do() {
    if !available("ends_lines_where_word_processors_do", "pdftotext") {
        return;
    }
    let divided = |token: &str, parts: &str| {
        let mut document = sample();
        let span = any_span(&document);
        let text =
            |shift: usize| vec![Run::source(format!("{}{}", "m".repeat(shift), format!(" {token}").repeat(40)), span)];
        sections(&mut document)[0].body =
            (0..12).map(|shift| paragraph(&format!("dong.{shift}"), text(shift), span)).collect();
        let file = Scratch::new("lines.pdf", &render(&document));
        pages(file.path()).join("\n").contains(parts)
    };
    assert!(!divided("45/2016", "45/\n2016"));
    assert!(!divided("50%/năm", "50%/\nnăm"));
    assert!(divided("2021-2025", "2021-\n2025"));
    assert!(divided("KH-UBND", "KH-\nUBND"));
}

/// Every mark that typst's markup, its smart typography or a font's ligatures could turn into something else.
#[test]
fn sets_every_odd_character_as_typed() {
    if !available("sets_every_odd_character_as_typed", "pdftotext") {
        return;
    }
    let odd = [
        r#"#set *đậm* _nghiêng_ `mã` $x^2$ @muc:kinh-phi <nhãn> \n \u{41} "kép" 'đơn' ~ [x] {y} (z) |"#,
        "-- --- ... // /* */ https://example.vn/?a=1&b=2 = + - 1. / / ! % ^ ; : , . ? ~~ -> => <= >= 1/2 2-9",
        "#let x = 1; #panic() #{ } #[ ] = Tiêu đề == - mục + mục / mục: fi fl ffi ffl – — “ ” ‘ ’ … € ₫ ° § ×",
    ];
    let mut document = sample();
    let span = any_span(&document);
    for (number, text) in odd.iter().enumerate() {
        sections(&mut document)[0].body.push(paragraph(&format!("le.{number}"), vec![Run::source(*text, span)], span));
    }
    main_part(&mut document).title[1].text = vec![Run::source("Về *#trích* _yếu_ $ @x \"y\" 'z'", span)];
    sections(&mut document)[0].title = vec![Run::source("MỤC #1 *A* _B_ `C` <d> @e \"F\" 'G' --", span)];
    let file = Scratch::new("odd.pdf", &render(&document));
    assert_same_words(file.path(), &document);
}

#[test]
fn names_a_character_that_the_fonts_lack() {
    let mut document = sample();
    let span = any_span(&document);
    main_part(&mut document).body.push(paragraph("them", vec![Run::source("Ô ☐", span)], span));
    let error = try_render(&document).unwrap_err();
    assert!(error.to_string().contains('☐'), "{error}");
}

#[test]
fn refuses_what_typst_only_warns_of() {
    let mut document = sample();
    document.fonts.family = "Nowhere Serif";
    let error = try_render(&document).unwrap_err();
    assert!(error.to_string().contains("unknown font family"), "{error}");
}

#[test]
fn is_a_sound_tagged_file_with_its_fonts_inside() {
    let name = "is_a_sound_tagged_file_with_its_fonts_inside";
    let file = Scratch::new("sound.pdf", &render(&sample()));
    if available(name, "qpdf") {
        let check = Command::new("qpdf").arg("--check").arg(file.path()).output().unwrap();
        assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
    }
    if available(name, "pdfinfo") {
        let info = Command::new("pdfinfo").arg(file.path()).output().unwrap();
        let info = String::from_utf8(info.stdout).unwrap();
        for line in ["Tagged:          yes", "PDF version:     1.7", "Page size:       595.276 x 841.89 pts (A4)"] {
            assert!(info.contains(line), "{line} is not in\n{info}");
        }
        let tags = Command::new("pdfinfo").arg("-struct-text").arg(file.path()).output().unwrap();
        let tags = String::from_utf8_lossy(&tags.stdout).into_owned();
        assert!(tags.contains("\"I. MỤC ĐÍCH, YÊU CẦU\""), "{tags}");
        assert!(tags.contains("H1 ") && tags.contains("H2 ") && !tags.contains("Table"), "{tags}");
    }
    if available(name, "pdffonts") {
        let fonts = Command::new("pdffonts").arg(file.path()).output().unwrap();
        let fonts = String::from_utf8(fonts.stdout).unwrap();
        for line in fonts.lines().skip(2) {
            assert!(line.contains("+LiberationSerif") && line.contains("yes yes yes"), "{fonts}");
        }
    }
}

#[test]
fn bookmarks_and_references_lead_to_their_parts() {
    if !available("bookmarks_and_references_lead_to_their_parts", "pdftohtml") {
        return;
    }
    let mut document = sample();
    let span = any_span(&document);
    let last = document.parts[0].sections().last().unwrap();
    let (live, nowhere) = (last.id.clone(), NodeId::root("muc:khong-co"));
    let reference = |text: &str, target: NodeId| Run {
        origin: Origin::Reference { at: span, target: Some(target) },
        ..Run::source(text, span)
    };
    let text = vec![Run::source("Xem ", span), reference("Mục III", live), reference(" và Mục IX", nowhere)];
    main_part(&mut document).body.insert(0, paragraph("mo-dau/doan.2", text, span));
    let file = Scratch::new("links.pdf", &render(&document));
    let html = Command::new("pdftohtml").args(["-xml", "-i", "-stdout"]).arg(file.path()).output().unwrap();
    let html = String::from_utf8(html.stdout).unwrap();
    assert!(html.contains("<item page=\"1\">I. MỤC ĐÍCH, YÊU CẦU</item>"), "{html}");
    assert!(html.contains("Mục III</a>") && !html.contains("Mục IX</a>"), "{html}");
}

/// A page never begins with the signature: the last paragraph comes along, whole, and the headings above it.
#[test]
fn the_signature_never_stands_alone() {
    if !available("the_signature_never_stands_alone", "pdftotext") {
        return;
    }
    for fill in 20..44 {
        let mut document = sample();
        let span = any_span(&document);
        let mut section: Section = sections(&mut document)[0].clone();
        let line = |id: String, text: String| paragraph(&id, vec![Run::source(text, span)], span);
        section.body = (0..fill).map(|n| line(format!("doan.{n}"), format!("Đoạn {n}."))).collect();
        section.body.push(line("cuoi".to_owned(), format!("Cuối {}", "bốn chữ một lần ".repeat(20))));
        main_part(&mut document).body = vec![Block::Section(section)];
        let file = Scratch::new("keep.pdf", &render(&document));
        let pages = pages(file.path());
        let last = pages.last().unwrap();
        assert!(last.contains("Cuối") && last.contains("Phan Như Ý"), "{fill} paragraphs: {last}");
        assert!(pages.iter().all(|page| page.contains("Đoạn") || page.starts_with("Cuối")), "{fill}: {last}");
    }
}

/// What is longer than a page is divided: not one word may run off the paper.
#[test]
fn no_block_is_too_long_for_its_page() {
    if !available("no_block_is_too_long_for_its_page", "pdftotext") {
        return;
    }
    let lines = |span: Span, count: usize, name: &str| -> Vec<Vec<Run>> {
        (1..=count).map(|n| vec![Run::source(format!("{name} {n}"), span)]).collect()
    };
    type Place = fn(&mut Document, Vec<Vec<Run>>);
    let long: [(&str, Place); 6] = [
        ("recipients", |document, lines| main_part(document).recipients.as_mut().unwrap().lines = lines),
        ("authority", |document, lines| main_part(document).signature.as_mut().unwrap().authority = lines),
        ("issuer", |document, lines| main_part(document).header.as_mut().unwrap().issuer = lines),
        ("subject", |document, lines| {
            let line = |text| TitleLine { role: TitleRole::Subject, text };
            main_part(document).title.splice(1.., lines.into_iter().map(line));
        }),
        ("heading", |document, lines| sections(document)[0].title = lines.concat()),
        ("motto", |document, lines| main_part(document).header.as_mut().unwrap().motto = Some(lines.concat())),
    ];
    for (name, change) in long {
        let mut document = sample();
        let count = if matches!(name, "heading" | "motto") { 800 } else { 80 };
        let text = lines(any_span(&document), count, if count == 800 { " từ" } else { "dòng" });
        change(&mut document, text);
        let file = Scratch::new("long.pdf", &render(&document));
        let mut expected: Vec<String> = document.texts().iter().flat_map(|text| words(&text.plain())).collect();
        let mut found = words(&pages(file.path()).join("\n"));
        // Columns that go over a page are read page by page, so the order is another.
        expected.sort_unstable();
        found.sort_unstable();
        assert!(expected.iter().all(|word| found.binary_search(word).is_ok()), "{name}");
        assert!(found.len() >= expected.len(), "{name}: {} of {} words", found.len(), expected.len());
    }
}

/// A heading of up to three lines is on one page, whatever stands above it.
#[test]
fn a_heading_is_never_divided() {
    if !available("a_heading_is_never_divided", "pdftotext") {
        return;
    }
    for (fill, tail) in (20..40).flat_map(|fill| [9, 18].map(|tail| (fill, tail))) {
        let mut document = sample();
        let span = any_span(&document);
        let line = |id: String, text: String| paragraph(&id, vec![Run::source(text, span)], span);
        sections(&mut document)[0].body = (0..fill).map(|n| line(format!("doan.{n}"), format!("Đoạn {n}."))).collect();
        sections(&mut document)[1].title =
            vec![Run::source(format!("ĐẦU {}CUỐI", "bốn chữ một lần ".repeat(tail)), span)];
        let file = Scratch::new("heading.pdf", &render(&document));
        let pages = pages(file.path());
        assert!(pages.iter().any(|page| page.contains("ĐẦU") && page.contains("CUỐI")), "{fill}, {tail}");
    }
}

const CHILD: &str = "PLAN_TEST_WRITE_PDF_TO";

/// Not a test of its own: the other process of the test below.
#[test]
fn writes_where_another_process_says() {
    if let Ok(path) = std::env::var(CHILD) {
        fs::write(path, render(&sample())).unwrap();
    }
}

#[test]
fn is_the_same_bytes_in_every_process_with_any_number_of_threads() {
    let here = render(&sample());
    assert!(here == render(&sample()), "two runs in one process differ");
    for threads in ["1", "2"] {
        let file = Scratch::new("again.pdf", b"");
        let status = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "pdf::writes_where_another_process_says"])
            .env(CHILD, file.path())
            .env("RAYON_NUM_THREADS", threads)
            .env("TZ", "America/New_York")
            .output()
            .unwrap()
            .status;
        assert!(status.success());
        assert!(here == fs::read(file.path()).unwrap(), "differs with {threads} threads in another process");
    }
}

/// Every number of the layout stands in `layout.toml`. Templates have nought, the whole, the units, and what counts.
#[test]
fn templates_hold_no_number_of_their_own() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates/nd30");
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "typ") {
            continue;
        }
        seen += 1;
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for word in line.split(|c: char| !c.is_alphanumeric() && !"%.-_".contains(c)) {
                let allowed = matches!(word, "0" | "1" | "2" | "0pt" | "100%" | "1fr")
                    || (name == "layout.typ" && matches!(word, "1pt" | "1em"));
                let number = word.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit());
                assert!(allowed || !number, "{name}: {word} in: {line}");
            }
        }
    }
    assert!(seen >= 10, "only {seen} templates found");
}
