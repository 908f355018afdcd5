//! VD011: "điều 5" in small letters, "Khoản 2" with a capital inside a sentence.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::Date;
use crate::recognise::wrong_capitals;
use crate::rules::acts::{is_after, issued_on};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Role, Script};
use crate::source::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "VD011",
    name: "dieu-khoan-viet-hoa",
    summary: [
        "viện dẫn Điều viết thường, hoặc khoản, điểm viết hoa",
        "a cited Điều in small letters, or khoản, điểm with a capital",
    ],
    clause: Clause::new("pl2:V.7"),
    severity: Severity::Note,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("VD011"),
    phase: Phase::Script(check),
};

/// The decree's first day. Before it Thông tư 01/2011/TT-BNV asked for capitals in Khoản and Điểm too.
const DECREE: Date = Date { year: 2020, month: Some(3), day: Some(5) };

/// One finding shows so many other places.
const SHOWN: usize = 8;

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let issued = issued_on(script).map(|(date, _)| date);
    let is_under_decree = match issued {
        Some(date) => date.year > DECREE.year || (date.year == DECREE.year && is_after(date, DECREE)),
        None => script.is_plan(),
    };
    let running = script.passages.iter().filter(|passage| passage.role.is_running() || passage.role == Role::Recipient);
    let mut wrong = running.flat_map(|passage| {
        wrong_capitals(passage.words())
            .into_iter()
            .filter(move |found| found.is_article || is_under_decree)
            .filter(|found| !begins_cell(passage.place(found.range.clone(), subject.sources), subject))
            .map(move |found| (passage, found))
    });
    let Some((passage, first)) = wrong.next() else { return };
    let words = passage.words().get(first.range.clone()).unwrap_or_default();
    let span = passage.place(first.range, subject.sources);
    let message = match first.is_article {
        true => said!("“{words}”: Điều được viện dẫn viết hoa", "“{words}”: a Điều that is cited has a capital"),
        false => said!(
            "“{words}”: khoản, điểm được viện dẫn viết thường",
            "“{words}”: khoản and điểm that are cited have none"
        ),
    };
    let mut finding = rule
        .finding(span, message)
        .help(said!("viết như “điểm a khoản 2 Điều 5”", "write as in “điểm a khoản 2 Điều 5”"));
    for (passage, other) in wrong.take(SHOWN) {
        finding = finding.related(passage.place(other.range, subject.sources), said!("ở đây cũng vậy", "here too"));
    }
    findings.push(finding);
}

/// Whether a place begins its line far from the margin, or behind a gap: a cell of a table whose lines are lost, and which
/// begins with a capital.
fn begins_cell(place: Span, subject: &Subject<'_>) -> bool {
    const MARGIN: usize = 20;
    const GAP: &str = "   ";
    let text = subject.sources.file(place.file).text();
    let before = text.get(..place.range().start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.ends_with(GAP) && (line.len() >= MARGIN || !line.trim().is_empty())
}
