//! `plan completions`: a script that teaches a shell the commands and options.

use clap::ArgMatches;
use clap_complete::{Shell, generate};

use super::args::command;
use super::catalogue::Catalogue;
use super::terminal::{Target, Terminal};
use super::{Outcome, Stop};

/// The shells' names.
pub(super) const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "powershell", "elvish"];

pub(super) fn run(matches: &ArgMatches, words: Catalogue, terminal: &mut Terminal) -> Result<Outcome, Stop> {
    // The grammar lets no other name through.
    let Some(shell) = matches.get_one::<String>("shell").and_then(|name| name.parse::<Shell>().ok()) else {
        return Ok(Outcome::Failure);
    };
    // Into memory first: clap_complete takes a closed pipe for a fault of the program.
    let mut script = Vec::new();
    generate(shell, &mut command(words), "plan", &mut script);
    terminal.line(Target::Result, String::from_utf8_lossy(&script).trim_end())?;
    Ok(Outcome::Clean)
}
