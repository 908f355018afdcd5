//! From the bytes of a file to a report.

use std::sync::Arc;

use plan_sign::check::Roots;

use crate::error::Unreadable;
use crate::reading::Format;
use crate::report::{Measured, Report};
use crate::signatures::signatures;
use crate::{docx, pdf, requirements};

/// Measures a file against the decree; what it is is told by its first bytes, not by its name.
///
/// # Errors
/// When it is neither PDF nor DOCX, or can't be read.
pub fn measure(name: &str, bytes: Vec<u8>) -> Result<Measured, Unreadable> {
    measure_signed(name, bytes, &Roots::default())
}

/// Measures a file like [`measure`]; the certificates of its signatures are held against `roots`.
///
/// # Errors
/// When it is neither PDF nor DOCX, or can't be read.
pub fn measure_signed(name: &str, bytes: Vec<u8>, roots: &Roots) -> Result<Measured, Unreadable> {
    // What is neither is refused by the reader of Word files, which knows old ones and those with a password.
    let reading = if is_pdf(&bytes) { pdf::read(bytes.clone())? } else { docx::read(&bytes)? };
    let (regime, mut rows) = requirements::rows(&reading);
    let bytes = Arc::new(bytes);
    let (signed, signatures) = match reading.format {
        Format::Pdf => signatures(&bytes, roots, &reading),
        Format::Docx => Default::default(),
    };
    rows.extend(signed);
    let report = Report { file: name.to_owned(), format: reading.format, regime, rows, signatures };
    Ok(Measured { report, reading, bytes })
}

/// A PDF may have a few bytes before its header.
fn is_pdf(bytes: &[u8]) -> bool {
    bytes.get(..bytes.len().min(1024)).is_some_and(|start| start.windows(5).any(|window| window == b"%PDF-"))
}
