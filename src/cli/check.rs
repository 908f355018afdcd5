//! `plan check`: what is missing, wrong or contradictory, each with its place.

use std::path::PathBuf;

use clap::ArgMatches;
use plan_core::Compilation;
use plan_core::compile::Options;
use plan_core::diagnostic::Severity;
use plan_core::diagnostic::show::{PlanReport, concise, full, json};

use super::catalogue::Catalogue;
use super::terminal::{Target, Terminal};
use super::{Outcome, Stop};
use crate::session::{Plan, find_plans, guarded};

pub(super) fn run(matches: &ArgMatches, words: Catalogue, terminal: &mut Terminal) -> Result<Outcome, Stop> {
    let plans = find_plans(&named_paths(matches)).map_err(Stop::Message)?;
    let (checked, outcome) = check_all(&plans, Options::default(), matches, words, terminal)?;
    report(&checked, matches, words, terminal, Target::Result)?;
    Ok(outcome)
}

/// Plans with what became of them, in the order of the command line.
pub(super) type Checked<'p> = Vec<(&'p Plan, Compilation)>;

/// Compiles and checks every plan; one that trips the program itself never stops the others.
pub(super) fn check_all<'p>(
    plans: &'p [Plan],
    options: Options,
    matches: &ArgMatches,
    words: Catalogue,
    terminal: &mut Terminal,
) -> Result<(Checked<'p>, Outcome), Stop> {
    let mut outcome = Outcome::Clean;
    let mut checked = Vec::with_capacity(plans.len());
    for plan in plans {
        match guarded(|| plan_core::check(&plan.files, &plan.folder, options)) {
            Ok(compilation) => {
                outcome = outcome.max(judge(&compilation, matches));
                checked.push((plan, compilation));
            }
            Err(why) => {
                terminal.fail(words, words.said(&why.about(plan)))?;
                outcome = Outcome::Failure;
            }
        }
    }
    Ok((checked, outcome))
}

/// The paths named on the command line.
pub(super) fn named_paths(matches: &ArgMatches) -> Vec<PathBuf> {
    matches.get_many::<PathBuf>("paths").into_iter().flatten().cloned().collect()
}

/// The chosen form of the output.
pub(super) fn format(matches: &ArgMatches) -> &str {
    matches.get_one::<String>("format").map_or("full", String::as_str)
}

/// Whether a program reads the findings.
pub(super) fn is_json(matches: &ArgMatches) -> bool {
    format(matches) == "json"
}

/// Whether the findings make the run fail.
fn judge(compilation: &Compilation, matches: &ArgMatches) -> Outcome {
    let deny = matches.get_flag("deny-warnings");
    let fails = |severity| severity == Severity::Error || (deny && severity == Severity::Warning);
    if compilation.findings.iter().any(|finding| fails(finding.severity)) { Outcome::Findings } else { Outcome::Clean }
}

/// Prints all findings in the chosen format, and for people a line of counts for each plan.
pub(super) fn report(
    checked: &[(&Plan, Compilation)],
    matches: &ArgMatches,
    words: Catalogue,
    terminal: &mut Terminal,
    target: Target,
) -> Result<(), Stop> {
    let language = words.language;
    if is_json(matches) {
        let reports: Vec<PlanReport<'_>> = checked
            .iter()
            .map(|(plan, compilation)| PlanReport {
                plan: &plan.shown,
                sources: &compilation.sources,
                findings: &compilation.findings,
                waived: compilation.waived,
            })
            .collect();
        let text = json(&reports, language).map_err(std::io::Error::other)?;
        terminal.line(target, &text)?;
        return Ok(());
    }
    let colour = terminal.colour(target);
    for (plan, compilation) in checked {
        for finding in &compilation.findings {
            if format(matches) == "concise" {
                terminal.line(target, &concise(finding, &compilation.sources, language))?;
            } else {
                terminal.line(target, &full(finding, &compilation.sources, language, colour))?;
                terminal.line(target, "")?;
            }
        }
        let count = |severity| compilation.findings.iter().filter(|f| f.severity == severity).count();
        let counts = words.counts(count(Severity::Error), count(Severity::Warning), compilation.waived);
        terminal.line(Target::Aside, &format!("{}: {counts}", plan.shown))?;
    }
    Ok(())
}
