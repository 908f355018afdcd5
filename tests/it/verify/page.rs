//! PDF files, whole and broken: the templates or their data are changed and set again, or the file's own bytes.

use std::fs;
use std::process::Command;

use plan_core::document::Document;

use super::edit::{Edit, WHOLE};
use super::list::Mutant;

/// Where the templates read the numbers of the form.
const FORM: &str = "json(\"/data/layout.json\")";

/// The files that typst sets a plan from.
pub(super) fn project(document: &Document) -> Vec<(String, Vec<u8>)> {
    plan_render::pdf::project(&document.volumes().remove(0)).unwrap()
}

/// The PDF of a plan.
pub(super) fn whole(document: &Document) -> Vec<u8> {
    plan_render::pdf(&document.volumes().remove(0)).unwrap()
}

/// The PDF of a plan with a mutant's changes, but for qpdf's.
///
/// # Errors
/// When a change doesn't fit, or typst refuses what it makes.
pub(super) fn broken(document: &Document, mutant: &Mutant) -> Result<Vec<u8>, String> {
    let mut files = project(document);
    if !mutant.form.is_empty() {
        // A number is read before it is changed: typst would take a name that isn't there for a new one.
        let lines = mutant.form.iter().map(|line| {
            let name = line.split(" = ").next().unwrap_or_default();
            format!("let _ = form.{name}\n  form.{line}")
        });
        let lines: Vec<String> = lines.collect();
        let changed = format!("{{\n  let form = {FORM}\n  {}\n  form\n}}", lines.join("\n  "));
        Edit::once("layout.typ", FORM, &changed).apply(&mut files)?;
    }
    let (whole, inside): (Vec<&Edit>, Vec<&Edit>) = mutant.pdf.iter().partition(|edit| edit.file == WHOLE);
    for edit in inside {
        edit.apply(&mut files)?;
    }
    let file =
        plan_render::pdf::set_project(files, &document.volumes().remove(0)).map_err(|error| error.to_string())?;
    rewritten(file, &whole)
}

/// A finished file with changes of its bytes.
///
/// # Errors
/// When a change doesn't fit.
pub(super) fn rewritten(file: Vec<u8>, edits: &[&Edit]) -> Result<Vec<u8>, String> {
    edits.iter().try_fold(file, |file, edit| edit.replaced(&file))
}

/// The file as qpdf changes it; `None`, and said by name, where there is no qpdf.
pub(super) fn through_qpdf(file: &[u8], options: &[String]) -> Option<Vec<u8>> {
    let scratch = tempfile::tempdir().unwrap();
    let (from, to) = (scratch.path().join("in.pdf"), scratch.path().join("out.pdf"));
    fs::write(&from, file).unwrap();
    let Ok(status) = Command::new("qpdf").args(options).arg(&from).arg(&to).status() else {
        crate::skipped::skip("a mutant", "qpdf");
        return None;
    };
    assert!(status.success(), "qpdf {options:?}");
    Some(fs::read(to).unwrap())
}
