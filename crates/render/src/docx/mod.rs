//! The Word file.
//!
//! docx-rs builds the tree (`tree` and its neighbours); what it can't say stands beside it as `notes`; one finishing
//! pass (`finish`) puts the children of every element in the schema's order, adds what is missing and zips. The same
//! document gives the same bytes: no clock, no environment, no files are read.

mod addressees;
mod body;
mod bookmarks;
mod error;
mod finish;
mod flow;
mod footnotes;
mod form;
mod notes;
mod package;
mod pair;
mod properties;
mod schema;
mod section;
mod signature;
mod styles;
mod table;
mod text;
mod tree;
mod units;
mod xml;

use plan_core::document::Volume;

use crate::RenderError;

pub use error::DocxError;

/// The Word file of a volume (Office Open XML, transitional).
///
/// # Errors
/// [`RenderError`] where a text holds a control character; the other cases of [`DocxError`] are faults of this
/// crate.
pub fn docx(volume: &Volume<'_>) -> Result<Vec<u8>, RenderError> {
    let (tree, notes) = tree::tree(volume)?;
    Ok(finish::finish(tree.build(), &notes, &volume.metadata, &volume.layout.type_face)?)
}
