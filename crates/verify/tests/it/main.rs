//! Finished files, read back: of several programs, and with damage.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod docx;
mod pdf;
