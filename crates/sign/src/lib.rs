//! Signatures in PDF files: making them (`sign`), and telling what they are worth (`check`).
//!
//! What can't be read, and a key that can't be used, is said; nothing is signed half.

pub mod check;
pub mod sign;
mod subject;
