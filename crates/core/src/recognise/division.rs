//! Divisions of acts named in words: "điểm a khoản 2 Điều 5".

use std::ops::Range;

use super::words::Words;

/// A division whose first letter is of the wrong size for a citation (Phụ lục II, Mục V, khoản 7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongCapital {
    /// "điều 5", "Khoản 2"
    pub range: Range<usize>,
    /// Whether it is a Điều, which has a capital; khoản and điểm have none.
    pub is_article: bool,
}

/// Words that go on behind "điều 5" where an act is cited.
const BEHIND: [&str; 22] = [
    "của", "luật", "bộ", "nghị", "quyết", "thông", "quy", "và", "pháp", "hiến", "kế", "chương", "này", "hoặc", "khoản",
    "điểm", "điều", "mục", "văn", "hướng", "chỉ", "đến",
];

/// Every such division of a text.
pub fn wrong_capitals(text: &str) -> Vec<WrongCapital> {
    let mut found = Vec::new();
    if !text.contains("điều") && !text.contains("Khoản") && !text.contains("Điểm") {
        return found;
    }
    let words = Words::of(text);
    for at in 0..words.len() {
        let (Some(word), Some(next)) = (words.get(at), words.get(at + 1)) else { break };
        if !words.gap_before(at + 1).is_empty() {
            continue;
        }
        let is_number = next.written.len() <= 3 && next.written.bytes().all(|byte| byte.is_ascii_digit());
        let range = word.start..next.end;
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        match word.written {
            "điều" if is_number => {
                // "một số điều 5", "12 điều 3 khoản" count; "khoản 2 điều 5" doesn't.
                let is_of_division =
                    at.checked_sub(2).and_then(|at| words.get(at)).is_some_and(|word| word.is("khoản"));
                // Laws name several so: "các điều 39, 40 và 41".
                let is_count = before.is_some_and(|before| {
                    before.is("số") || before.is("các") || (before.is_figure() && !is_of_division)
                });
                let gap = words.gap_before(at + 2);
                let is_cited = gap.starts_with([',', ';', '.', ')'])
                    || words.get(at + 2).is_none_or(|behind| BEHIND.iter().any(|word| behind.is(word)));
                if !is_count && is_cited && words.glued_behind(at + 1).is_none() {
                    found.push(WrongCapital { range, is_article: true });
                }
            }
            "Khoản" | "Điểm" => {
                let is_letter = next.written.chars().count() == 1 && next.written.chars().all(char::is_lowercase);
                let is_division = (word.written == "Khoản" && is_number) || (word.written == "Điểm" && is_letter);
                // Behind a mark that ends a sentence, and first, the capital is the sentence's.
                let is_inside = before.is_some() && matches!(words.gap_before(at), "" | ",");
                if is_division && is_inside {
                    found.push(WrongCapital { range, is_article: false });
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::wrong_capitals;

    #[test]
    fn capitals_of_divisions() {
        let read = |text: &'static str| -> Vec<&str> {
            wrong_capitals(text).into_iter().map(|found| &text[found.range]).collect()
        };
        assert_eq!(read("theo điều 5 Luật Đất đai"), ["điều 5"]);
        assert_eq!(read("tại điểm a Khoản 2 Điều 5"), ["Khoản 2"]);
        assert_eq!(read("theo Điểm a, Khoản 2, điều 5."), ["Điểm a", "Khoản 2", "điều 5"]);
        assert_eq!(read("theo khoản 2 điều 5 của Luật"), ["điều 5"]);
        for text in [
            "Khoản 2 Điều 5 quy định",
            "một số điều 5",
            "gồm 3 chương, 12 điều 5 phụ lục",
            "điểm a khoản 2 Điều 5",
            "Điểm 1 của kỳ thi",
            "Khoản vay",
            "điều 5 xe cứu hộ",
        ] {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
    }
}
