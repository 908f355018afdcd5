//! The safe fixes of findings, applied to the files as they lie on disk.

use std::collections::BTreeMap;

use crate::diagnostic::{Edit, Finding, Safety};
use crate::source::{FileId, Replacement, Sources, Span};

/// A file with fixes made in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedFile {
    /// Which.
    pub file: FileId,
    /// The whole of it, as it goes to disk.
    pub content: String,
    /// How many fixes touch it.
    pub fixes: usize,
}

/// Makes every fix of which all edits are safe and none touches what an earlier one changes: of two fixes at one place
/// the first in the order of the source is made, and the other shows in the next run if it is still wanted.
///
/// A fix is made whole or not at all, comments and layout stay.
pub fn fixed(sources: &Sources, findings: &[Finding]) -> Vec<FixedFile> {
    let mut taken: BTreeMap<FileId, BTreeMap<(u32, u32), &str>> = BTreeMap::new();
    let mut counts: BTreeMap<FileId, usize> = BTreeMap::new();
    for fix in findings.iter().filter_map(|finding| finding.fix.as_ref()) {
        let is_safe = !fix.edits.is_empty() && fix.edits.iter().all(|edit| edit.safety == Safety::Safe);
        let is_new = |edit: &Edit| !changes_nothing(edit, sources);
        if !is_safe || !fix.edits.iter().any(is_new) || fix.edits.iter().any(|edit| is_taken(&taken, edit.span)) {
            continue;
        }
        let mut files: Vec<FileId> = Vec::new();
        for edit in fix.edits.iter().filter(|edit| is_new(edit)) {
            taken.entry(edit.span.file).or_default().insert((edit.span.start, edit.span.end), &edit.text);
            if !files.contains(&edit.span.file) {
                files.push(edit.span.file);
            }
        }
        for file in files {
            *counts.entry(file).or_default() += 1;
        }
    }
    let replaced = |(file, edits): (FileId, BTreeMap<(u32, u32), &str>)| {
        let replacements: Vec<Replacement<'_>> =
            edits.iter().map(|(&(start, end), text)| Replacement { span: Span { file, start, end }, text }).collect();
        let content = sources.file(file).edited(&replacements);
        FixedFile { file, content, fixes: counts.get(&file).copied().unwrap_or_default() }
    };
    taken.into_iter().map(replaced).collect()
}

fn changes_nothing(edit: &Edit, sources: &Sources) -> bool {
    sources.slice(edit.span) == edit.text
}

/// Whether an edit made before overlaps `span`, or inserts where it stands.
fn is_taken(taken: &BTreeMap<FileId, BTreeMap<(u32, u32), &str>>, span: Span) -> bool {
    let Some(edits) = taken.get(&span.file) else { return false };
    let before = edits.range(..=(span.start, u32::MAX)).next_back();
    let after = edits.range((span.start, 0)..).next();
    before.is_some_and(|(&(start, end), _)| end > span.start || start == span.start)
        || after.is_some_and(|(&(start, _), _)| start < span.end || start == span.start)
}
