//! The verifier: measures a finished PDF or DOCX, ours or anybody's, against the decree's data.
//!
//! This is its door only. What holds today is the wall around it: the crate depends on `plan-core`, where the decree's
//! numbers stand, and can't see a renderer, so that it can never grade its own homework.

/// The numbers that a finished file is measured against.
pub use plan_core::decree::Layout;
