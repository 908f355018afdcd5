//! Tests of the core, in one binary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

mod findings;
mod foreign;
mod literate;
mod mutants;
mod robust;
mod rules;
mod same;
mod sources;
mod tidy;
