//! CV003: remains of the code tables before Unicode (TCVN3, VNI).

use std::collections::BTreeSet;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::places::with_further;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;
use crate::source::Span;
use crate::vietnamese::legacy::{Table, may_be_old, table_of};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CV003",
    name: "bang-ma-cu",
    summary: ["chữ còn sót của bảng mã cũ (TCVN3, VNI)", "remains of an old code table (TCVN3, VNI)"],
    clause: Clause::new("pl1:I.I.4"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("CV003"),
    phase: Phase::Script(check),
};

/// So many different words prove it.
const PROOF: usize = 3;

/// The words that seem to be written in one table.
#[derive(Default)]
struct Remains<'s> {
    words: BTreeSet<&'s str>,
    places: Vec<Span>,
}

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let (mut tcvn3, mut vni) = (Remains::default(), Remains::default());
    for passage in script.passages.iter().filter(|passage| may_be_old(passage.words())) {
        let text = passage.words();
        let mut at = 0;
        for word in text.split_whitespace() {
            let start = at + text.get(at..).and_then(|rest| rest.find(word)).unwrap_or(0);
            at = start + word.len();
            let remains = match table_of(without_note(word)) {
                Some(Table::Tcvn3) => &mut tcvn3,
                Some(Table::Vni) => &mut vni,
                None => continue,
            };
            remains.words.insert(word);
            remains.places.push(passage.place(start..at, subject.sources));
        }
    }
    for (name, remains) in [("TCVN3 (ABC)", tcvn3), ("VNI", vni)] {
        let Some(first) = remains.places.first().filter(|_| remains.words.len() >= PROOF) else { continue };
        let shown: Vec<&str> = remains.words.iter().copied().take(PROOF).collect();
        let (shown, count) = (shown.join("”, “"), remains.places.len());
        let finding = rule
            .finding(
                *first,
                said!(
                    "{count} chữ viết bằng bảng mã {name}: “{shown}”",
                    "{count} words in the code table {name}: “{shown}”"
                ),
            )
            .help(said!(
                "chuyển đoạn này sang Unicode (UniKey: Công cụ → Chuyển mã), rồi đọc lại",
                "convert the passage to Unicode (UniKey: Tools → Convert), then read it again"
            ));
        findings.push(with_further(finding, &remains.places, &said!("và chỗ này", "and here")));
    }
}

/// A word without the mark of a footnote: "học¹⁹:". "¹" alone is a letter of TCVN3 too ("h¹"): behind a word that has letters
/// of Unicode it is none.
fn without_note(word: &str) -> &str {
    let mark = |c: char| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
    let bare = word.trim_end_matches(|c: char| c.is_ascii_punctuation() || matches!(c, '”' | '…'));
    let stem = bare.trim_end_matches(mark);
    let count = bare.chars().count() - stem.chars().count();
    let is_unicode = stem.chars().any(|c| c > '\u{ff}');
    if count > 1 || (count == 1 && is_unicode) { stem } else { word }
}
