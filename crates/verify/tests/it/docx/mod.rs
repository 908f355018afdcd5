//! DOCX: ours, LibreOffice's, and such as officials make by hand.

mod file;
mod hostile;
mod numbers;
mod official;
mod ours;
mod party;
mod rules;
mod settings;
mod tables;

use plan_verify::reading::{Paragraph, Reading};

/// The paragraph that begins with these words.
fn find<'a>(reading: &'a Reading, words: &str) -> &'a Paragraph {
    let found = reading.paragraphs.iter().find(|paragraph| paragraph.text().starts_with(words));
    found.unwrap_or_else(|| panic!("{words:?} isn't in {:#?}", texts(reading)))
}

/// The words of all paragraphs.
fn texts(reading: &Reading) -> Vec<String> {
    reading.paragraphs.iter().map(Paragraph::text).collect()
}

/// Whether two lengths are the same to the eye.
fn about(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.3
}
