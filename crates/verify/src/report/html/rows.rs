//! The table of all rows.

use plan_core::diagnostic::Language;
use serde::Serialize;

use super::super::words::{choose, group, key, place, sign, tame, verdict};
use super::super::{Measured, Place, Row};

/// How many places of a row the table lists; the pages show all.
const PLACES: usize = 6;

/// The rows under one head.
#[derive(Serialize)]
pub(super) struct Group<'a> {
    name: &'static str,
    rows: Vec<Line<'a>>,
}

/// A row.
#[derive(Serialize)]
struct Line<'a> {
    anchor: String,
    number: usize,
    id: &'a str,
    key: &'static str,
    sign: &'static str,
    verdict: &'static str,
    title: String,
    clause: String,
    required: String,
    found: String,
    places: Vec<Link>,
    /// "và 3 chỗ nữa".
    more: Option<String>,
}

/// A place, and where it is drawn.
#[derive(Serialize)]
struct Link {
    text: String,
    words: String,
    target: Option<String>,
}

/// All rows of a file.
pub(super) fn groups<'a>(measured: &'a Measured, file: &str, language: Language) -> Vec<Group<'a>> {
    let groups = measured.report.groups().map(|(head, rows)| Group {
        name: group(head, language),
        rows: rows.into_iter().map(|(number, row)| line(number, row, file, language)).collect(),
    });
    groups.collect()
}

/// The name of a row's place in the page.
pub(super) fn row_anchor(file: &str, number: usize) -> String {
    format!("{file}-r{number}")
}

/// The name of a page's, or a paragraph's, place.
pub(super) fn place_anchor(file: &str, place: &Place) -> Option<String> {
    let page = place.page.map(|page| format!("{file}-p{page}"));
    // Page headers have no number.
    page.or_else(|| place.paragraph.filter(|ordinal| *ordinal > 0).map(|ordinal| format!("{file}-d{ordinal}")))
}

fn line<'a>(number: usize, row: &'a Row, file: &str, language: Language) -> Line<'a> {
    let known = |place: &&Place| place.page.is_some() || place.paragraph.is_some() || !place.words.is_empty();
    let places: Vec<_> = row.places.iter().filter(known).collect();
    let more = places.len().checked_sub(PLACES).filter(|more| *more > 0);
    Line {
        anchor: row_anchor(file, number),
        number,
        id: row.id,
        key: key(row.verdict),
        sign: sign(row.verdict),
        verdict: verdict(row.verdict, language),
        title: tame(row.title.get(language)),
        clause: row.clause.citation(language),
        required: tame(row.required.get(language)),
        found: tame(row.found.get(language)),
        places: places.into_iter().take(PLACES).map(|at| link(at, file, language)).collect(),
        more: more.map(|more| match language {
            Language::Vi => format!("và {more} chỗ nữa"),
            Language::En => format!("and {more} more"),
        }),
    }
}

fn link(at: &Place, file: &str, language: Language) -> Link {
    let text = place(at, language);
    Link {
        text: if text.is_empty() { choose(language, "không rõ trang", "page unknown").to_owned() } else { text },
        words: tame(at.words.trim()),
        target: place_anchor(file, at),
    }
}
