//! What stands between the title and the text: "Kính gửi", the issuing authority, căn cứ, "QUYẾT ĐỊNH:".

use std::ops::Range;

use super::words::{folded, is_capitals};
use super::{Components, Role, is_centred, is_in_text};

/// Căn cứ may be many; beyond this nobody reads them.
const LONGEST: usize = 80;

/// Finds the opening at the beginning of `range`; gives the first paragraph after it.
pub(super) fn find(found: &mut Components<'_>, range: Range<usize>) -> usize {
    let mut next = range.start;
    let order = (range.start..range.end.min(range.start + LONGEST)).find(|at| is_order(found, *at));
    let mut addressing = false;
    for at in range.start..range.end.min(range.start + LONGEST) {
        let Some(paragraph) = found.paragraph(at) else { break };
        if !is_in_text(paragraph) {
            continue;
        }
        let text = paragraph.text();
        let line = folded(&text);
        if Some(at) == order {
            found.add_whole(Role::Order, at);
            return at + 1;
        }
        if line.starts_with("kinh gui") {
            found.add_whole(Role::Addressees, at);
            addressing = true;
        } else if addressing && line.starts_with('-') && !text.trim_end().ends_with(':') {
            found.add_whole(Role::Addressees, at);
            addressing = !text.trim_end().ends_with('.');
        } else if order.is_some() && is_centred(found.reading, paragraph) && is_capitals(&text) {
            found.add_whole(Role::IssuingAuthority, at);
        } else if is_basis(&line, order.is_some(), found, at)
            || (paragraph.continues && found.pieces.last().is_some_and(|piece| piece.role == Role::Basis))
        {
            found.add_whole(Role::Basis, at);
        } else if order.is_none() {
            break;
        } else {
            // Between the căn cứ of a decision: "Theo đề nghị của …" set some other way.
            continue;
        }
        next = at + 1;
    }
    if order.is_none()
        && found.pieces.iter().filter(|piece| piece.role == Role::Basis && range.contains(&piece.paragraph)).count() < 2
    {
        // One "Căn cứ …;" in a plan may begin its first sentence.
        found.pieces.retain(|piece| piece.role != Role::Basis || !range.contains(&piece.paragraph));
        next = next.min(range.start.max(found.pieces.last().map_or(range.start, |piece| piece.paragraph + 1)));
    }
    next
}

fn is_order(found: &Components<'_>, at: usize) -> bool {
    found.paragraph(at).is_some_and(|paragraph| {
        let text = paragraph.text();
        let line = folded(&text);
        is_centred(found.reading, paragraph)
            && ["quyet dinh", "quyet nghi"].contains(&line.trim_end_matches([':', ' ']))
    })
}

/// Whether a paragraph is a căn cứ. Without "QUYẾT ĐỊNH:" below it may be the first sentence of the text; then it counts
/// only if it ends as a căn cứ does and isn't the sentence that issues the document.
fn is_basis(line: &str, decision: bool, found: &Components<'_>, at: usize) -> bool {
    let begins = line.starts_with("can cu ") || line.starts_with("xet ") || line.starts_with("theo de nghi");
    if !begins {
        return false;
    }
    let ends =
        |index: usize| found.paragraph(index).map(|p| p.text()).is_some_and(|text| text.trim_end().ends_with(';'));
    let follows = found.pieces.last().is_some_and(|piece| piece.role == Role::Basis);
    // The sentence that issues a plan may begin with "Căn cứ" too, and end with a colon.
    let closes =
        || found.paragraph(at).is_some_and(|p| p.text().trim_end().ends_with('.') && p.spans().any(|s| s.italic));
    decision || ends(at) || (follows && closes())
}
