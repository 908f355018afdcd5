//! `plan verify`: what finished files, anybody's, come to when they are measured against the decree.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use plan_core::diagnostic::Said;
use plan_core::said;
use plan_sign::check::Roots;
use plan_verify::report::{Measured, Refused, Report, concise, html, json, text};

use super::against::Against;
use super::catalogue::Catalogue;
use super::check::{format, is_json, named_paths};
use super::terminal::{Target, Terminal};
use super::{Outcome, Stop};
use crate::session::{Output, finished_files, guarded, read_finished, shown, write_together};

pub(super) fn run(matches: &ArgMatches, words: Catalogue, terminal: &mut Terminal) -> Result<Outcome, Stop> {
    let picture = matches.get_one::<PathBuf>("report").map(PathBuf::as_path);
    if let Some(path) = picture {
        refuse_other_endings(path).map_err(Stop::Message)?;
    }
    let roots = roots(matches).map_err(Stop::Message)?;
    let against = matches.get_one::<PathBuf>("against").map(|folder| Against::new(folder)).transpose();
    let mut run = Run {
        matches,
        roots,
        against: against.map_err(Stop::Message)?,
        words,
        terminal,
        outcome: Outcome::Clean,
        reports: Vec::new(),
        refused: Vec::new(),
        drawn: Vec::new(),
    };
    for path in named_paths(matches) {
        match finished_files(&path) {
            Ok(files) => {
                for file in files {
                    run.file(&file, picture.is_some())?;
                }
            }
            Err(why) => run.refuse(shown(&path), why)?,
        }
    }
    if is_json(matches) {
        let text = json(&run.reports, &run.refused, words.language).map_err(std::io::Error::other)?;
        run.terminal.line(Target::Result, &text)?;
    }
    if let Some(path) = picture {
        run.draw(path)?;
    }
    Ok(run.outcome)
}

/// A run over all files; one that can't be read never stops the others.
struct Run<'r> {
    matches: &'r ArgMatches,
    /// What the certificates of signatures are held against.
    roots: Roots,
    /// The folder that files are held against.
    against: Option<Against>,
    words: Catalogue,
    terminal: &'r mut Terminal,
    outcome: Outcome,
    /// For `--format json`, which is one object.
    reports: Vec<Report>,
    refused: Vec<Refused>,
    /// For `--report`.
    drawn: Vec<Measured>,
}

impl Run<'_> {
    fn file(&mut self, path: &Path, draw: bool) -> Result<(), Stop> {
        let name = shown(path);
        let measured = match read_finished(path) {
            Ok(bytes) => guarded(|| plan_verify::measure_signed(&name, bytes, &self.roots)),
            Err(why) => return self.refuse(name, why),
        };
        let mut measured = match measured {
            Ok(Ok(measured)) => measured,
            Ok(Err(unreadable)) => return self.refuse(name, unreadable.why),
            Err(slip) => {
                let why = slip.in_file();
                return self.refuse(name, why);
            }
        };
        if let Some(against) = &self.against {
            let row = against.row(&measured).map_err(Stop::Message)?;
            measured.report.add(row);
        }
        if measured.report.fails() {
            self.outcome = self.outcome.max(Outcome::Findings);
        }
        self.print(&measured.report)?;
        if is_json(self.matches) {
            self.reports.push(measured.report.clone());
        }
        if draw {
            self.drawn.push(measured);
        }
        Ok(())
    }

    /// The report for people, as soon as it is there.
    fn print(&mut self, report: &Report) -> Result<(), Stop> {
        let language = self.words.language;
        match format(self.matches) {
            "json" => {}
            "concise" => {
                for line in concise(report, language) {
                    self.terminal.line(Target::Result, &line)?;
                }
            }
            _ => {
                let colour = self.terminal.colour(Target::Result);
                self.terminal.line(Target::Result, &text(report, language, colour))?;
                self.terminal.line(Target::Result, "")?;
            }
        }
        Ok(())
    }

    fn refuse(&mut self, file: String, why: Said) -> Result<(), Stop> {
        self.terminal.fail(self.words, &format!("{file}: {}", self.words.said(&why)))?;
        self.outcome = Outcome::Failure;
        self.refused.push(Refused { file, why });
        Ok(())
    }

    /// Writes the report with pictures; without a file that could be measured there is none.
    fn draw(&mut self, path: &Path) -> Result<(), Stop> {
        if self.drawn.is_empty() {
            return Ok(());
        }
        let name = shown(path);
        let page = match guarded(|| html(&self.drawn, self.words.language)) {
            Ok(page) => page.map_err(Stop::Message)?,
            Err(slip) => {
                let why = slip.in_file();
                return self.refuse(name, why);
            }
        };
        let output = Output { path: path.to_owned(), bytes: page.into_bytes() };
        write_together(&[output]).map_err(|(_, error)| {
            Stop::Message(said!("không ghi được `{name}`: {error}", "can't write `{name}`: {error}"))
        })?;
        let said = said!("báo cáo có hình: {name}", "report with pictures: {name}");
        self.terminal.line(Target::Aside, self.words.said(&said))?;
        Ok(())
    }
}

/// The roots of `--root`.
fn roots(matches: &ArgMatches) -> Result<Roots, Said> {
    let mut roots = Roots::default();
    for path in matches.get_many::<PathBuf>("root").into_iter().flatten() {
        let name = shown(path);
        let unusable = |Said { vi, en }: Said| said!("`--root {name}`: {vi}", "`--root {name}`: {en}");
        let file = read_finished(path).map_err(unusable)?;
        roots.add(&file).map_err(unusable)?;
    }
    Ok(roots)
}

/// A report over a document, where somebody typed one name too few, would be the end of the document.
fn refuse_other_endings(path: &Path) -> Result<(), Said> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    if matches!(ending.as_deref(), Some("html" | "htm")) {
        return Ok(());
    }
    let name = shown(path);
    Err(said!("`--report` ghi tệp .html, không ghi `{name}`", "`--report` writes an .html file, not `{name}`"))
}
