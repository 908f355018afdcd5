//! From the document model to files.
//!
//! A renderer is a pure function of a [`Volume`](plan_core::document::Volume), which brings its layout and its fonts: no
//! clock, no environment, no file system, no network. It sets the words it finds and adds none.

pub mod docx;
mod error;
pub mod pdf;

pub use docx::docx;
pub use error::{Message, RenderError};
pub use pdf::pdf;
