//! What typst can't say, as one incremental update of its file: signature fields, and what the file says of itself to
//! the systems that keep it.

mod fields;
mod tags;
mod xmp;

use plan_core::document::Volume;
use plan_pdf::{PdfError, Update};

/// `file`, which typst made of `volume`, ready to be signed. It ends in a line break, so that the next update begins on
/// a line of its own.
///
/// # Errors
/// The file isn't as typst makes it.
pub(super) fn finish(file: &[u8], volume: &Volume<'_>, pages: usize) -> Result<Vec<u8>, PdfError> {
    let mut update = Update::of(file)?;
    let accessible = fields::add(&mut update, volume)?;
    xmp::extend(&mut update, &xmp::properties(volume, pages), accessible)?;
    update.finish()
}
