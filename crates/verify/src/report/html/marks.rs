//! Numbers of rows, as they stand beside what they are about.

use plan_core::diagnostic::Language;
use serde::Serialize;

use super::super::words::{key, sign, tame, verdict};
use super::super::{Row, Verdict};
use super::rows::row_anchor;

/// A row, where it is drawn.
#[derive(Serialize, Clone)]
pub(super) struct Mark<'a> {
    pub(super) number: usize,
    /// The row in the table.
    target: String,
    id: &'a str,
    pub(super) key: &'static str,
    sign: &'static str,
    verdict: &'static str,
    title: String,
    found: String,
    required: String,
    /// What stands there.
    words: String,
    #[serde(skip)]
    pub(super) kind: Verdict,
}

impl<'a> Mark<'a> {
    pub(super) fn new(number: usize, row: &'a Row, words: &str, file: &str, language: Language) -> Self {
        Self {
            number,
            target: row_anchor(file, number),
            id: row.id,
            key: key(row.verdict),
            sign: sign(row.verdict),
            verdict: verdict(row.verdict, language),
            title: tame(row.title.get(language)),
            found: tame(row.found.get(language)),
            required: tame(row.required.get(language)),
            words: tame(words.trim()),
            kind: row.verdict,
        }
    }
}

/// The worst verdict among marks; what they share is drawn in its colour.
pub(super) fn worst(marks: &[Mark<'_>]) -> Verdict {
    let of = |kind: &Verdict| marks.iter().any(|mark| mark.kind == *kind);
    Verdict::ALL.into_iter().find(of).unwrap_or(Verdict::Right)
}

/// Every verdict among marks, parted by blanks: what the filter looks at.
pub(super) fn verdicts(marks: &[Mark<'_>]) -> String {
    let of = |kind: &Verdict| marks.iter().any(|mark| mark.kind == *kind);
    Verdict::ALL.into_iter().filter(of).map(key).collect::<Vec<_>>().join(" ")
}

/// Each row once, those to look at first: the list beside a page.
pub(super) fn listed<'a>(marks: &[Mark<'a>]) -> Vec<Mark<'a>> {
    let mut listed: Vec<Mark<'a>> = Vec::new();
    for mark in marks.iter().filter(|mark| mark.kind.is_open()) {
        if !listed.iter().any(|other| other.number == mark.number) {
            listed.push(mark.clone());
        }
    }
    listed.sort_by_key(|mark| (Verdict::ALL.iter().position(|kind| *kind == mark.kind), mark.number));
    listed
}
