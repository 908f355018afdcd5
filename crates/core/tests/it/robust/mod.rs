//! Hostile and careless input: no panic, no hang, no place outside its file, no word lost.
//!
//! `PLAN_FUZZ` sets how many plans are tried (1,500 without it), `PLAN_SEED` where the row of random numbers begins. A
//! failure prints the seed that gives this plan alone, and the plan.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use plan_core::compile::Options;
use plan_core::document::{Block, RowKind, Table, TextExt};

mod cells;
mod generate;
mod mutate;
mod properties;
mod size;

use generate::{body, data, split};
use mutate::{Files, Random, memory, mutate, originals};
use properties::{is_inside, lost, try_one};

const SEED: u64 = 0x2030_1975;

/// Ten thousand times the same, on a machine that does other things: what is quadratic takes minutes.
const LONGEST_DEEP: Duration = Duration::from_secs(5 * properties::SLOW);

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
    let (first, count) = (number("PLAN_SEED").unwrap_or(SEED), number("PLAN_FUZZ").unwrap_or(1_500));
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
            let mut body = body(&mut random, 1, &mut words);
            if name == "03-nhiem-vu.md" {
                words.extend(split("Theo Phụ lục I, Phụ lục II"));
                body += "\nTheo @phu-luc:so-lieu,de-cuong.\n";
            }
            files.insert(name.to_owned(), format!("# {title}\n\n{body}").into_bytes());
        }
        let mut of_table = Vec::new();
        let table = data(&mut random, &mut of_table);
        files.insert("phu-luc/1-so-lieu.toml".to_owned(), table.into_bytes());
        let mut of_prose = Vec::new();
        let prose = body(&mut random, 2, &mut of_prose);
        let title = split("Đề cương");
        files.insert("phu-luc/2-de-cuong.md".to_owned(), format!("# Đề cương\n\n## Một\n\n{prose}").into_bytes());

        let checked = try_one(&files).unwrap_or_else(|wrong| panic!("{wrong}\n{}", described(seed, &files)));
        assert!(!checked.has_errors(), "{}\n{:?}", described(seed, &files), checked.findings);
        let document = checked.document.as_ref().unwrap();
        let printed: Vec<Vec<String>> = document.parts.iter().map(|part| printed_words(&part.body)).collect();
        assert_eq!(printed[0], words, "{}", described(seed, &files));
        assert_eq!(printed[1], of_table, "{}", described(seed, &files));
        assert_eq!(printed[2], [split("Một"), of_prose].concat(), "{}", described(seed, &files));
        assert_eq!(document.parts[2].title[1].text.plain().to_lowercase(), title.join(" "));
    }
}

/// The words of a text without its numbers and marks.
fn printed_words(blocks: &[Block]) -> Vec<String> {
    let mut words = Vec::new();
    for block in blocks {
        match block {
            Block::Section(section) => {
                words.extend(split(&section.title.plain()));
                words.extend(printed_words(&section.body));
            }
            Block::Paragraph(paragraph) => words.extend(split(&paragraph.text.plain())),
            Block::Table(table) => words.extend(words_of_cells(table)),
        }
    }
    words
}

/// The words of a table's rows: of every cell once, row by row; the compiler's own numbers are none.
fn words_of_cells(table: &Table) -> Vec<String> {
    let rows = table.rows.iter().filter(|row| row.kind == RowKind::Item);
    let cells = rows.flat_map(|row| row.cells.iter().filter(|cell| table.columns[cell.column].id != "tt"));
    cells.flat_map(|cell| &cell.paragraphs).flat_map(|text| split(&text.plain())).collect()
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
        // The same in an appendix and in a cell.
        let mut files = base.clone();
        files.insert("phu-luc/1-a.md".to_owned(), format!("# A\n\n{}a\n", mark.repeat(TIMES / 5)).into_bytes());
        let cell = mark.repeat(TIMES / 5).replace('\\', "\\\\").replace('\n', "\\n").replace('\u{7}', "\\u0007");
        let table = format!("ten = \"A\"\n[[cot]]\nma = \"a\"\nten = \"A\"\n[[viec]]\na = \"{cell}a\"\n");
        files.insert("phu-luc/2-b.toml".to_owned(), table.into_bytes());
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
        ("[[nhom]]\n", ""),
        ("nhom.", ""),
    ] {
        let value = format!("{}1{}", open.repeat(TIMES), close.repeat(TIMES));
        for line in [format!("x = {value}\n"), format!("{value} = 1\n"), format!("[{value}]\n"), format!("{value}\n")] {
            let mut files = base.clone();
            files.entry("plan.toml".to_owned()).or_default().extend(line.bytes());
            check_deep(open, &files);
            files.insert("phu-luc/1-a.toml".to_owned(), line.into_bytes());
            check_deep(open, &files);
        }
    }
}

#[test]
fn groups_in_groups_end_somewhere() {
    let columns = "ten = \"A\"\n\n[[cot]]\nma = \"a\"\nten = \"A\"\n\n";
    for depth in [8, 9, 40, 2_000] {
        let mut table = columns.to_owned();
        for level in 1..=depth.min(40) {
            writeln!(table, "[[{}]]\nten = \"B\"", vec!["nhom"; level].join(".")).unwrap();
        }
        writeln!(table, "[[{}]]\nten = \"C\"", vec!["nhom"; depth].join(".")).unwrap();
        writeln!(table, "x = {}1{}", "{nhom = [".repeat(depth), "]}".repeat(depth)).unwrap();
        let mut files = originals().swap_remove(0);
        files.insert("phu-luc/1-a.toml".to_owned(), table.into_bytes());
        check_deep("nhom", &files);
    }
}

/// Rendering thousands of findings may take its time; checking may not.
fn check_deep(mark: &str, files: &Files) {
    let started = Instant::now();
    let checked = plan_core::check(&memory(files), "", Options::default());
    assert!(started.elapsed() < LONGEST_DEEP, "{mark:?} takes {:?}", started.elapsed());
    assert!(checked.findings.iter().all(|finding| is_inside(&checked, finding.span)), "{mark:?}");
}
