//! Whole plans through the real binary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod console;
mod extract;
mod issue;
mod ledger;
mod measured;
mod new;
mod outputs;
mod plans;
mod schemas;
mod sign;
mod verify;

/// The repository.
fn root() -> &'static std::path::Path {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
}
