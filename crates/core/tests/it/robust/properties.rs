//! What holds of every plan, right or wrong.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use plan_core::Compilation;
use plan_core::compile::Options;
use plan_core::diagnostic::Language;
use plan_core::diagnostic::show::{Colour, PlanReport, concise, full, json};
use plan_core::document::{Document, Origin, PartKind, Run, Text};
use plan_core::source::Span;

use super::cells;
use super::mutate::{Files, memory};

/// How much slower a program is that wasn't optimised, on a machine that does other things too.
pub(super) const SLOW: u64 = if cfg!(debug_assertions) { 10 } else { 1 };

/// Nothing takes longer, whatever stands in a plan of a few pages.
pub(super) const LONGEST: Duration = Duration::from_secs(2 * SLOW);

/// Checks one plan and everything that holds of every plan; what doesn't hold, in words.
pub(super) fn try_one(files: &Files) -> Result<Compilation, String> {
    let started = Instant::now();
    let checked = catch_unwind(AssertUnwindSafe(|| {
        let checked = plan_core::check(&memory(files), "", Options::default());
        render(&checked);
        checked
    }));
    let checked = checked.map_err(|_| "it panics".to_owned())?;
    let took = started.elapsed();
    if took > LONGEST {
        return Err(format!("it takes {took:?}"));
    }
    for finding in &checked.findings {
        let related = finding.related.iter().map(|label| label.span);
        let edits = finding.fix.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.span));
        for span in std::iter::once(finding.span).chain(related).chain(edits) {
            if !is_inside(&checked, span) {
                return Err(format!("{} points to {span:?}, outside its file or inside a character", finding.code));
            }
        }
    }
    if let Some(document) = &checked.document {
        if let Some(span) = places(document).into_iter().find(|span| !is_inside(&checked, *span)) {
            return Err(format!("the model points to {span:?}, outside its file or inside a character"));
        }
        let mut seen = BTreeSet::new();
        if let Some(id) = node_ids(document).into_iter().find(|id| !seen.insert(id.clone())) {
            return Err(format!("two nodes are called {id}"));
        }
        if let Some(table) = document.tables().into_iter().find(|table| !cells::fill(table)) {
            return Err(format!("the cells of {} leave a gap or lie over each other", table.id));
        }
    }
    Ok(checked)
}

fn render(checked: &Compilation) {
    for language in [Language::Vi, Language::En] {
        for finding in &checked.findings {
            let shown = full(finding, &checked.sources, language, Colour::On);
            assert!(!shown.is_empty() && !concise(finding, &checked.sources, language).contains('\n'));
        }
        let report =
            PlanReport { plan: "p", sources: &checked.sources, findings: &checked.findings, waived: checked.waived };
        let object = json(&[report], language).unwrap();
        assert!(serde_json::from_str::<serde_json::Value>(&object).is_ok());
    }
}

pub(super) fn is_inside(checked: &Compilation, span: Span) -> bool {
    let text = checked.sources.file(span.file).text();
    let range = span.range();
    range.start <= range.end && range.end <= text.len() && text.get(range).is_some()
}

/// The names of everything in the model that has one.
fn node_ids(document: &Document) -> Vec<String> {
    let parts = document.parts.iter().map(|part| part.id.to_string());
    let sections = document.all_sections().into_iter().map(|section| section.id.to_string());
    let paragraphs = document.paragraphs().into_iter().map(|paragraph| paragraph.id.to_string());
    let tables = document.tables().into_iter().flat_map(|table| {
        let rows = table.all_rows().flat_map(|row| {
            std::iter::once(row.id.to_string()).chain(row.cells.iter().map(|cell| cell.id.to_string()))
        });
        std::iter::once(table.id.to_string()).chain(rows)
    });
    parts.chain(sections).chain(paragraphs).chain(tables).collect()
}

/// Every place that the model names.
fn places(document: &Document) -> Vec<Span> {
    let mut places: Vec<Span> = Vec::new();
    let texts = document.texts();
    places.extend(texts.iter().flatten().filter_map(|run| match &run.origin {
        Origin::Source(span) => Some(*span),
        Origin::Value { expr, .. } => Some(*expr),
        Origin::Reference { at, .. } => Some(*at),
        _ => None,
    }));
    places.extend(document.all_sections().into_iter().map(|section| section.span));
    places.extend(document.paragraphs().into_iter().map(|paragraph| paragraph.span));
    for table in document.tables() {
        places.push(table.span);
        places.extend(table.columns.iter().map(|column| column.span));
        places.extend(table.all_rows().map(|row| row.span));
        places.extend(table.all_rows().flat_map(|row| &row.cells).map(|cell| cell.span));
    }
    places.extend(document.facts.anchors.iter().map(|anchor| anchor.at));
    places
}

