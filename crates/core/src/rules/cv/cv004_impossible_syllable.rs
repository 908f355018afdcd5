//! CV004: words that no Vietnamese syllable can be: "thưc hiện", "ngiệm thu", "họat động".

use std::collections::{BTreeMap, HashMap};

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Edit, Finding, Safety, Severity};
use crate::recognise::{FoundIn, Word, Words};
use crate::rules::places::with_further;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};
use crate::source::Span;
use crate::vietnamese::exceptions::is_exception;
use crate::vietnamese::legacy::{may_be_old, table_of};
use crate::vietnamese::near::{is_one_slip, strokes};
use crate::vietnamese::syllable::{Verdict, judge};
use crate::vietnamese::{in_case_of, words_folded};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CV004",
    name: "am-tiet",
    summary: ["chữ không thể là âm tiết tiếng Việt", "a word that can't be a Vietnamese syllable"],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::Safe,
    waivable: true,
    kinds: &[],
    page: page!("CV004"),
    phase: Phase::Script(check),
};

/// From so many different words on they are one finding: the text comes from a scanner.
const MANY: usize = 8;

/// So many places of one word are kept: each costs a search in its line.
const PLACES: usize = 200;

/// The longest syllable is "nghiêng".
const LONGEST: usize = 7;

fn check(rule: &Rule, subject: &Subject<'_>, _script: &Script, findings: &mut Vec<Finding>) {
    let mut judged: HashMap<String, Verdict> = HashMap::new();
    let mut found: BTreeMap<String, (String, Verdict, Vec<Span>)> = BTreeMap::new();
    for FoundIn { passage, words, .. } in subject.passages().filter(|it| is_looked_at(it.passage)) {
        if is_of_an_old_font(passage.words()) {
            continue;
        }
        for (index, word) in words.iter() {
            if word.written.is_ascii() || !stands_alone(passage.words(), word) || !is_no_name(words, index, word) {
                continue;
            }
            let lower = word.lower();
            let verdict = judged.entry(lower.clone()).or_insert_with(|| verdict(&lower));
            if *verdict == Verdict::Syllable {
                continue;
            }
            let entry = found.entry(lower).or_insert_with(|| (word.written.to_owned(), verdict.clone(), Vec::new()));
            if entry.2.len() < PLACES {
                entry.2.push(passage.place(word.range(), subject.sources));
            }
        }
    }
    if found.is_empty() {
        return;
    }
    let counts = counts(subject);
    let mut all: Vec<(String, String, Verdict, Vec<Span>)> =
        found.into_iter().map(|(lower, (written, verdict, places))| (lower, written, verdict, places)).collect();
    all.sort_by_key(|(.., places)| places.first().copied());
    if all.len() >= MANY {
        findings.extend(together(rule, &all));
        return;
    }
    for (lower, written, verdict, places) in &all {
        let Some(first) = places.first() else { continue };
        let mut finding = match verdict {
            Verdict::Misplaced(right) => {
                // What an entity or a mark of Markdown stands in isn't what was typed.
                let typed = places.iter().map(|place| (*place, subject.sources.slice(*place)));
                let edits = typed.filter(|(_, typed)| words_folded(typed) == words_folded(lower));
                let edits =
                    edits.map(|(span, typed)| Edit { span, text: in_case_of(typed, right), safety: Safety::Safe });
                rule.finding(
                    *first,
                    said!("“{written}” đặt sai dấu thanh", "“{written}” has its tone on a wrong letter"),
                )
                .help(said!("viết “{right}”", "write “{right}”"))
                .fix(said!("đặt lại dấu", "put the tone in its place"), edits.collect())
            }
            _ => {
                let message =
                    said!("“{written}” không phải âm tiết tiếng Việt", "“{written}” is no Vietnamese syllable");
                let finding = rule.finding(*first, message);
                match meant(lower, &counts) {
                    Some(right) => finding.help(said!("có lẽ là “{right}”", "perhaps “{right}” is meant")),
                    None => finding.help(said!(
                        "đọc lại chữ này: thiếu chữ, thừa chữ hoặc thiếu dấu",
                        "read the word again: a letter or a mark is missing or too much"
                    )),
                }
            }
        };
        finding = with_further(finding, places, &said!("chỗ này cũng vậy", "here too"));
        findings.push(finding);
    }
}

