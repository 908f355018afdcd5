//! The number or letter in front of a passage, as one of a row: "II." of "I. II. III.", "đ)" of "a) b) c) d) đ)".

use crate::vietnamese::{POINT_LETTERS, roman};

/// A row that numbers run in. The mark behind the number is a part of it: "1." and "1)" are two rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// "Chương I", "Mục 1", by the noun.
    Division(String),
    /// "Điều 1."
    Article,
    /// "I."
    Roman(char),
    /// "A."
    Capital,
    /// "1."
    Number(char),
    /// "2.1.": the numbers in front of the last.
    Decimal(Vec<u32>),
    /// "a)"
    Letter(char),
    /// "(1)"
    Bracketed,
}

/// A place in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ordinal {
    /// The row.
    pub row: Row,
    /// The place, from 1.
    pub value: u32,
}

/// The highest number that a label has in practice.
const LAST: u32 = 60;

/// Reads a label: "II.", "2.1", "đ)", "(1)", "Điều 3."; nothing for "-" and "+".
pub fn ordinal(label: &str) -> Option<Ordinal> {
    let label = label.trim();
    let mark = label.chars().next_back()?;
    let stem = label.trim_end_matches(['.', ')', ':', '/', '-', '–', ' ']);
    if let Some((noun, number)) = stem.rsplit_once(' ') {
        let value = figure(number).or_else(|| from_roman(number)).or_else(|| in_words(number))?;
        let row = if noun.eq_ignore_ascii_case("điều") || matches!(noun, "ĐIỀU" | "Điều" | "Ðiều") {
            Row::Article
        } else {
            Row::Division(noun.to_lowercase())
        };
        return Some(Ordinal { row, value });
    }
    if let Some(inner) = stem.strip_prefix('(') {
        return figure(inner).map(|value| Ordinal { row: Row::Bracketed, value });
    }
    if let Some((before, last)) = stem.rsplit_once('.') {
        let before: Option<Vec<u32>> = before.split('.').map(figure).collect();
        return Some(Ordinal { row: Row::Decimal(before?), value: figure(last)? });
    }
    if let Some(value) = figure(stem) {
        return Some(Ordinal { row: Row::Number(mark), value });
    }
    if let Some(value) = from_roman(stem) {
        return Some(Ordinal { row: Row::Roman(mark), value });
    }
    if let Some(index) = POINT_LETTERS.iter().position(|letter| *letter == stem) {
        return Some(Ordinal { row: Row::Letter(mark), value: u32::try_from(index).ok()? + 1 });
    }
    let capital = ["A", "B", "C", "D", "E"].iter().position(|letter| *letter == stem)?;
    Some(Ordinal { row: Row::Capital, value: u32::try_from(capital).ok()? + 1 })
}

impl Ordinal {
    /// How another place of the same row is written.
    pub fn sibling(&self, value: u32) -> String {
        let index = value.saturating_sub(1) as usize;
        match &self.row {
            Row::Division(noun) => format!("{noun} {}", roman(value as usize)),
            Row::Article => format!("Điều {value}"),
            Row::Roman(mark) => format!("{}{mark}", roman(value as usize)),
            Row::Capital => {
                ["A", "B", "C", "D", "E"].get(index).map_or_else(String::new, |letter| format!("{letter}."))
            }
            Row::Number(mark) => format!("{value}{mark}"),
            Row::Decimal(before) => {
                let before: Vec<String> = before.iter().map(u32::to_string).collect();
                format!("{}.{value}", before.join("."))
            }
            Row::Letter(mark) => POINT_LETTERS.get(index).map_or_else(String::new, |letter| format!("{letter}{mark}")),
            Row::Bracketed => format!("({value})"),
        }
    }
}

/// "Phần thứ hai" → 2
fn in_words(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let index = ["nhất", "hai", "ba", "tư"].iter().position(|name| *name == word)?;
    u32::try_from(index + 1).ok()
}

fn figure(word: &str) -> Option<u32> {
    word.parse().ok().filter(|number| (1..=LAST).contains(number))
}

/// "IV" → 4
pub fn from_roman(word: &str) -> Option<u32> {
    let is_numeral = !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'));
    (1..=LAST).find(|value| is_numeral && roman(*value as usize) == word)
}

#[cfg(test)]
mod tests {
    use super::ordinal;

    #[test]
    fn labels_and_their_siblings() {
        for (label, value, next) in [
            ("II.", 2, "III."),
            ("9.", 9, "10."),
            ("2.1.", 1, "2.2"),
            ("d)", 4, "đ)"),
            ("đ)", 5, "e)"),
            ("(3)", 3, "(4)"),
            ("Điều 4.", 4, "Điều 5"),
            ("B.", 2, "C."),
        ] {
            let read = ordinal(label).map(|it| (it.value, it.sibling(value + 1)));
            assert_eq!(read, Some((value, next.to_owned())), "{label}");
        }
        assert_eq!(ordinal("-"), None);
        assert_eq!(ordinal("+"), None);
    }
}
