//! Ô 7 and 9b: authority, title and name of the signer; "Nơi nhận".

use std::ops::Range;

use super::words::{folded, is_capitals};
use super::{Components, Role, Side, is_in_text};
use crate::reading::Paragraph;

/// White space above a name that holds a signature, pt.
const SIGNING_SPACE: f64 = 36.0;

/// Finds the block at the end of `range`; gives the first paragraph of it, or the end of the range.
pub(super) fn find(found: &mut Components<'_>, range: Range<usize>) -> usize {
    let label = range.clone().rev().find_map(|at| {
        let paragraph = found.paragraph(at).filter(|p| !p.cell.is_some_and(|cell| cell.ruled))?;
        let line = paragraph.lines.iter().position(|line| is_label(&line.text()))?;
        Some((at, line))
    });
    match label {
        Some((at, line)) => with_recipients(found, range, at, line),
        None => without_recipients(found, range),
    }
}

fn with_recipients(found: &mut Components<'_>, range: Range<usize>, label: usize, line: usize) -> usize {
    let Some(anchor) = found.paragraph(label) else { return range.end };
    found.add(Role::RecipientsLabel, label, line..line + 1);
    if line + 1 < anchor.lines.len() {
        for number in line + 1..anchor.lines.len() {
            found.add(Role::Recipient, label, number..number + 1);
        }
    }
    let (mut first, mut right) = (label, Vec::new());
    for at in range.clone() {
        let Some(paragraph) = found.paragraph(at) else { break };
        if !is_in_text(paragraph) {
            continue;
        }
        match side(paragraph, anchor) {
            Side::Right => {
                first = first.min(at);
                right.push(at);
            }
            Side::Left if at > label => {
                for number in 0..paragraph.lines.len() {
                    found.add(Role::Recipient, at, number..number + 1);
                }
            }
            Side::Left | Side::Full => {}
        }
    }
    signer(found, &right);
    first
}

/// A document without "Nơi nhận": the block begins with an abbreviation of authority.
fn without_recipients(found: &mut Components<'_>, range: Range<usize>) -> usize {
    let first = range.clone().rev().take(30).rev().find(|at| {
        found.paragraph(*at).is_some_and(|paragraph| {
            let text = paragraph.text();
            is_capitals(&text)
                && paragraph.cell.is_none_or(|cell| !cell.ruled)
                && ["TM.", "KT.", "TL.", "TUQ.", "Q."].iter().any(|sign| text.trim_start().starts_with(sign))
        })
    });
    let Some(first) = first else { return range.end };
    let right: Vec<usize> = (first..range.end).filter(|at| found.paragraph(*at).is_some_and(is_in_text)).collect();
    signer(found, &right);
    first
}

/// Capitals are the authority and the title; what stands below the white space is the name.
fn signer(found: &mut Components<'_>, right: &[usize]) {
    let lines: Vec<(usize, usize)> = right
        .iter()
        .flat_map(|at| (0..found.paragraph(*at).map_or(0, |p| p.lines.len())).map(move |line| (*at, line)))
        .collect();
    for (order, (at, line)) in lines.iter().enumerate().rev() {
        let Some(paragraph) = found.paragraph(*at) else { continue };
        let Some(text) = paragraph.lines.get(*line).map(crate::reading::Line::text) else { continue };
        let is_last = order + 1 == lines.len();
        let apart = *line == 0
            && order > 0
            && (paragraph.empty_before >= 2 || paragraph.gap_before_pt.is_some_and(|gap| gap > SIGNING_SPACE));
        if is_last && !has_prefix(&text) && (apart || (!is_capitals(&text) && order > 0)) {
            found.add(Role::Signer, *at, *line..*line + 1);
        } else if is_capitals(&text) || has_prefix(&text) || order == 0 {
            found.add(Role::Authority, *at, *line..*line + 1);
        }
    }
}

/// Whether a line begins with an abbreviation of authority, well or badly written.
fn has_prefix(text: &str) -> bool {
    let text = folded(text);
    ["tm", "kt", "tl", "tuq", "t/m", "k/t", "t/l", "q"].iter().any(|sign| {
        text.strip_prefix(sign).is_some_and(|rest| rest.starts_with('.') || (sign.len() > 1 && rest.starts_with(' ')))
    })
}

fn is_label(text: &str) -> bool {
    folded(text).trim_end_matches([':', ' ', '.']) == "noi nhan"
}

fn side(paragraph: &Paragraph, anchor: &Paragraph) -> Side {
    match (paragraph.cell, anchor.cell) {
        (Some(here), Some(there)) if here.table == there.table => {
            return if here.column > there.column { Side::Right } else { Side::Left };
        }
        (None, None) => {}
        _ => return Side::Full,
    }
    let (Some(here), Some(there)) = (paragraph.area(), anchor.area()) else { return Side::Full };
    let is_level = paragraph.sheet == anchor.sheet && here.top > there.top - 4.0 || paragraph.sheet > anchor.sheet;
    if !is_level {
        return Side::Full;
    }
    // The signer's column begins in the middle of the paper.
    if f64::midpoint(here.left, here.right) > 105.0 && here.left > there.right { Side::Right } else { Side::Left }
}
