//! No place is told twice: which rule gives way to which, and what those have said.
//!
//! A rule gives way by asking: it looks its places up in [`Told`] before it makes findings of them, because only it knows
//! what is left of a finding when one of its places falls away. It asks of what was *said*, before the office's levels and
//! the plan's waivers are applied: who turned a rule off, or waived its finding, has answered, and the same place must not
//! come back under another code.

use super::Rule;
use crate::diagnostic::Finding;
use crate::source::Span;

/// Each rule that gives way, with those that it gives way to. They stand before it in the registry, so that they have run
/// and no two wait for each other; a test holds the table to it.
const GIVES_WAY: [(&str, &[&str]); 3] = [
    // A law of another day than it has, where the document has the right one too: that is the contradiction.
    ("VD012", &["VD002"]),
    // A district's body after the districts' end is no more, whoever left it in.
    ("CV013", &["TG007"]),
    // A word that is none, one that stands twice, an abbreviation, a pair, the country's name: these name the wrong word
    // itself, and the phrase is a guess at it.
    ("CV014", &["TT011", "CV004", "CV006", "CV010", "CV012"]),
];

impl Rule {
    /// The rules that say it better where they speak of the same place: this one is silent there.
    pub fn gives_way_to(&self) -> &'static [&'static str] {
        GIVES_WAY.iter().find(|(code, _)| *code == self.code).map_or(&[], |(_, others)| others)
    }
}

/// The places of which the rules have spoken that another gives way to.
pub(super) struct Told {
    /// In order, none touching the next.
    places: Vec<Span>,
}

impl Told {
    /// What has been said when `rule` runs; `findings` are those of the rules before it.
    pub(super) fn before(rule: &Rule, findings: &[Finding]) -> Self {
        let others = rule.gives_way_to();
        let told = findings.iter().filter(|finding| others.contains(&finding.code));
        let mut all: Vec<Span> = told.flat_map(Finding::places).collect();
        all.sort_unstable();
        let mut places: Vec<Span> = Vec::with_capacity(all.len());
        for place in all {
            match places.last_mut().filter(|last| last.file == place.file && place.start < last.end) {
                Some(last) => last.end = last.end.max(place.end),
                None => places.push(place),
            }
        }
        Self { places }
    }

    /// Whether a place has words in common with one that was told.
    pub(super) fn has(&self, place: Span) -> bool {
        let behind = self.places.partition_point(|told| (told.file, told.end) <= (place.file, place.start));
        self.places.get(behind).is_some_and(|told| told.file == place.file && told.start < place.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{RULES, rule};
    use crate::said;
    use crate::source::Sources;

    #[test]
    fn a_rule_gives_way_to_those_before_it() {
        let place = |code: &str| RULES.iter().position(|rule| rule.code == code);
        for (code, others) in GIVES_WAY {
            assert!(place(code).is_some(), "{code} is no rule");
            for other in others {
                assert!(place(other).is_some() && place(other) < place(code), "{other} doesn't run before {code}");
            }
        }
    }

    #[test]
    fn a_place_is_told_where_words_are_shared() {
        let mut sources = Sources::default();
        let [file, other] = ["a", "b"].map(|name| sources.add(name, name, "0123456789"));
        let span = |start: usize, end: usize| Span::new(file, start..end);
        let (Some(told), Some(asking)) = (rule("CV012"), rule("CV014")) else { return };
        let finding = told.finding(span(4, 6), said!("a", "a")).related(span(5, 7), said!("b", "b"));
        let told = Told::before(asking, &[finding]);
        assert!(told.has(span(3, 5)) && told.has(span(5, 6)) && told.has(span(6, 9)));
        assert!(!told.has(span(2, 4)) && !told.has(span(7, 9)) && !told.has(Span::new(other, 4..6)));
    }
}
