//! CV005: tone marks placed in two ways, "hòa" and "hoà", in one document.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Edit, Finding, Safety, Severity};
use crate::recognise::{FoundIn, Word, Words};
use crate::rules::places::with_further;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Role, Script};
use crate::source::Span;
use crate::vietnamese::in_case_of;
use crate::vietnamese::syllable::{may_have_two_placings, placing};
use crate::vietnamese::tone::Placing;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CV005",
    name: "dau-thanh-hai-kieu",
    summary: ["dấu thanh đặt theo hai kiểu (hòa, hoà)", "tone marks placed in two ways (hòa, hoà)"],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Note,
    confidence: Confidence::Certain,
    fix: FixKind::Safe,
    waivable: true,
    kinds: &[],
    page: page!("CV005"),
    phase: Phase::Script(check),
};

/// A word whose tone could stand in two places.
struct Seen {
    span: Span,
    written: String,
    placing: Placing,
    other: String,
}

fn check(rule: &Rule, subject: &Subject<'_>, _script: &Script, findings: &mut Vec<Finding>) {
    let mut seen: Vec<Seen> = Vec::new();
    let mut places = std::collections::HashSet::new();
    for FoundIn { passage, words, .. } in subject.passages().filter(|it| it.passage.role != Role::SignerName) {
        for (index, word) in words.iter() {
            if !may_have_two_placings(word.written) || !(word.is_small() || is_committee(words, index, word)) {
                continue;
            }
            let lower = word.lower();
            let Some((placing, toned, vowels)) = placing(&lower) else { continue };
            let span = passage.place(word.range(), subject.sources);
            if subject.sources.slice(span) != word.written || !places.insert(span) {
                continue;
            }
            let way = if placing == Placing::First { Placing::Second } else { Placing::First };
            let other = in_case_of(word.written, &toned.with_tone_at(toned.right_place(vowels, way)));
            seen.push(Seen { span, written: word.written.to_owned(), placing, other });
        }
    }
    let count = |placing| seen.iter().filter(|word| word.placing == placing).count();
    let [first, second] = [Placing::First, Placing::Second].map(count);
    if first == 0 || second == 0 {
        return;
    }
    let rarer = if second > first { Placing::First } else { Placing::Second };
    let rare: Vec<&Seen> = seen.iter().filter(|word| word.placing == rarer).collect();
    let Some(one) = rare.first() else { return };
    let (few, many) = (first.min(second), first.max(second));
    let (written, other) = (&one.written, &one.other);
    // The same word in the other way, where the text has it; else any that it has.
    let mut frequent = seen.iter().filter(|word| word.placing != rarer).map(|word| &word.written);
    let shown = frequent.clone().find(|word| *word == other).or_else(|| frequent.next()).unwrap_or(other);
    let edits = rare.iter().map(|word| Edit { span: word.span, text: word.other.clone(), safety: Safety::Safe });
    let finding = rule
        .finding(
            one.span,
            said!(
                "dấu thanh đặt theo hai kiểu: {few} chữ như “{written}”, {many} chữ như “{shown}”",
                "tone marks placed in two ways: {few} like “{written}”, {many} like “{shown}”"
            ),
        )
        .help(said!(
            "viết “{other}”, theo kiểu của phần lớn văn bản",
            "write “{other}”, in the way of most of the document"
        ))
        .fix(said!("đặt dấu theo một kiểu", "place the marks in one way"), edits.collect());
    let spans: Vec<Span> = rare.iter().map(|word| word.span).collect();
    findings.push(with_further(finding, &spans, &said!("kiểu này", "this way")));
}

/// "Ủy ban", "Ủy viên": capitals that are no one's name.
fn is_committee(words: &Words<'_>, index: usize, word: &Word<'_>) -> bool {
    matches!(word.written, "Ủy" | "Uỷ" | "ỦY" | "UỶ")
        && words.is_joined(index + 1)
        && words.get(index + 1).is_some_and(|next| next.is("ban") || next.is("viên"))
}
