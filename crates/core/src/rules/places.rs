//! One finding for one fault that stands in many places.

use crate::diagnostic::{Finding, Said};
use crate::source::Span;

/// So many further places are shown; whoever sees these finds the others.
const SHOWN: usize = 12;

/// Names the places behind the first as related, all in the same words.
pub(super) fn with_further(finding: Finding, places: &[Span], text: &Said) -> Finding {
    with_each(finding, places.iter().map(|place| (*place, text.clone())))
}

/// Names the places behind the first as related, each in its words; the same place once: a name of the
/// office is printed in several parts.
pub(super) fn with_each(mut finding: Finding, places: impl IntoIterator<Item = (Span, Said)>) -> Finding {
    let mut seen = std::collections::BTreeSet::from([finding.span]);
    for (place, text) in places {
        if !seen.insert(place) {
            continue;
        }
        if finding.related.len() < SHOWN {
            finding = finding.related(place, text);
        } else {
            finding.unshown.push(place);
        }
    }
    finding
}
