//! The command line: one file a command. Only here is anything printed.

mod against;
mod args;
mod build;
mod catalogue;
mod check;
mod columns;
mod completions;
mod config;
mod explain;
mod extract;
mod fix;
mod fmt;
mod issue;
mod list;
mod new;
mod password;
mod questions;
mod schema;
mod sign;
mod terminal;
mod usage;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use plan_core::diagnostic::Language;

use catalogue::Catalogue;
use terminal::Terminal;

/// How a run ends (`docs/ARCHITECTURE.md`, exit status).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Nothing at the failing level.
    Clean,
    /// Findings.
    Findings,
    /// Usage, configuration, input or output.
    Failure,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        ExitCode::from(match outcome {
            Outcome::Clean => 0,
            Outcome::Findings => 1,
            Outcome::Failure => 2,
        })
    }
}

/// Why a command stopped before it could say anything about a plan.
#[derive(Debug)]
enum Stop {
    /// A message for the user, with the way out.
    Message(plan_core::diagnostic::Said),
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        let why = error.to_string();
        Stop::Message(plan_core::said!("không ghi được: {why}", "can't write: {why}"))
    }
}

/// Runs one command line.
pub(crate) fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.collect();
    let language = args::language(&arguments);
    let catalogue = Catalogue { language };
    let matches = match args::command(catalogue).try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) => return usage::report(&error, catalogue).into(),
    };
    // After the grammar, so that help can still be had.
    if let Some(value) = args::unknown_language(&matches) {
        return usage::unknown_language(&value, catalogue).into();
    }
    let mut terminal = Terminal::new(&matches);
    let outcome = match matches.subcommand() {
        Some(("new", matches)) => new::run(matches, catalogue, &mut terminal),
        Some(("check", matches)) => check::run(matches, catalogue, &mut terminal),
        Some(("fmt", matches)) => fmt::run(matches, catalogue, &mut terminal),
        Some(("build", matches)) => build::run(matches, catalogue, &mut terminal),
        Some(("issue", matches)) => issue::run(matches, catalogue, &mut terminal),
        Some(("verify", matches)) => verify::run(matches, catalogue, &mut terminal),
        Some(("sign", matches)) => sign::run(matches, catalogue, &mut terminal),
        Some(("extract", matches)) => extract::run(matches, catalogue, &mut terminal),
        Some(("list", matches)) => list::run(matches, catalogue, &mut terminal),
        Some(("explain", matches)) => explain::run(matches, catalogue, &mut terminal),
        Some(("config", matches)) => config::run(matches, catalogue, &mut terminal),
        Some(("schema", matches)) => schema::run(matches, catalogue, &mut terminal),
        Some(("completions", matches)) => completions::run(matches, catalogue, &mut terminal),
        _ => Ok(Outcome::Failure),
    };
    match outcome {
        Ok(outcome) => outcome.into(),
        Err(Stop::Message(said)) => {
            // If even the error stream is gone there is nobody left to tell.
            let _ = terminal.fail(catalogue, said.get(language));
            Outcome::Failure.into()
        }
    }
}

impl Catalogue {
    fn said(self, said: &plan_core::diagnostic::Said) -> &str {
        said.get(self.language)
    }
}

/// One of two sentences.
fn choose(language: Language, vi: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}