/// The letters of a text that a reader has to find in print: without comments, values, references and ids.
///
/// Digits are left out: whether "5." is an item's number or the end of a sentence is for Markdown to say.
pub(super) fn letters_of_source(text: &str) -> String {
    let mut letters = String::new();
    let mut rest = text;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let cut = match c {
            '\\' => Some(1 + rest[1..].chars().next().filter(char::is_ascii_punctuation).map_or(0, char::len_utf8)),
            '<' if rest.starts_with("<!--") => rest.find("-->").map(|end| end + 3),
            '{' if rest.starts_with("{{") => rest.find("}}").map(|end| end + 2),
            '{' if rest.starts_with("{#") => rest.find('}').map(|end| end + 1),
            '[' if rest.starts_with("[^") => rest.find(']').map(|end| end + 1),
            '@' if !before.is_alphanumeric() => {
                let words = ["@muc:", "@phu-luc:", "@dieu:", "@bang:", "@chi-tieu:", "@nhiem-vu:"];
                words.into_iter().find(|word| rest.starts_with(word)).map(|word| {
                    let is_id = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b',');
                    word.len() + rest.as_bytes()[word.len()..].iter().take_while(|b| is_id(b)).count()
                })
            }
            _ => None,
        };
        let length = cut.unwrap_or_else(|| c.len_utf8());
        if cut.is_none() {
            letters.push(c);
        }
        before = rest[..length].chars().next_back().unwrap_or(' ');
        rest = &rest[length..];
    }
    only_letters(&letters)
}

pub(super) fn only_letters(text: &str) -> String {
    // "Bảng:" makes a caption, and "Bảng 1." is what is printed.
    let text = text.replace("Bảng:", "");
    text.to_uppercase().to_lowercase().chars().filter(|c| c.is_alphabetic()).collect()
}

/// The words of these texts that stand in `file`, letter for letter.
pub(super) fn typed_in<'a>(checked: &Compilation, file: &str, texts: impl IntoIterator<Item = &'a Text>) -> String {
    let is_here =
        |origin: &Origin| matches!(origin, Origin::Source(span) if checked.sources.file(span.file).path() == file);
    let runs = texts.into_iter().flatten().filter(|run: &&Run| is_here(&run.origin));
    runs.map(|run| run.text.as_str()).collect()
}

/// Letters of a file that are not in print as they stand in the source; nothing where all is well.
pub(super) fn lost(checked: &Compilation) -> Option<String> {
    let document = checked.document.as_ref()?;
    let has_decision = document.parts.iter().any(|part| part.kind == PartKind::Decision);
    let texts = document.texts();
    for (_, file) in checked.sources.iter() {
        // An entity is one character written as several.
        if file.text().contains('&') {
            continue;
        }
        let (source, printed) = if file.name().ends_with(".md") {
            // Điều without a decision are nowhere in print; that is for a rule to say.
            if file.path().starts_with("quyet-dinh/") && !has_decision {
                continue;
            }
            (letters_of_source(file.text()), only_letters(&typed_in(checked, file.path(), &texts)))
        } else if file.path().starts_with("phu-luc/") {
            (cells::letters_of_source(file.text()), cells::letters_of_model(checked, document, file.path()))
        } else {
            continue;
        };
        // Footnotes are printed where they are referred to, as often as they are.
        let has_notes = file.text().contains("[^");
        let is_whole = if has_notes { holds(&printed, &source) } else { source == printed };
        if !is_whole {
            return Some(format!("{}:\n source: {source}\n printed: {printed}", file.path()));
        }
    }
    None
}

/// Whether every letter of `part` is in `whole`, as often.
fn holds(whole: &str, part: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let (whole, part) = (sorted(whole), sorted(part));
    let mut rest = whole.into_iter();
    part.into_iter().all(|letter| rest.any(|other| other == letter))
}
