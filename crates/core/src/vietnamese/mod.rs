//! The alphabet: letters, their order, and folding for comparison; syllables and their tones.

pub mod abbreviations;
pub mod exceptions;
pub mod legacy;
pub mod near;
pub mod pairs;
pub mod phrases;
pub mod syllable;
pub mod tone;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The letters of *điểm*, in the order the decree uses: no f, j, w, z, and đ after d.
pub const POINT_LETTERS: [&str; 23] =
    ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"];

/// Every letter that has a diacritic, with every tone, small and capital: what a font for Vietnamese has to have.
pub fn letters() -> String {
    let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
    let vowels = "aăâeêioôơuưy".chars().flat_map(|vowel| tones.map(|tone| format!("{vowel}{tone}")));
    let small: String = vowels.collect::<String>().nfc().chain(['đ']).collect();
    format!("{small}{}", small.to_uppercase())
}

/// Whether a text is made of ASCII and composed Latin letters alone. That is quick to see, and is so of nearly every
/// text: only of the others does anybody have to ask the tables of Unicode for their NFC.
pub fn is_composed(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii() || matches!(c, '\u{a0}'..='ɏ' | 'Ḁ'..='ỿ'))
}

/// `lower` with the capitals of `written`: none, the first, or all.
pub fn in_case_of(written: &str, lower: &str) -> String {
    if written.chars().count() > 1 && written.chars().all(|c| !c.is_lowercase()) {
        return lower.to_uppercase();
    }
    let mut letters = lower.chars();
    match letters.next().filter(|_| written.starts_with(char::is_uppercase)) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => lower.to_owned(),
    }
}

/// Lower case without diacritics, đ as d: "Mục đích" → "muc dich".
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

/// The words of a text, lower case, tone and vowel marks kept, everything else one space; both ways of placing the tone
/// ("hoà", "hòa") give the same.
pub fn words_folded(text: &str) -> String {
    // Canonical decomposition with the tone moved to the end of each word makes "òa" and "oà" equal.
    let lower = if is_composed(text) { text.to_lowercase() } else { text.nfc().collect::<String>().to_lowercase() };
    lower
        .split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
        .filter(|word| !word.is_empty())
        .map(|word| {
            let (mut letters, mut tone) = (String::new(), String::new());
            for c in word.nfd() {
                if matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}') {
                    tone.push(c);
                } else {
                    letters.push(c);
                }
            }
            letters + &tone
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// A number in Roman numerals; empty for 0. Sections are few: beyond 3999 more M are written.
pub fn roman(mut number: usize) -> String {
    const STEPS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut written = String::new();
    for (value, numeral) in STEPS {
        while number >= value {
            written.push_str(numeral);
            number -= value;
        }
    }
    written
}

/// The letter of the n-th *điểm*, from 1; after "y" the letters go on doubled ("aa").
pub fn point_letter(number: usize) -> String {
    let index = number.saturating_sub(1);
    let letter = POINT_LETTERS[index % POINT_LETTERS.len()];
    letter.repeat(index / POINT_LETTERS.len() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_follow_the_vietnamese_alphabet() {
        let letters: Vec<String> = (1..=9).map(point_letter).collect();
        assert_eq!(letters, ["a", "b", "c", "d", "đ", "e", "g", "h", "i"]);
        assert_eq!(point_letter(24), "aa");
    }

    #[test]
    fn folding_and_numerals() {
        assert_eq!(fold("Tổ chức Đảng"), "to chuc dang");
        assert_eq!(words_folded("HOÀ, thuận"), words_folded("hòa - Thuận"));
        assert_ne!(words_folded("mục tiêu"), words_folded("mức tiêu"));
        assert_eq!([1, 4, 9, 14, 40].map(roman), ["I", "IV", "IX", "XIV", "XL"]);
    }
}
