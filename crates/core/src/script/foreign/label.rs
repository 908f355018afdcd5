//! The number or mark that a paragraph begins with.

use crate::vietnamese::POINT_LETTERS;

/// What a paragraph begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LabelKind {
    /// "Phần I", "Chương II", "Mục 1": alone on its line, or before a title.
    Division,
    /// "A."
    Capital,
    /// "I.", "I-", "I/"
    Roman,
    /// "1.", "1)", "1-", "1/"
    Number,
    /// "1.1.", "1.1"
    Decimal,
    /// "a)", "a.", "a/"
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
    match first {
        '-' | '–' | '—' | '•' | '\u{f0b7}' | '·' => {
            let length = words.len() - words.trim_start_matches([first, ' ']).len();
            Some((LabelKind::Dash, length))
        }
        '+' => Some((LabelKind::Plus, words.len() - words.trim_start_matches(['+', ' ']).len())),
        '*' => Some((LabelKind::Star, words.len() - words.trim_start_matches(['*', ' ']).len())),
        '(' => bracketed(words),
        _ => article(words).or_else(|| division(words)).or_else(|| numbered(words)),
    }
}

/// `length` and the space behind it; `None` where a word goes on there.
fn with_space(words: &str, length: usize) -> Option<usize> {
    let rest = words.get(length..)?;
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| words.len() - rest.trim_start().len())
}

fn bracketed(words: &str) -> Option<(LabelKind, usize)> {
    let close = words.find(')')?;
    let inner = words.get(1..close)?;
    let is_number = (1..=2).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| with_space(words, close + 1)).flatten().map(|length| (LabelKind::Bracketed, length))
}

/// "Điều 3.", with a capital: "điều 3" goes on with a sentence. "Ð" is the letter that old keyboards put for "Đ".
fn article(words: &str) -> Option<(LabelKind, usize)> {
    let rest = ["Điều ", "ĐIỀU ", "Ðiều "].iter().find_map(|name| words.strip_prefix(name))?.trim_start();
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind = rest.get(digits..)?;
    let is_title = digits > 0 && (behind.is_empty() || behind.trim_start().starts_with(['.', ':']));
    let after_mark = behind.trim_start().trim_start_matches(['.', ':']);
    is_title.then(|| (LabelKind::Article, words.len() - after_mark.trim_start().len()))
}

/// "Phần I", "Chương II.", "Mục 1": the number ends the line, or a mark follows it.
fn division(words: &str) -> Option<(LabelKind, usize)> {
    const NAMES: [&str; 9] =
        ["Phần ", "PHẦN ", "Chương ", "CHƯƠNG ", "Mục ", "MỤC ", "Tiểu mục ", "Phần thứ ", "PHẦN THỨ "];
    let rest = NAMES.iter().filter_map(|name| words.strip_prefix(name)).min_by_key(|rest| rest.len())?;
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '-')).unwrap_or(rest.len());
    let number = rest.get(..end)?;
    let is_word = ["nhất", "hai", "ba", "tư", "NHẤT", "HAI", "BA", "TƯ"].contains(&number);
    let is_number = is_word
        || (1..=5).contains(&number.len())
            && (number.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) || number.bytes().all(|b| b.is_ascii_digit()));
    let behind = rest.get(end..)?;
    let after_mark = behind.trim_start_matches(['.', ':', ' ', '-']);
    let is_title = behind.trim().is_empty() || behind.starts_with(['.', ':']);
    (is_number && is_title).then(|| (LabelKind::Division, words.len() - after_mark.len()))
}

/// What ends a number: "1.", "1)", "1/", "1-"; its length in bytes.
fn closing(behind: &str) -> Option<usize> {
    match behind.chars().next()? {
        ')' | '/' => Some(1),
        // "5 - 10 người" is no number; "1 - Kinh phí" is.
        '-' | ' ' | '–' => {
            let rest = behind.trim_start().strip_prefix(['-', '–'])?;
            let goes_on = rest.trim_start();
            let is_item = rest.starts_with(' ') && goes_on.starts_with(char::is_uppercase);
            is_item.then(|| behind.len() - rest.len())
        }
        _ => None,
    }
}

fn numbered(words: &str) -> Option<(LabelKind, usize)> {
    let end = words.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(words.len());
    let token = words.get(..end)?;
    let stem = token.trim_end_matches('.');
    let behind = words.get(end..).unwrap_or_default();
    if stem.is_empty() || token.len() > stem.len() + 1 {
        return None;
    }
    let has_dot = token.len() == stem.len() + 1;
    let closed = if has_dot { None } else { closing(behind) };
    let length = || with_space(words, end + closed.unwrap_or(0));
    if stem.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) && stem.len() <= 6 {
        return (has_dot || closed.is_some()).then(length).flatten().map(|length| (LabelKind::Roman, length));
    }
    let numbers: Vec<&str> = stem.split('.').collect();
    let is_number = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if numbers.iter().all(is_number) {
        // A year or an amount at the start of a line is no number.
        let value: usize = numbers.first().and_then(|part| part.parse().ok()).unwrap_or(99);
        if value > 60 || value == 0 {
            return None;
        }
        let kind = if numbers.len() > 1 { LabelKind::Decimal } else { LabelKind::Number };
        // "1.3 Xây dựng" is one, "1.5 lần" isn't.
        let is_title = behind.trim_start().starts_with(char::is_uppercase);
        let is_label = has_dot || closed.is_some() || (kind == LabelKind::Decimal && is_title);
        return is_label.then(length).flatten().map(|length| (kind, length));
    }
    let is_closed = has_dot || behind.starts_with([')', '/']);
    if POINT_LETTERS.contains(&stem) {
        return is_closed.then(length).flatten().map(|length| (LabelKind::Letter, length));
    }
    let is_capital = matches!(stem, "A" | "B" | "C" | "D" | "E");
    (is_capital && has_dot).then(length).flatten().map(|length| (LabelKind::Capital, length))
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
            ("Điều 2: Giao", Article, "Điều 2: ".len()),
            ("1/ Mục đích", Number, 3),
            ("1 - Thời gian", Number, 4),
            ("II- NỘI DUNG", Roman, 4),
            ("Chương I", Division, "Chương I".len()),
            ("B. NHIỆM VỤ", Capital, 3),
        ] {
            assert_eq!(label(words), Some((kind, length)), "{words}");
        }
        for words in [
            "2045. Xây dựng",
            "100% hồ sơ",
            "95% cơ sở",
            "Điều 3 Quyết định",
            "12/2025",
            "Và",
            "1 tỷ",
            "ISO",
            "5 - 10 người",
            "1.5 lần",
            "Mục I Kế hoạch",
            "3.500 người",
            "1/2026",
        ] {
            assert_eq!(label(words), None, "{words}");
        }
    }
}
