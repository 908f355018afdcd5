//! CV016: one post of a commune under two names: "Công chức Văn hóa - Xã hội" all through, "Công chức Văn hóa - Thông tin"
//! once.

use std::collections::BTreeMap;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::{FoundIn, Words};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;
use crate::source::Span;
use crate::vietnamese::words_folded;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CV016",
    name: "mot-chuc-danh-hai-ten",
    summary: ["một chức danh công chức mang hai tên", "one post of a commune under two names"],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("CV016"),
    phase: Phase::Script(check),
};

/// A name that stands so often is the usual one; the other stands once.
const USUAL: usize = 3;

/// A post where it is named.
struct Named {
    span: Span,
    written: String,
}

fn check(rule: &Rule, subject: &Subject<'_>, _script: &Script, findings: &mut Vec<Finding>) {
    // By the first half of the name, then by the second.
    let mut posts: BTreeMap<String, BTreeMap<String, Vec<Named>>> = BTreeMap::new();
    for FoundIn { passage, words, .. } in subject.passages() {
        for index in 0..words.len() {
            let Some([first, second]) = halves(words, index) else { continue };
            let range = words.get(index).map_or(0, |word| word.start)..words.get(index + 5).map_or(0, |word| word.end);
            let written = words.text().get(range.clone()).unwrap_or_default().to_owned();
            let named = Named { span: passage.place(range, subject.sources), written };
            posts.entry(first).or_default().entry(second).or_default().push(named);
        }
    }
    for names in posts.values() {
        let Some(usual) = names.values().filter(|places| places.len() >= USUAL).find_map(|places| places.first())
        else {
            continue;
        };
        for other in names.values().filter(|places| places.len() == 1).flatten() {
            let (wrong, right) = (&other.written, &usual.written);
            findings.push(
                rule.finding(
                    other.span,
                    said!("“{wrong}” chỉ có ở đây; nơi khác ghi “{right}”", "“{wrong}” only here; elsewhere “{right}”"),
                )
                .related(usual.span, said!("một trong những nơi ấy", "one of those places"))
                .help(said!("nếu là một chức danh thì ghi một tên", "if it is one post, write one name")),
            );
        }
    }
}

/// The two halves, folded, of "công chức Văn hóa - Xã hội" at the word `index`; titles of three parts have several orders.
fn halves(words: &Words<'_>, index: usize) -> Option<[String; 2]> {
    let is_dash = |at: usize| matches!(words.gap_before(at), "-" | "–");
    let is_joined = |from: usize| (from + 1..from + 4).all(|at| words.is_joined(at)) && is_dash(from + 4);
    if !words.are(index, &["công", "chức"]) || !is_joined(index) || !words.is_joined(index + 5) || is_dash(index + 6)
    {
        return None;
    }
    let half = |at: usize| Some(words_folded(&format!("{} {}", words.get(at)?.written, words.get(at + 1)?.written)));
    Some([half(index + 2)?, half(index + 4)?])
}
