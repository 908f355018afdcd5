//! SL003: a figure that isn't the one declared, or said elsewhere, for the same thing.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::{PartKind, Target};
use crate::recognise::{FoundIn, Percentage, difference, figure};
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

/// How many words in a row make a piece that two places have in common.
const PIECE: usize = 4;

/// How many such pieces two places share that speak of one thing.
const ENOUGH_ALIKE: usize = 8;

/// With so many places a piece says nothing of what is measured.
const COMMON: usize = 8;

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let said: Vec<Stated<'_>> = subject.passages().flat_map(stated).collect();
    if let Some(document) = subject.document {
        against_targets(rule, subject, &document.facts.targets, &said, findings);
    }
    // Over several years an indicator has a figure for each.
    if year(script).is_some() {
        against_each_other(rule, subject, script, &said, findings);
    }
}

/// The one percentage of a sentence, and the words around it.
struct Stated<'a> {
    passage: &'a Passage,
    percentage: &'a Percentage,
    words: Vec<String>,
}

fn stated<'f>(it: FoundIn<'f>) -> Vec<Stated<'f>> {
    let (passage, words) = (it.passage, it.passage.words());
    if !passage.role.is_running() {
        return Vec::new();
    }
    let alone = |percentage: &'f Percentage| {
        let around = sentence(words, percentage.range.clone());
        // Two figures in one sentence: which is whose can't be told.
        let is_alone = words.get(around.clone()).is_some_and(|sentence| sentence.matches('%').count() == 1);
        let clause = format!(
            "{} {}",
            words.get(around.start..percentage.range.start).unwrap_or_default(),
            words.get(percentage.range.end..around.end).unwrap_or_default()
        );
        is_alone.then(|| Stated { passage, percentage, words: content(&clause) })
    };
    it.percentages().iter().filter_map(alone).collect()
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

/// Nearly the same words in the text and in an appendix, with two figures.
fn against_each_other(
    rule: &Rule,
    subject: &Subject<'_>,
    script: &Script,
    said: &[Stated<'_>],
    findings: &mut Vec<Finding>,
) {
    let is_appendix = |stated: &&Stated<'_>| {
        script.parts.get(stated.passage.part).is_some_and(|part| part.kind == PartKind::Appendix)
    };
    let texts: Vec<(&Stated<'_>, Vec<String>)> =
        said.iter().filter(|stated| !is_appendix(stated)).map(|stated| (stated, pieces(stated))).collect();
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, (_, pieces)) in texts.iter().enumerate() {
        for piece in pieces {
            holders.entry(piece).or_default().push(index);
        }
    }
    for stated in said.iter().filter(is_appendix) {
        let own = pieces(stated);
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for holders in own.iter().filter_map(|piece| holders.get(piece.as_str())).filter(|all| all.len() <= COMMON) {
            for holder in holders {
                *shared.entry(*holder).or_default() += 1;
            }
        }
        let Some((index, count)) = shared.into_iter().max_by_key(|(_, count)| *count) else { continue };
        let Some((other, theirs)) = texts.get(index) else { continue };
        let is_one_thing = count >= ENOUGH_ALIKE && count * 5 >= own.len().min(theirs.len()) * 4;
        let differs = difference(other.percentage.value, stated.percentage.value).is_some_and(|(apart, _)| apart != 0);
        if !is_one_thing || !differs {
            continue;
        }
        let (here, there) = (text(stated), text(other));
        findings.push(
            rule.finding(
                stated.passage.place(stated.percentage.range.clone(), subject.sources),
                said!(
                    "“{here}” ở đây, “{there}” ở nội dung cho cùng một chỉ tiêu",
                    "“{here}” here and “{there}” in the text for the same indicator"
                ),
            )
            .related(
                other.passage.place(other.percentage.range.clone(), subject.sources),
                said!("con số ở nội dung", "the figure in the text"),
            )
            .help(said!("đối chiếu rồi ghi một con số", "look it up and write one figure")),
        );
    }
}

/// What a sentence says, by [`PIECE`] words in a row; abbreviations that everybody knows are written out.
fn pieces(stated: &Stated<'_>) -> Vec<String> {
    let words: Vec<&str> = stated
        .words
        .iter()
        .flat_map(|word| match word.as_str() {
            "tthc" => "thu tuc hanh chinh".split(' ').collect(),
            word => vec![word],
        })
        .collect();
    words.windows(PIECE).map(|piece| crate::vietnamese::fold(&piece.join(" "))).collect()
}
