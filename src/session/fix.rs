//! The safe fixes of a plan or a text, made in memory until nothing is left to make.

use std::collections::BTreeMap;
use std::path::PathBuf;

use plan_core::compile::Options;
use plan_core::diagnostic::Said;
use plan_core::fix::fixed;
use plan_core::source::{Files, Memory, Overlay};
use plan_core::{Compilation, said};

use super::foreign::{Subject, Text};
use super::write::{Output, write_together};
use super::{Plan, guarded};

/// A fix may make room for another: a word put right may be doubled now. No more rounds than this.
const ROUNDS: usize = 10;

/// What the fixes come to.
#[derive(Debug)]
pub(crate) struct Fixed {
    /// The files that change, by their paths.
    pub(crate) files: Vec<ChangedFile>,
    /// What is found when they are changed.
    pub(crate) after: Compilation,
}

/// A file with all fixes made in it.
#[derive(Debug)]
pub(crate) struct ChangedFile {
    path: PathBuf,
    /// As messages print it.
    pub(crate) shown: String,
    pub(crate) before: String,
    pub(crate) after: String,
    /// How many fixes were made.
    pub(crate) fixes: usize,
}

/// Makes the fixes of `before`, what was found in `subject`, and of what is found after each round. Nothing is written.
///
/// # Errors
/// A slip of the program.
pub(crate) fn fix(subject: &Subject, before: Compilation) -> Result<Fixed, Said> {
    let mut after = before;
    let mut changed: BTreeMap<String, ChangedFile> = BTreeMap::new();
    for _ in 0..ROUNDS {
        let made = fixed(&after.sources, &after.findings);
        if made.is_empty() {
            break;
        }
        for file in made {
            let source = after.sources.file(file.file);
            let entry = changed.entry(source.path().to_owned()).or_insert_with(|| ChangedFile {
                path: on_disk(subject, source.path()),
                shown: source.display().to_owned(),
                before: source.edited(&[]),
                after: String::new(),
                fixes: 0,
            });
            entry.after = file.content;
            entry.fixes += file.fixes;
        }
        after = match subject {
            Subject::Plan(plan) => check_over(plan, &changed)?,
            Subject::Text(text) => check_text(text, &changed)?,
        };
    }
    Ok(Fixed { files: changed.into_values().filter(|file| file.before != file.after).collect(), after })
}

impl Fixed {
    /// Writes the changed files, all or none.
    ///
    /// # Errors
    /// A file that can't be written.
    pub(crate) fn write(&self) -> Result<(), Said> {
        let output = |file: &ChangedFile| Output { path: file.path.clone(), bytes: file.after.as_bytes().to_vec() };
        let outputs: Vec<Output> = self.files.iter().map(output).collect();
        write_together(&outputs).map_err(|(path, error)| {
            let path = super::shown(&path);
            said!(
                "không ghi được `{path}`: {error}; không tệp nào bị thay đổi",
                "can't write `{path}`: {error}; no file was changed"
            )
        })
    }
}

fn on_disk(subject: &Subject, path: &str) -> PathBuf {
    match subject {
        Subject::Plan(plan) => plan.on_disk(path),
        // Behind a link it is the file that changes, not the link.
        Subject::Text(text) => text.path.canonicalize().unwrap_or_else(|_| text.path.clone()),
    }
}

fn check_over(plan: &Plan, changed: &BTreeMap<String, ChangedFile>) -> Result<Compilation, Said> {
    let mut above = Memory::default();
    for (path, file) in changed {
        above.insert(path.as_str(), file.after.as_str());
    }
    let files = Overlay::new(plan.files.clone(), above);
    guarded(|| plan_core::check(&files as &dyn Files, &plan.folder, Options::default()))
        .map_err(|slip| slip.about(plan))
}

fn check_text(text: &Text, changed: &BTreeMap<String, ChangedFile>) -> Result<Compilation, Said> {
    let content = changed.values().next().map_or("", |file| file.after.as_str());
    guarded(|| plan_core::check_foreign(&text.shown, content)).map_err(|slip| slip.in_file())
}
