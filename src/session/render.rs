//! The files of a plan, as bytes: what `plan build` writes, and what `plan verify --against` holds a file against.

use std::panic::resume_unwind;
use std::thread;

use plan_core::diagnostic::Said;
use plan_core::document::{Document, Provenance, Volume};
use plan_core::said;

use super::provenance::Source;
use super::{Plan, guarded};

/// Which files are made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    /// The PDF of each volume.
    pub(crate) pdf: bool,
    /// Its Word file.
    pub(crate) docx: bool,
    /// Whether the folder travels inside the document's PDF.
    pub(crate) attached: bool,
}

/// A file of a plan.
#[derive(Debug)]
pub(crate) struct Rendered {
    /// "x.pdf".
    pub(crate) name: String,
    /// All of it.
    pub(crate) bytes: Vec<u8>,
}

/// Renders `document`, which `plan` compiles to; the same source gives the same bytes.
///
/// # Errors
/// Why it can't be laid out.
pub(crate) fn render(plan: &Plan, document: &Document, source: &Source, wanted: Wanted) -> Result<Vec<Rendered>, Said> {
    let attached = if wanted.attached { source.files.as_slice() } else { &[] };
    let rendered = guarded(|| {
        let mut files = Vec::new();
        for mut volume in document.volumes() {
            // The folder travels once, in the document itself.
            let attached = if volume.suffix.is_none() { attached } else { &[] };
            volume.provenance = Some(Provenance { digest: &source.digest, attached });
            let name = file_name(plan, &volume);
            // Neither needs the other: on two cores both take about as long as the PDF.
            let (pdf, docx) = thread::scope(|scope| {
                let docx = wanted.docx.then(|| scope.spawn(|| plan_render::docx(&volume)));
                let pdf = wanted.pdf.then(|| plan_render::pdf(&volume));
                (pdf, docx.map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic))))
            });
            for (ending, rendered) in [("pdf", pdf), ("docx", docx)] {
                if let Some(bytes) = rendered {
                    files.push(Rendered { name: format!("{name}.{ending}"), bytes: bytes? });
                }
            }
        }
        Ok::<_, plan_render::RenderError>(files)
    });
    let shown = &plan.shown;
    match rendered {
        Ok(Ok(files)) => Ok(files),
        Ok(Err(error)) => Err(said!("{shown}: không dàn được trang: {error}", "{shown}: can't be laid out: {error}")),
        Err(why) => Err(why.about(plan)),
    }
}

/// The name of an output file, without its ending.
pub(crate) fn file_name(plan: &Plan, volume: &Volume<'_>) -> String {
    match volume.suffix {
        Some(suffix) => format!("{}-{suffix}", plan.name),
        None => plan.name.clone(),
    }
}
