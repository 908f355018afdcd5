//! *Văn bản của Đảng*: a Party document has the Party's title where Quốc hiệu stands in those of the State.

use super::words::{begins_with, is_nearly, letters_folded};
use super::{header, is_in_text, parts};
use crate::reading::{Align, Extent, Line, Paragraph, Reading, Zone};

const TITLE: &str = "dangcongsanvietnam";

/// No paragraph of a header block has more.
const MOST_LETTERS: usize = 100;

/// What is centred may be this far left of the paper's middle, or (between margins of 30 and 15 mm) this far right, mm.
const MIDDLE: std::ops::RangeInclusive<f64> = -5.0..=12.0;

/// mm in a pt.
const MM: f64 = 25.4 / 72.0;

/// Whether the file is a Party document: it begins with the Party's title, and no Quốc hiệu stands anywhere in it. A
/// document of the State that a Party document is appended to, or the reverse, is one of the State.
pub(super) fn is_party(reading: &Reading) -> bool {
    // Running text that ends in the name of the country is no Quốc hiệu.
    let is_state = |paragraph: &Paragraph| {
        !is_ruled(paragraph) && paragraph.lines.iter().any(|line| columns(&line.text()).any(parts::is_national_name))
    };
    begins_with_title(reading) && !in_text(reading).any(is_state)
}

fn in_text(reading: &Reading) -> impl Iterator<Item = &Paragraph> {
    reading.paragraphs.iter().filter(|paragraph| is_in_text(paragraph))
}

fn begins_with_title(reading: &Reading) -> bool {
    let Some(first) = in_text(reading).next() else { return false };
    let is_over = |paragraph: &Paragraph| {
        let is_next_page = paragraph.starts_page && !std::ptr::eq(paragraph, first);
        paragraph.sheet != first.sheet || is_next_page || begins_text(paragraph)
    };
    let mut is_under_words = false;
    for paragraph in in_text(reading).take(header::LONGEST).take_while(|paragraph| !is_over(paragraph)) {
        let is_across = is_across(reading, paragraph);
        // In the middle, under other words, it is the end of what they say; in the right column it isn't.
        if has_title(reading, paragraph) && !(is_across && is_under_words) {
            return true;
        }
        is_under_words |= is_across;
    }
    false
}

/// Whether the title is the paragraph's first line, or stands on that line right of the agency's name.
fn has_title(reading: &Reading, paragraph: &Paragraph) -> bool {
    let Some(line) = paragraph.lines.first().filter(|_| !is_ruled(paragraph)) else { return false };
    let text = line.text();
    match columns(&text).position(is_title) {
        None => false,
        Some(0) => is_in_place(reading, paragraph, line),
        Some(_) => true,
    }
}

/// Whether words are the title, slips included, and not an entry of a list.
fn is_title(text: &str) -> bool {
    text.starts_with(char::is_alphabetic) && is_nearly(&letters_folded(text), TITLE, 2)
}

/// What stands on one line with tabs, or three blanks and more, between.
fn columns(text: &str) -> impl Iterator<Item = &str> {
    text.split('\t').flat_map(|piece| piece.split("   ")).map(str::trim).filter(|piece| !piece.is_empty())
}

/// Whether a line stands where Quốc hiệu does: at the top, in the right column or in the middle.
fn is_in_place(reading: &Reading, paragraph: &Paragraph, line: &Line) -> bool {
    if let Some(cell) = paragraph.cell {
        let is_right_of = |other: &Paragraph| {
            other.cell.is_some_and(|one| (one.table, one.row) == (cell.table, cell.row) && one.column > cell.column)
        };
        return !in_text(reading).any(is_right_of);
    }
    let is_high = reading
        .sheets
        .get(paragraph.sheet)
        .zip(line.area)
        .is_none_or(|(sheet, area)| area.bottom < sheet.height_mm / 3.0);
    is_high && off_middle(reading, paragraph, line).is_some_and(|off| off >= *MIDDLE.start())
}

/// How far right of the paper's middle the middle of a line is, mm.
fn off_middle(reading: &Reading, paragraph: &Paragraph, line: &Line) -> Option<f64> {
    let middle = match (line.area, paragraph.extent?) {
        (Some(area), _) => Extent { left: area.left, right: area.right }.middle(),
        (None, room) => {
            let half = line.width_pt.unwrap_or(0.0) * MM / 2.0;
            match paragraph.align {
                Some(Align::Center) => room.middle(),
                Some(Align::Right) => room.right - half,
                _ => room.left + paragraph.first_indent_mm.unwrap_or(0.0) + half,
            }
        }
    };
    Some(middle - reading.sheets.get(paragraph.sheet)?.width_mm / 2.0)
}

/// Whether a paragraph, no cell and no box, stands in the middle of the paper.
fn is_across(reading: &Reading, paragraph: &Paragraph) -> bool {
    let is_loose = paragraph.zone == Zone::Body && paragraph.cell.is_none();
    let off = paragraph.lines.first().and_then(|line| off_middle(reading, paragraph, line));
    is_loose && off.is_some_and(|off| MIDDLE.contains(&off))
}

/// Whether a header block is over here: addressees, the name of a kind, a table with lines, running text.
fn begins_text(paragraph: &Paragraph) -> bool {
    let Some(text) = paragraph.lines.first().map(Line::text) else { return false };
    is_ruled(paragraph)
        || begins_with(&text, "kinh gui")
        || header::is_kind_name(&text)
        || letters_folded(&paragraph.text()).len() > MOST_LETTERS
}

/// Whether it is in a table with lines: there a header is an example of one.
fn is_ruled(paragraph: &Paragraph) -> bool {
    paragraph.cell.is_some_and(|cell| cell.ruled)
}
