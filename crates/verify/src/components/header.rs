//! Ô 1 to 5b: Quốc hiệu, Tiêu ngữ, agency, number, place and date, "V/v".

use std::ops::Range;

use plan_core::decree::KINDS;

use super::words::{begins_with, folded, is_capitals, is_nearly, letters_folded};
use super::{Components, Role, Side, is_in_text, parts};
use crate::reading::Paragraph;

/// No header block is longer, in paragraphs.
pub(super) const LONGEST: usize = 40;

/// Finds the header block at the beginning of `range`; gives the first paragraph after it.
pub(super) fn find(found: &mut Components<'_>, range: Range<usize>) -> usize {
    let here = range.start..range.end.min(range.start + LONGEST);
    let national = here.clone().find_map(|index| {
        let paragraph = found.paragraph(index)?;
        let line = paragraph.lines.iter().position(|line| parts::is_national_name(&line.text()))?;
        Some((index, line))
    });
    let Some((index, national_line)) = national else { return range.start };
    found.add(Role::NationalName, index, national_line..national_line + 1);
    let Some(anchor) = found.paragraph(index) else { return range.start };

    let (mut end, mut names, mut registered) = (index + 1, Vec::new(), false);
    for at in here {
        let Some(paragraph) = found.paragraph(at) else { break };
        if !is_in_text(paragraph) {
            continue;
        }
        // The title may stand on the left, where the agency's name is.
        if at > index && registered && !beside(paragraph, anchor) && is_kind_name(&paragraph.text()) {
            break;
        }
        let side = side(paragraph, anchor);
        let mut known = at == index;
        for (number, line) in paragraph.lines.iter().enumerate() {
            let text = line.text();
            let role = if at == index && number == national_line {
                continue;
            } else if is_motto(&text) {
                Some(Role::Motto)
            } else if is_number(&text) && side != Side::Right {
                registered = true;
                Some(Role::Number)
            } else if is_place_date(&text) && side != Side::Left {
                registered = true;
                Some(Role::PlaceDate)
            } else if begins_with(&text, "v/v") && side != Side::Right {
                Some(Role::LetterSubject)
            } else if side == Side::Left && !registered && is_name(&text) {
                names.push((at, number));
                known = true;
                None
            } else if side == Side::Left && !is_capitals(&text) && follows_letter_subject(found, at) {
                Some(Role::LetterSubject)
            } else {
                None
            };
            if let Some(role) = role {
                found.add(role, at, number..number + 1);
                known = true;
            }
        }
        if known || side == Side::Left || beside(paragraph, anchor) {
            end = end.max(at + 1);
        } else if at > index && (side == Side::Full || is_kind_name(&paragraph.text())) {
            break;
        }
    }
    agencies(found, &names);
    end
}

/// Which of the lines in the left column is the parent and which the issuer: the issuer is bold and stands last.
fn agencies(found: &mut Components<'_>, names: &[(usize, usize)]) {
    let is_bold = |(paragraph, line): &(usize, usize)| {
        found.paragraph(*paragraph).and_then(|p| p.lines.get(*line)).is_some_and(|line| {
            let letters = line.spans.iter().filter(|span| span.text.chars().any(char::is_alphabetic));
            letters.clone().next().is_some() && letters.clone().all(|span| span.bold)
        })
    };
    // Where no line is bold, one of them should be: none is taken for the parent.
    let parents = names.iter().position(is_bold).unwrap_or(0);
    for (at, (paragraph, line)) in names.iter().enumerate() {
        let role = if at < parents { Role::Parent } else { Role::Issuer };
        found.add(role, *paragraph, *line..*line + 1);
    }
}

/// Where a paragraph stands as seen from Quốc hiệu.
fn side(paragraph: &Paragraph, anchor: &Paragraph) -> Side {
    match (paragraph.cell, anchor.cell) {
        (Some(here), Some(there)) if here.table == there.table => {
            return if here.column < there.column { Side::Left } else { Side::Right };
        }
        (Some(_), Some(_)) | (None, Some(_)) | (Some(_), None) => return Side::Full,
        (None, None) => {}
    }
    match (paragraph.extent, anchor.extent) {
        _ if paragraph.sheet != anchor.sheet => Side::Full,
        (Some(here), Some(there)) if here.right < there.left + 5.0 && here.middle() < there.left => Side::Left,
        (Some(here), Some(there)) if (here.middle() - there.middle()).abs() < 12.0 => Side::Right,
        _ => Side::Full,
    }
}

/// Whether it stands in the same table as Quốc hiệu.
fn beside(paragraph: &Paragraph, anchor: &Paragraph) -> bool {
    matches!((paragraph.cell, anchor.cell), (Some(here), Some(there)) if here.table == there.table)
}

fn is_motto(text: &str) -> bool {
    is_nearly(&letters_folded(text), "doclaptudohanhphuc", 2)
}

/// "Số: …/KH-UBND", with the slips that people make.
fn is_number(text: &str) -> bool {
    let text = folded(text);
    text.chars().count() < 60
        && text.contains('/')
        && !text.contains(" ngay ")
        && text.strip_prefix("so").is_some_and(|rest| {
            rest.starts_with([':', ' ', '.', '/', '…']) || rest.starts_with(|c: char| c.is_ascii_digit())
        })
}

/// "…, ngày … tháng … năm …".
fn is_place_date(text: &str) -> bool {
    let text = folded(text);
    let in_order = || {
        let (_, after_day) = text.split_once("ngay")?;
        let (_, after_month) = after_day.split_once("thang")?;
        after_month.contains("nam").then_some(())
    };
    text.chars().count() < 90 && !text.starts_with('(') && !text.contains('/') && in_order().is_some()
}

/// A line of an agency's name: capitals, or what should be.
fn is_name(text: &str) -> bool {
    let letters = letters_folded(text);
    letters.len() >= 2
        && (is_capitals(text)
            || [
                "uy ban",
                "hoi dong",
                "so ",
                "phong ",
                "ban ",
                "truong ",
                "trung tam",
                "cong ty",
                "xa ",
                "phuong ",
                "tinh ",
            ]
            .iter()
            .any(|start| folded(text).starts_with(start)))
}

fn follows_letter_subject(found: &Components<'_>, at: usize) -> bool {
    found.pieces.last().is_some_and(|piece| piece.role == Role::LetterSubject && piece.paragraph + 2 >= at)
}

/// The name of a kind of documents on a line, whatever its capitals.
pub(super) fn is_kind_name(text: &str) -> bool {
    let text = folded(text);
    KINDS.iter().any(|kind| folded(&kind.name) == text)
}
