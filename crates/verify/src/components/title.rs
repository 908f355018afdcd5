//! Ô 5a: tên loại and trích yếu; of an appendix its label, its title and "(Kèm theo …)".

use std::ops::Range;

use plan_core::decree::{KINDS, Kind};

use super::body::{is_all_bold, is_division};
use super::words::{figures_prefix, folded, is_capitals, roman_prefix};
use super::{Components, PartKind, Role, is_centred, is_in_text, parts};
use crate::reading::Paragraph;

/// A title has no more paragraphs than this.
const LONGEST: usize = 12;

/// Finds tên loại and trích yếu at the beginning of `range`; gives the first paragraph after them.
pub(super) fn document(found: &mut Components<'_>, range: Range<usize>, part: PartKind) -> usize {
    if found.has(Role::LetterSubject) && part == PartKind::Main {
        // A công văn has no title; its symbol begins with no kind. Some write "CÔNG VĂN" all the same.
        let named = found.paragraph(range.start).is_some_and(|p| folded(&p.text()) == "cong van");
        return range.start + usize::from(named && !range.is_empty());
    }
    let here = range.start..range.end.min(range.start + LONGEST);
    let start = here.clone().find_map(|at| {
        let paragraph = found.paragraph(at)?;
        let text = paragraph.lines.first()?.text();
        let kind = kind_of(&text)?;
        (is_centred(found.reading, paragraph) || is_capitals(&text)).then_some((at, kind))
    });
    let Some((start, kind)) = start else { return range.start };
    if part == PartKind::Main {
        found.kind = Some(kind);
    }
    found.add(Role::Kind, start, 0..1);
    let mut next = start;
    if found.paragraph(start).is_some_and(|p| p.lines.len() > 1) {
        found.add(Role::Subject, start, 1..found.paragraph(start).map_or(1, |p| p.lines.len()));
    }
    let mut ended = found.paragraph(start).is_some_and(|p| p.rule_below.is_some());
    for at in start + 1..range.end.min(start + LONGEST) {
        let Some(paragraph) = found.paragraph(at) else { break };
        if !is_in_text(paragraph) {
            continue;
        }
        let text = paragraph.text();
        if is_attached_to(&text) {
            next = attached_to(found, at, range.end);
            break;
        }
        // Capitals below the subject are the authority that issues, or the first division.
        let has_subject = found.pieces.last().is_some_and(|piece| piece.role == Role::Subject);
        if ended
            || !goes_on(found, start, paragraph)
            || paragraph.cell.is_some_and(|c| c.ruled)
            || begins_text(&text)
            || (has_subject && is_capitals(&text))
        {
            break;
        }
        found.add_whole(Role::Subject, at);
        ended = paragraph.rule_below.is_some();
        next = at;
    }
    next + 1
}

/// Finds label, title and "(Kèm theo …)" of an appendix; gives the first paragraph after them.
pub(super) fn appendix(found: &mut Components<'_>, range: Range<usize>) -> usize {
    let label = range.clone().take(LONGEST).find(|at| {
        found
            .paragraph(*at)
            .and_then(|p| p.lines.first())
            .is_some_and(|line| parts::label_number(&line.text()).is_some())
    });
    let Some(label) = label else { return range.start };
    found.add(Role::AppendixLabel, label, 0..1);
    let mut next = label;
    let lines = found.paragraph(label).map_or(1, |p| p.lines.len());
    if lines > 1 {
        found.add(Role::AppendixTitle, label, 1..lines);
    }
    for at in label + 1..range.end.min(label + LONGEST) {
        let Some(paragraph) = found.paragraph(at) else { break };
        if !is_in_text(paragraph) {
            continue;
        }
        let text = paragraph.text();
        if is_attached_to(&text) {
            next = attached_to(found, at, range.end);
            break;
        }
        if paragraph.cell.is_some_and(|c| c.ruled) || !goes_on(found, label, paragraph) || text.starts_with('(') {
            break;
        }
        // What is neither in capitals nor bold is a unit or a note, not the title.
        let bold = paragraph.spans().any(|span| span.bold);
        if !is_capitals(&text) && !bold {
            break;
        }
        found.add_whole(Role::AppendixTitle, at);
        next = at;
        if paragraph.rule_below.is_some() {
            break;
        }
    }
    next + 1
}

/// Whether a paragraph goes on with the title that begins at `first`: it stands in the middle; where the first line
/// doesn't, it is bold and bears no number.
fn goes_on(found: &Components<'_>, first: usize, paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    let is_numbered = || roman_prefix(&text).is_some_and(|(_, rest)| rest.starts_with(['.', '-']));
    let is_aside = found.paragraph(first).is_some_and(|first| !is_centred(found.reading, first));
    is_centred(found.reading, paragraph)
        || (is_aside && is_all_bold(paragraph) && !is_numbered() && figures_prefix(&text).is_none())
}

/// Takes the lines of "(Kèm theo …)" up to its closing bracket; gives the last.
fn attached_to(found: &mut Components<'_>, first: usize, end: usize) -> usize {
    for at in first..end.min(first + 4) {
        let Some(text) = found.paragraph(at).map(|p| p.text()) else { break };
        found.add_whole(Role::AttachedTo, at);
        if text.contains(')') {
            return at;
        }
    }
    first
}

fn is_attached_to(text: &str) -> bool {
    let text = folded(text);
    text.starts_with('(')
        && ["kem theo", "ban hanh kem", "dinh kem"]
            .iter()
            .any(|words| text.get(1..).is_some_and(|rest| rest.trim_start().starts_with(words)))
}

/// What comes after a title.
fn begins_text(text: &str) -> bool {
    let line = folded(text);
    ["kinh gui", "can cu ", "phan thu "].iter().any(|words| line.starts_with(words)) || is_division(text.trim())
}

/// The kind that a line names: alone, or at the beginning of a line of capitals.
fn kind_of(text: &str) -> Option<&'static Kind> {
    let line = folded(text);
    let names = |kind: &&Kind| {
        let name = folded(&kind.name);
        line == name || (is_capitals(text) && line.strip_prefix(&name).is_some_and(|rest| rest.starts_with(' ')))
    };
    // "Quy chế phối hợp" is no "Quy", and no name of a kind begins another.
    KINDS.iter().filter(|kind| !kind.is_letter()).find(names)
}
