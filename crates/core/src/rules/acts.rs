//! What the rules on acts cited ask of a script.

use std::ops::Range;

use super::Subject;
use super::sentence::{near_before, near_behind};
use crate::document::Date;
pub(super) use crate::recognise::date_written as written;
use crate::recognise::{Citation, symbol_key};
use crate::script::{Particulars, Passage, Role, Script};
use crate::source::Span;

/// A citation and its passage.
#[derive(Clone, Copy)]
pub(super) struct Cited<'a> {
    pub(super) citation: &'a Citation,
    pub(super) passage: &'a Passage,
}

/// The acts cited, without the document's own number, in reading order.
pub(super) fn cited<'a>(subject: &Subject<'a>) -> impl Iterator<Item = Cited<'a>> + use<'a> {
    subject.found.into_iter().flat_map(|found| {
        let (script, own) = (found.script(), found.script().issued());
        found.acts().cited.iter().filter_map(move |citation| {
            let passage = script.passages.get(citation.passage)?;
            let is_own =
                matches!(passage.role, Role::Number | Role::AttachedTo | Role::NationalName) || is_own(own, citation);
            (!is_own).then_some(Cited { citation, passage })
        })
    })
}

/// Whether a citation names the document itself.
fn is_own(own: &Particulars, citation: &Citation) -> bool {
    let (Some(number), Some(symbol)) = (&own.number, &own.symbol) else { return false };
    // A number of its own has its year in the symbol: "2025/QĐ-UBND".
    let (year, symbol) = match symbol.text.split_once('/') {
        Some((year, rest)) if year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) => {
            (year.parse::<u16>().ok(), rest)
        }
        _ => (None, symbol.text.as_str()),
    };
    number.text.trim_start_matches('0') == citation.code.stem()
        && symbol_key(symbol) == symbol_key(&citation.code.symbol)
        && (year.is_none() || citation.code.year.is_none() || year == citation.code.year)
}

/// Whether the document makes law and is of 2025 or later: from then on such acts cite others by number alone (Luật Ban
/// hành văn bản quy phạm pháp luật số 64/2025/QH15), and the decree doesn't rule them.
pub(super) fn makes_law(script: &Script) -> bool {
    const FROM: u16 = 2025;
    is_of_assembly(script) || normative_year(script).is_some_and(|year| (FROM..2100).contains(&year))
}

/// The year in the document's number, or that of its date where its kind is none of the decree's.
fn normative_year(script: &Script) -> Option<u16> {
    let own = script.issued();
    let numbered = own.symbol.as_ref().and_then(|symbol| symbol.text.split('/').next()?.parse::<u16>().ok());
    let has_kind = script.passages.iter().any(|passage| passage.role == Role::Kind);
    let named = own.date.as_ref().filter(|_| own.kind.is_none() && has_kind).map(|date| date.value.year);
    numbered.filter(|year| (1900..2100).contains(year)).or(named)
}

/// Whether it is a law or a resolution of *Quốc hội* or its *Ủy ban Thường vụ*: these cite acts by their numbers, and end
/// with the day on which they were passed, without a mark.
pub(super) fn is_of_assembly(script: &Script) -> bool {
    const NAMES: [&str; 3] = ["QUỐC HỘI", "ỦY BAN THƯỜNG VỤ QUỐC HỘI", "UỶ BAN THƯỜNG VỤ QUỐC HỘI"];
    let symbol = script.issued().symbol.as_ref().map_or("", |symbol| symbol.text.as_str());
    let mut names = script
        .passages
        .iter()
        .filter(|passage| matches!(passage.role, Role::Issuer | Role::Authority | Role::SignatureAuthority));
    symbol.contains("UBTVQH")
        || symbol.contains("/QH1")
        || names.any(|passage| NAMES.contains(&passage.words().trim().trim_start_matches("TM. ")))
}

impl<'a> Cited<'a> {
    /// From the type word to the symbol.
    pub(super) fn name(&self) -> &'a str {
        self.words(self.citation.range.clone())
    }

    pub(super) fn words(&self, range: Range<usize>) -> &'a str {
        self.passage.words().get(range).unwrap_or_default()
    }

    /// What stands before it in its passage, as far as it is near.
    pub(super) fn before(&self) -> &'a str {
        near_before(self.passage.words(), self.citation.range.start)
    }

    /// What stands behind it in its passage, as far as it is near.
    pub(super) fn behind(&self) -> &'a str {
        near_behind(self.passage.words(), self.citation.end)
    }

    /// Where it stands.
    pub(super) fn place(&self, subject: &Subject<'_>) -> Span {
        self.at(self.citation.range.clone(), subject)
    }

    pub(super) fn at(&self, range: Range<usize>, subject: &Subject<'_>) -> Span {
        self.passage.place(range, subject.sources)
    }

    /// From its name to the end of its date.
    pub(super) fn dated(&self) -> Range<usize> {
        let end = self.citation.date.as_ref().map_or(self.citation.range.end, |date| date.range.end);
        self.citation.range.start..end
    }
}

/// When the document was issued, as far as its words say, and where: in ô 4, or in the line "(Kèm theo … ngày …)", which
/// the reader of foreign texts takes into the particulars.
pub(super) fn issued_on(script: &Script) -> Option<(Date, Span)> {
    script.issued().date.as_ref().map(|date| (date.value, date.span))
}

/// Whether a day is certainly after another, as far as both are known.
pub(super) fn is_after(one: Date, other: Date) -> bool {
    if one.year != other.year {
        return one.year > other.year;
    }
    match (one.month, other.month) {
        (Some(month), Some(before)) if month != before => month > before,
        (Some(_), Some(_)) => matches!((one.day, other.day), (Some(day), Some(before)) if day > before),
        _ => false,
    }
}
