//! The sentence around some words.

use std::ops::Range;

/// How far a sentence is looked for on each side, in bytes: a line without an end is no reason to read it again for
/// each of its words.
const FARTHEST: usize = 1_500;

/// The words around `range` up to the next ".", ";", "!" or "?" that ends something, on both sides.
pub(super) fn sentence(words: &str, range: Range<usize>) -> Range<usize> {
    let first = words.floor_char_boundary(range.start.saturating_sub(FARTHEST));
    let last = words.ceil_char_boundary(range.end.saturating_add(FARTHEST).min(words.len()));
    let before = words.get(first..range.start).unwrap_or_default();
    let start = last_end(before).map_or(first, |at| first + at);
    let after = words.get(range.end..last).unwrap_or_default();
    let end = first_end(after).map_or(last, |at| range.end + at);
    start..end.max(range.end)
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
