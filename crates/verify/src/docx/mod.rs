//! DOCX: paragraphs with their settings.
//!
//! ```text
//! bytes ─▶ package ─▶ xml ─▶ story ─▶ items ─▶ settle, rules ─▶ Reading
//!          zip, parts        paragraph by        what stands between
//!          and how they      paragraph: inline,  and below them
//!          are related       table, drawing
//! ```
//!
//! Nothing is laid out: what depends on where lines and pages end is `None`.
//!
//! Bounds: 256 MB of zip, 64 MB of XML in a part and 256 MB in all, 3 million nodes in a part, 200 levels of elements,
//! 200 000 paragraphs. A text beyond them is an error; where something else is, it is left out, and
//! [`FileFacts::cut_short`](crate::reading::FileFacts::cut_short) says so.

mod drawing;
mod facts;
mod field;
mod format;
mod frame;
mod indent;
mod inline;
mod item;
mod marks;
mod numbering;
mod package;
mod parts;
mod rules;
mod section;
mod settle;
mod spacing;
mod story;
mod styles;
mod table;
mod text;
mod theme;
mod units;
mod words;
mod xml;

use crate::error::Unreadable;
use crate::reading::Reading;

/// Reads a DOCX.
///
/// # Errors
/// When it isn't a DOCX (an old .doc, or one with a password, is told apart), or its text is damaged or larger than a
/// reader's bounds.
pub fn read(bytes: &[u8]) -> Result<Reading, Unreadable> {
    let parts = parts::Parts::load(bytes)?;
    text::read(&parts)
}
