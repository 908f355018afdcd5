//! Hostile and careless input: no panic, no hang, no place outside its file, no word lost.
//!
//! `PLAN_FUZZ` sets how many plans are tried (10,000 without it), `PLAN_SEED` where the row of random numbers begins. A
//! failure prints the seed that gives this plan alone, and the plan.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use plan_core::Compilation;
use plan_core::compile::Options;
use plan_core::diagnostic::Language;
use plan_core::diagnostic::show::{Colour, PlanReport, concise, full, json};
use plan_core::document::{Block, Document, Origin, Section, TextExt};
use plan_core::source::Span;

mod generate;
mod mutate;

use generate::{body, split};
use mutate::{Files, Random, memory, mutate, originals};

const SEED: u64 = 0x2030_1975;
const LONGEST: Duration = Duration::from_secs(2);

/// Checks one plan and everything that holds of every plan; what doesn't hold, in words.
fn try_one(files: &Files) -> Result<Compilation, String> {
    let started = Instant::now();
    let checked = catch_unwind(AssertUnwindSafe(|| {
        let checked = plan_core::check(&memory(files), "", Options::default());
        render(&checked);
        checked
    }));
    let checked = checked.map_err(|_| "it panics".to_owned())?;
    let took = started.elapsed();
    if took > LONGEST {
        return Err(format!("it takes {took:?}"));
    }
    for finding in &checked.findings {
        let related = finding.related.iter().map(|label| label.span);
        let edits = finding.fix.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.span));
        for span in std::iter::once(finding.span).chain(related).chain(edits) {
            if !is_inside(&checked, span) {
                return Err(format!("{} points to {span:?}, outside its file or inside a character", finding.code));
            }
        }
    }
    if let Some(document) = &checked.document {
        let ids = node_ids(document);
        let unique: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
        if unique.len() != ids.len() {
            return Err("two parts have one NodeId".to_owned());
        }
    }
    Ok(checked)
}

fn render(checked: &Compilation) {
    for language in [Language::Vi, Language::En] {
        for finding in &checked.findings {
            let shown = full(finding, &checked.sources, language, Colour::On);
            assert!(!shown.is_empty() && !concise(finding, &checked.sources, language).contains('\n'));
        }
        let report =
            PlanReport { plan: "p", sources: &checked.sources, findings: &checked.findings, waived: checked.waived };
        let object = json(&[report], language).unwrap();
        assert!(serde_json::from_str::<serde_json::Value>(&object).is_ok());
    }
}

fn is_inside(checked: &Compilation, span: Span) -> bool {
    let text = checked.sources.file(span.file).text();
    let range = span.range();
    range.start <= range.end && range.end <= text.len() && text.get(range).is_some()
}

fn node_ids(document: &Document) -> Vec<String> {
    let sections = document.all_sections().into_iter().map(|section| section.id.to_string());
    sections.chain(document.paragraphs().into_iter().map(|paragraph| paragraph.id.to_string())).collect()
}

/// The letters of a Markdown file that a reader has to find in print: without notes, values, references and ids.
///
/// Digits are left out: whether "5." is an item's number or the end of a sentence is for Markdown to say.
fn letters_of_source(text: &str) -> String {
    let mut letters = String::new();
    let mut rest = text;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let cut = match c {
            '\\' => Some(1 + rest[1..].chars().next().filter(char::is_ascii_punctuation).map_or(0, char::len_utf8)),
            '<' if rest.starts_with("<!--") => rest.find("-->").map(|end| end + 3),
            '{' if rest.starts_with("{{") => rest.find("}}").map(|end| end + 2),
            '{' if rest.starts_with("{#") => rest.find('}').map(|end| end + 1),
            '@' if !before.is_alphanumeric() => {
                let words = ["@muc:", "@phu-luc:", "@dieu:", "@bang:", "@chi-tieu:", "@nhiem-vu:"];
                words.into_iter().find(|word| rest.starts_with(word)).map(|word| {
                    let is_id = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b',');
                    word.len() + rest.as_bytes()[word.len()..].iter().take_while(|b| is_id(b)).count()
                })
            }
            _ => None,
        };
        let length = cut.unwrap_or_else(|| c.len_utf8());
        if cut.is_none() {
            letters.push(c);
        }
        before = rest[..length].chars().next_back().unwrap_or(' ');
        rest = &rest[length..];
    }
    only_letters(&letters)
}

fn only_letters(text: &str) -> String {
    text.to_uppercase().to_lowercase().chars().filter(|c| c.is_alphabetic()).collect()
}

/// Letters of a file that are not in print as they stand in the source; nothing where all is well.
fn lost(checked: &Compilation) -> Option<String> {
    let document = checked.document.as_ref()?;
    let texts = document.texts();
    for (id, file) in checked.sources.iter() {
        // An entity is one character written as several.
        if !file.name().ends_with(".md") || file.text().contains('&') {
            continue;
        }
        let typed = |origin: &Origin| matches!(origin, Origin::Source(span) if span.file == id);
        let printed: String =
            texts.iter().flatten().filter(|run| typed(&run.origin)).map(|run| run.text.as_str()).collect();
        let (source, printed) = (letters_of_source(file.text()), only_letters(&printed));
        if source != printed {
            return Some(format!("{}:\n source: {source}\n printed: {printed}", file.name()));
        }
    }
    None
}

