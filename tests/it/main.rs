//! Whole plans through the real binary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod console;
mod outputs;
mod schemas;
