//! PDF: glyphs and strokes on pages.

use crate::error::Unreadable;
use crate::reading::Reading;

/// Reads a PDF.
///
/// # Errors
/// When it isn't a PDF, can't be opened without a password, or has nothing that can be read.
pub fn read(_bytes: Vec<u8>) -> Result<Reading, Unreadable> {
    Err(Unreadable { why: plan_core::said!("chưa đọc được PDF", "PDF can't be read yet") })
}
