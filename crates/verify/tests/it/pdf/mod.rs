//! The PDF reader on whole files: ours, and another program's of the same document.

mod by_hand;
mod facts;
mod hostile;
mod layout;
mod party;

use plan_verify::reading::{Paragraph, Reading};

/// Made by `plan build`.
const OURS: &str = "vinh-my-2022.pdf";
/// The DOCX of the same plan, set by LibreOffice.
const OTHER: &str = "vinh-my-2022-libreoffice.pdf";

/// Made by hand in a word processor, with what hands do: underlined words for rule lines, "____", "Trang 1/3" at the foot,
/// a hanging list, grey words, a heading in Arial, merged cells in a table that a page breaks.
const BY_HAND: &str = "made-by-hand.pdf";

fn bytes(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/files/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn read(name: &str) -> Reading {
    plan_verify::pdf::read(bytes(name)).unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

/// The one paragraph that begins with these words.
fn paragraph<'r>(reading: &'r Reading, words: &str) -> &'r Paragraph {
    let mut found = reading.paragraphs.iter().filter(|paragraph| paragraph.text().starts_with(words));
    let first = found.next().unwrap_or_else(|| panic!("no paragraph begins with {words:?}"));
    assert!(found.next().is_none(), "{words:?} begins more than one paragraph");
    first
}

fn near(found: f64, wanted: f64, by: f64) -> bool {
    (found - wanted).abs() <= by
}
