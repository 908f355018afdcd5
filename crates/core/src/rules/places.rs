//! One finding for one fault that stands in many places.

use crate::diagnostic::{Finding, Said};
use crate::source::Span;

/// So many further places are shown; whoever sees these finds the others.
const SHOWN: usize = 12;

/// Names the places behind the first as related; the same place once.
pub(super) fn with_further(mut finding: Finding, places: &[Span], text: &Said) -> Finding {
    let mut seen = std::collections::BTreeSet::from([finding.span]);
    for place in places {
        if finding.related.len() < SHOWN && seen.insert(*place) {
            finding = finding.related(*place, text.clone());
        }
    }
    finding
}

/// The places, the same one once: a name of the office is printed in several parts.
pub(super) fn unique(places: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let mut seen = std::collections::BTreeSet::new();
    places.into_iter().filter(|place| seen.insert(*place)).collect()
}
