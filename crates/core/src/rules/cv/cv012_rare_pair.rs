//! CV012: a pair of words that one slip parts from a frequent one: "chỉ tịch", "thực hiện heo chỉ đạo".

use std::collections::HashMap;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::{Word, Words};
use crate::rules::places::with_further;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Role, Script};
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

/// A pair that stands more often than this is meant.
const RARE: usize = 2;

/// What was typed, what is meant, and where.
type Found = HashMap<(String, String), Vec<Span>>;

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let mut found: Found = HashMap::new();
    let passages = script.passages.iter().filter(|passage| {
        !matches!(
            passage.role,
            Role::SignerName
                | Role::SignatureAuthority
                | Role::Stray
                | Role::NationalName
                | Role::Issuer
                | Role::Parent
        )
    });
    for passage in passages {
        let words = Words::of(passage.words());
        let lower: Vec<String> = words.iter().map(|(_, word)| word.lower()).collect();
        let at = |index: usize| lower.get(index).map(String::as_str).unwrap_or_default();
        for (index, word) in words.iter() {
            if !is_looked_at(&words, index, word) {
                continue;
            }
            if let Some((length, right)) = slip(&words, index, &at) {
                take(&mut found, &words, passage, subject, index..index + length, right);
                continue;
            }
            let is_next = words.is_joined(index + 1)
                && words.get(index + 1).is_some_and(|next| next.is_small() || (word.is_loud() && next.is_loud()));
            if !is_next || PAIRS.has(at(index), at(index + 1)) {
                continue;
            }
            let (first, second) = (at(index), at(index + 1));
            if let Some((one, two)) = PAIRS.meant(first, second) {
                let before = index.checked_sub(1).filter(|_| words.is_joined(index)).map(at).unwrap_or_default();
                let behind = if words.is_joined(index + 2) { at(index + 2) } else { "" };
                // "một phần công việc": the second belongs to the third; a word that can't be is CV004's.
                let is_crossing = PAIRS.has(before, first) || PAIRS.has(second, behind);
                let is_word = [first, second].iter().all(|word| judge(word) == Verdict::Syllable);
                if is_word && !is_crossing {
                    take(&mut found, &words, passage, subject, index..index + 2, format!("{one} {two}"));
                }
            }
        }
    }
    let mut all: Vec<((String, String), Vec<Span>)> = found.into_iter().collect();
    all.sort_by_key(|(_, places)| places.first().copied());
    for ((wrong, right), places) in all {
        let Some(first) = places.first().filter(|_| places.len() <= RARE) else { continue };
        let finding =
            rule.finding(*first, said!("“{wrong}”: có lẽ là “{right}”", "“{wrong}”: perhaps “{right}”")).help(said!(
                "đọc lại câu này; nếu đúng ý thì giữ nguyên",
                "read the sentence again; leave it if it is meant"
            ));
        findings.push(with_further(finding, &places, &said!("chỗ này cũng vậy", "here too")));
    }
}

/// A name may be anything: small letters, the first word of a sentence, and a line in capitals that names no unit.
fn is_looked_at(words: &Words<'_>, index: usize, word: &Word<'_>) -> bool {
    const UNITS: [&str; 8] = ["xã", "phường", "trấn", "huyện", "quận", "tỉnh", "phố", "khu"];
    if word.is_small() {
        return true;
    }
    if word.is_loud() && word.written.chars().nth(1).is_some() {
        let from = index.saturating_sub(4);
        return !(from..index).any(|at| words.get(at).is_some_and(|before| UNITS.contains(&before.lower().as_str())));
    }
    let begins = index == 0 || words.gap_before(index).ends_with(['.', ':', '-', '+', ';']);
    begins && word.is_capital()
}

/// A slip of the list that begins at `index`: how many words it takes, and what is meant.
fn slip<'l>(words: &Words<'_>, index: usize, at: &impl Fn(usize) -> &'l str) -> Option<(usize, String)> {
    PAIRS.slips(at(index)).iter().find_map(|slip| {
        let length = slip.wrong.len();
        let is_it = slip.wrong.iter().enumerate().all(|(offset, wrong)| {
            at(index + offset) == wrong
                && (offset == 0
                    || words.is_joined(index + offset) && words.get(index + offset).is_some_and(|word| word.is_small()))
        });
        let before = if words.is_joined(index) { at(index.saturating_sub(1)) } else { "" };
        let behind = if words.is_joined(index + length) { at(index + length) } else { "" };
        let fits = |list: &[String], word: &str| list.is_empty() || list.iter().any(|one| one == word);
        (is_it && fits(&slip.before, before) && fits(&slip.behind, behind)).then(|| (length, slip.right.clone()))
    })
}

fn take(
    found: &mut Found,
    words: &Words<'_>,
    passage: &crate::script::Passage,
    subject: &Subject<'_>,
    range: std::ops::Range<usize>,
    right: String,
) {
    let start = words.get(range.start).map_or(0, |word| word.start);
    let end = range.end.checked_sub(1).and_then(|last| words.get(last)).map_or(start, |word| word.end);
    let wrong = words.text().get(start..end).unwrap_or_default().to_owned();
    let span = passage.place(start..end, subject.sources);
    let places = found.entry((wrong, right)).or_default();
    if !places.contains(&span) && places.len() <= RARE {
        places.push(span);
    }
}
