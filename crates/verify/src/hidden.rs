//! Words that a later signature is drawn over.
//!
//! A field that waits for its signature may stand anywhere, and who signs in it may put any picture there: what somebody
//! signed before is all in the file, and no longer on the page.

use plan_core::diagnostic::Said;
use plan_core::said;
use plan_sign::check::{Drawn, Finding, Signature, Verdict};

use crate::components::{Components, Role, first_words};
use crate::reading::{Area, Reading};

/// How far boxes of words and of fields may lie over each other without touching what is printed, mm.
const SLACK: f64 = 0.5;

/// The block around a signature: a seal lies over the beginning of its lines.
const BLOCK: [Role; 4] = [Role::Authority, Role::Signer, Role::RecipientsLabel, Role::Recipient];

/// Says of each signature whether a later one is drawn over words of the page.
pub(crate) fn look_under(signatures: &mut [Signature], reading: &Reading) {
    let revision = |signature: &Signature| signature.covers.map(|covers| covers.revision);
    let Some(first) = signatures.iter().filter_map(revision).min() else { return };
    if signatures.iter().filter_map(revision).all(|revision| revision == first) {
        return;
    }
    let components = Components::of(reading);
    let later: Vec<(usize, Said)> = signatures
        .iter()
        .filter_map(|signature| {
            let field = &signature.field;
            let words = signature.drawn.iter().find_map(|drawn| hides(&components, *drawn))?;
            let said = said!(
                "ô “{field}” được ký sau có hình vẽ đè lên chữ “{words}”: xem hình có che nội dung không",
                "the field “{field}”, signed since, is drawn over the words “{words}”: see whether it hides anything"
            );
            Some((revision(signature)?, said))
        })
        .collect();
    for signature in signatures {
        let Some(own) = revision(signature) else { continue };
        for (_, said) in later.iter().filter(|(revision, _)| *revision > own) {
            let known = &signature.changes;
            let verdict = known.verdict.max(Verdict::Unknown);
            let (vi, en) = (format!("{}; {}", said.vi, known.said.vi), format!("{}; {}", said.en, known.said.en));
            signature.changes = Finding { verdict, said: Said { vi, en } };
        }
    }
}

/// The first words under a signature that have no business there.
fn hides(components: &Components<'_>, drawn: Drawn) -> Option<String> {
    let on_page = components.reading.paragraphs.iter().enumerate().filter(|(_, own)| own.sheet + 1 == drawn.page);
    let mut lines =
        on_page.flat_map(|(at, own)| own.lines.iter().enumerate().map(move |(line, words)| (at, line, words)));
    let hidden = lines.find(|(at, line, words)| {
        let (Some(over), Some(under)) = (drawn.area, words.area) else { return drawn.area.is_none() };
        let Some(width) = shared(over, under) else { return false };
        let is_block =
            components.pieces_of(*at).iter().any(|piece| BLOCK.contains(&piece.role) && piece.lines.contains(line));
        !is_block || width > (under.right - under.left) / 2.0
    });
    hidden.map(|(_, _, words)| first_words(&words.text()))
}

/// How wide two boxes lie over each other, mm.
fn shared(over: plan_sign::check::Area, under: Area) -> Option<f64> {
    let width = over.right.min(under.right) - over.left.max(under.left);
    let height = over.bottom.min(under.bottom) - over.top.max(under.top);
    (width > SLACK && height > SLACK).then_some(width)
}
