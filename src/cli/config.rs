//! `plan config`: what is in force for a plan, and where each value comes from.

use clap::ArgMatches;
use plan_core::decree::Unit;
use serde::Serialize;

use super::catalogue::Catalogue;
use super::check::{is_json, named_paths};
use super::columns::aligned;
use super::terminal::{Target, Terminal};
use super::{Outcome, Stop};
use crate::session::{Plan, find_plans};
use crate::settings::{Setting, Settings, Source};

/// One plan, as `--format json` gives it (`docs/JSON.md`).
#[derive(Serialize)]
struct Entry<'a> {
    plan: &'a str,
    settings: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    key: &'a str,
    /// As it would be written in TOML; nothing where it is blank.
    value: Option<&'a str>,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    unit: Option<Unit>,
    range: Option<[f64; 2]>,
    clause: Option<String>,
}

#[derive(Serialize)]
struct Report<'a> {
    schema: u32,
    plans: Vec<Entry<'a>>,
}

pub(super) fn run(matches: &ArgMatches, words: Catalogue, terminal: &mut Terminal) -> Result<Outcome, Stop> {
    let plans = find_plans(&named_paths(matches)).map_err(Stop::Message)?;
    let mut outcome = Outcome::Clean;
    let mut read: Vec<(&Plan, Settings)> = Vec::with_capacity(plans.len());
    for plan in &plans {
        match Settings::of(plan) {
            Ok(settings) => read.push((plan, settings)),
            // One plan that can't be read never stops the others.
            Err(said) => {
                terminal.fail(words, words.said(&said))?;
                outcome = Outcome::Failure;
            }
        }
    }
    if is_json(matches) {
        let plans = read.iter().map(|(plan, settings)| Entry {
            plan: &plan.shown,
            settings: settings
                .all
                .iter()
                .chain(&settings.layout)
                .chain(&settings.rules)
                .map(|setting| item(setting, words))
                .collect(),
        });
        let report = Report { schema: 1, plans: plans.collect() };
        let text = serde_json::to_string_pretty(&report).map_err(std::io::Error::other)?;
        terminal.line(Target::Result, &text)?;
        return Ok(outcome);
    }
    let mut rows: Vec<[String; 2]> = Vec::new();
    for (index, (_, settings)) in read.iter().enumerate() {
        rows.extend(settings.all.iter().map(|setting| row(setting, words)));
        // What the next plan has too is said once, at the end.
        if read.get(index + 1).is_none_or(|(_, next)| next.layout != settings.layout) {
            rows.extend(settings.layout.iter().map(|setting| row(setting, words)));
        }
        if read.get(index + 1).is_none_or(|(_, next)| next.rules != settings.rules) {
            rows.extend(settings.rules.iter().map(|setting| row(setting, words)));
        }
    }
    for line in aligned(&rows) {
        terminal.line(Target::Result, &line)?;
    }
    Ok(outcome)
}

fn item<'a>(setting: &'a Setting, words: Catalogue) -> Item<'a> {
    let place = match &setting.source {
        Source::File { file, line, column } => (Some(file.as_str()), Some(*line), Some(*column)),
        Source::Default => (None, None, None),
    };
    Item {
        key: &setting.key,
        value: setting.value.as_deref(),
        file: place.0,
        line: place.1,
        column: place.2,
        unit: setting.unit,
        range: setting.range,
        clause: setting.clause.as_ref().map(|clause| clause.citation(words.language)),
    }
}

/// The place first, which is short, then the value, which may be long.
fn row(setting: &Setting, words: Catalogue) -> [String; 2] {
    let place = match &setting.source {
        Source::File { file, line, column } => format!("{file}:{line}:{column}"),
        Source::Default => words.default_value().to_owned(),
    };
    let mut line = format!("{} = {}", setting.key, setting.value.as_deref().unwrap_or(words.blank()));
    if let Some(unit) = setting.unit {
        line = format!("{line} {}", words.unit(unit));
    }
    let mut why = Vec::new();
    let is_range = |[least, greatest]: &[f64; 2]| least < greatest;
    why.extend(setting.range.filter(is_range).map(|[least, greatest]| match setting.only_ends {
        true => format!("{least}, {greatest}"),
        false if greatest.is_infinite() => format!("≥ {least}"),
        false => format!("{least}-{greatest}"),
    }));
    why.extend(setting.clause.as_ref().map(|clause| clause.citation(words.language)));
    if !why.is_empty() {
        line = format!("{line}  ({})", why.join("; "));
    }
    [place, line]
}
