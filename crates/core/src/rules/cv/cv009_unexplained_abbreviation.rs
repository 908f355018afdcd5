//! CV009: an abbreviation that the document never explains and not everybody knows.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::Found;
use crate::rules::places::with_further;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject, abbreviations};
use crate::said;
use crate::script::Script;
use crate::source::Span;
use crate::vietnamese::abbreviations::is_known;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CV009",
    name: "viet-tat-chua-giai-thich",
    summary: ["chữ viết tắt không giải thích ở đâu cả", "an abbreviation that is explained nowhere"],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Possible,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("CV009"),
    phase: Phase::Script(check),
};

/// From so many on they are one finding: the document speaks the language of its trade.
const MANY: usize = 6;

/// So many places are looked up.
const PLACES: usize = 20;

/// Of three letters, those that no other language has tell; two can be anything that everybody knows.
const SHORTEST: usize = 3;

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let Some(all) = subject.found.map(Found::abbreviations) else { return };
    let mut unknown: Vec<(&str, Vec<Span>)> = Vec::new();
    for (text, used) in all.iter() {
        let length = text.chars().count();
        let is_long = (SHORTEST..=7).contains(&length) && (length > SHORTEST || !text.is_ascii());
        let is_told =
            is_known(text) || is_the_offices(text, subject) || used.is_explained || used.is_name || used.is_code;
        if !is_long || is_told || used.places.is_empty() || !abbreviations::is_surely_vietnamese(text) {
            continue;
        }
        if abbreviations::meant(all, text, used).is_some() || all.is_spelt_out(text) {
            continue;
        }
        let places = used.places.iter().take(PLACES).filter_map(|(passage, range)| {
            let passage = script.passages.get(*passage).filter(|passage| !lists_recipients(passage.words()))?;
            Some(passage.place(range.clone(), subject.sources))
        });
        let places: Vec<Span> = places.collect();
        if !places.is_empty() {
            unknown.push((text, places));
        }
    }
    unknown.sort_by_key(|(_, places)| places.first().copied());
    let help = said!(
        "ở lần đầu, viết đầy đủ rồi đặt chữ viết tắt trong ngoặc: “cải cách hành chính (CCHC)”",
        "write it out the first time, with the abbreviation in brackets: “cải cách hành chính (CCHC)”"
    );
    if unknown.len() >= MANY {
        let names: Vec<&str> = unknown.iter().map(|(text, _)| *text).collect();
        let Some(first) = unknown.first().and_then(|(_, places)| places.first()) else { return };
        let (shown, count) = (names.iter().take(MANY).copied().collect::<Vec<_>>().join("”, “"), names.len());
        let mut finding = rule
            .finding(
                *first,
                said!(
                    "{count} chữ viết tắt không được giải thích: “{shown}”",
                    "{count} abbreviations aren't explained: “{shown}”"
                ),
            )
            .help(help);
        for (text, places) in unknown.iter().skip(1).take(20) {
            if let Some(place) = places.first() {
                finding = finding.related(*place, said!("“{text}”", "“{text}”"));
            }
        }
        findings.push(finding);
        return;
    }
    for (text, places) in unknown {
        let Some(first) = places.first() else { continue };
        let finding = rule
            .finding(*first, said!("“{text}” không được giải thích ở đâu cả", "“{text}” is explained nowhere"))
            .help(help.clone());
        findings.push(with_further(finding, &places, &said!("lại dùng ở đây", "used here too")));
    }
}

/// Whether the office has put it on its own list, `viet-tat` in `[quy-tac]` of co-quan.toml.
fn is_the_offices(abbreviation: &str, subject: &Subject<'_>) -> bool {
    subject.plan.office.levels.abbreviations.iter().any(|own| own.value.trim() == abbreviation)
}

/// Whether a line is *Nơi nhận* that a foreign text has put into one: "- Như trên; - Lưu: VT, PLTP."
fn lists_recipients(text: &str) -> bool {
    text.starts_with("Lưu") || text.contains("Lưu:") || text.contains("- Lưu ") || text.contains("Nơi nhận:")
}
