//! Whole plans through the real binary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod console;
mod ledger;
mod measured;
mod new;
mod outputs;
mod plans;
mod schemas;
