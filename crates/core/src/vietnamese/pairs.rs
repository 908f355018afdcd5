//! Pairs of syllables that stand together in administrative texts, and the slips that part others from them;
//! `data/pairs.toml`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::near::{is_one_slip, strokes};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    thuong: String,
    gan: String,
    khac: Vec<String>,
    cap: HashMap<String, String>,
    nham: Vec<SlipEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SlipEntry {
    sai: String,
    dung: String,
    #[serde(default)]
    truoc: String,
    #[serde(default)]
    sau: String,
}

/// A slip that makes other everyday words, told by what stands around.
#[derive(Debug)]
pub struct Slip {
    /// As typed, by words.
    pub wrong: Vec<String>,
    /// What is meant.
    pub right: String,
    /// The words of which one stands before; any where empty.
    pub before: Vec<String>,
    /// The words of which one stands behind; any where empty.
    pub behind: Vec<String>,
}

/// A syllable and its strokes.
#[derive(Debug)]
struct Syllable {
    written: String,
    strokes: Vec<char>,
}

/// The pairs.
#[derive(Debug)]
pub struct Pairs {
    behind: HashMap<String, Vec<Syllable>>,
    before: HashMap<String, Vec<Syllable>>,
    pairs: HashMap<String, HashSet<String>>,
    everyday: HashSet<String>,
    bound: HashSet<String>,
    /// The slips, by their first word.
    slips: HashMap<String, Vec<Slip>>,
}

const SOURCE: &str = include_str!("../../../../data/pairs.toml");

/// The pairs of the file.
pub static PAIRS: LazyLock<Pairs> = LazyLock::new(|| {
    // The file is part of the program; a test fails before a broken one is built.
    #[expect(clippy::expect_used)]
    let file: File = toml::from_str(SOURCE).expect("data/pairs.toml is part of the program");
    Pairs::of(file)
});

impl Pairs {
    fn of(file: File) -> Self {
        let set = |text: &str| text.split_whitespace().map(str::to_owned).collect::<HashSet<String>>();
        let list = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<String>>();
        let (mut behind, mut before): (HashMap<String, Vec<Syllable>>, HashMap<String, Vec<Syllable>>) =
            (HashMap::new(), HashMap::new());
        let mut pairs: HashMap<String, HashSet<String>> = HashMap::new();
        let mut everyday = set(&file.thuong);
        let syllable = |word: &str| Syllable { written: word.to_owned(), strokes: strokes(word) };
        let mut all: Vec<(&String, &String)> = file.cap.iter().collect();
        all.sort();
        for (first, seconds) in all {
            everyday.insert(first.clone());
            for second in seconds.split_whitespace() {
                everyday.insert(second.to_owned());
                behind.entry(first.clone()).or_default().push(syllable(second));
                before.entry(second.to_owned()).or_default().push(syllable(first));
                pairs.entry(first.clone()).or_default().insert(second.to_owned());
            }
        }
        for pair in &file.khac {
            if let Some((first, second)) = pair.split_once(' ') {
                pairs.entry(first.to_owned()).or_default().insert(second.to_owned());
            }
        }
        let mut slips: HashMap<String, Vec<Slip>> = HashMap::new();
        for entry in &file.nham {
            let wrong = list(&entry.sai);
            let Some(first) = wrong.first().cloned() else { continue };
            let slip = Slip { wrong, right: entry.dung.clone(), before: list(&entry.truoc), behind: list(&entry.sau) };
            slips.entry(first).or_default().push(slip);
        }
        Self { behind, before, pairs, everyday, bound: set(&file.gan), slips }
    }

    /// Whether two syllables are a pair.
    pub fn has(&self, first: &str, second: &str) -> bool {
        self.pairs.get(first).is_some_and(|seconds| seconds.contains(second))
    }

    /// Whether a syllable stands by itself in everyday words.
    pub fn is_everyday(&self, syllable: &str) -> bool {
        self.everyday.contains(syllable)
    }

    /// Whether a syllable stands in hardly any pair but its own.
    pub fn is_bound(&self, syllable: &str) -> bool {
        self.bound.contains(syllable)
    }

    /// The slips that begin with a word.
    pub fn slips(&self, first: &str) -> &[Slip] {
        self.slips.get(first).map_or(&[], Vec::as_slice)
    }

    /// The one pair that one slip makes of these two. The slip isn't an everyday word itself, or the other syllable is
    /// bound to it, or only a mark differs and the text has the slip once
    /// (`is_once`) and the pair often (`is_strange`).
    pub fn meant(
        &self,
        first: &str,
        second: &str,
        is_once: impl Fn(&str) -> bool,
        is_strange: impl Fn(&str, &str) -> bool,
    ) -> Option<(String, String)> {
        let mut found: Option<(String, String)> = None;
        let mut take = |pair: (String, String)| {
            let is_first = found.is_none();
            found = Some(pair);
            is_first
        };
        let is_free = !self.is_everyday(first) || self.bound.contains(second);
        if let Some(candidates) = self.before.get(second).filter(|_| is_free || is_once(first)) {
            for near in near(first, candidates) {
                let right = near.written.as_str();
                let is_it = is_free || (is_a_mark(first, right) && is_strange(right, second));
                if is_it && !take((right.to_owned(), second.to_owned())) {
                    return None;
                }
            }
        }
        let is_free = !self.is_everyday(second) || self.bound.contains(first);
        if let Some(candidates) = self.behind.get(first).filter(|_| is_free || is_once(second)) {
            for near in near(second, candidates) {
                let right = near.written.as_str();
                let is_it = is_free || (is_a_mark(second, right) && is_strange(first, right));
                if is_it && !take((first.to_owned(), right.to_owned())) {
                    return None;
                }
            }
        }
        found
    }
}

/// Those of `candidates` that one slip makes of `word`.
fn near<'c>(word: &str, candidates: &'c [Syllable]) -> impl Iterator<Item = &'c Syllable> {
    // Most are told by their length alone, before the word is taken apart.
    let length = word.len();
    let may_be = move |one: &&Syllable| one.written.len().abs_diff(length) <= 3;
    let own = if candidates.iter().any(|one| may_be(&one)) { strokes(word) } else { Vec::new() };
    candidates.iter().filter(may_be).filter(move |one| is_one_slip(&own, &one.strokes))
}

/// Whether two words differ in a mark alone.
fn is_a_mark(one: &str, other: &str) -> bool {
    super::fold(one) == super::fold(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_and_their_slips() {
        assert!(PAIRS.has("chủ", "tịch") && PAIRS.has("thực", "hiện"));
        let meant = |one: &str, two: &str| {
            PAIRS.meant(one, two, |_| false, |_, _| false).map(|(one, two)| format!("{one} {two}"))
        };
        assert_eq!(meant("chỉ", "tịch").as_deref(), Some("chủ tịch"));
        assert_eq!(meant("thực", "hiên").as_deref(), Some("thực hiện"));
        // Everyday words may stand beside each other.
        assert_eq!(meant("phần", "công"), None);
        assert_eq!(meant("cá", "lớn"), None);
        // A syllable that is far longer is no slip of a short one.
        assert_eq!(meant("trạm", "xoạch"), None);
    }
}
