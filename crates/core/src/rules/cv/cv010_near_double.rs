//! CV010: an abbreviation that is one letter away from a frequent one: "RAR INDEX" beside "PAR INDEX".

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::Found;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject, abbreviations};
use crate::said;
use crate::script::Script;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CV010",
    name: "viet-tat-gan-giong",
    summary: [
        "chữ viết tắt chỉ khác một chữ cái với chữ viết tắt hay dùng",
        "an abbreviation one letter from a frequent one",
    ],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("CV010"),
    phase: Phase::Script(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let Some(all) = subject.found.map(Found::abbreviations) else { return };
    for (text, used) in all.iter() {
        let Some((right, other)) = abbreviations::meant(all, text, used) else { continue };
        let place = |(passage, range): &(usize, std::ops::Range<usize>)| {
            script.passages.get(*passage).map(|passage| passage.place(range.clone(), subject.sources))
        };
        let mut places = used.places.iter().chain(&used.elsewhere).chain(&used.in_symbols).filter_map(place);
        let Some(first) = places.next() else { continue };
        let count = other.count;
        let mut finding = rule
            .finding(
                first,
                said!(
                    "“{text}” chỉ khác một chữ cái với “{right}” ({count} lần)",
                    "“{text}” is one letter away from “{right}” ({count} times)"
                ),
            )
            .help(said!("viết “{right}” nếu là một", "write “{right}” if it is the same"));
        for place in places {
            finding = finding.related(place, said!("chỗ này cũng vậy", "here too"));
        }
        if let Some(right_place) = other.places.iter().chain(&other.elsewhere).next().and_then(place) {
            finding = finding.related(right_place, said!("“{right}” ở đây", "“{right}” is here"));
        }
        findings.push(finding);
    }
}
