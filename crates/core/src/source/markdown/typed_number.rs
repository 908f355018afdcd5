//! Numbers that the author typed where the compiler writes them.

use crate::vietnamese::POINT_LETTERS;

/// The length in bytes of a number typed at the start of `text`, the space behind it included.
///
/// Finds "I. ", "1. ", "1.1. ", "1.1 ", "a) ", "1) ", "Phần I. ", "Điều 1. "; not a year, not a quantity ("3 nhiệm vụ").
pub fn typed_number(text: &str) -> Option<usize> {
    let lead = text.len() - text.trim_start().len();
    let body = &text[lead..];
    let number_length = |body: &str| -> Option<usize> {
        let number = body.split([' ', '\u{a0}', '\t']).next().unwrap_or_default();
        let rest = &body[number.len()..];
        let space = rest.len() - rest.trim_start().len();
        let is_number = is_roman(number) || is_decimal(number) || is_point(number);
        (is_number && !rest.trim().is_empty()).then_some(number.len() + space)
    };
    for word in ["Phần ", "Mục ", "Chương ", "Điều ", "PHẦN ", "MỤC ", "CHƯƠNG ", "ĐIỀU "] {
        if let Some(rest) = body.strip_prefix(word) {
            return number_length(rest).map(|length| lead + word.len() + length);
        }
    }
    number_length(body).map(|length| lead + length)
}

fn is_roman(word: &str) -> bool {
    let Some(bare) = word.strip_suffix(['.', ')', ':', '/']) else { return false };
    // "C." or "D." is an initial or a letter; the scheme has no more than a few dozen sections.
    (1..=40).any(|n| crate::vietnamese::roman(n) == bare)
}

fn is_decimal(word: &str) -> bool {
    let (bare, marked) = match word.strip_suffix(['.', ')', ':', '/']) {
        Some(bare) => (bare, true),
        None => (word, false),
    };
    let parts: Vec<&str> = bare.split('.').collect();
    let are_small = parts
        .iter()
        .all(|part| (1..=2).contains(&part.len()) && part.parse::<u8>().is_ok_and(|n| (1..=60).contains(&n)));
    // Without a mark, only a number with a dot inside is one: "1.1 Mục tiêu", but "3 nhiệm vụ" is a count.
    are_small && (marked || (parts.len() > 1 && !parts.iter().any(|p| p.starts_with('0'))))
}

fn is_point(word: &str) -> bool {
    word.strip_suffix(')').is_some_and(|letter| POINT_LETTERS.contains(&letter.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::typed_number;

    #[test]
    fn numbers_and_what_only_looks_like_them() {
        for (text, bare) in [
            ("I. Mục đích", "Mục đích"),
            ("1. Mục đích", "Mục đích"),
            ("1.1. Mục tiêu", "Mục tiêu"),
            ("1.1 Mục tiêu", "Mục tiêu"),
            ("a) Rà soát", "Rà soát"),
            ("đ) Rà soát", "Rà soát"),
            ("Phần II. Nhiệm vụ", "Nhiệm vụ"),
            ("  IV. Kinh phí", "Kinh phí"),
        ] {
            assert_eq!(typed_number(text).map(|n| &text[n..]), Some(bare), "{text}");
        }
        for text in
            ["3 nhiệm vụ", "2025. Tầm nhìn", "2.0 là", "I", "Mục đích", "MỤC TIÊU", "C.Ty", "1.", "f) x", "V/v nâng"]
        {
            assert_eq!(typed_number(text), None, "{text}");
        }
    }
}
