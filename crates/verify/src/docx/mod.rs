//! DOCX: paragraphs with their settings.

use crate::error::Unreadable;
use crate::reading::Reading;

/// Reads a DOCX.
///
/// # Errors
/// When it isn't a DOCX, or is larger than a reader's bounds.
pub fn read(_bytes: &[u8]) -> Result<Reading, Unreadable> {
    Err(Unreadable { why: plan_core::said!("chưa đọc được DOCX", "DOCX can't be read yet") })
}
