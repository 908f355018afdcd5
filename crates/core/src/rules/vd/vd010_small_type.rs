//! VD010: the type word of an act in small letters: "nghị định số 30/2020/NĐ-CP".

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::Date;
use crate::rules::acts::{Cited, cited, is_after, issued_on};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "VD010",
    name: "ten-loai-viet-thuong",
    summary: ["tên loại của văn bản cụ thể viết thường", "the type word of a certain act in small letters"],
    clause: Clause::new("pl2:V.6"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("VD010"),
    phase: Phase::Script(check),
};

/// Before a type word in small letters these mean several acts, or any.
const PLURALS: [&str; 7] = ["các", "những", "một số", "nhiều", "hai", "ba", "mọi"];

/// Before a type word they mean what isn't an act yet.
const DRAFTS: [&str; 2] = ["dự án", "dự thảo"];

/// One finding shows so many other places.
const SHOWN: usize = 8;

/// The day from which capitals are ruled (Thông tư 01/2011/TT-BNV, Phụ lục VI); the decree took the rule over.
const RULED: Date = Date { year: 2011, month: Some(3), day: Some(5) };

/// Whether a document is certainly older than the rules on capitals.
pub(in crate::rules) fn is_before_capitals(script: &Script) -> bool {
    issued_on(script).is_some_and(|(date, _)| is_after(RULED, date))
}

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    if is_before_capitals(script) {
        return;
    }
    let mut small = cited(subject).filter(is_small);
    let Some(first) = small.next() else { return };
    let Some(range) = first.citation.genus_at.clone() else { return };
    let (word, name) = (first.words(range.clone()), first.citation.genus.map_or("", |genus| genus.name));
    let mut finding = rule
        .finding(
            first.at(range, subject),
            said!(
                "“{word}” là tên loại của một văn bản cụ thể, viết hoa chữ đầu",
                "“{word}” is the type of a certain act and begins with a capital"
            ),
        )
        .help(said!("viết “{name} số …”", "write “{name} số …”"));
    for other in small.take(SHOWN) {
        if let Some(range) = other.citation.genus_at.clone() {
            finding = finding.related(other.at(range, subject), said!("ở đây cũng vậy", "here too"));
        }
    }
    findings.push(finding);
}

fn is_small(act: &Cited<'_>) -> bool {
    let (Some(genus), Some(range)) = (act.citation.genus, act.citation.genus_at.clone()) else { return false };
    let is_type = genus.name == "Công văn" || genus.allows(act.citation.code.first()) == Some(true);
    let word = act.words(range);
    let before = act.before().trim_end().to_lowercase();
    let is_plural = PLURALS.iter().any(|plural| before.ends_with(plural));
    // "dự án luật": not yet an act.
    let is_draft = DRAFTS.iter().any(|draft| before.ends_with(draft));
    is_type && word.starts_with(char::is_lowercase) && !is_plural && !is_draft && !act.citation.code.number.is_empty()
}
