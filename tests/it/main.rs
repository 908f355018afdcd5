//! Whole plans through the real binary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod console;
mod extract;
mod fix;
#[path = "../shared/forge.rs"]
mod forge;
mod issue;
mod ledger;
mod measured;
mod named;
mod new;
mod outputs;
mod plans;
mod schemas;
mod sign;
#[path = "../shared/skipped.rs"]
mod skipped;
mod verify;
mod word_text;

/// The repository.
fn root() -> &'static std::path::Path {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
}
