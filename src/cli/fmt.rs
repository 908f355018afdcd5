//! `plan fmt`: the files of a plan in their normal form.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches};
use plan_core::tidy::tidied;

use super::catalogue::Catalogue;
use super::check::named_paths;
use super::terminal::{Target, Terminal};
use super::{Outcome, Stop};
use crate::session::{Output, Plan, find_plans, guarded, shown, write_together};

/// The command's options.
pub(super) fn arguments(words: Catalogue) -> [Arg; 1] {
    [Arg::new("check")
        .long("check")
        .action(ArgAction::SetTrue)
        .help_heading(words.options_heading())
        .help(words.fmt_check_option())]
}

pub(super) fn run(matches: &ArgMatches, words: Catalogue, terminal: &mut Terminal) -> Result<Outcome, Stop> {
    let plans = find_plans(&named_paths(matches)).map_err(Stop::Message)?;
    let is_check = matches.get_flag("check");
    let mut outcome = Outcome::Clean;
    for plan in &plans {
        match format(plan, is_check) {
            Ok(changed) => {
                if is_check && !changed.is_empty() {
                    outcome = outcome.max(Outcome::Findings);
                }
                for name in changed {
                    terminal.line(Target::Result, &name)?;
                }
            }
            // One plan that can't be written never stops the others.
            Err(said) => {
                terminal.fail(words, words.said(&said))?;
                outcome = Outcome::Failure;
            }
        }
    }
    Ok(outcome)
}

/// Writes the files of a plan that aren't in their normal form, all of them or none, unless it `is_check`; their names.
fn format(plan: &Plan, is_check: bool) -> Result<Vec<String>, plan_core::diagnostic::Said> {
    let (sources, changed) = guarded(|| tidied(&plan.files, &plan.folder)).map_err(|slip| slip.about(plan))?;
    let names = changed.iter().map(|tidy| sources.file(tidy.file).display().to_owned()).collect();
    if is_check {
        return Ok(names);
    }
    let path = |file| -> PathBuf { plan.on_disk(sources.file(file).path()) };
    let outputs: Vec<Output> =
        changed.into_iter().map(|tidy| Output { path: path(tidy.file), bytes: tidy.content.into_bytes() }).collect();
    write_together(&outputs).map_err(|(path, error)| {
        let path = shown(&path);
        plan_core::said!(
            "không ghi được `{path}`: {error}; không tệp nào bị thay đổi",
            "can't write `{path}`: {error}; no file was changed"
        )
    })?;
    Ok(names)
}
