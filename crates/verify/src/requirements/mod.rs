//! What the decree asks of a finished file, one value a requirement: a new requirement is one entry of one list.
//!
//! *Sai* is said only of what is certain. A component that wasn't found, or a setting that the file doesn't tell, is *không
//! xác định*.

mod addressing;
mod appendix;
mod body;
mod file;
mod headings;
mod ink;
mod number;
mod page_numbers;
mod paper;
mod place;
mod place_date;
mod rule_lines;
mod saying;
mod signature;
mod typeface;
mod types;
mod wording;

use plan_core::decree::{Clause, Layout};
use plan_core::diagnostic::Said;

use crate::components::{Components, PartKind};
use crate::reading::{Format, Reading};
use crate::report::{Group, Place, Regime, Row, Verdict};

/// Lengths that differ by less are the same, mm.
const TOLERANCE_MM: f64 = 0.5;
/// Sizes and gaps that differ by less are the same, pt.
const TOLERANCE_PT: f64 = 0.25;

/// Something the decree asks.
struct Requirement {
    /// Its name, for good.
    id: &'static str,
    group: Group,
    /// In Vietnamese and English.
    title: [&'static str; 2],
    /// In the short notation of [`Clause`].
    clause: &'static str,
    /// Whether it is asked of this file at all: of a letter no kind, of a Word file no version of PDF.
    applies: fn(&Case<'_>) -> bool,
    /// What is asked, with the numbers of the layout.
    required: fn(&Layout) -> Said,
    /// What the file has.
    judge: fn(&Case<'_>) -> Judged,
}

/// Asked of every file.
const fn always(_: &Case<'_>) -> bool {
    true
}

/// A file on the table.
struct Case<'r> {
    reading: &'r Reading,
    components: Components<'r>,
    layout: &'static Layout,
    /// Whose rules it is under.
    regime: Regime,
}

/// What a requirement comes to, and why.
struct Judged {
    verdict: Verdict,
    found: Said,
    places: Vec<Place>,
}

impl Judged {
    fn right(found: Said) -> Self {
        Self { verdict: Verdict::Right, found, places: Vec::new() }
    }

    fn wrong(found: Said, places: Vec<Place>) -> Self {
        Self { verdict: Verdict::Wrong, found, places }
    }

    fn unknown(found: Said) -> Self {
        Self { verdict: Verdict::Unknown, found, places: Vec::new() }
    }

    /// The component wasn't found.
    fn absent() -> Self {
        Self::unknown(plan_core::said!("không thấy trong tệp", "not found in the file"))
    }

    fn at(mut self, places: Vec<Place>) -> Self {
        self.places = places;
        self
    }
}

/// The requirements in the order in which they are shown.
fn all() -> impl Iterator<Item = &'static Requirement> {
    [
        paper::ALL,
        typeface::ALL,
        types::HEADER,
        wording::HEADER,
        place::HEADER,
        rule_lines::ALL,
        number::ALL,
        place_date::ALL,
        types::TITLE,
        place::TITLE,
        addressing::ALL,
        types::TEXT,
        wording::TEXT,
        body::ALL,
        headings::ALL,
        types::SIGNATURE,
        signature::ALL,
        types::APPENDIX,
        appendix::ALL,
        page_numbers::ALL,
        file::ALL,
    ]
    .into_iter()
    .flatten()
}

/// The name of each requirement and the clause that asks it, in the order of a report: for the ledger, `docs/ND30.md`.
pub fn requirements() -> impl Iterator<Item = (&'static str, Clause)> {
    all().map(|requirement| (requirement.id, Clause::new(requirement.clause)))
}

/// Measures a file against every requirement that its format can show; tells whose rules it is under.
pub(crate) fn rows(reading: &Reading) -> (Regime, Vec<Row>) {
    let components = Components::of(reading);
    let regime = if components.is_party { Regime::Party } else { Regime::Decree };
    let case = Case { reading, components, layout: Layout::nd30(), regime };
    let asked = all().filter(|requirement| (requirement.applies)(&case));
    (regime, asked.map(|requirement| row(requirement, &case)).collect())
}

fn row(requirement: &Requirement, case: &Case<'_>) -> Row {
    let mut judged = (requirement.judge)(case);
    if let Some(why) = case.leaves_open(requirement, judged.verdict) {
        judged = Judged::unknown(why).at(judged.places);
    }
    Row {
        id: requirement.id,
        group: requirement.group,
        title: Said { vi: requirement.title[0].to_owned(), en: requirement.title[1].to_owned() },
        clause: Clause::new(requirement.clause),
        required: (requirement.required)(case.layout),
        found: judged.found,
        verdict: judged.verdict,
        places: judged.places,
    }
}

impl Case<'_> {
    /// Why a requirement stays open in this file, whatever it came to: what holds of the file as a whole.
    fn leaves_open(&self, requirement: &Requirement, verdict: Verdict) -> Option<Said> {
        // What the file itself claims it has to keep under any rules.
        let elsewhere = self.regime.note().filter(|_| requirement.clause != file::CLAIMED);
        // The words of a scan were guessed from its picture, places and sizes included.
        let is_scan = !self.reading.facts.pictures.is_empty();
        elsewhere.or_else(|| {
            (is_scan && verdict == Verdict::Wrong && requirement.group != Group::File)
                .then(|| plan_core::said!("trang là ảnh quét", "the pages are scanned pictures"))
        })
    }

    /// Whether the file holds a document that is numbered, dated and signed; a file of unknown make may.
    fn is_main(&self) -> bool {
        self.components.main().is_some()
    }

    /// Whether the file is a document with a header block, and not an appendix alone or something else altogether.
    fn is_document(&self) -> bool {
        self.components.main().is_some()
            && (self.components.has(crate::components::Role::NationalName)
                || self.components.has(crate::components::Role::Number))
    }

    /// Whether anything was left unread.
    fn is_cut(&self) -> bool {
        self.reading.facts.cut_short
    }

    fn is_pdf(&self) -> bool {
        self.reading.format == Format::Pdf
    }

    /// Whether the file holds appendices alone.
    fn is_appendix(&self) -> bool {
        self.components.parts.iter().all(|part| part.kind == PartKind::Appendix)
    }

    /// The parts that are appendices.
    fn appendices(&self) -> Vec<&crate::components::Part> {
        self.components.parts.iter().filter(|part| part.kind == PartKind::Appendix).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::all;

    #[test]
    fn every_requirement_has_a_name_of_its_own() {
        let names: BTreeSet<&str> = all().map(|requirement| requirement.id).collect();
        assert_eq!(names.len(), all().count());
        assert!(
            names.iter().all(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')),
            "{names:?}"
        );
    }
}
