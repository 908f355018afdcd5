//! Phrases that everybody writes in one way, and the word that stands in them; `data/phrases.toml`.
//!
//! A phrase of three words has up to three *holes*: a word that the two others ask for. "Thủ … Chính" asks for "tướng";
//! "của … về" asks for nothing. Which holes a phrase has was counted and stands in the file; two phrases never ask for
//! different words in one place.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use serde::Deserialize;

use super::near::{is_one_slip, strokes};
use super::pairs::PAIRS;
use super::syllable::settled;

/// Each of these is one text, so that reading the file costs next to nothing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'f> {
    hu_tu: &'f str,
    khac: &'f str,
    hiem: &'f str,
    dung: &'f str,
    #[serde(borrow)]
    cum: BTreeMap<&'f str, &'f str>,
}

/// A word of a phrase, or of a text that is looked at: its number, and whether a comma stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Token(u32);

impl Token {
    /// A word that stands in no phrase.
    const UNKNOWN: Self = Self(0);

    fn new(number: u32, has_comma: bool) -> Self {
        Self(number << 1 | u32::from(has_comma))
    }

    /// The word alone.
    #[must_use]
    pub fn without_comma(self) -> Self {
        Self(self.0 & !1)
    }

    /// The word with the comma that `self` has.
    fn like(self, other: Self) -> Self {
        Self(self.0 & !1 | other.0 & 1)
    }
}

/// Which word of a phrase is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hole {
    /// The two behind ask for it.
    First,
    /// The two around ask for it.
    Middle,
    /// The two before ask for it.
    Last,
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Meant {
    /// The word.
    pub token: Token,
    /// Whether it begins with a capital there: it is part of a body's name.
    pub is_name: bool,
    /// Whether so many write it that one who doesn't has slipped, even into a pair that exists.
    pub is_frequent: bool,
    /// Whether hardly ever another word stands there: then nothing may be left out either.
    pub is_solid: bool,
}

/// Numbers of words are well mixed by one multiplication; the tables are asked of every word of a text.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        for eight in bytes.chunks(8) {
            self.write_u64(eight.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)));
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

type Mixed = BuildHasherDefault<Mix>;

/// The phrases.
#[derive(Debug, Default)]
pub struct Phrases {
    numbers: HashMap<Cow<'static, str>, u32, Mixed>,
    /// By number.
    words: Vec<Cow<'static, str>>,
    holes: HashMap<u64, Meant, Mixed>,
    /// Two that stand beside each other in a phrase.
    familiar: HashSet<u64, Mixed>,
    /// Two that stand beside each other elsewhere, and are near two familiar ones.
    right: HashSet<u64, Mixed>,
    /// The same, where hardly anybody writes them.
    rare: HashSet<u64, Mixed>,
    particles: HashSet<&'static str>,
}

const SOURCE: &str = include_str!("../../../../data/phrases.toml");

/// What stands for every number.
const FIGURE: &str = "#";

/// The phrases of the file.
pub static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    // The file is part of the program; a test fails before a broken one is built.
    #[expect(clippy::expect_used)]
    let file: File<'_> = toml::from_str(SOURCE).expect("data/phrases.toml is part of the program");
    Phrases::of(file)
});

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn pair(one: Token, two: Token) -> u64 {
    u64::from(one.0) << 31 | u64::from(two.0)
}

fn key(hole: Hole, one: Token, two: Token) -> u64 {
    (hole as u64) << 62 | pair(one, two)
}

impl Phrases {
    fn of(file: File<'static>) -> Self {
        let particles = file.hu_tu.split_whitespace().collect();
        let mut phrases = Self { words: vec![Cow::Borrowed("")], particles, ..Self::default() };
        // So many there are: tables that grow are filled twice.
        phrases.holes.reserve(20_000);
        phrases.familiar.reserve(8_000);
        for (holes, lines) in &file.cum {
            for line in lines.lines() {
                let Some((start, ends)) = line.split_once(": ") else { continue };
                let Some(start) = start.split_once(' ').map(|(first, second)| [first, second]) else { continue };
                let tokens = start.map(|word| phrases.intern(word));
                for last in ends.split(' ') {
                    phrases.add(holes, tokens, start.map(is_capital), last);
                }
            }
        }
        phrases.right = [file.dung, file.khac].into_iter().flat_map(|lines| phrases.pairs(lines)).collect();
        phrases.rare = phrases.pairs(file.hiem).into_iter().collect();
        phrases
    }

    fn pairs(&mut self, lines: &'static str) -> Vec<u64> {
        let mut pairs = Vec::new();
        for (first, seconds) in lines.lines().filter_map(|line| line.split_once(": ")) {
            let first = self.intern(first);
            pairs.extend(seconds.split(' ').map(|second| pair(first, self.intern(second))));
        }
        pairs
    }

