//! DT002: a word that is wider than its column.

use std::collections::BTreeMap;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::WideWord;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "DT002",
    name: "chu-rong-hon-cot",
    summary: ["một chữ trong bảng rộng hơn cột", "a word of a table is wider than its column"],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("DT002"),
    phase: Phase::Document(check),
};

/// Letters of a word that a message shows.
const SHOWN: usize = 40;

/// Cells of a column with the same word that are reported one by one; more are one fault.
const MOST_CELLS: usize = 3;

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    // A cell is one place, however many of its words are too wide: the first stands for them.
    let mut cells: BTreeMap<Span, &WideWord> = BTreeMap::new();
    for word in &document.facts.wide_words {
        cells.entry(word.at).or_insert(word);
    }
    let mut repeated: BTreeMap<(&str, &str), Vec<Span>> = BTreeMap::new();
    for (at, word) in cells {
        repeated.entry((&word.column, &word.word)).or_default().push(at);
    }
    for ((column, word), places) in repeated {
        let shown = shortened(word);
        let (first, others) = match places.split_first() {
            Some((first, others)) if places.len() > MOST_CELLS => (std::slice::from_ref(first), others.len()),
            _ => (places.as_slice(), 0),
        };
        for at in first {
            let message = match others {
                0 => said!("“{shown}” rộng hơn cột “{column}”", "“{shown}” is wider than the column “{column}”"),
                n => said!(
                    "“{shown}” rộng hơn cột “{column}”, ở đây và {n} ô khác",
                    "“{shown}” is wider than the column “{column}”, here and in {n} other cells"
                ),
            };
            findings.push(
                rule.finding(within(subject, *at, word), message)
                    .label(said!("in ra bị ngắt giữa chữ", "it is broken inside the word"))
                    .help(said!(
                        "viết gọn, thêm dấu cách hoặc gạch nối ở chỗ ngắt được; hoặc bớt cột, đặt `kho-giay = \"ngang\"`",
                        "shorten it, or put a space or a hyphen where it may break; or merge columns, or set `kho-giay = \"ngang\"`"
                    )),
            );
        }
    }
}

/// The word in its cell; the cell where the word isn't written letter for letter.
fn within(subject: &Subject<'_>, cell: Span, word: &str) -> Span {
    subject.sources.slice(cell).find(word).map_or(cell, |offset| {
        let start = cell.range().start + offset;
        Span::new(cell.file, start..start + word.len())
    })
}

fn shortened(word: &str) -> String {
    let mut shown: String = word.chars().take(SHOWN).collect();
    if shown.len() < word.len() {
        shown.push('…');
    }
    shown
}