fn described(seed: u64, files: &Files) -> String {
    let mut text = format!("PLAN_SEED={seed} PLAN_FUZZ=1\n");
    for (name, content) in files {
        writeln!(text, "== {name}\n{}", String::from_utf8_lossy(content).escape_debug()).unwrap();
    }
    text
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

#[test]
fn no_mutated_plan_panics_hangs_points_astray_or_loses_a_word() {
    let (first, count) = (number("PLAN_SEED").unwrap_or(SEED), number("PLAN_FUZZ").unwrap_or(10_000));
    let originals = originals();
    let failure = (first..first.saturating_add(count)).find_map(|seed| {
        let mut random = Random(seed);
        let mut files = originals[random.below(originals.len())].clone();
        mutate(&mut files, &mut random);
        let wrong = match try_one(&files) {
            Err(wrong) => Some(wrong),
            Ok(checked) if !checked.has_errors() => lost(&checked).map(|lost| format!("words are lost in {lost}")),
            Ok(_) => None,
        };
        wrong.map(|wrong| format!("{wrong}\n{}", described(seed, &files)))
    });
    if let Some(failure) = failure {
        panic!("{failure}");
    }
}

#[test]
fn every_word_of_a_plan_without_errors_is_printed_in_order() {
    let first = number("PLAN_SEED").unwrap_or(SEED);
    for seed in first..first + 500 {
        let mut random = Random(seed);
        let mut files: Files = originals().swap_remove(0);
        let mut words = Vec::new();
        for (name, title) in [
            ("01-muc-dich.md", "Mục đích, yêu cầu"),
            ("02-chi-tieu.md", "Chỉ tiêu"),
            ("03-nhiem-vu.md", "Nhiệm vụ, giải pháp"),
            ("04-kinh-phi.md", "Kinh phí"),
            ("05-to-chuc-thuc-hien.md", "Tổ chức thực hiện"),
        ] {
            words.extend(split(title));
            let body = body(&mut random, &mut words);
            files.insert(name.to_owned(), format!("# {title}\n\n{body}").into_bytes());
        }
        let checked = try_one(&files).unwrap_or_else(|wrong| panic!("{wrong}\n{}", described(seed, &files)));
        assert!(!checked.has_errors(), "{}\n{:?}", described(seed, &files), checked.findings);
        let document = checked.document.as_ref().unwrap();
        let mut printed = Vec::new();
        for section in document.parts[0].sections() {
            printed_words(section, &mut printed);
        }
        assert_eq!(printed, words, "{}", described(seed, &files));
    }
}

/// The words of a section without its numbers and marks.
fn printed_words(section: &Section, words: &mut Vec<String>) {
    words.extend(split(&section.title.plain()));
    for block in &section.body {
        match block {
            Block::Section(section) => printed_words(section, words),
            Block::Paragraph(paragraph) => words.extend(split(&paragraph.text.plain())),
            Block::Table(_) => {}
        }
    }
}

#[test]
fn nothing_nests_so_deep_that_it_overflows_or_hangs() {
    const TIMES: usize = 10_000;
    let base = originals().swap_remove(0);
    let marks = [
        "> ",
        "- ",
        "+ ",
        "1. ",
        "[",
        "![",
        "*",
        "_",
        "**a ",
        "`",
        "<",
        "<b>",
        "(",
        "{{",
        "{{ a }}",
        "{",
        "#",
        "@muc:a ",
        "\\",
        "|",
        "| a ",
        "<!--",
        "&",
        "[a](",
        "[^1]: ",
        "~~~\n",
        "- a\n",
        "1. a\n",
        "## a\n\n",
        "## a {#x}\n\n",
        "[a]: b\n",
        "./.",
        "e\u{301} ",
        "a\u{301}",
        "\u{7}",
        "\n\n* a",
        "a\n1. b\n",
    ];
    for mark in marks {
        let mut files = base.clone();
        files.insert("04-kinh-phi.md".to_owned(), format!("# Kinh phí\n\n{}a\n", mark.repeat(TIMES)).into_bytes());
        check_deep(mark, &files);
    }
    for (open, close) in [
        ("[", "]"),
        ("{a=", "}"),
        ("a.", ""),
        ("[", ""),
        ("\"a\",", ""),
        ("[a]\n", ""),
        ("a.b=1\n", ""),
        ("[[bo-qua]]\n", ""),
    ] {
        let value = format!("{}1{}", open.repeat(TIMES), close.repeat(TIMES));
        for line in [format!("x = {value}\n"), format!("{value} = 1\n"), format!("[{value}]\n"), format!("{value}\n")] {
            let mut files = base.clone();
            files.entry("plan.toml".to_owned()).or_default().extend(line.bytes());
            check_deep(open, &files);
        }
    }
}

/// Rendering thousands of findings may take its time; checking may not.
fn check_deep(mark: &str, files: &Files) {
    let started = Instant::now();
    let checked = plan_core::check(&memory(files), "", Options::default());
    assert!(started.elapsed() < LONGEST, "{mark:?} takes {:?}", started.elapsed());
    assert!(checked.findings.iter().all(|finding| is_inside(&checked, finding.span)), "{mark:?}");
}
