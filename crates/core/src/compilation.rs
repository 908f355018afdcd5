//! One plan, compiled and checked.

use crate::compile::{Options, compile};
use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::recognise::Found;
use crate::rules;
use crate::script::{Script, read_text};
use crate::source::{Composed, Fault, FileId, Files, Landmark, PlanSource, Problem, Sources, decomposed, read_plan};

/// Errors and model together: what an editor, a build and a report all need.
#[derive(Debug, Clone)]
pub struct Compilation {
    /// The files that were read.
    pub sources: Sources,
    /// The model, as far as there is one.
    pub document: Option<Document>,
    /// What the rules say, in the order of the source; waived findings are not among them.
    pub findings: Vec<Finding>,
    /// How many findings were waived.
    pub waived: usize,
}

impl Compilation {
    /// Whether the document may be built.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
}

/// Reads, compiles and checks the plan in `folder`.
pub fn check(files: &dyn Files, folder: &str, options: Options) -> Compilation {
    let mut sources = Sources::default();
    let mut plan = read_plan(files, folder, &mut sources);
    let mut problems = std::mem::take(&mut plan.problems);
    let document = compile(&plan, options, &mut problems);
    plan.problems = problems;
    let script = document.as_ref().map(|document| Script::of_document(document, &plan));
    let found = script.as_ref().map(Found::of);
    let subject = rules::Subject { sources: &sources, plan: &plan, document: document.as_ref(), found: found.as_ref() };
    let (findings, waived) = rules::run(&subject);
    Compilation { sources, document, findings, waived }
}

/// Checks a text that isn't a plan's folder by the rules on words. `text` holds a paragraph a line, or lines of
/// paragraphs; `path` is how the user named it.
pub fn check_foreign(path: &str, text: &str) -> Compilation {
    let mut sources = Sources::default();
    let file = sources.add(path, path, text);
    check_text(sources, file)
}

/// Checks a text that was taken out of somebody's Word file, a paragraph a line; findings name `landmarks` as their
/// places, and have no fixes.
pub fn check_imported(path: &str, text: &str, landmarks: Vec<Landmark>) -> Compilation {
    let mut sources = Sources::default();
    let file = sources.add_imported(path, text, landmarks);
    let mut compilation = check_text(sources, file);
    for finding in &mut compilation.findings {
        finding.fix = None;
    }
    compilation
}

fn check_text(sources: Sources, file: FileId) -> Compilation {
    let Some(composed) = Composed::of(sources.file(file).text()) else {
        let (findings, waived) = said_of(&sources, file);
        return Compilation { sources, document: None, findings, waived };
    };
    // Words are recognised composed, and found where they stand as typed.
    let mut typed = PlanSource::default();
    let words = decomposed(file, sources.file(file).text());
    typed
        .problems
        .extend(words.first().map(|(span, _)| *span).map(|span| Problem { span, fault: Fault::NotNfc { words } }));
    let subject = rules::Subject { sources: &sources, plan: &typed, document: None, found: None };
    let (mut findings, waived) = rules::run(&subject);
    let mut clean = Sources::default();
    let (path, display) = (sources.file(file).path(), sources.file(file).display());
    let copy = clean.add(path, display, &composed.text);
    let (said, also) = said_of(&clean, copy);
    findings.extend(said.into_iter().map(|finding| finding.moved(|span| composed.span(file, span))));
    findings.sort_by_key(|finding| (finding.span.start, finding.code, finding.span.end));
    Compilation { sources, document: None, findings, waived: waived + also }
}

/// What the rules on words say of a text.
fn said_of(sources: &Sources, file: FileId) -> (Vec<Finding>, usize) {
    let script = read_text(sources, file);
    let plan = PlanSource::default();
    let found = Found::of(&script);
    rules::run(&rules::Subject { sources, plan: &plan, document: None, found: Some(&found) })
}
