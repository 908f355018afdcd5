//! When a document is issued, and what years it is about: what the rules on time measure by.

use crate::document::PartKind;
use crate::recognise::{Day, Stretch};
use crate::rules::acts::issued_on;
use crate::script::Script;
use crate::source::Span;

/// The date of a document, as far as it is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Issued {
    /// The first day that it can be: the day itself, or 1 January where only the year is known.
    pub(super) earliest: Day,
    /// Where it stands.
    pub(super) span: Span,
}

/// The date of a document.
pub(super) fn issued(script: &Script) -> Option<Issued> {
    let (date, span) = issued_on(script)?;
    Some(Issued { earliest: Stretch::of(date).first, span })
}

/// The years that the document is about, with the place that says so.
pub(super) fn years(script: &Script) -> Option<(u16, Option<u16>, Span)> {
    let decision = script.parts.iter().find(|part| part.kind == PartKind::Decision);
    let decided = decision.and_then(|part| part.particulars.period.as_ref());
    // "GIAI ĐOẠN 2026 -⏎2030" as a title that a line cuts off: the decision's says how far it goes.
    let is_cut = |own: u16, to: Option<u16>| {
        to == Some(own)
            && decided.is_some_and(|decided| decided.value.from == own && decided.value.to > to)
            && script.matter().subject.as_ref().is_some_and(|subject| subject.text.trim_end().ends_with(['-', '–']))
    };
    let own = script.matter().period.as_ref().filter(|own| !is_cut(own.value.from, own.value.to));
    let period = own.or(decided)?;
    Some((period.value.from, period.value.to, period.span))
}

/// The one year that the document is about.
pub(super) fn year(script: &Script) -> Option<(u16, Span)> {
    let (from, to, span) = years(script)?;
    (to == Some(from)).then_some((from, span))
}
