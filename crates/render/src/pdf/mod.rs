//! The PDF: PDF/A-2a and PDF/UA-1 in one file, set by typst from `templates/nd30/*.typ`, with empty signature fields.

pub mod contract;
mod finish;
mod whole;
mod world;

use plan_core::document::Volume;
use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::{Message, RenderError};
use contract::RowBreaks;
use world::TemplateWorld;

/// Viet Nam's offset from UTC, minutes.
const HANOI_OFFSET: i32 = 7 * 60;

/// How many renderings an unused layout result outlives, in a process that renders again and again.
const CACHE_AGE: usize = 10;

/// The parts that stand together as a PDF file: tagged, fonts embedded, the same bytes for the same parts.
///
/// # Errors
/// Whatever typst warns of or refuses: nothing is set that its template didn't mean. And words that found no place on
/// a page: no file is better than one that lacks them.
pub fn pdf(volume: &Volume<'_>) -> Result<Vec<u8>, RenderError> {
    let unnumbered = volume.layout.page.unnumbered.count();
    let mut world = TemplateWorld::new(project(volume)?, volume.fonts)?;
    let mut pages = lay_out(&world)?;
    if let Err(lost) = whole::check(volume, &pages, unnumbered) {
        if volume.parts.iter().all(|part| part.tables().is_empty()) {
            return Err(lost);
        }
        // A row that has to stay whole proved higher than its page: better torn than lost.
        world = TemplateWorld::new(world::project(volume, RowBreaks::Anywhere)?, volume.fonts)?;
        pages = lay_out(&world)?;
        whole::check(volume, &pages, unnumbered)?;
    }
    file(&world, &pages, volume)
}

/// The files that typst sets `volume` from, by their paths from the project's root `/`: the templates, of which
/// `/main.typ` is compiled, and their data ([`contract`]).
///
/// Written to a folder they are a project for any other typst: for who changes a template, and for comparison.
/// [`set_project`] sets them.
///
/// # Errors
/// None that a caller could cause.
pub fn project(volume: &Volume<'_>) -> Result<Vec<(String, Vec<u8>)>, RenderError> {
    world::project(volume, RowBreaks::AsModelled)
}

/// The PDF of a project, with the fonts of `volume` and as the kind of file that [`pdf`] makes of it: for who changed a
/// template or the data. Nobody looks whether every word of the document is still on a page.
///
/// # Errors
/// Whatever typst warns of or refuses, and a template that isn't UTF-8.
pub fn set_project(files: Vec<(String, Vec<u8>)>, volume: &Volume<'_>) -> Result<Vec<u8>, RenderError> {
    let world = TemplateWorld::new(files, volume.fonts)?;
    file(&world, &lay_out(&world)?, volume)
}

fn lay_out(world: &TemplateWorld) -> Result<PagedDocument, RenderError> {
    let compiled = typst::compile::<PagedDocument>(world);
    // A warning (an unknown family, a layout that doesn't converge) means a page that nobody has looked at.
    if !compiled.warnings.is_empty() {
        return Err(refused(world, &compiled.warnings));
    }
    compiled.output.map_err(|errors| refused(world, &errors))
}

fn file(world: &TemplateWorld, pages: &PagedDocument, volume: &Volume<'_>) -> Result<Vec<u8>, RenderError> {
    let file = typst_pdf::pdf(pages, &options(volume)?).map_err(|errors| refused(world, &errors));
    typst::comemo::evict(CACHE_AGE);
    Ok(finish::finish(&file?, volume, pages.pages().len()).map_err(Message::new)?)
}

fn options(volume: &Volume<'_>) -> Result<PdfOptions, RenderError> {
    let metadata = &volume.metadata;
    // PDF/A-2 may carry nothing but PDF/A; 3 is the same with any file inside.
    let carries = volume.provenance.is_some_and(|provenance| !provenance.attached.is_empty());
    let archive = if carries { PdfStandard::A_3a } else { PdfStandard::A_2a };
    let standards =
        PdfStandards::new(&[archive, PdfStandard::Ua_1]).map_err(|refusal| Message::new(refusal.message()))?;
    Ok(PdfOptions {
        ident: Smart::Custom(metadata.identity.clone()),
        creator: Smart::Custom(Some(concat!("plan ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: timestamp(metadata.date),
        standards,
        ..PdfOptions::default()
    })
}

/// Midnight of the document's day in Viet Nam; without it the file bears no date.
fn timestamp((year, month, day): (u16, u8, u8)) -> Option<Timestamp> {
    let midnight = Datetime::from_ymd_hms(i32::from(year), month, day, 0, 0, 0)?;
    Timestamp::new_local(midnight, HANOI_OFFSET)
}

fn refused(world: &TemplateWorld, diagnostics: &[SourceDiagnostic]) -> RenderError {
    let message = |diagnostic: &SourceDiagnostic| Message {
        text: diagnostic.message.to_string(),
        hints: diagnostic.hints.iter().map(|hint| hint.v.to_string()).collect(),
        at: diagnostic
            .span
            .id()
            .zip(world.range(diagnostic.span))
            .map(|(file, range)| (file.vpath().get_without_slash().to_owned(), range.start)),
    };
    RenderError { messages: diagnostics.iter().map(message).collect() }
}
