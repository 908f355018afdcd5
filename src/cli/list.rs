//! `plan list`: a line a plan: where it is, what it is called, how far it has come.

use clap::ArgMatches;
use plan_core::Compilation;
use plan_core::compile::Options;
use plan_core::diagnostic::Severity;
use plan_core::document::{Date, Facts};
use serde::Serialize;

use super::catalogue::Catalogue;
use super::check::{is_json, named_paths};
use super::columns::aligned;
use super::terminal::{Target, Terminal};
use super::{Outcome, Stop};
use crate::session::{Plan, each_guarded, find_plans};

/// How far a plan has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) enum State {
    /// *Đang soạn*: it has errors.
    #[serde(rename = "dang-soan")]
    Draft,
    /// *Trình ký*: nothing is wrong, and the clerk hasn't given it a number and a day yet.
    #[serde(rename = "trinh-ky")]
    ForSignature,
    /// *Đã ban hành*: it has a number and a full date.
    #[serde(rename = "da-ban-hanh")]
    Issued,
}

/// One plan, as `--format json` gives it (`docs/JSON.md`).
#[derive(Debug, Serialize)]
struct Entry {
    plan: String,
    title: Option<String>,
    number: Option<String>,
    symbol: Option<String>,
    date: Option<String>,
    state: State,
    errors: usize,
    warnings: usize,
    waived: usize,
    /// The date as people write it; programs get the other one.
    #[serde(skip)]
    written_date: String,
}

#[derive(Serialize)]
struct Report {
    schema: u32,
    plans: Vec<Entry>,
}

pub(super) fn run(matches: &ArgMatches, words: Catalogue, terminal: &mut Terminal) -> Result<Outcome, Stop> {
    let plans = find_plans(&named_paths(matches)).map_err(Stop::Message)?;
    let mut outcome = Outcome::Clean;
    let mut entries = Vec::with_capacity(plans.len());
    let listed =
        each_guarded(&plans, |plan| Entry::of(plan, &plan_core::check(&plan.files, &plan.folder, Options::default())));
    for (plan, entry) in plans.iter().zip(listed) {
        match entry {
            Ok(entry) => entries.push(entry),
            Err(why) => {
                terminal.fail(words, words.said(&why.about(plan)))?;
                outcome = Outcome::Failure;
            }
        }
    }
    if is_json(matches) {
        let report = Report { schema: 1, plans: entries };
        let text = serde_json::to_string_pretty(&report).map_err(std::io::Error::other)?;
        terminal.line(Target::Result, &text)?;
        return Ok(outcome);
    }
    let rows: Vec<_> = entries.iter().map(|entry| entry.row(words)).collect();
    for line in aligned(&rows) {
        terminal.line(Target::Result, &line)?;
    }
    Ok(outcome)
}

impl Entry {
    fn of(plan: &Plan, compilation: &Compilation) -> Self {
        let count = |severity| compilation.findings.iter().filter(|f| f.severity == severity).count();
        let errors = count(Severity::Error);
        let facts = compilation.document.as_ref().map(|document| &document.facts);
        let date = facts.and_then(|facts| facts.date.as_ref()).map(|date| date.value);
        Self {
            plan: plan.shown.clone(),
            title: compilation.document.as_ref().map(|document| document.metadata.title.clone()),
            number: facts.and_then(|facts| facts.number.as_ref()).map(|number| number.value.clone()),
            // What stands in brackets is what the symbol lacks, not the symbol.
            symbol: facts.and_then(|facts| facts.symbol.clone()).filter(|symbol| !symbol.contains('[')),
            date: date.map(iso),
            state: State::of(facts, errors),
            errors,
            warnings: count(Severity::Warning),
            waived: compilation.waived,
            written_date: date.map_or_else(|| "…".to_owned(), written),
        }
    }

    fn row(&self, words: Catalogue) -> [String; 5] {
        let blank = |part: &Option<String>| part.clone().unwrap_or_else(|| "…".to_owned());
        [
            self.plan.clone(),
            format!("{}/{}", blank(&self.number), blank(&self.symbol)),
            self.written_date.clone(),
            words.state(self.state).to_owned(),
            words.counts(self.errors, self.warnings, self.waived),
        ]
    }
}

impl State {
    fn of(facts: Option<&Facts>, errors: usize) -> Self {
        let has_number = facts.is_some_and(|facts| facts.number.is_some());
        let has_day = facts.and_then(|facts| facts.date.as_ref()).is_some_and(|date| date.value.day.is_some());
        match (has_number && has_day, errors) {
            // A fault in what has been issued doesn't take it back.
            (true, _) => Self::Issued,
            (false, 0) => Self::ForSignature,
            (false, _) => Self::Draft,
        }
    }
}

/// "15/01/2025", "…/8/2022", "…/…/2022".
fn written(date: Date) -> String {
    let part = |part: Option<u8>| part.map_or_else(|| "…".to_owned(), |part| format!("{part:02}"));
    format!("{}/{}/{}", part(date.day), part(date.month), date.year)
}

/// ISO 8601, as far as the date is known: "2025-01-15", "2022-08", "2022".
fn iso(date: Date) -> String {
    let parts =
        [Some(format!("{:04}", date.year)), date.month.map(|m| format!("{m:02}")), date.day.map(|d| format!("{d:02}"))];
    parts.into_iter().flatten().collect::<Vec<_>>().join("-")
}