    fn intern(&mut self, written: &'static str) -> Token {
        let (word, has_comma) = written.strip_suffix(',').map_or((written, false), |word| (word, true));
        let lower = if is_capital(word) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) };
        let next = u32::try_from(self.words.len()).unwrap_or_default();
        let words = &mut self.words;
        let number = *self.numbers.entry(lower).or_insert_with_key(|lower| {
            words.push(lower.clone());
            next
        });
        Token::new(number, has_comma)
    }

    fn add(&mut self, holes: &str, [first, second]: [Token; 2], [is_first, is_second]: [bool; 2], last: &'static str) {
        let (third, is_third) = (self.intern(last), is_capital(last));
        self.familiar.insert(pair(first, second.without_comma()));
        self.familiar.insert(pair(second, third.without_comma()));
        let is_frequent = holes.ends_with('+');
        for hole in holes.chars().filter(|hole| *hole != '+') {
            let is_solid = hole.is_uppercase();
            let (key, token, is_name) = match hole {
                'd' | 'D' => (key(Hole::First, second, third), first, is_first),
                'g' => (key(Hole::Middle, first, third), second, is_second),
                _ => (key(Hole::Last, first, second), third, is_third),
            };
            self.holes.insert(key, Meant { token, is_name, is_frequent, is_solid });
        }
    }

    /// A word in small letters; every number is the same.
    pub fn token(&self, lower: &str, has_comma: bool) -> Token {
        let is_figure = lower.bytes().any(|byte| byte.is_ascii_digit());
        let settled = settled(lower);
        let word = if is_figure { FIGURE } else { settled.as_ref() };
        Token::new(self.numbers.get(word).copied().unwrap_or_default(), has_comma)
    }

    /// A word, written small.
    pub fn word(&self, token: Token) -> &str {
        usize::try_from(token.0 >> 1).ok().and_then(|number| self.words.get(number)).map_or("", AsRef::as_ref)
    }

    /// What the two words around a hole, before or behind it ask for.
    pub fn asked(&self, hole: Hole, one: Token, two: Token) -> Option<Meant> {
        if one.without_comma() == Token::UNKNOWN || two.without_comma() == Token::UNKNOWN {
            return None;
        }
        // A comma behind the phrase says nothing.
        let two = if hole == Hole::Last { two } else { two.without_comma() };
        self.holes.get(&key(hole, one, two)).copied()
    }

    /// Whether `meant` may stand where `word` stands between its neighbours, and `word` itself may not.
    pub fn fits_better(&self, asked: Meant, word: &str, token: Token, neighbours: [Option<Token>; 2]) -> bool {
        let meant = asked.token.like(token);
        let is_right = |one: Token, two: Token, first: &str, second: &str| {
            let pair = pair(one, two.without_comma());
            let is_common = self.right.contains(&pair) || self.familiar.contains(&pair);
            is_common || (!asked.is_frequent && self.is_right(one, two, first, second))
        };
        let [before, behind] = neighbours;
        let right = self.word(meant);
        let is_before = before.is_none_or(|before| {
            self.is_familiar(before, meant, self.word(before), right)
                && !is_right(before, token, self.word(before), word)
        });
        is_before
            && behind.is_none_or(|behind| {
                self.is_familiar(meant, behind, right, self.word(behind))
                    && !is_right(token, behind, word, self.word(behind))
            })
    }

    fn is_familiar(&self, one: Token, two: Token, first: &str, second: &str) -> bool {
        self.familiar.contains(&pair(one, two.without_comma())) || PAIRS.has(first, second)
    }

    /// Whether two words are known to stand beside each other.
    pub fn is_right(&self, one: Token, two: Token, first: &str, second: &str) -> bool {
        let pair = pair(one, two.without_comma());
        self.right.contains(&pair) || self.rare.contains(&pair) || self.is_familiar(one, two, first, second)
    }

    /// Whether a word means little by itself and stands anywhere: "và", "là", "mà".
    pub fn is_particle(&self, lower: &str) -> bool {
        self.particles.contains(lower)
    }

    /// Whether one slip, or its marks alone, part a word from the one that is meant.
    pub fn is_near(&self, word: &str, meant: Token) -> bool {
        let meant = self.word(meant);
        let (own, other) = (strokes(word), strokes(meant));
        own != other && (is_one_slip(&own, &other) || super::fold(word) == super::fold(meant))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(hole: Hole, one: &str, two: &str) -> Option<String> {
        let [one, two] = [one, two].map(|word| PHRASES.token(word, false));
        PHRASES.asked(hole, one, two).map(|meant| PHRASES.word(meant.token).to_owned())
    }

    #[test]
    fn the_words_around_ask_for_one() {
        assert_eq!(asked(Hole::Middle, "thủ", "chính").as_deref(), Some("tướng"));
        assert_eq!(asked(Hole::First, "ban", "nhân").as_deref(), Some("ủy"));
        assert_eq!(asked(Hole::Middle, "của", "về"), None);
        assert_eq!(asked(Hole::Middle, "mèo", "chính"), None);
    }

    #[test]
    fn near_by_a_slip_or_by_the_marks() {
        let is_near = |word: &str, meant: &str| PHRASES.is_near(word, PHRASES.token(meant, false));
        assert!(is_near("tưởng", "tướng") && is_near("đóng", "đồng") && is_near("hquốc", "quốc"));
        assert!(!is_near("đồng", "đồng") && !is_near("hoà", "hòa") && !is_near("phường", "tướng"));
    }

    #[test]
    fn every_line_is_read() {
        let file = toml::from_str::<File<'_>>(SOURCE);
        assert!(file.is_ok());
        for (holes, lines) in file.iter().flat_map(|file| &file.cum) {
            assert!(holes.chars().all(|hole| "dDgcC+".contains(hole)), "{holes}");
            for line in lines.lines() {
                let parts: Vec<Vec<&str>> = line.split(": ").map(|part| part.split(' ').collect()).collect();
                let is_phrase = matches!(parts.as_slice(), [start, _] if start.len() == 2);
                assert!(is_phrase && !parts.iter().flatten().any(|word| word.is_empty()), "{line}");
            }
        }
    }
}
