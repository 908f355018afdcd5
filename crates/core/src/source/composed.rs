//! A text whose letters are composed (NFC), and the way back to the text as it was.

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::{FileId, Span};

/// The composed text. Words are recognised in it: a letter and its marks apart look like other words.
#[derive(Debug, Clone)]
pub struct Composed {
    /// The text.
    pub text: String,
    /// Where the two part: a position in `text`, and the one that it had; in order.
    shifts: Vec<(usize, usize)>,
}

impl Composed {
    /// Composes `text`; `None` where it is composed.
    pub fn of(text: &str) -> Option<Self> {
        if is_nfc(text) {
            return None;
        }
        let (mut composed, mut shifts) = (String::with_capacity(text.len()), Vec::new());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            // A letter with the marks behind it: nothing composes across two of these.
            let marks = rest.get(first.len_utf8()..).unwrap_or_default();
            let length = first.len_utf8() + marks.find(|c| !is_combining_mark(c)).unwrap_or(marks.len());
            let (cluster, behind) = rest.split_at(length);
            let before = composed.len();
            composed.extend(cluster.nfc());
            if composed.len() - before != cluster.len() {
                shifts.push((composed.len(), text.len() - behind.len()));
            }
            rest = behind;
        }
        Some(Self { text: composed, shifts })
    }

    /// Where a position of the composed text was.
    fn original(&self, position: usize) -> usize {
        let index = self.shifts.partition_point(|(composed, _)| *composed <= position);
        let last = index.checked_sub(1).and_then(|index| self.shifts.get(index));
        last.map_or(position, |(composed, original)| original + (position - composed))
    }

    /// Where the words of a span of the composed text stand in `file`, the text as it was.
    pub fn span(&self, file: FileId, span: Span) -> Span {
        let range = span.range();
        Span::new(file, self.original(range.start)..self.original(range.end))
    }
}

/// The words of a text that aren't composed, each with its letters composed.
pub(crate) fn decomposed(file: FileId, text: &str) -> Vec<(Span, String)> {
    let mut words = Vec::new();
    if is_nfc(text) {
        return words;
    }
    let mut start = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        if !is_nfc(bare) {
            words.push((Span::new(file, start..start + bare.len()), bare.nfc().collect()));
        }
        start += word.len();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back() {
        let text: String = "Uỷ ban, thực hiện".nfd().collect();
        let composed = Composed::of(&text);
        let composed = composed.as_ref();
        assert_eq!(composed.map(|composed| composed.text.as_str()), Some("Uỷ ban, thực hiện"));
        for word in ["Uỷ", "ban", "thực", "hiện"] {
            let typed = composed.and_then(|composed| {
                let start = composed.text.find(word)?;
                text.get(composed.original(start)..composed.original(start + word.len()))
            });
            assert_eq!(typed.map(|typed| typed.nfc().collect::<String>()).as_deref(), Some(word));
        }
        assert!(Composed::of("thực hiện").is_none());
    }
}
