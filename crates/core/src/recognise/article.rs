//! Điều named in words: "Như Điều 3".

use std::ops::Range;
use std::sync::LazyLock;

use super::words::Words;
use crate::vietnamese::words_folded;

/// The Điều by which a recipient is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsInArticles {
    /// "Như Điều 3, Điều 4" in the text.
    pub range: Range<usize>,
    /// Their numbers, in the order of the text; at least one.
    pub numbers: Vec<u32>,
}

/// Reads a recipient that begins with "Như Điều 3", "như điều 2, 3", "Như Điều 3 và Điều 4"; nothing where the Điều are
/// another act's.
pub fn as_in_articles(text: &str) -> Option<AsInArticles> {
    let words = Words::of(text);
    if !words.are(0, &["như", "điều"]) {
        return None;
    }
    let number = |at: usize| words.get(at).and_then(|word| word.written.parse::<u32>().ok());
    let mut numbers = vec![number(2).filter(|_| words.gap_before(2).is_empty())?];
    let mut at = 3;
    while matches!(words.gap_before(at), "" | ",") {
        let joint = usize::from(words.are(at, &["và"]));
        let named = usize::from(words.are(at + joint, &["điều"]));
        let Some(next) = number(at + joint + named) else { break };
        numbers.push(next);
        at += joint + named + 1;
    }
    let is_anothers = words.gap_before(at).is_empty()
        && (words.are(at, &["quyết", "định"]) || words.are(at, &["nghị", "quyết"]) || words.are(at, &["của"]))
        && !(words.are(at + 2, &["này"]) || words.are(at + 3, &["này"]));
    let start = words.get(0)?.start;
    let end = words.get(at - 1)?.end;
    (!is_anothers).then_some(AsInArticles { range: start..end, numbers })
}

/// Words of the Điều that says who executes the act.
const EXECUTES: [&str; 5] = [
    "chịu trách nhiệm thi hành",
    "chịu trách nhiệm thực hiện",
    "thi hành quyết định này",
    "thi hành nghị quyết này",
    "thực hiện quyết định này",
];

/// Whether a Điều says who executes the act.
pub fn says_who_executes(text: &str) -> bool {
    static FOLDED: LazyLock<Vec<String>> = LazyLock::new(|| EXECUTES.iter().map(|words| words_folded(words)).collect());
    let words = words_folded(text);
    FOLDED.iter().any(|phrase| words.contains(phrase))
}

/// Whether the first words of a text are these, in small letters.
pub fn begins_with(text: &str, phrase: &[&str]) -> bool {
    Words::of(text).are(0, phrase)
}

#[cfg(test)]
mod tests {
    use super::as_in_articles;

    #[test]
    fn recipients_named_by_articles() {
        for (text, words, numbers) in [
            ("Như Điều 3;", "Như Điều 3", &[3][..]),
            ("như điều 2, 3", "như điều 2, 3", &[2, 3]),
            ("Như Điều 3 và Điều 4 (để thực hiện)", "Như Điều 3 và Điều 4", &[3, 4]),
            ("Như Điều 3 Quyết định này", "Như Điều 3", &[3]),
        ] {
            let found = as_in_articles(text).map(|it| (&text[it.range], it.numbers));
            assert_eq!(found, Some((words, numbers.to_vec())), "{text}");
        }
        for text in ["Như trên", "Như Điều trên", "Các đơn vị như Điều 3", "Như Điều 3 Quyết định số 12/QĐ-UBND"]
        {
            assert_eq!(as_in_articles(text), None, "{text}");
        }
    }
}
