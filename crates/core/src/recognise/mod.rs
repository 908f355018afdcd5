//! What the author's words name, found once and shared by the rules.
//!
//! Everything here is read out of prose, so it can be wrong: where it isn't sure it says so, and a rule that builds on it
//! warns and never forbids.

mod abbreviation;
mod agency;
mod appendix;
mod article;
mod prose;
mod words;

pub(crate) use abbreviation::{Abbreviations, Use};
pub(crate) use agency::{Body, Level, Unit, units};
pub use appendix::{Form, Mention, Owner, mentions, names_attachment};
pub use article::{AsInArticles, as_in_articles, begins_with};
pub use prose::Prose;
pub(crate) use words::{Word, Words};
