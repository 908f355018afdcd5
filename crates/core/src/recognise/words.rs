//! A text cut into words.

use std::cell::OnceCell;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::vietnamese::is_composed;

/// Whether a character belongs to a word: a letter, a digit, a mark of a decomposed letter.
fn is_letter(c: char) -> bool {
    match c {
        c if c.is_ascii() => c.is_ascii_alphanumeric(),
        // The letters of Vietnamese stand in these two blocks: of the tables behind `is_alphanumeric`, this spares nine
        // looks in ten.
        '×' | '÷' => false,
        'À'..='ɏ' | 'Ḁ'..='ỿ' => true,
        c => c.is_alphanumeric() || is_combining_mark(c),
    }
}

/// A word: letters and digits without anything between them.
#[derive(Debug, Clone)]
pub(crate) struct Word<'t> {
    /// As written.
    pub(crate) written: &'t str,
    /// First byte in the text.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
}

impl Word<'_> {
    /// Whether it is this one, given in small letters, composed.
    pub(crate) fn is(&self, wanted: &str) -> bool {
        // Of most words one letter says it: composing makes no letter of ASCII another of ASCII.
        let (first, other) = (self.written.chars().next(), wanted.chars().next());
        let may_be = match (first.filter(char::is_ascii), other.filter(char::is_ascii)) {
            (Some(first), Some(other)) => first.eq_ignore_ascii_case(&other),
            _ => true,
        };
        may_be
            && if is_composed(self.written) {
                self.written.chars().flat_map(char::to_lowercase).eq(wanted.chars())
            } else {
                self.written.nfc().flat_map(char::to_lowercase).eq(wanted.chars())
            }
    }

    /// In small letters, composed.
    pub(crate) fn lower(&self) -> String {
        if is_composed(self.written) {
            return self.written.to_lowercase();
        }
        self.written.nfc().flat_map(char::to_lowercase).collect()
    }

    /// The bytes that it takes in the text.
    pub(crate) fn range(&self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    /// Whether all its letters are small.
    pub(crate) fn is_small(&self) -> bool {
        self.written.chars().all(|c| c.is_lowercase() || (!c.is_ascii() && is_combining_mark(c)))
    }

    /// Whether all its letters are capitals; marks of decomposed letters count as neither.
    pub(crate) fn is_loud(&self) -> bool {
        self.written.chars().all(|c| c.is_uppercase() || (!c.is_ascii() && is_combining_mark(c)))
    }

    /// Whether it begins with a capital.
    pub(crate) fn is_capital(&self) -> bool {
        self.written.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it begins with a digit.
    pub(crate) fn is_figure(&self) -> bool {
        self.written.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// The words of a text, and what stands between them.
#[derive(Debug, Clone)]
pub(crate) struct Words<'t> {
    text: &'t str,
    words: Vec<Word<'t>>,
    /// The words in small letters, composed, once somebody asks.
    lower: OnceCell<Vec<String>>,
}

impl<'t> Words<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let mut words = Vec::new();
        let mut rest = text;
        while let Some(skip) = rest.find(is_letter) {
            let start = text.len() - rest.len() + skip;
            let after = text.get(start..).unwrap_or_default();
            let length = after.find(|c| !is_letter(c)).unwrap_or(after.len());
            let (written, left) = after.split_at(length);
            words.push(Word { written, start, end: start + length });
            rest = left;
        }
        Self { text, words, lower: OnceCell::new() }
    }

    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    pub(crate) fn get(&self, index: usize) -> Option<&Word<'t>> {
        self.words.get(index)
    }

    /// The number of the first word that begins at the byte `at` or behind it.
    pub(crate) fn first_from(&self, at: usize) -> usize {
        self.words.partition_point(|word| word.start < at)
    }

    /// The words with their numbers.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (usize, &Word<'t>)> {
        self.words.iter().enumerate()
    }

    /// The words in small letters, composed.
    pub(crate) fn lower(&self) -> &[String] {
        self.lower.get_or_init(|| self.words.iter().map(Word::lower).collect())
    }

    /// Whether nothing but white space stands between the word before `index` and the one at it.
    pub(crate) fn is_joined(&self, index: usize) -> bool {
        index > 0 && index < self.len() && self.gap_before(index).is_empty()
    }

    /// Whether nothing but a space or the end of a line parts the word at `index` from the one before it. A wider gap stands
    /// between the columns of a table.
    pub(crate) fn is_next(&self, index: usize) -> bool {
        const GAP: usize = 3;
        let between = self.between(index);
        self.is_joined(index) && (between.contains('\n') || between.chars().count() < GAP && !between.contains('\t'))
    }

    /// What stands between the word before `index` and the one at it, white space taken off; the text's end counts as a
    /// word.
    pub(crate) fn gap_before(&self, index: usize) -> &'t str {
        let start = index.checked_sub(1).and_then(|before| self.get(before)).map_or(0, |word| word.end);
        let end = self.get(index).map_or(self.text.len(), |word| word.start);
        self.text.get(start..end).unwrap_or_default().trim()
    }

    /// The text of a range.
    pub(super) fn slice(&self, range: std::ops::Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// What [`Self::gap_before`] gives, with its white space.
    pub(crate) fn between(&self, index: usize) -> &'t str {
        let start = index.checked_sub(1).and_then(|before| self.get(before)).map_or(0, |word| word.end);
        let end = self.get(index).map_or(self.text.len(), |word| word.start);
        self.text.get(start..end).unwrap_or_default()
    }

    /// Whether the words from `index` on are these, with nothing but white space between them.
    pub(crate) fn are(&self, index: usize, phrase: &[&str]) -> bool {
        phrase.iter().enumerate().all(|(offset, wanted)| {
            let is_joined = offset == 0 || self.gap_before(index + offset).is_empty();
            is_joined && self.get(index + offset).is_some_and(|word| word.is(wanted))
        })
    }

    /// One past the last word of `phrase`, in small letters, where it begins at `index`.
    pub(crate) fn end_of(&self, index: usize, phrase: &str) -> Option<usize> {
        phrase.split(' ').enumerate().try_fold(index, |at, (offset, wanted)| {
            let is_here = (offset == 0 || self.is_joined(at)) && self.get(at)?.is(wanted);
            is_here.then_some(at + 1)
        })
    }

    /// What follows the word at `index` without a space: "/KH" of "01/KH".
    pub(crate) fn glued_behind(&self, index: usize) -> Option<char> {
        let end = self.get(index)?.end;
        let mut rest = self.text.get(end..)?.chars();
        let mark = rest.next().filter(|c| matches!(c, '/' | '-' | '–' | '.' | '_'))?;
        rest.next().is_some_and(char::is_alphanumeric).then_some(mark)
    }
}
