//! The normal form of a plan's files (`plan fmt`): white space and composed letters, nothing else.
//!
//! A file is changed only if it says the same afterwards: the same letters in the same order, the same passages in the
//! model. What can't be read, or would say something else, stays as it is.

mod markdown;
mod toml_file;

use unicode_normalization::UnicodeNormalization;

use crate::compile::{Options, compile};
use crate::script::Script;
use crate::source::{FileId, Files, Memory, Overlay, SourceFile, Sources, read_plan};

/// A file that isn't in its normal form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TidiedFile {
    /// Which.
    pub file: FileId,
    /// The whole of it in its normal form, as it goes to disk: without byte order mark, its line ends all of the kind that
    /// most of them are.
    pub content: String,
}

/// The files of the plan in `folder` that aren't in their normal form; a co-quan.toml above the folder is left alone, as it
/// is other plans' too.
pub fn tidied<F: Files + Clone>(files: &F, folder: &str) -> (Sources, Vec<TidiedFile>) {
    let mut sources = Sources::default();
    let before = passages(files, folder, &mut sources);
    let mut tidied = Vec::new();
    for (id, file) in sources.iter().filter(|(_, file)| is_below(folder, file.path())) {
        let Some(content) = normal(file) else { continue };
        let mut above = Memory::default();
        above.insert(file.path(), content.as_str());
        let changed = Overlay::new(files.clone(), above);
        if passages(&changed, folder, &mut Sources::default()) == before {
            tidied.push(TidiedFile { file: id, content });
        }
    }
    (sources, tidied)
}

/// The normal form of a file; `None` where the file has it, or none can be told.
fn normal(file: &SourceFile) -> Option<String> {
    let composed: String = file.text().nfc().collect();
    let text = match file.name().rsplit_once('.')?.1 {
        "md" => markdown::normal(&composed),
        "toml" => toml_file::normal(&composed)?,
        _ => return None,
    };
    let letters = |text: &str| text.nfc().filter(|c| !c.is_whitespace()).collect::<String>();
    if letters(&text) != letters(file.text()) {
        return None;
    }
    let content = if file.ends_lines_in_crlf() { text.replace('\n', "\r\n") } else { text };
    (content != file.edited(&[])).then_some(content)
}

fn is_below(folder: &str, path: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// What the plan says, passage by passage, and how many things are wrong with its source.
fn passages(files: &dyn Files, folder: &str, sources: &mut Sources) -> (Vec<String>, usize) {
    let mut plan = read_plan(files, folder, sources);
    let mut problems = std::mem::take(&mut plan.problems);
    let document = compile(&plan, Options::default(), &mut problems);
    let script = document.map(|document| Script::of_document(&document, &plan));
    let said = script.iter().flat_map(|script| &script.passages).map(|passage| {
        let words = passage.words().split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect::<String>();
        format!("{:?} {} {words}", passage.role, passage.label)
    });
    // Letters that aren't composed are one of the things that are put right.
    let wrong = problems.iter().filter(|problem| !matches!(problem.fault, crate::source::Fault::NotNfc { .. }));
    (said.collect(), wrong.count())
}
