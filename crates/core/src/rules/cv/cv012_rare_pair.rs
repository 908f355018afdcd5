//! CV012: a pair of words that one slip parts from a frequent one: "chỉ tịch", "thực hiện heo chỉ đạo".

use std::collections::HashMap;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::{FoundIn, UNIT_WORDS, Word, Words};
use crate::rules::places::with_further;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};
use crate::source::Span;
use crate::vietnamese::pairs::PAIRS;
use crate::vietnamese::syllable::{Verdict, judge};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CV012",
    name: "cap-am-tiet-hiem",
    summary: ["cặp từ lạ chỉ khác một nét với cặp từ quen", "a strange pair of words, one slip from a familiar one"],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Possible,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("CV012"),
    phase: Phase::Script(check),
};

/// A pair that stands more often than this is meant, unless its word is bound to the right pair ("chỉ tịch").
const RARE: usize = 2;

/// So many places of one slip are shown.
const SHOWN: usize = 20;

/// So often a pair stands in a text that has it often.
const OFTEN: usize = 4;

/// What was typed, what is meant, and where.
type Found = HashMap<(String, String), Vec<(Span, String)>>;

/// A passage and its words.
struct Line<'s> {
    passage: &'s Passage,
    words: &'s Words<'s>,
}

impl Line<'_> {
    fn at(&self, index: usize) -> &str {
        self.words.lower().get(index).map(String::as_str).unwrap_or_default()
    }
}

fn check(rule: &Rule, subject: &Subject<'_>, _script: &Script, findings: &mut Vec<Finding>) {
    let passages = subject.passages().filter(|it| is_text(it.passage.role));
    let lines: Vec<Line<'_>> = passages.map(|FoundIn { passage, words, .. }| Line { passage, words }).collect();
    let counts = Counts::of(&lines);
    let mut found: Found = HashMap::new();
    for line in &lines {
        for (index, word) in line.words.iter() {
            if !is_looked_at(line.words, index, word) {
                continue;
            }
            if let Some((length, right)) = slip(line, index) {
                take(&mut found, line, subject, index..index + length, right);
            } else if let Some(right) = strange_pair(line, index, word, &counts) {
                take(&mut found, line, subject, index..index + 2, right);
            }
        }
    }
    let mut all: Vec<(String, Vec<(Span, String)>)> = found
        .into_iter()
        .filter(|((wrong, right), places)| places.len() <= RARE || is_firm(wrong, right))
        .map(|((_, right), places)| (right, places))
        .collect();
    all.sort_by_key(|(_, places)| places.first().map(|(span, _)| *span));
    for (right, places) in all {
        let Some((first, wrong)) = places.first() else { continue };
        let finding =
            rule.finding(*first, said!("“{wrong}”: có lẽ là “{right}”", "“{wrong}”: perhaps “{right}”")).help(said!(
                "đọc lại câu này; nếu đúng ý thì giữ nguyên",
                "read the sentence again; leave it if it is meant"
            ));
        let spans: Vec<Span> = places.iter().map(|(span, _)| *span).collect();
        findings.push(with_further(finding, &spans, &said!("chỗ này cũng vậy", "here too")));
    }
}

/// Whether a slip stays one however often it is copied: two words of which one stands in hardly any other pair. A word
/// that lost its first letter all over a text lost it to a converter.
fn is_firm(wrong: &str, right: &str) -> bool {
    let pair = |text: &str| text.split_once(' ').map(|(first, second)| (first.to_owned(), second.to_owned()));
    let (Some((first, second)), Some((one, two))) = (pair(wrong), pair(right)) else { return false };
    let is_cut = |word: &str, whole: &str| word != whole && whole.ends_with(word);
    (PAIRS.is_bound(&first) || PAIRS.is_bound(&second)) && !is_cut(&first, &one) && !is_cut(&second, &two)
}

fn is_text(role: Role) -> bool {
    !matches!(role, Role::SignerName | Role::SignatureAuthority | Role::Stray | Role::NationalName | Role::PlaceDate)
}

/// How often the words of a text stand in it, and the familiar pairs.
struct Counts<'s> {
    words: HashMap<&'s str, usize>,
    pairs: HashMap<(&'s str, &'s str), usize>,
}

