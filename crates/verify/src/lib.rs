//! The verifier: measures a finished PDF or DOCX, ours or anybody's, against the decree's data.
//!
//! One way through:
//!
//! ```text
//! bytes ──▶ pdf/ or docx/ ──▶ Reading ──▶ components/ ──▶ requirements/ ──▶ Report ──▶ report/
//!           what is where                 which part of    what the decree            text, JSON,
//!           and how it is set             the form it is   asks of each               HTML
//! ```
//!
//! The signatures of a PDF are checked by `plan-sign`; `signatures` makes rows of what it says.
//!
//! `plain` gives the words of a Word file to the rules of `plan check`.
//!
//! `against` compares a PDF with what a plan's folder builds, which whoever has a renderer hands in.
//!
//! The crate depends on `plan-core`, where the decree's numbers stand, and can't see a renderer, so that it can never
//! grade its own homework.

mod against;
mod components;
pub mod docx;
mod error;
mod hidden;
mod measure;
pub mod pdf;
mod plain;
pub mod reading;
pub mod report;
mod requirements;
mod signatures;

pub use against::{Built, Folder, against};
pub use error::Unreadable;
pub use measure::{measure, measure_signed};
pub use plain::plain;
pub use requirements::requirements;
