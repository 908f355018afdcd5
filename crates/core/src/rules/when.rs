//! When a document is issued, and what years it is about: what the rules on time measure by.

use crate::document::PartKind;
use crate::recognise::{Day, Found, Stretch, Unit};
use crate::script::{Role, Script};
use crate::source::{Sources, Span};

/// The date of a document, as far as it is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Issued {
    /// The first day that it can be: the day itself, or 1 January where only the year is known.
    pub(super) earliest: Day,
    /// Where it stands.
    pub(super) span: Span,
}

/// The date in ô 4; where a text has lost its head, the date in the line "(Kèm theo Kế hoạch số … ngày …)".
pub(super) fn issued(script: &Script, found: &Found, sources: &Sources) -> Option<Issued> {
    if let Some(date) = &script.issued().date {
        return Some(Issued { earliest: Stretch::of(date.value).first, span: date.span });
    }
    let attached = script.passages.iter().zip(&found.times).filter(|(passage, _)| passage.role == Role::AttachedTo);
    attached.into_iter().find_map(|(passage, times)| {
        let day = times.moments.iter().find(|moment| moment.unit == Unit::Day)?;
        Some(Issued { earliest: day.stretch?.first, span: passage.place(day.range.clone(), sources) })
    })
}

/// The years that the document is about, with the place that says so.
pub(super) fn years(script: &Script) -> Option<(u16, Option<u16>, Span)> {
    let own = script.matter().period.as_ref();
    let period = own.or_else(|| {
        let decision = script.parts.iter().find(|part| part.kind == PartKind::Decision);
        decision.and_then(|part| part.particulars.period.as_ref())
    })?;
    Some((period.value.from, period.value.to, period.span))
}

/// The one year that the document is about.
pub(super) fn year(script: &Script) -> Option<(u16, Span)> {
    let (from, to, span) = years(script)?;
    (to == Some(from)).then_some((from, span))
}
