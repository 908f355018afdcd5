//! The sentence around some words.

use std::ops::Range;

/// The words around `range` up to the next ".", ";", "!" or "?" that ends something, on both sides.
pub(super) fn sentence(words: &str, range: Range<usize>) -> Range<usize> {
    let before = words.get(..range.start).unwrap_or_default();
    let start = last_end(before).unwrap_or(0);
    let after = words.get(range.end..).unwrap_or_default();
    let end = first_end(after).map_or(words.len(), |at| range.end + at);
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
