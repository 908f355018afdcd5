//! The sentence around some words, and what stands before and behind them.

use std::ops::Range;

/// How far a sentence is looked for on each side, in bytes: a line without an end is no reason to read it again for
/// each of its words.
const FARTHEST: usize = 1_500;

/// The words around `range` up to the next ".", ";", "!" or "?" that ends something, on both sides.
pub(super) fn sentence(words: &str, range: Range<usize>) -> Range<usize> {
    let start = sentence_start(words, range.start);
    let last = words.ceil_char_boundary(range.end.saturating_add(FARTHEST).min(words.len()));
    let after = words.get(range.end..last).unwrap_or_default();
    let end = first_end(after).map_or(last, |at| range.end + at);
    start..end.max(range.end)
}

/// Where the sentence of the words at `at` begins.
pub(super) fn sentence_start(words: &str, at: usize) -> usize {
    let first = words.floor_char_boundary(at.saturating_sub(FARTHEST));
    last_end(words.get(first..at).unwrap_or_default()).map_or(first, |end| first + end)
}

/// Whether the mark at `at` ends a sentence, and isn't the dot of "1.000" or "TT."
fn ends(words: &str, at: usize, mark: char) -> bool {
    let after = words.get(at + mark.len_utf8()..).unwrap_or_default();
    match mark {
        ';' | '!' | '?' | '\n' => true,
        '.' => after.is_empty() || after.starts_with(char::is_whitespace),
        _ => false,
    }
}

fn first_end(words: &str) -> Option<usize> {
    words.char_indices().find(|(at, mark)| ends(words, *at, *mark)).map(|(at, _)| at)
}

fn last_end(words: &str) -> Option<usize> {
    let mut marks = words.char_indices().rev();
    marks.find(|(at, mark)| ends(words, *at, *mark)).map(|(at, mark)| at + mark.len_utf8())
}

/// The words before a place, as far as they are near.
pub(super) fn near_before(words: &str, at: usize) -> &str {
    let start = (at.saturating_sub(FARTHEST)..=at).find(|start| words.is_char_boundary(*start)).unwrap_or(at);
    words.get(start..at).unwrap_or_default()
}

/// The words behind a place, as far as they are near.
pub(super) fn near_behind(words: &str, at: usize) -> &str {
    let last = words.len().min(at.saturating_add(FARTHEST));
    let end = (at..=last).rev().find(|end| words.is_char_boundary(*end)).unwrap_or(at);
    words.get(at..end).unwrap_or_default()
}

/// The words of a sentence before a place, from the last mark that ends one.
pub(super) fn sentence_before(before: &str) -> &str {
    let mut start = 0;
    for (at, mark) in before.match_indices(['.', ';', '!', '?']) {
        // "TT. Huyện ủy", "01.QĐ": a dot without a space, or behind a capital, ends nothing.
        let is_end = mark == ";" || before.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        if is_end {
            start = at + mark.len();
        }
    }
    before.get(start..).unwrap_or_default()
}

/// The words of a sentence behind a place.
pub(super) fn sentence_behind(behind: &str) -> &str {
    let end = behind.find([';', '!', '?']).unwrap_or(behind.len());
    let stop = behind.find(". ").unwrap_or(behind.len());
    behind.get(..end.min(stop)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn a_sentence_ends_at_a_mark_and_not_inside_a_number() {
        let words = "Thu 3.000 đồng. Chi 1.500 đồng; còn lại 5";
        let at = words.find("1.500").unwrap_or_default();
        assert_eq!(words[sentence(words, at..at + 5)].trim(), "Chi 1.500 đồng");
        assert_eq!(sentence("", 0..0), 0..0);
    }
}
