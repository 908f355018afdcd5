//! `plan schema`: the format of a file for editors, or of all files for people.

use clap::ArgMatches;

use super::catalogue::Catalogue;
use super::terminal::{Target, Terminal};
use super::{Outcome, Stop};
use crate::schema;

pub(super) fn run(matches: &ArgMatches, words: Catalogue, terminal: &mut Terminal) -> Result<Outcome, Stop> {
    if matches.get_flag("markdown") {
        terminal.line(Target::Result, schema::reference().trim_end())?;
        return Ok(Outcome::Clean);
    }
    // The grammar lets no other name through.
    let name = matches.get_one::<String>("schema");
    let Some(text) = name.and_then(|name| schema::schema(name, words.language)) else { return Ok(Outcome::Failure) };
    terminal.line(Target::Result, &text)?;
    Ok(Outcome::Clean)
}
