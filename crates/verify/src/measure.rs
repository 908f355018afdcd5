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
    let reading = if bytes.starts_with(b"PK\x03\x04") {
        docx::read(&bytes)?
    } else if is_pdf(&bytes) {
        pdf::read(bytes.clone())?
    } else {
        return Err(Unreadable {
            why: plan_core::said!(
                "không phải PDF hay DOCX; tệp .doc cũ thì mở bằng Word và lưu lại thành .docx",
                "neither PDF nor DOCX; open an old .doc in Word and save it as .docx"
            ),
        });
    };
    let rows = requirements::rows(&reading);
    let report = Report { file: name.to_owned(), format: reading.format, rows };
    Ok(Measured { report, reading, bytes: Arc::new(bytes) })
}

/// A PDF may have a few bytes before its header.
fn is_pdf(bytes: &[u8]) -> bool {
    bytes.iter().take(1024).copied().collect::<Vec<u8>>().windows(5).any(|window| window == b"%PDF-")
}
