//! What the signatures of a finished file are worth.
//!
//! ```text
//! bytes ─▶ revisions ─▶ each read as the file that it was ─▶ fields ─▶ range ─▶ cms ─▶ chain, stamp
//!                       │                                    who has    what it   does it   who says
//!                       ▼                                    signed     covers    hold      who that is
//!                       section ─▶ structure ─▶ changes ─▶ allowed
//!                       what each update did, and whether a signing program does that
//! ```
//!
//! `history` goes through the revisions, `limit` says how far. Nothing is mended: a revision that has to be repaired to be read isn't what anybody signed.

mod added;
mod bare;
mod chain;
mod changes;
mod cms;
mod fields;
mod history;
mod key;
mod lex;
mod limit;
pub(crate) mod lock;
mod moment;
mod outcome;
mod place;
mod range;
mod revisions;
pub(crate) mod revocation;
mod section;
mod signature;
mod stamp;
mod standing;
mod structure;
mod whole;

pub use added::added;
pub use chain::Roots;
pub use moment::Moment;
pub use outcome::{Area, Checked, Clock, Coverage, Drawn, Finding, Kind, Person, Signature, Verdict};
pub use whole::check;
