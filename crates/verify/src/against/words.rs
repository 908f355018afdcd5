//! The first words in which two files differ.

use std::collections::BTreeSet;

use plan_core::diagnostic::Said;
use plan_core::said;

use crate::reading::{Line, Reading};
use crate::report::Place;

/// How much of a line is quoted, characters.
const QUOTED: usize = 60;

/// How many words are quoted before the one that differs.
const BEFORE: usize = 4;

/// Where two files part.
#[derive(Debug)]
pub(super) struct Difference {
    /// Where in the file; `None`: it ends before.
    pub(super) place: Option<Place>,
    /// The line that the folder builds there; `None`: nothing.
    expected: Option<String>,
}

impl Difference {
    pub(super) fn said(&self) -> Said {
        let place = self.place.as_ref().and_then(|place| Some((place.page?, place.words.as_str())));
        match (place, self.expected.as_deref()) {
            (Some((page, words)), Some(expected)) => said!(
                "khác từ trang {page}: tệp ghi “{words}”, thư mục dựng ra “{expected}”",
                "the first difference is on page {page}: the file has “{words}”, the folder builds “{expected}”"
            ),
            (Some((page, words)), None) => {
                said!("tệp thừa từ trang {page}: “{words}”", "the file has more, from page {page}: “{words}”")
            }
            (None, expected) => {
                let expected = expected.unwrap_or_default();
                said!("tệp thiếu từ “{expected}”", "the file lacks what follows from “{expected}”")
            }
        }
    }
}

/// The reading that shares the most lines with `file`; `None` where there is none.
pub(super) fn nearest<'r>(file: &Reading, built: &'r [Reading]) -> Option<&'r Reading> {
    let own: BTreeSet<String> = lines(file).map(|(_, line)| line.text()).collect();
    built.iter().max_by_key(|built| lines(built).filter(|(_, line)| own.contains(&line.text())).count())
}

/// Where the words of two files part; where lines and pages end doesn't matter.
pub(super) fn first_difference(file: &Reading, built: &Reading) -> Option<Difference> {
    let (mut own, mut expected) = (words(file), words(built));
    loop {
        match (own.next(), expected.next()) {
            (None, None) => return None,
            (Some(one), Some(other)) if one.text == other.text => {}
            (own, expected) => {
                let place = own.map(|word| Place {
                    page: Some(word.page),
                    paragraph: None,
                    area: word.line.area,
                    words: word.quoted(),
                });
                return Some(Difference { place, expected: expected.map(|word| word.quoted()) });
            }
        }
    }
}

/// Every line, with its page from 1.
fn lines(reading: &Reading) -> impl Iterator<Item = (usize, &Line)> {
    reading.paragraphs.iter().flat_map(|paragraph| paragraph.lines.iter().map(|line| (paragraph.sheet + 1, line)))
}

/// A word where it stands.
struct Word<'r> {
    text: String,
    /// From 1.
    page: usize,
    line: &'r Line,
    /// Which word of its line, from 0.
    number: usize,
}

impl Word<'_> {
    /// It and its neighbours in the line.
    fn quoted(&self) -> String {
        let skipped = self.number.saturating_sub(BEFORE);
        let line = self.line.text();
        let words: Vec<&str> = line.split_whitespace().skip(skipped).collect();
        let start = if skipped > 0 { "…" } else { "" };
        let text = words.join(" ");
        match text.char_indices().nth(QUOTED) {
            Some((end, _)) => format!("{start}{}…", text.get(..end).unwrap_or_default().trim_end()),
            None => format!("{start}{text}"),
        }
    }
}

/// Every word of a file.
fn words(reading: &Reading) -> impl Iterator<Item = Word<'_>> {
    lines(reading).flat_map(|(page, line)| {
        let words: Vec<String> = line.text().split_whitespace().map(str::to_owned).collect();
        (0..).zip(words).map(move |(number, text)| Word { text, page, line, number })
    })
}
