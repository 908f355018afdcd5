//! `plan check`: what is missing, wrong or contradictory, each with its place.

use std::path::PathBuf;

use clap::ArgMatches;
use plan_core::Compilation;
use plan_core::compile::Options;
use plan_core::diagnostic::Severity;
use plan_core::diagnostic::show::{PlanReport, concise, full, github, json, sarif};
use plan_core::said;

use super::catalogue::Catalogue;
use super::fix::{Mode, apply};
use super::terminal::{Target, Terminal};
use super::{Outcome, Stop};
use crate::session::{Named, Plan, Subject, check_each, each_guarded, find_subjects};

pub(super) fn run(matches: &ArgMatches, words: Catalogue, terminal: &mut Terminal) -> Result<Outcome, Stop> {
    let mode = match (matches.get_flag("diff"), matches.get_flag("fix")) {
        (true, _) => Mode::Show,
        (false, true) => Mode::Write,
        (false, false) => Mode::Leave,
    };
    let Named { subjects, left_out } = find_subjects(&named_paths(matches)).map_err(Stop::Message)?;
    for file in left_out {
        let left_out = said!("{file}: tệp giới thiệu, không kiểm tra", "{file}: tells about its folder, not checked");
        terminal.line(Target::Aside, words.said(&left_out))?;
    }
    let mut outcome = Outcome::Clean;
    let mut checked: Vec<(&Subject, Compilation)> = Vec::with_capacity(subjects.len());
    for (subject, checked_subject) in subjects.iter().zip(check_each(&subjects)) {
        match checked_subject {
            Ok(compilation) => {
                let compilation = apply(mode, subject, compilation, words, terminal)?;
                outcome = outcome.max(judge(&compilation, matches));
                checked.push((subject, compilation));
            }
            Err(why) => {
                terminal.fail(words, words.said(&why))?;
                outcome = Outcome::Failure;
            }
        }
    }
    // The diff stands alone on the standard output.
    if mode != Mode::Show {
        let shown: Vec<Shown<'_>> = checked.iter().map(|(subject, it)| (subject.shown(), it)).collect();
        report(&shown, matches, words, terminal, Target::Result)?;
    }
    Ok(outcome)
}

/// What was checked, as messages name it, with what became of it.
pub(super) type Shown<'c> = (&'c str, &'c Compilation);

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
    let compiled = each_guarded(plans, |plan| plan_core::check(&plan.files, &plan.folder, options));
    for (plan, compiled) in plans.iter().zip(compiled) {
        match compiled {
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

/// Whether the chosen form is a JSON object for programs.
pub(super) fn is_json(matches: &ArgMatches) -> bool {
    is_whole(format(matches))
}

/// Whether a form is one text over all plans.
fn is_whole(format: &str) -> bool {
    matches!(format, "json" | "sarif")
}

/// Whether a program reads the findings, so that nothing else may stand between them.
pub(super) fn is_for_programs(matches: &ArgMatches) -> bool {
    is_whole(format(matches)) || format(matches) == "github"
}

/// Whether the findings make the run fail.
fn judge(compilation: &Compilation, matches: &ArgMatches) -> Outcome {
    let deny = matches.get_flag("deny-warnings");
    let fails = |severity| severity == Severity::Error || (deny && severity == Severity::Warning);
    if compilation.findings.iter().any(|finding| fails(finding.severity)) { Outcome::Findings } else { Outcome::Clean }
}

/// Prints all findings in the chosen format, and for people a line of counts for each plan or text.
pub(super) fn report(
    checked: &[Shown<'_>],
    matches: &ArgMatches,
    words: Catalogue,
    terminal: &mut Terminal,
    target: Target,
) -> Result<(), Stop> {
    let language = words.language;
    let format = format(matches);
    if is_whole(format) {
        let reports: Vec<PlanReport<'_>> = checked
            .iter()
            .map(|(shown, compilation)| PlanReport {
                plan: shown,
                sources: &compilation.sources,
                findings: &compilation.findings,
                waived: compilation.waived,
            })
            .collect();
        let text = if format == "sarif" { sarif(&reports, language) } else { json(&reports, language) };
        terminal.line(target, &text.map_err(std::io::Error::other)?)?;
        return Ok(());
    }
    let colour = terminal.colour(target);
    for (shown, compilation) in checked {
        let sources = &compilation.sources;
        for finding in &compilation.findings {
            match format {
                "concise" => terminal.line(target, &concise(finding, sources, language))?,
                "github" => terminal.line(target, &github(finding, sources, language))?,
                _ => {
                    terminal.line(target, &full(finding, sources, language, colour))?;
                    terminal.line(target, "")?;
                }
            }
        }
        let count = |severity| compilation.findings.iter().filter(|f| f.severity == severity).count();
        let counts = words.counts(count(Severity::Error), count(Severity::Warning), compilation.waived);
        terminal.line(Target::Aside, &format!("{shown}: {counts}"))?;
    }
    Ok(())
}
