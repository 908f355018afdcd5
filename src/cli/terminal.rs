//! Where words go: results to the standard output, all else to the error stream, colours where they are wanted.

use std::io::{self, IsTerminal as _, Write as _};

use clap::ArgMatches;
use plan_core::diagnostic::show::Colour;

use super::catalogue::Catalogue;

/// The two streams of a run.
#[derive(Debug)]
pub(super) struct Terminal {
    colour: ColourChoice,
}

#[derive(Debug, Clone, Copy)]
enum ColourChoice {
    Auto,
    Always,
    Never,
}

impl Terminal {
    pub(super) fn new(matches: &ArgMatches) -> Self {
        let chosen = matches.subcommand().map_or(matches, |(_, matches)| matches).get_one::<String>("color");
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
        let colour = match chosen.map(String::as_str) {
            Some("always") => ColourChoice::Always,
            Some("never") => ColourChoice::Never,
            Some(_) => ColourChoice::Auto,
            None if set("NO_COLOR") => ColourChoice::Never,
            None if set("CLICOLOR_FORCE") => ColourChoice::Always,
            None => ColourChoice::Auto,
        };
        Self { colour }
    }

    fn resolve(&self, is_terminal: bool) -> Colour {
        match self.colour {
            ColourChoice::Always => Colour::On,
            ColourChoice::Never => Colour::Off,
            ColourChoice::Auto if is_terminal => Colour::On,
            ColourChoice::Auto => Colour::Off,
        }
    }

    /// Colours of the stream that `line` with this target writes to.
    pub(super) fn colour(&self, target: Target) -> Colour {
        self.resolve(match target {
            Target::Result => io::stdout().is_terminal(),
            Target::Aside => io::stderr().is_terminal(),
        })
    }

    /// Writes a text and a line end.
    ///
    /// That the reader has gone (`plan check | head`) is no error and no reason to stop: the files that were asked for
    /// are still written, and the exit status still says what was found.
    pub(super) fn line(&mut self, target: Target, text: &str) -> io::Result<()> {
        let written = match target {
            Target::Result => writeln!(io::stdout().lock(), "{text}"),
            Target::Aside => writeln!(io::stderr().lock(), "{text}"),
        };
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other,
        }
    }

    /// Writes a question, after which the user types on the same line.
    pub(super) fn ask(&mut self, question: &str) -> io::Result<()> {
        let mut stream = io::stderr().lock();
        write!(stream, "{question}")?;
        stream.flush()
    }

    /// Says that the run can't go on.
    pub(super) fn fail(&mut self, words: Catalogue, text: &str) -> io::Result<()> {
        self.line(Target::Aside, &format!("{}: {text}", words.fatal()))
    }
}

/// Which stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// What the command was asked for.
    Result,
    /// Everything else.
    Aside,
}
