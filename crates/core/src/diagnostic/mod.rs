//! Findings as data, and how they are shown.

mod finding;
mod language;
pub mod show;

pub use finding::{Confidence, Edit, Finding, Fix, Label, Safety, Severity};
pub use language::{Language, Said};