impl<'s> Counts<'s> {
    fn of(lines: &'s [Line<'_>]) -> Self {
        let mut counts = Self { words: HashMap::new(), pairs: HashMap::new() };
        for line in lines {
            let lower = line.words.lower();
            for (one, two) in lower.iter().zip(lower.iter().skip(1)) {
                *counts.words.entry(one).or_insert(0) += 1;
                if PAIRS.has(one, two) {
                    *counts.pairs.entry((one, two)).or_insert(0) += 1;
                }
            }
            if let Some(last) = lower.last() {
                *counts.words.entry(last).or_insert(0) += 1;
            }
        }
        counts
    }

    fn is_once(&self, word: &str) -> bool {
        self.words.get(word).is_none_or(|count| *count == 1)
    }

    fn is_often(&self, first: &str, second: &str) -> bool {
        self.pairs.get(&(first, second)).is_some_and(|count| *count >= OFTEN)
    }
}

/// What is meant by the pair that begins at `index`, where it is no pair.
fn strange_pair(line: &Line<'_>, index: usize, word: &Word<'_>, counts: &Counts<'_>) -> Option<String> {
    let words = line.words;
    let next = words.get(index + 1).filter(|_| words.is_joined(index + 1))?;
    let (first, second) = (line.at(index), line.at(index + 1));
    if !(next.is_small() || (word.is_loud() && next.is_loud())) || PAIRS.has(first, second) {
        return None;
    }
    let (one, two) = PAIRS.meant(first, second, |word| counts.is_once(word), |one, two| counts.is_often(one, two))?;
    let before = if words.is_joined(index) { line.at(index.saturating_sub(1)) } else { "" };
    let behind = if words.is_joined(index + 2) { line.at(index + 2) } else { "" };
    // "một phần công việc": the second belongs to the third.
    let is_crossing = PAIRS.has(before, first) || PAIRS.has(second, behind);
    // CV004 has those that can't be; it leaves out words without marks.
    let is_word = [first, second].iter().all(|word| word.is_ascii() || judge(word) == Verdict::Syllable);
    (is_word && !is_crossing).then(|| format!("{one} {two}"))
}

/// A name may be anything: small letters, a capital before them ("Chỉ tịch"), and a line in capitals that names no unit.
fn is_looked_at(words: &Words<'_>, index: usize, word: &Word<'_>) -> bool {
    let ends_a_unit = |lower: &str| UNIT_WORDS.iter().any(|unit| unit.word.rsplit(' ').next() == Some(lower));
    if word.is_small() {
        return true;
    }
    if word.is_loud() && word.written.chars().nth(1).is_some() {
        let from = index.saturating_sub(4);
        return !(from..index).any(|at| words.get(at).is_some_and(|before| ends_a_unit(&before.lower())));
    }
    let is_next_small = words.is_joined(index + 1) && words.get(index + 1).is_some_and(|next| next.is_small());
    let is_behind_a_name = words.is_joined(index) && words.get(index.saturating_sub(1)).is_some_and(Word::is_capital);
    word.is_capital() && is_next_small && !is_behind_a_name
}

/// A slip of the list that begins at `index`: how many words it takes, and what is meant.
fn slip(line: &Line<'_>, index: usize) -> Option<(usize, String)> {
    let words = line.words;
    PAIRS.slips(line.at(index)).iter().find_map(|slip| {
        let length = slip.wrong.len();
        let is_it = slip.wrong.iter().enumerate().all(|(offset, wrong)| {
            let is_joined = offset == 0 || words.is_joined(index + offset);
            line.at(index + offset) == wrong && is_joined
        });
        let before = if words.is_joined(index) { line.at(index.saturating_sub(1)) } else { "" };
        let behind = if words.is_joined(index + length) { line.at(index + length) } else { "" };
        let fits = |list: &[String], word: &str| list.is_empty() || list.iter().any(|one| one == word);
        // "quá trình hình thành": each belongs to its other neighbour.
        let is_crossing = match slip.wrong.as_slice() {
            [first, second] => PAIRS.has(before, first) && PAIRS.has(second, behind),
            // "thiên tai các năm": the first belongs to the word before.
            [only] => PAIRS.has(before, only) || PAIRS.has(only, behind),
            _ => false,
        };
        (is_it && !is_crossing && fits(&slip.before, before) && fits(&slip.behind, behind))
            .then(|| (length, slip.right.clone()))
    })
}

fn take(found: &mut Found, line: &Line<'_>, subject: &Subject<'_>, range: std::ops::Range<usize>, right: String) {
    let words = line.words;
    let start = words.get(range.start).map_or(0, |word| word.start);
    let end = range.end.checked_sub(1).and_then(|last| words.get(last)).map_or(start, |word| word.end);
    let wrong = words.text().get(start..end).unwrap_or_default();
    // Each place costs a search in its line.
    let places = found.entry((wrong.to_lowercase(), right)).or_default();
    if places.len() > SHOWN {
        return;
    }
    let span = line.passage.place(start..end, subject.sources);
    if !places.iter().any(|(place, _)| *place == span) {
        places.push((span, wrong.to_owned()));
    }
}
