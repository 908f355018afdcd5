//! Great plans and long words: what takes long, and what it may take.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use plan_core::Compilation;
use plan_core::compile::Options;
use plan_core::diagnostic::Language;
use plan_core::diagnostic::show::{Colour, full};

use super::mutate::{Files, memory, originals};
use super::properties::SLOW;

/// Checks a plan within `limit` seconds of an optimised program.
fn within(limit: u64, what: &str, files: &Files) -> Compilation {
    let started = Instant::now();
    let checked = plan_core::check(&memory(files), "", Options::default());
    let took = started.elapsed();
    assert!(took < Duration::from_secs(limit * SLOW), "{what}: {took:?}");
    checked
}

/// The base plan and one more file.
fn with(name: &str, content: String) -> Files {
    let mut files = originals().swap_remove(0);
    files.insert(name.to_owned(), content.into_bytes());
    files
}

/// A table with two columns and these rows.
fn table(rows: &str) -> String {
    format!(
        "ten = \"Số liệu\"\n\n[[cot]]\nma = \"tt\"\nten = \"TT\"\nvai = \"tt\"\n\n[[cot]]\nma = \"noi-dung\"\nten = \
         \"Nội dung\"\nvai = \"noi-dung\"\n\n{rows}"
    )
}

#[test]
fn two_hundred_sections_and_five_thousand_rows_work() {
    let mut rows = String::new();
    for row in 1..=5_000 {
        write!(rows, "[[viec]]\nma = \"viec-{row}\"\nnoi-dung = \"Rà soát văn bản năm {{{{ van-ban.nam }}}} theo @muc:muc-{}\"\n\n", row % 200).unwrap();
    }
    let mut files = with("phu-luc/1-so-lieu.toml", table(&rows));
    // The last section stays the last.
    let last = files.remove("05-to-chuc-thuc-hien.md").expect("a file of the base plan");
    files.insert("9999-to-chuc-thuc-hien.md".to_owned(), last);
    for section in 0..200 {
        let text = format!(
            "# Mục thứ {section}\n\n## Một\n\n1. Theo @nhiem-vu:viec-{}, @phu-luc:so-lieu.\n\n- Rà soát.\n",
            1 + section * 20
        );
        files.insert(format!("{}-muc-{section}.md", 1_000 + section), text.into_bytes());
    }
    let checked = within(10, "200 sections, 5,000 rows", &files);
    let document = checked.document.as_ref().expect("a model");
    assert_eq!((document.main().unwrap().sections().count(), document.tables()[0].rows.len()), (205, 5_000));
    assert!(!checked.has_errors(), "{:?}", checked.findings.first());
}

#[test]
fn long_cells_and_long_words_work() {
    let (long, word) = ("rà soát ".repeat(6_250), "a".repeat(50_000));
    for (what, words) in [("a cell of 50,000 characters", &long), ("a word of 50,000 letters", &word)] {
        let row = format!("[[viec]]\nnoi-dung = \"{}\"\n", words.trim());
        let checked = within(5, what, &with("phu-luc/1-so-lieu.toml", table(&row)));
        assert!(!checked.has_errors() && checked.document.is_some(), "{what}: {:?}", checked.findings.first());
        let checked = within(5, what, &with("04-kinh-phi.md", format!("# Kinh phí\n\n{words}\n")));
        assert!(!checked.has_errors() && checked.document.is_some(), "{what}: {:?}", checked.findings.first());
    }
}

#[test]
fn thousands_of_findings_on_one_line_are_shown_in_no_time() {
    let line = "Theo @muc:khong. ".repeat(2_000);
    let prose = within(5, "a line of 34,000 characters", &with("04-kinh-phi.md", format!("# Kinh phí\n\n{line}\n")));
    let row = format!("[[viec]]\nnoi-dung = \"{line}\"\n");
    let cell = within(5, "a cell of 34,000 characters", &with("phu-luc/1-so-lieu.toml", table(&row)));
    for checked in [prose, cell] {
        assert!(checked.findings.len() >= 2_000);
        let started = Instant::now();
        let length: usize = checked
            .findings
            .iter()
            .map(|finding| full(finding, &checked.sources, Language::Vi, Colour::Off).len())
            .sum();
        assert!(started.elapsed() < Duration::from_secs(2 * SLOW), "{:?} for {length} bytes", started.elapsed());
    }
}
