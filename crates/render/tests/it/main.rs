//! The renderers against software that isn't ours.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

mod docx;

mod fixture;
mod pdf;
mod profile;
#[path = "../../../../tests/shared/skipped.rs"]
mod skipped;
mod tools;
