//! From the document model to files.
//!
//! A renderer is a pure function of a [`Volume`](plan_core::document::Volume) and its [`Assets`]: no clock, no
//! environment, no file system, no network. It sets the words it finds and adds none.

mod assets;
pub mod docx;
mod error;
pub mod pdf;

pub use assets::Assets;
pub use docx::docx;
pub use error::{Message, RenderError};
pub use pdf::pdf;
