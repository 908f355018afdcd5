//! How words are compared: officials write one thing in many ways.

use plan_core::vietnamese::fold;

/// Lower case without diacritics, one space between words.
pub(crate) fn folded(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Only the letters, lower case without diacritics.
pub(crate) fn letters_folded(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphabetic()).collect()
}

/// Whether it has letters and all of them are capitals.
pub(crate) fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// Whether two texts are the same but for a slip or two.
pub(super) fn is_nearly(text: &str, wanted: &str, slips: usize) -> bool {
    // The distance is at least the difference in length; long texts aren't compared letter by letter.
    text.len().abs_diff(wanted.len()) <= slips && strsim::levenshtein(text, wanted) <= slips
}

/// A Roman numeral of capitals at the beginning of a text, and what follows it.
pub(crate) fn roman_prefix(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !"IVXLC".contains(c)).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// Figures at the beginning of a text, and what follows them.
pub(crate) fn figures_prefix(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// Whether a text begins with a word, any capitals and diacritics, that ends there.
pub(super) fn begins_with(text: &str, word: &str) -> bool {
    folded(text).strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}
