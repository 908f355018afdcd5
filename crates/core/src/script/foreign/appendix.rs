//! The label that begins an appendix.

use super::roles::Reader;
use super::wording::{PHRASES, Wording};

impl Reader<'_> {
    /// A label of an appendix begins one where a part may end: behind the signature, behind text, at a heading.
    pub(super) fn appendix_may_begin(&self, words: &Wording<'_>) -> bool {
        let is_open = self.script.passages.last().is_some_and(|last| {
            last.role.is_text() && !last.words().trim_end().ends_with(['.', ';', ':', '!', '/', ')', '”', '…'])
        });
        words.is_loud || words.is_heading || !is_open
    }
}

/// "Phụ lục", "Phụ lục II", "PHỤ LỤC SỐ 01: CÁC NHIỆM VỤ": alone on its line, or before a title.
pub(super) fn is_appendix_label(words: &Wording<'_>) -> bool {
    let Some(rest) = words.folded.strip_prefix(PHRASES.appendix.as_str()) else { return false };
    let written = words.words;
    let begins = written.starts_with("Phụ") || written.starts_with("PHỤ");
    let mut rest = rest.trim().split(' ').filter(|word| !word.is_empty()).peekable();
    rest.next_if(|word| *word == PHRASES.number);
    let is_numeral = |word: &str| word.parse::<u8>().is_ok() || word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let number = rest.next_if(|word| is_numeral(word));
    // The title stands behind a mark that follows the number.
    let mark = written.find([':', '.', '–', '-']).and_then(|at| written.get(..at));
    let is_title = mark.is_some_and(|before| before.split_whitespace().count() <= 4) || words.is_loud;
    begins && !written.ends_with([';', '.', ',']) && (rest.peek().is_none() || (number.is_some() && is_title))
}
