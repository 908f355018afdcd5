//! Abbreviations in capitals ("CCHC", "TCTP"), how often each stands, and whether the text explains it.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::words::{Word, Words};
use crate::script::{Role, Script};
use crate::vietnamese::abbreviations::is_known;
use crate::vietnamese::fold;
use crate::vietnamese::syllable::{Verdict, judge};

/// What a text does with one abbreviation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Use {
    /// How often it stands.
    pub(crate) count: usize,
    /// Where it stands by itself in running text: passage and bytes.
    pub(crate) places: Vec<(usize, std::ops::Range<usize>)>,
    /// Where it stands in tables and lines of the form.
    pub(crate) elsewhere: Vec<(usize, std::ops::Range<usize>)>,
    /// Where it stands as a part of a symbol: "QĐ-UBDN".
    pub(crate) in_symbols: Vec<(usize, std::ops::Range<usize>)>,
    /// Whether the text says what it means, or seems to: it stands in brackets behind words.
    pub(crate) is_explained: bool,
    /// Whether the words before it begin with its letters: "cải cách hành chính (CCHC)".
    pub(crate) is_its_own: bool,
    /// Whether it is the name of a firm or a thing: "Công ty cổ phần SOMECO".
    pub(crate) is_name: bool,
    /// Whether it is a code with its number: "ĐLVN 10:2003", "GPKT số 1710".
    pub(crate) is_code: bool,
}

/// The abbreviations of a text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Abbreviations<'p> {
    uses: BTreeMap<String, Use>,
    texts: Vec<&'p str>,
    /// The first letters of the words of each passage, those between marks apart; few texts need them.
    initials: OnceCell<Vec<String>>,
}

/// The longest abbreviation that is looked at, in letters.
const LONGEST: usize = 9;

impl<'p> Abbreviations<'p> {
    /// Takes in the words of a passage; `is_running` where an abbreviation in it has to be understood.
    fn read(&mut self, passage: usize, words: &Words<'p>, is_running: bool) {
        self.texts.push(words.text());
        if !has_capitals(words.text()) {
            return;
        }
        let is_loud = words.iter().all(|(_, word)| word.is_loud() || word.is_figure());
        for (index, word) in words.iter().filter(|(_, word)| is_abbreviation(word)) {
            if is_loud && words.len() > 1 {
                continue;
            }
            let entry = self.uses.entry(word.written.to_owned()).or_default();
            entry.count += 1;
            if is_glued(words, index) {
                entry.in_symbols.push((passage, word.range()));
            } else if is_running {
                entry.places.push((passage, word.range()));
            } else {
                entry.elsewhere.push((passage, word.range()));
            }
            entry.is_explained |= is_explained_here(words, index);
            entry.is_its_own |= fits_the_words_before(words, index);
            // Of one that everybody knows nobody asks, and those are most.
            entry.is_name = entry.is_name || (!is_known(word.written) && is_name(words, index));
            entry.is_code |= is_code(words, index);
        }
    }

    /// The abbreviations of a script; only those in running text outside tables have to be understood where they stand.
    pub(super) fn of(script: &Script, words: &[Words<'p>]) -> Self {
        let mut found = Self::default();
        for (number, (passage, words)) in script.passages.iter().zip(words).enumerate() {
            let is_silent = matches!(
                passage.role,
                Role::SignatureAuthority | Role::SignerName | Role::Stray | Role::Number | Role::Recipient
            );
            let is_running = matches!(passage.role, Role::Text(_) | Role::Heading(_) | Role::Note | Role::Subject);
            if !is_silent {
                found.read(number, words, is_running);
            }
        }
        found
    }

    /// Each abbreviation with its use.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Use)> {
        self.uses.iter().map(|(text, used)| (text.as_str(), used))
    }

    /// Whether words of which it has the first letters stand in the text.
    pub(crate) fn is_spelt_out(&self, abbreviation: &str) -> bool {
        let wanted = fold(abbreviation);
        let all = self.initials.get_or_init(|| self.texts.iter().map(|text| initials(&Words::of(text))).collect());
        all.iter().any(|initials| initials.contains(&wanted))
    }
}