/// One finding for a text full of them.
fn together(rule: &Rule, all: &[(String, String, Verdict, Vec<Span>)]) -> Option<Finding> {
    let (_, written, _, places) = all.first()?;
    let (first, others) = (*places.first()?, all.len() - 1);
    let finding = rule
        .finding(
            first,
            said!(
                "“{written}” và {others} chữ khác không phải âm tiết tiếng Việt",
                "“{written}” and {others} other words are no Vietnamese syllables"
            ),
        )
        .help(said!(
            "đối chiếu với bản gốc: văn bản có lẽ là bản quét",
            "compare with the original: the text seems to come from a scanner"
        ));
    let mut finding = finding;
    for (_, written, _, places) in all.iter().skip(1).take(30) {
        if let Some(place) = places.first() {
            finding = finding.related(*place, said!("“{written}”", "“{written}”"));
        }
    }
    Some(finding)
}

/// CV003 reports such a passage.
fn is_of_an_old_font(text: &str) -> bool {
    may_be_old(text) && text.split_whitespace().filter(|word| table_of(word).is_some()).nth(1).is_some()
}

fn is_looked_at(passage: &Passage) -> bool {
    !matches!(
        passage.role,
        Role::SignerName | Role::SignatureAuthority | Role::Recipient | Role::Stray | Role::Number | Role::NationalName
    )
}

/// Whether a word isn't part of a symbol, an address, a word with hyphens or an apostrophe.
fn stands_alone(text: &str, word: &Word<'_>) -> bool {
    let glues = |c: char| matches!(c, '-' | '\'' | '’' | '`' | '/' | '@' | '_' | '&' | '+') || c.is_numeric();
    let before = text.get(..word.start).and_then(|before| before.chars().next_back());
    let mut behind = text.get(word.end..).unwrap_or_default().chars();
    let next = behind.next();
    // A mark of a decomposed letter belongs to the word; a full stop with a letter behind is an address.
    let is_address = next == Some('.') && behind.next().is_some_and(char::is_alphanumeric);
    !before.is_some_and(|c| glues(c) || c == '.') && !next.is_some_and(glues) && !is_address
}

/// Small letters, or a capital at the beginning of a sentence with a small word behind: names are left alone.
fn is_no_name(words: &Words<'_>, index: usize, word: &Word<'_>) -> bool {
    if word.is_small() {
        return word.written.chars().nth(1).is_some();
    }
    let gap = words.gap_before(index);
    let begins = index == 0 && gap.is_empty() || gap.ends_with(['.', ':', '-', '+', '*', '•']);
    let is_first = word.is_capital() && word.written.chars().skip(1).all(|c| !c.is_uppercase());
    is_first && begins && words.is_joined(index + 1) && words.get(index + 1).is_some_and(|next| next.is_small())
}

fn verdict(lower: &str) -> Verdict {
    const OURS: &str = "abcdeghiklmnopqrstuvxyăâđêôơư\u{300}\u{301}\u{303}\u{309}\u{323}";
    let is_ours = crate::vietnamese::near::strokes(lower)
        .iter()
        .all(|c| OURS.contains(*c) || matches!(c, '\u{302}' | '\u{306}' | '\u{31b}'));
    let plain = crate::vietnamese::fold(lower);
    let has_vowel = plain.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if !is_ours || !has_vowel || is_exception(lower) {
        return Verdict::Syllable;
    }
    match judge(lower) {
        // Two syllables in one are a word of another language ("côngtenơ") or two words that a scanner joined.
        Verdict::Impossible if plain.chars().count() > LONGEST || vowel_groups(&plain) > 1 => Verdict::Syllable,
        verdict => verdict,
    }
}

fn vowel_groups(plain: &str) -> usize {
    let is_vowel = |c: char| "aeiouy".contains(c);
    plain.chars().fold((0, false), |(count, was), c| (count + usize::from(is_vowel(c) && !was), is_vowel(c))).0
}

/// How often each word in small letters stands in the text.
fn counts<'a>(subject: &Subject<'a>) -> BTreeMap<&'a str, usize> {
    let mut counts = BTreeMap::new();
    for FoundIn { words, .. } in subject.passages() {
        for word in words.lower().iter().filter(|word| !word.is_ascii()) {
            *counts.entry(word.as_str()).or_insert(0) += 1;
        }
    }
    counts
}

/// The most frequent word of the text that one slip makes of it.
fn meant(lower: &str, counts: &BTreeMap<&str, usize>) -> Option<String> {
    let own = strokes(lower);
    let near = counts
        .iter()
        .filter(|(word, count)| **count > 1 && judge(word) == Verdict::Syllable && is_one_slip(&own, &strokes(word)));
    near.max_by_key(|(_, count)| **count).map(|(word, _)| (*word).to_owned())
}
