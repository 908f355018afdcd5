//! From the bytes of a file to a report.

use std::sync::Arc;

use crate::error::Unreadable;
use crate::report::{Measured, Report};
use crate::{docx, pdf, requirements};

/// Measures a file against the decree; what it is is told by its first bytes, not by its name.
///
/// # Errors
/// When it is neither PDF nor DOCX, or can't be read.
pub fn measure(name: &str, bytes: Vec<u8>) -> Result<Measured, Unreadable> {
    // What is neither is refused by the reader of Word files, which knows old ones and those with a password.
    let reading = if is_pdf(&bytes) { pdf::read(bytes.clone())? } else { docx::read(&bytes)? };
    let (regime, rows) = requirements::rows(&reading);
    let report = Report { file: name.to_owned(), format: reading.format, regime, rows };
    Ok(Measured { report, reading, bytes: Arc::new(bytes) })
}

/// A PDF may have a few bytes before its header.
fn is_pdf(bytes: &[u8]) -> bool {
    bytes.get(..bytes.len().min(1024)).is_some_and(|start| start.windows(5).any(|window| window == b"%PDF-"))
}