/// A cheap look: two capitals in a row.
fn has_capitals(text: &str) -> bool {
    let is_capital = |byte: &u8| byte.is_ascii_uppercase() || matches!(byte, 0xc3 | 0xc4 | 0xc6);
    text.as_bytes().windows(2).any(|pair| {
        matches!(pair, [one, two] if one.is_ascii_uppercase() && is_capital(two) || *one == 0x90 && is_capital(two))
    })
}

/// Capitals without a tone (a syllable bears it, broken or not) that are no word, no numeral and no single letter.
fn is_abbreviation(word: &Word<'_>) -> bool {
    let length = word.written.chars().count();
    if word.written.chars().any(|c| !c.is_ascii_alphabetic() && !"ĂÂĐÊÔƠƯ".contains(c)) {
        return false;
    }
    if !(2..=LONGEST).contains(&length) || !word.is_loud() {
        return false;
    }
    let is_numeral = word.written.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'));
    let lower = word.lower();
    let has_vowel = fold(&lower).contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let is_word = has_vowel && judge(&lower) == Verdict::Syllable;
    !is_numeral && !is_word
}

/// Whether it is a name by what stands beside it: a word for a firm or a thing that has a name, a word with a capital
/// that is no Vietnamese syllable.
fn is_name(words: &Words<'_>, index: usize) -> bool {
    const NAMED: [&[&str]; 13] = [
        &["công", "ty"],
        &["cổ", "phần"],
        &["tập", "đoàn"],
        &["ngân", "hàng"],
        &["phần", "mềm"],
        &["nhãn", "hiệu"],
        &["ký", "hiệu"],
        &["thương", "hiệu"],
        &["tnhh"],
        &["mtv"],
        &["hãng"],
        &["tàu"],
        &["giống"],
    ];
    let is_behind = |named: &[&str]| index.checked_sub(named.len()).is_some_and(|at| words.are(at, named));
    let is_foreign = |word: &Word<'_>| {
        let lower = word.lower();
        let is_long = word.written.chars().nth(2).is_some();
        let has_vowel = fold(&lower).contains(['a', 'e', 'i', 'o', 'u', 'y']);
        word.is_capital() && is_long && has_vowel && judge(&lower) != Verdict::Syllable
    };
    let before = index.checked_sub(1).filter(|_| words.is_joined(index)).and_then(|at| words.get(at));
    let behind = words.get(index + 1).filter(|_| words.is_joined(index + 1));
    (before.is_some() && NAMED.iter().any(|named| is_behind(named)))
        || before.is_some_and(is_foreign)
        || behind.is_some_and(is_foreign)
}

fn is_code(words: &Words<'_>, index: usize) -> bool {
    let figure = index + if words.are(index + 1, &["số"]) { 2 } else { 1 };
    (index + 1..=figure).all(|at| words.is_joined(at)) && words.get(figure).is_some_and(Word::is_figure)
}

/// Whether it is a part of something longer: "QĐ-UBND", "2015/QH13", "TT&TT", "H1.25".
fn is_glued(words: &Words<'_>, index: usize) -> bool {
    let Some(word) = words.get(index) else { return false };
    let glues = |c: char| matches!(c, '-' | '–' | '/' | '&' | '_' | '@' | '\\') || c.is_alphanumeric();
    let text = words.text();
    let before = text.get(..word.start).and_then(|text| text.chars().next_back());
    let mut behind = text.get(word.end..).unwrap_or_default().chars();
    let next = behind.next();
    let dotted = text.get(..word.start).and_then(|text| text.strip_suffix('.'));
    before.is_some_and(glues)
        || next.is_some_and(glues)
        || (next == Some('.') && behind.next().is_some_and(char::is_alphanumeric))
        || dotted.is_some_and(|text| text.ends_with(char::is_alphanumeric))
        || is_broken_symbol(words, index)
}

/// "2273/CTK - CSCL", "15972/SXD-QLN& TTBĐS": a symbol with a space in it.
fn is_broken_symbol(words: &Words<'_>, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).and_then(|before| words.get(before)) else { return false };
    let is_open = matches!(words.gap_before(index), "-" | "–" | "&" | "/");
    let head = words.text().get(..before.start).unwrap_or_default();
    is_open && before.is_loud() && head.ends_with(['/', '-', '–', '&'])
}

/// How much of what stands before an abbreviation is looked at, in bytes.
const NEAR: usize = 60;

