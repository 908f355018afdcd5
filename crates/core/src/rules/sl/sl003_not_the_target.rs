//! SL003: a figure that isn't the one declared, or said elsewhere, for the same thing.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::{PartKind, Target};
use crate::recognise::{Percentage, difference, figure, percentages};
use crate::rules::rule::page;
use crate::rules::sentence::sentence;
use crate::rules::when::year;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Script};
use crate::vietnamese::words_folded;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "SL003",
    name: "so-khac-chi-tieu",
    summary: ["một chỉ tiêu, hai con số", "one indicator, two figures"],
    clause: Clause::new("so-hoc"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &["ke-hoach", "chuong-trinh", "phuong-an"],
    page: page!("SL003"),
    phase: Phase::Script(check),
};

/// Words that say nothing of what is measured.
const EMPTY: [&str; 26] = [
    "tỷ", "tỉ", "lệ", "được", "có", "của", "các", "và", "với", "sự", "là", "đạt", "từ", "trở", "lên", "tối", "thiểu",
    "ít", "nhất", "trên", "phấn", "đấu", "số", "đảm", "bảo", "phải",
];

/// From how many words on an indicator is told by its words.
const ENOUGH: usize = 5;

/// Two places of a foreign text have to agree in so many words.
const ENOUGH_ALIKE: usize = 8;

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let said: Vec<Stated<'_>> = script.passages.iter().filter_map(stated).collect();
    if let Some(document) = subject.document {
        against_targets(rule, subject, &document.facts.targets, &said, findings);
    } else if year(script).is_some() {
        // Over several years an indicator has a figure for each.
        against_each_other(rule, subject, script, &said, findings);
    }
}

/// The one percentage of a passage's sentence, and the words around it.
struct Stated<'a> {
    passage: &'a Passage,
    percentage: Percentage,
    words: Vec<String>,
}

fn stated(passage: &Passage) -> Option<Stated<'_>> {
    let words = passage.words();
    if !passage.role.is_running() {
        return None;
    }
    let mut found = percentages(words).into_iter();
    // Two figures in one passage: which is whose can't be told.
    let percentage = found.next().filter(|_| found.next().is_none())?;
    let around = sentence(words, percentage.range.clone());
    let clause = format!(
        "{} {}",
        words.get(around.start..percentage.range.start).unwrap_or_default(),
        words.get(percentage.range.end..around.end).unwrap_or_default()
    );
    Some(Stated { passage, percentage, words: content(&clause) })
}

/// The words of a phrase that say what is measured.
fn content(phrase: &str) -> Vec<String> {
    static SAYS_NOTHING: LazyLock<Vec<String>> =
        LazyLock::new(|| EMPTY.iter().map(|word| words_folded(word)).collect());
    let says = |word: &&str| !word.is_empty() && !SAYS_NOTHING.iter().any(|empty| empty == word);
    words_folded(phrase).split(' ').filter(says).map(str::to_owned).collect()
}

fn against_targets(
    rule: &Rule,
    subject: &Subject<'_>,
    targets: &[Target],
    said: &[Stated<'_>],
    findings: &mut Vec<Finding>,
) {
    let named = targets.iter().filter(|target| target.unit.as_deref() == Some("%"));
    let named: Vec<(&Target, Vec<String>)> = named
        .filter_map(|target| Some((target, content(target.name.as_deref()?))))
        .filter(|(_, words)| words.len() >= ENOUGH)
        .collect();
    for stated in said {
        let fits = |(_, words): &&(&Target, Vec<String>)| {
            // Every word of the target's name, and few others: another indicator has words of its own.
            let common = words.iter().filter(|word| stated.words.contains(word)).count();
            common == words.len() && stated.words.len() <= words.len() + words.len() / 2
        };
        let Some((target, _)) = named.iter().filter(fits).max_by_key(|(_, words)| words.len()) else { continue };
        let Some(value) = figure(&target.value) else { continue };
        if difference(value, stated.percentage.value).is_none_or(|(apart, _)| apart == 0) {
            continue;
        }
        let (here, declared, id) = (text(stated), &target.value, &target.id);
        findings.push(
            rule.finding(
                stated.passage.place(stated.percentage.range.clone(), subject.sources),
                said!(
                    "“{here}” ở đây, còn chỉ tiêu “{id}” khai là {declared}%",
                    "“{here}” here, but the target “{id}” is declared as {declared}%"
                ),
            )
            .related(target.at, said!("chỉ tiêu được khai", "the declared target"))
            .help(said!("viết `@chi-tieu:{id}` thay cho con số", "write `@chi-tieu:{id}` instead of the figure")),
        );
    }
}

fn text<'a>(stated: &Stated<'a>) -> &'a str {
    stated.passage.words().get(stated.percentage.range.clone()).unwrap_or_default()
}

/// The same words in the text and in an appendix, with two figures.
fn against_each_other(
    rule: &Rule,
    subject: &Subject<'_>,
    script: &Script,
    said: &[Stated<'_>],
    findings: &mut Vec<Finding>,
) {
    let is_appendix =
        |passage: &Passage| script.parts.get(passage.part).is_some_and(|part| part.kind == PartKind::Appendix);
    let key = |stated: &Stated<'_>| stated.words.join(" ");
    let mut first: BTreeMap<String, &Stated<'_>> = BTreeMap::new();
    for stated in said.iter().filter(|stated| stated.words.len() >= ENOUGH_ALIKE) {
        let Some(other) = first.get(&key(stated)) else {
            first.insert(key(stated), stated);
            continue;
        };
        let differs = difference(other.percentage.value, stated.percentage.value).is_some_and(|(apart, _)| apart != 0);
        if !differs || is_appendix(other.passage) == is_appendix(stated.passage) {
            continue;
        }
        let (here, there) = (text(stated), text(other));
        findings.push(
            rule.finding(
                stated.passage.place(stated.percentage.range.clone(), subject.sources),
                said!(
                    "“{here}” ở đây, “{there}” ở chỗ khác cho cùng một chỉ tiêu",
                    "“{here}” here and “{there}” elsewhere for the same indicator"
                ),
            )
            .related(
                other.passage.place(other.percentage.range.clone(), subject.sources),
                said!("con số kia", "the other figure"),
            )
            .help(said!("đối chiếu rồi ghi một con số", "look it up and write one figure")),
        );
    }
}
