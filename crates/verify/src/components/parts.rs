//! Where the document, what it issues and its appendices begin.

use super::words::{figures_prefix, folded, is_nearly, letters_folded, roman_prefix};
use super::{Part, PartKind, is_centred};
use crate::reading::{Paragraph, Reading, Zone};

const NATIONAL_NAME: &str = "conghoaxahoichunghiavietnam";

/// The parts of a file, in order; at least one.
pub(super) fn find(reading: &Reading) -> Vec<Part> {
    let mut starts: Vec<(usize, PartKind)> = Vec::new();
    let mut headed = false;
    for (index, paragraph) in reading.paragraphs.iter().enumerate() {
        if matches!(paragraph.zone, Zone::Header | Zone::Footer | Zone::Footnote) {
            continue;
        }
        if has_national_name(paragraph) {
            let kind = if headed { PartKind::Attached } else { PartKind::Main };
            headed = true;
            let after = starts.last().map_or(0, |(start, _)| start + 1);
            starts.push((header_start(reading, index, after), kind));
        } else if is_appendix_label(reading, index, paragraph) {
            starts.push((index, PartKind::Appendix));
        }
    }
    if let Some((start, _)) = starts.first_mut() {
        *start = 0;
    } else {
        starts.push((0, PartKind::Main));
    }
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([reading.paragraphs.len()]);
    starts.iter().zip(ends).map(|((start, kind), end)| Part { kind: *kind, paragraphs: *start..end }).collect()
}

/// Whether *Quốc hiệu* stands in the paragraph, alone on its line or beside the agency's name.
fn has_national_name(paragraph: &Paragraph) -> bool {
    // In a table with lines it is an example of one.
    !paragraph.cell.is_some_and(|cell| cell.ruled)
        && paragraph.lines.iter().any(|line| {
            let text = line.text();
            text.chars().count() < 160
                && text.split('\t').any(|piece| is_national_name(piece) || ends_in_national_name(piece))
        })
}

/// Whether *Quốc hiệu* follows the agency on one line, in capitals: a sentence may end in the country's name too.
fn ends_in_national_name(text: &str) -> bool {
    let mut last = text.chars().rev().filter(|letter| letter.is_alphabetic()).take(NATIONAL_NAME.len());
    letters_folded(text).ends_with(NATIONAL_NAME) && last.all(char::is_uppercase)
}

/// Whether a line is *Quốc hiệu*, slips included.
pub(super) fn is_national_name(text: &str) -> bool {
    is_nearly(&letters_folded(text), NATIONAL_NAME, 3)
}

/// The header block may begin with the agency's name, above or to the left.
fn header_start(reading: &Reading, index: usize, after: usize) -> usize {
    let Some(national) = reading.paragraphs.get(index) else { return index };
    let mut start = index;
    while start > after {
        let Some(before) = reading.paragraphs.get(start - 1) else { break };
        let belongs = match (national.cell, before.cell) {
            (Some(here), Some(there)) => here.table == there.table,
            (None, None) => before.sheet == national.sheet && index - start < 4,
            _ => false,
        };
        if !belongs || (before.zone != Zone::Body && before.zone != Zone::Box) {
            break;
        }
        start -= 1;
        if before.starts_page && national.cell.is_none() {
            break;
        }
    }
    start
}

/// "Phụ lục", "Phụ lục I", "PHỤ LỤC 02" on a line of its own that begins a page or stands like a title.
fn is_appendix_label(reading: &Reading, index: usize, paragraph: &Paragraph) -> bool {
    if paragraph.cell.is_some_and(|cell| cell.ruled) {
        return false;
    }
    let Some(line) = paragraph.lines.first() else { return false };
    let text = line.text();
    let stands_apart = || {
        let begins = paragraph.starts_page
            || index.checked_sub(1).and_then(|i| reading.paragraphs.get(i)).is_none_or(|p| p.sheet != paragraph.sheet);
        let bold = line.spans.iter().all(|span| span.bold || span.text.trim().is_empty());
        begins || (bold && is_centred(reading, paragraph))
    };
    label_number(&text).is_some() && stands_apart()
}

/// What stands after "Phụ lục" on a line of its own: "", "I", "02"; `None` if the line is something else.
pub(super) fn label_number(text: &str) -> Option<String> {
    let clean: Vec<&str> = text.split_whitespace().collect();
    let (head, number) = match clean.as_slice() {
        [a, b] => (format!("{a} {b}"), ""),
        [a, b, number] => (format!("{a} {b}"), *number),
        _ => return None,
    };
    let number = number.trim_end_matches(['.', ':']);
    let is_number = number.is_empty()
        || matches!(roman_prefix(number), Some((_, "")))
        || figures_prefix(number).is_some_and(|(_, rest)| rest.chars().count() <= 1);
    (folded(head.trim_end_matches(['.', ':'])) == "phu luc" && is_number).then(|| number.to_owned())
}
