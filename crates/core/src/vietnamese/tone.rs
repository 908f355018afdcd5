//! Tone marks (*dấu thanh*) and the letter that bears them.

use unicode_normalization::UnicodeNormalization;

/// The five marks: huyền, sắc, ngã, hỏi, nặng.
const MARKS: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// A syllable with its tone taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toned {
    /// The letters, composed, without the tone: "hoà" → "hoa".
    pub letters: Vec<char>,
    /// The mark, and which letter bore it.
    pub tone: Option<(char, usize)>,
}

/// The two ways of placing the tone on oa, oe, uy: "hòa", and "hoà" of the school books.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Placing {
    /// On the first: "hòa", "ủy".
    First,
    /// On the second: "hoà", "uỷ".
    Second,
}

impl Toned {
    /// Takes the tone off a word in small letters; `None` where it bears two.
    pub fn of(word: &str) -> Option<Self> {
        let (mut letters, mut tone): (Vec<char>, Option<(char, usize)>) = (Vec::new(), None);
        let mut letter = String::new();
        let close = |letter: &mut String, letters: &mut Vec<char>| {
            letters.extend(letter.nfc());
            letter.clear();
        };
        for c in word.nfd() {
            if MARKS.contains(&c) {
                if tone.is_some() {
                    return None;
                }
                tone = Some((c, letters.len()));
            } else {
                if !unicode_normalization::char::is_combining_mark(c) {
                    close(&mut letter, &mut letters);
                }
                letter.push(c);
            }
        }
        close(&mut letter, &mut letters);
        Some(Self { letters, tone })
    }

    /// The letters as a word.
    pub fn plain(&self) -> String {
        self.letters.iter().collect()
    }

    /// The same syllable with its tone on the letter `at`.
    pub fn with_tone_at(&self, at: usize) -> String {
        let mut word = String::new();
        for (index, letter) in self.letters.iter().enumerate() {
            word.push(*letter);
            if let Some((mark, _)) = self.tone.filter(|_| index == at) {
                word.push(mark);
            }
        }
        word.nfc().collect()
    }

    /// Where the tone has to stand when the vowels are the letters `vowels`, by one of the two ways.
    pub fn right_place(&self, vowels: std::ops::Range<usize>, placing: Placing) -> usize {
        let nucleus = self.letters.get(vowels.clone()).unwrap_or_default();
        if let Some(at) = nucleus.iter().rposition(|letter| "ăâêôơư".contains(*letter)) {
            return vowels.start + at;
        }
        let is_closed = vowels.end < self.letters.len();
        let last = vowels.end.saturating_sub(1);
        match nucleus {
            [_] | [] => vowels.start,
            _ if is_closed => last,
            [_, _, _] => vowels.start + 1,
            ['o', 'a' | 'e'] | ['u', 'y'] if placing == Placing::Second => last,
            _ => vowels.start,
        }
    }

    /// How the tone is placed, where both ways are in use.
    pub fn placing(&self, vowels: std::ops::Range<usize>) -> Option<Placing> {
        let (_, at) = self.tone?;
        let [first, second] = [Placing::First, Placing::Second].map(|way| self.right_place(vowels.clone(), way));
        if first == second {
            return None;
        }
        (at == first).then_some(Placing::First).or((at == second).then_some(Placing::Second))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tone_comes_off_and_goes_back() {
        let read = |word| Toned::of(word).map(|word| (word.plain(), word.tone, word.with_tone_at(2)));
        assert_eq!(read("hoạt"), Some(("hoat".to_owned(), Some(('\u{323}', 2)), "hoạt".to_owned())));
        assert_eq!(Toned::of("nước").map(|word| word.plain()).as_deref(), Some("nươc"));
        assert_eq!(Toned::of("hòà"), None);
    }
}
