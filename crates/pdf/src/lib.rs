//! Incremental updates of PDF files (ISO 32000-1, 7.5.6): what was there stays, byte for byte, and what is new follows.
//!
//! A signature covers bytes: whoever adds to a signed file has to leave all of them where they are.

mod attached;
mod error;
mod signed;
#[cfg(test)]
mod tests;
mod update;

pub use attached::attached_source;
pub use error::PdfError;
pub use signed::is_signed;
pub use update::Update;
