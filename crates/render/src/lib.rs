//! From model to files: PDF through typst, DOCX through docx-rs.

mod assets;
pub mod docx;

pub use assets::{Assets, RenderError};
