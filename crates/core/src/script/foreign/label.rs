//! The number or mark that a paragraph begins with.

use crate::vietnamese::POINT_LETTERS;

/// What a paragraph begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LabelKind {
    /// "I."
    Roman,
    /// "1."
    Number,
    /// "1.1.", "1.1"
    Decimal,
    /// "a)", "a."
    Letter,
    /// "(1)"
    Bracketed,
    /// "Điều 3.", "Điều 3:"
    Article,
    /// "-", "–", "•"
    Dash,
    /// "+"
    Plus,
    /// "*"
    Star,
}

/// The label of `words`: what it is, and how many bytes it takes, the space behind included.
pub(super) fn label(words: &str) -> Option<(LabelKind, usize)> {
    let first = words.chars().next()?;
    let space = |length: usize| {
        let rest = words.get(length..).unwrap_or_default();
        (rest.is_empty() || rest.starts_with(char::is_whitespace))
            .then(|| length + rest.len() - rest.trim_start().len())
    };
    match first {
        '-' | '–' | '—' | '•' | '\u{f0b7}' | '·' => {
            let length = words.len() - words.trim_start_matches([first, ' ']).len();
            return Some((LabelKind::Dash, length));
        }
        '+' => return Some((LabelKind::Plus, words.len() - words.trim_start_matches(['+', ' ']).len())),
        '*' => return Some((LabelKind::Star, words.len() - words.trim_start_matches(['*', ' ']).len())),
        '(' => {
            let close = words.find(')')?;
            let inner = words.get(1..close)?;
            let is_number = (1..=2).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_digit());
            return is_number.then(|| space(close + 1)).flatten().map(|length| (LabelKind::Bracketed, length));
        }
        _ => {}
    }
    if let Some(rest) = words.strip_prefix("Điều ").or_else(|| words.strip_prefix("ĐIỀU ")) {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let end = words.len() - rest.len() + digits;
        let is_title =
            digits > 0 && words.get(end..).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ':']));
        return is_title
            .then(|| space((end + 1).min(words.len())))
            .flatten()
            .map(|length| (LabelKind::Article, length));
    }
    let end = words.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(words.len());
    let token = words.get(..end)?;
    let stem = token.trim_end_matches('.');
    let behind = words.get(end..).unwrap_or_default();
    if stem.is_empty() {
        return None;
    }
    if stem.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) && stem.len() <= 6 && token.len() == stem.len() + 1 {
        return space(token.len()).map(|length| (LabelKind::Roman, length));
    }
    let numbers: Vec<&str> = stem.split('.').collect();
    let is_number = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if numbers.iter().all(|part| is_number(&part)) {
        // A year or an amount at the start of a line is no number.
        let value: usize = numbers.first().and_then(|part| part.parse().ok()).unwrap_or(99);
        if value > 60 || value == 0 {
            return None;
        }
        let kind = if numbers.len() > 1 { LabelKind::Decimal } else { LabelKind::Number };
        let has_dot = token.len() > stem.len();
        return (has_dot || kind == LabelKind::Decimal)
            .then(|| space(token.len()))
            .flatten()
            .map(|length| (kind, length));
    }
    let is_letter = POINT_LETTERS.contains(&stem);
    if is_letter && behind.starts_with(')') {
        return space(end + 1).map(|length| (LabelKind::Letter, length));
    }
    (is_letter && token.len() == stem.len() + 1)
        .then(|| space(token.len()))
        .flatten()
        .map(|length| (LabelKind::Letter, length))
}

#[cfg(test)]
mod tests {
    use super::{LabelKind, label};

    #[test]
    fn labels_and_what_only_looks_like_one() {
        use LabelKind::*;
        for (words, kind, length) in [
            ("I. MỤC ĐÍCH", Roman, 3),
            ("1. Mục đích", Number, 3),
            ("2.1. Cải cách", Decimal, 5),
            ("1.3 Xây dựng", Decimal, 4),
            ("đ) Triển khai", Letter, "đ) ".len()),
            ("a. Tiếp tục", Letter, 3),
            ("- Kế hoạch", Dash, 2),
            ("- - Công chức", Dash, 4),
            ("(1) Xây dựng", Bracketed, 4),
            ("Điều 3. Chánh", Article, "Điều 3. ".len()),
            ("Điều 1.", Article, "Điều 1.".len()),
        ] {
            assert_eq!(label(words), Some((kind, length)), "{words}");
        }
        for words in ["2045. Xây dựng", "100% hồ sơ", "95% cơ sở", "Điều 3 Quyết định", "12/2025", "Và", "1 tỷ", "ISO"]
        {
            assert_eq!(label(words), None, "{words}");
        }
    }
}
