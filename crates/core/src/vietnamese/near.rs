//! Words that one slip of the finger parts.

use unicode_normalization::UnicodeNormalization;

/// A word taken apart for comparison: letters, their marks, and the tone at the end, so that "hoà" is "hòa".
pub fn strokes(word: &str) -> Vec<char> {
    let (mut strokes, mut tone) = (Vec::new(), None);
    for c in word.nfd() {
        if matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}') {
            tone = Some(c);
        } else {
            strokes.push(c);
        }
    }
    strokes.extend(tone);
    strokes
}

/// Whether one stroke makes `one` of `other`: a letter or mark more, less, another, or two changed about. Words that are
/// spelt in two right ways (i and y: "kĩ", "kỹ") count as the same and aren't near.
pub fn is_one_slip(one: &[char], other: &[char]) -> bool {
    if one.len().abs_diff(other.len()) > 1 || one == other {
        return false;
    }
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(same..).unwrap_or_default(), other.get(same..).unwrap_or_default());
    match (one, other) {
        ([a, rest @ ..], [b, other_rest @ ..]) if one.len() == other.len() => {
            let is_spelling = matches!((a, b), ('i', 'y') | ('y', 'i'));
            let is_swapped = match (rest, other_rest) {
                ([c, end @ ..], [d, other_end @ ..]) => a == d && b == c && end == other_end,
                _ => false,
            };
            (rest == other_rest && !is_spelling) || is_swapped
        }
        (longer, shorter) if longer.len() > shorter.len() => longer.get(1..) == Some(shorter),
        (shorter, longer) => longer.get(1..) == Some(shorter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip() {
        let near = |one: &str, other: &str| is_one_slip(&strokes(one), &strokes(other));
        for (one, other) in [
            ("chỉ", "chủ"),
            ("hiên", "hiện"),
            ("heo", "theo"),
            ("phần", "phấn"),
            ("thưc", "thực"),
            ("cahc", "cach"),
            ("RAR", "PAR"),
        ] {
            assert!(near(one, other) && near(other, one), "{one} {other}");
        }
        for (one, other) in [("kĩ", "kỹ"), ("hoà", "hòa"), ("chính", "sách"), ("là", "là")] {
            assert!(!near(one, other), "{one} {other}");
        }
    }
}
