//! From the bytes of a file to a report.

use crate::error::Unreadable;
use crate::reading::Reading;
use crate::report::Report;
use crate::{docx, pdf, requirements};

/// A file, read and measured.
#[derive(Debug)]
pub struct Measured {
    /// The requirements, one by one.
    pub report: Report,
    /// What they were judged by.
    pub reading: Reading,
}

/// Measures a file against the decree; what it is is told by its first bytes, not by its name.
///
/// # Errors
/// When it is neither PDF nor DOCX, or can't be read.
pub fn measure(name: &str, bytes: &[u8]) -> Result<Measured, Unreadable> {
    let reading = if bytes.starts_with(b"PK\x03\x04") {
        docx::read(bytes)?
    } else if is_pdf(bytes) {
        pdf::read(bytes.to_vec())?
    } else {
        return Err(Unreadable {
            why: plan_core::said!(
                "không phải PDF hay DOCX; tệp .doc cũ thì mở bằng Word và lưu lại thành .docx",
                "neither PDF nor DOCX; open an old .doc in Word and save it as .docx"
            ),
        });
    };
    let rows = requirements::rows(&reading);
    Ok(Measured { report: Report { file: name.to_owned(), format: reading.format, rows }, reading })
}

/// A PDF may have a few bytes before its header.
fn is_pdf(bytes: &[u8]) -> bool {
    bytes.iter().take(1024).copied().collect::<Vec<u8>>().windows(5).any(|window| window == b"%PDF-")
}