/// "Tiêu chí thành phần (TCTP)", "(sau đây gọi tắt là TCTP)", "TCTP: tiêu chí thành phần", "TCTP (tiêu chí thành phần)".
fn is_explained_here(words: &Words<'_>, index: usize) -> bool {
    let Some(word) = words.get(index) else { return false };
    let own: Vec<char> = fold(word.written).chars().collect();
    let text = words.text();
    let before = text.get(..word.start).unwrap_or_default().trim_end_matches(['“', '"', '‘', ' ', '\u{a0}']);
    let behind = text.get(word.end..).unwrap_or_default().trim_start_matches(['”', '"', '’', ' ', '\u{a0}']);
    // Only what is near: a paragraph can be as long as a book, and hold an abbreviation in every line.
    let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(NEAR))..).unwrap_or_default();
    let near = near.trim_end_matches(':').to_lowercase();
    let is_called = ["tắt là", "tắt", "gọi là", "tắt:", "gọi chung là", "chữ viết tắt của"]
        .iter()
        .any(|call| near.ends_with(call.trim_end_matches(':')))
        // "Tên viết tắt tiếng Việt: …"
        || near.contains("viết tắt");
    if is_called {
        return true;
    }
    let first = |at: usize| words.get(at).and_then(|word| fold(word.written).chars().next());
    // The words around the bracket begin with its letters.
    let fits = |range: std::ops::Range<usize>| {
        let found: Vec<char> = range.filter_map(first).collect();
        found == own
    };
    let length = own.len();
    if before.ends_with('(') && index >= 2 {
        // Foreign abbreviations ("PAR INDEX", "SIPAS") are explained by the Vietnamese words before the bracket.
        return true;
    }
    let is_defined =
        behind.starts_with('(') || behind.starts_with(':') || behind.starts_with('=') || behind.starts_with("là ");
    is_defined && fits(index + 1..index + 1 + length)
}

/// Whether the words before the one at `index` begin with its letters.
fn fits_the_words_before(words: &Words<'_>, index: usize) -> bool {
    let Some(word) = words.get(index) else { return false };
    let own: Vec<char> = fold(word.written).chars().collect();
    let Some(start) = index.checked_sub(own.len()) else { return false };
    let found: Vec<char> =
        (start..index).filter_map(|at| words.get(at).and_then(|word| fold(word.written).chars().next())).collect();
    found == own
}

/// The first letters of words that nothing but white space parts.
fn initials(words: &Words<'_>) -> String {
    let mut initials = String::with_capacity(words.len());
    for (index, word) in words.iter() {
        if index > 0 && !words.is_joined(index) {
            // "phòng, chống", "kinh tế - xã hội": KTXH passes over them.
            let gap = words.gap_before(index);
            if !matches!(gap, "," | "-" | "–") {
                initials.push(' ');
            }
        }
        // Words in capitals spell nothing out.
        let is_spelling = !(word.is_loud() && word.written.chars().nth(1).is_some());
        match word.written.chars().next().filter(|_| is_spelling) {
            Some(first) => initials.push_str(&fold(first.encode_utf8(&mut [0; 4]))),
            None => initials.push(' '),
        }
    }
    initials
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Abbreviations<'_> {
        let mut found = Abbreviations::default();
        found.read(0, &Words::of(text), true);
        found
    }

    #[test]
    fn explained_or_not() {
        let found = read("các tiêu chí và TCTP; cải cách hành chính (CCHC); cán bộ (sau đây gọi tắt là CBCC), QĐ-UBND");
        let of = |text: &str| found.uses.get(text).cloned().unwrap_or_default();
        assert!(!of("TCTP").is_explained && of("CCHC").is_explained && of("CBCC").is_explained);
        assert_eq!((of("UBND").places.len(), of("UBND").in_symbols.len()), (0, 1));
        assert!(read("tiêu chí thành phần và TCTP").is_spelt_out("TCTP"));
        assert!(!found.is_spelt_out("TCTP"));
    }

    #[test]
    fn what_is_no_abbreviation() {
        assert_eq!(read("khóa XIII, Điều IV, phần NÂNG cao, THEO ĐÓ, mục A").uses.len(), 0);
        assert_eq!(read("KẾ HOẠCH CCHC NĂM").uses.len(), 0);
    }
}
