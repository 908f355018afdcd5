//! TT009: the decision, its Điều 1 and the document that it issues name it in different words.

use crate::decree::Clause;
use crate::decree::{Kind, kind};
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::PartKind;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Script, Written};
use crate::source::Span;
use crate::vietnamese::words_folded;
use unicode_normalization::UnicodeNormalization;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TT009",
    name: "trich-yeu-khac-nhau",
    summary: [
        "trích yếu của quyết định, Điều 1 và văn bản kèm theo khác nhau",
        "the subjects of decision, Điều 1 and what it issues differ",
    ],
    clause: Clause::new("pl1:I.II.5.b"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TT009"),
    phase: Phase::Script(check),
};

/// More differing words than this: it is another name, and not a slip.
const MOST: usize = 4;

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let part = |kind: PartKind| script.parts.iter().position(|part| part.kind == kind);
    let (Some(decision), Some(main)) = (part(PartKind::Decision), part(PartKind::Main)) else { return };
    let written = |part: usize| script.parts.get(part).and_then(|part| part.particulars.subject.as_ref());
    let kind = script.parts.get(main).and_then(|part| part.particulars.kind.as_deref()).and_then(kind);
    let Some(kind) = kind else { return };
    let first = script.of_part(decision).find(|passage| passage.label.trim_end_matches(['.', ':']) == "Điều 1");
    let place = |written: &Written, part: usize| written.span.or_else(|| script.parts.get(part)?.span);
    let mut names: Vec<(Vec<String>, Span)> = Vec::new();
    for part in [decision, main] {
        let Some(written) = written(part) else { continue };
        names.extend(place(written, part).map(|span| (name(&written.text, kind), span)));
    }
    if let Some(article) = first {
        // Only its first sentence names the document.
        let sentence = article.words().split(". ").next().unwrap_or_default();
        if words_folded(sentence).contains(&words_folded(&kind.name)) {
            names.push((name(sentence, kind), article.place(0..sentence.len(), subject.sources)));
        }
    }
    for (index, (words, span)) in names.iter().enumerate().skip(1) {
        let Some((other, other_span)) = names.get(index - 1) else { continue };
        let (own, others) = (lacking(words, other), lacking(other, words));
        // What only one of them adds is a longer or a shorter name of the same; so is much.
        if own.is_empty() || others.is_empty() || own.len() > MOST || others.len() > MOST || words.len() < MOST {
            continue;
        }
        let (own, others) = (own.join(" "), others.join(" "));
        findings.push(
            rule.finding(
                *span,
                said!(
                    "tên văn bản ở đây là “{own}”, ở chỗ khác là “{others}”",
                    "the name is “{own}” here and “{others}” elsewhere"
                ),
            )
            .related(*other_span, said!("“{others}” ở đây", "“{others}” is here")),
        );
        return;
    }
}

/// The words of a name, small, without "Ban hành …", the kind, brackets and end marks.
fn name(text: &str, kind: &Kind) -> Vec<String> {
    let (mut bare, mut depth) = (String::new(), 0_usize);
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    let small = bare.nfc().collect::<String>().to_lowercase();
    let kind = kind.name.to_lowercase();
    let short = small.find(&kind).map_or(small.as_str(), |at| small.get(at + kind.len()..).unwrap_or_default());
    let words = short.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    let about = ["về", "việc", "ban", "hành"];
    let leading = words.iter().take_while(|word| about.contains(&word.as_str())).count();
    words.drain(..leading);
    words
}

/// The words of `one` that `other` has not, as often.
fn lacking(one: &[String], other: &[String]) -> Vec<String> {
    let mut left: Vec<&String> = other.iter().collect();
    one.iter()
        .filter(|word| match left.iter().position(|other| words_folded(other) == words_folded(word)) {
            Some(at) => {
                left.swap_remove(at);
                false
            }
            None => true,
        })
        .cloned()
        .collect()
}
