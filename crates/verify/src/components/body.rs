//! Ô 6: headings by their numbers, and running text.

use std::ops::Range;

use super::words::{figures_prefix, folded, is_capitals, roman_prefix};
use super::{Components, Role, is_centred};
use crate::reading::{Align, Paragraph, Zone};

/// Finds headings and running text in `range`.
pub(super) fn find(found: &mut Components<'_>, range: Range<usize>) {
    let mut titled = false;
    for at in range {
        let Some(paragraph) = found.paragraph(at) else { break };
        // Tables and boxes have a form of their own, of which the decree says nothing.
        if paragraph.zone != Zone::Body || paragraph.cell.is_some() {
            titled = false;
            continue;
        }
        // The number and the title below it may be one paragraph, so that an outline shows both.
        let lines = paragraph.lines.len();
        if lines > 1 && paragraph.lines.first().is_some_and(|line| is_division(line.text().trim())) {
            found.add(Role::DivisionNumber, at, 0..1);
            found.add(Role::DivisionTitle, at, 1..lines);
            titled = false;
            continue;
        }
        let role = role(found, paragraph, titled);
        titled = role == Some(Role::DivisionNumber) || (titled && role == Some(Role::DivisionTitle));
        if let Some(role) = role {
            found.add_whole(role, at);
        }
    }
}

fn role(found: &Components<'_>, paragraph: &Paragraph, titled: bool) -> Option<Role> {
    let text = paragraph.text();
    let text = text.trim();
    let centred = is_centred(found.reading, paragraph);
    if is_division(text) {
        return Some(Role::DivisionNumber);
    }
    // A lone C is the letter after B.
    let is_roman = roman_prefix(text).is_some_and(|(numeral, rest)| {
        rest.starts_with(['.', '-']) && rest.len() > 2 && !["C", "L"].contains(&numeral)
    });
    let is_first = found.pieces.last().is_some_and(|piece| piece.role == Role::DivisionNumber);
    if titled && !is_roman && !text.starts_with('(') && (is_capitals(text) || (centred && is_first)) {
        return Some(Role::DivisionTitle);
    }
    if centred || paragraph.align == Some(Align::Right) || paragraph.continues {
        return (paragraph.continues && !centred).then_some(Role::Body);
    }
    if is_article(text) {
        return Some(Role::Article);
    }
    if is_roman && is_heading(paragraph) {
        return Some(Role::Roman);
    }
    if figures_prefix(text).is_some_and(|(number, rest)| number.len() <= 2 && rest.starts_with(". "))
        && is_all_bold(paragraph)
    {
        return Some(Role::Clause);
    }
    // A short line without a mark at its end may be anything.
    let is_text = paragraph.lines.len() > 1 || text.chars().count() > 60 || text.ends_with(['.', ';', ':']);
    is_text.then_some(Role::Body)
}

/// A heading is short, or bold, or in capitals.
fn is_heading(paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    is_capitals(text.trim_start_matches(|c: char| "IVXLC. -".contains(c))) || is_all_bold(paragraph)
}

/// Whether every letter is bold.
pub(super) fn is_all_bold(paragraph: &Paragraph) -> bool {
    let mut letters = paragraph.spans().filter(|span| span.text.chars().any(char::is_alphanumeric)).peekable();
    letters.peek().is_some() && letters.all(|span| span.bold)
}

/// "Phần I", "Chương II", "Mục 1", "Tiểu mục 2", alone on a line.
pub(super) fn is_division(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ':']);
    let Some((word, number)) = text.rsplit_once(' ') else { return false };
    let roman = matches!(roman_prefix(number), Some((_, "")));
    let figures = matches!(figures_prefix(number), Some((_, "")));
    match folded(word).as_str() {
        "phan" | "chuong" => roman || figures,
        "muc" | "tieu muc" => figures || roman,
        _ => false,
    }
}

/// "Điều 1. …"
fn is_article(text: &str) -> bool {
    folded(text).strip_prefix("dieu ").and_then(figures_prefix).is_some_and(|(_, rest)| rest.starts_with(['.', ':']))
        && text.starts_with('Đ')
}
