//! `plan check --fix` and `--diff`: what a program can put right without changing what the author meant.

use plan_core::{Compilation, said};
use similar::TextDiff;

use super::Stop;
use super::catalogue::Catalogue;
use super::terminal::{Target, Terminal};
use crate::session::{ChangedFile, Fixed, Subject, fix};

/// What is done with the fixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// They are offered, no more.
    Leave,
    /// `--fix`
    Write,
    /// `--diff`
    Show,
}

/// Makes the fixes of `found`, what was found in `subject`; what is found after that, where they were written.
pub(super) fn apply(
    mode: Mode,
    subject: &Subject,
    found: Compilation,
    words: Catalogue,
    terminal: &mut Terminal,
) -> Result<Compilation, Stop> {
    if mode == Mode::Leave {
        return Ok(found);
    }
    let untouched = (mode == Mode::Show).then(|| found.clone());
    let fixed = fix(subject, found).map_err(Stop::Message)?;
    match untouched {
        Some(found) => {
            show(&fixed, terminal)?;
            Ok(found)
        }
        None => {
            fixed.write().map_err(Stop::Message)?;
            for ChangedFile { shown, fixes, .. } in &fixed.files {
                let said = said!("đã sửa {shown}: {fixes} chỗ", "fixed {shown}: {fixes}");
                terminal.line(Target::Aside, words.said(&said))?;
            }
            Ok(fixed.after)
        }
    }
}

/// A unified diff, as `patch` and `git apply` take it.
fn show(fixed: &Fixed, terminal: &mut Terminal) -> Result<(), Stop> {
    for file in &fixed.files {
        let diff = TextDiff::from_lines(&file.before, &file.after);
        let diff = diff.unified_diff().header(&file.shown, &file.shown).to_string();
        terminal.line(Target::Result, diff.trim_end_matches('\n'))?;
    }
    Ok(())
}
