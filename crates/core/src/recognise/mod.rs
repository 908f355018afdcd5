//! What the author's words name, found once and shared by the rules.
//!
//! Everything here is read out of prose, so it can be wrong: where it isn't sure it says so, and a rule that builds on it
//! warns and never forbids.

mod appendix;
mod article;
pub(crate) mod form;
mod inner;
mod ordinal;
mod prose;
mod words;

pub use appendix::{Form, Mention, Owner, mentions, names_attachment};
pub use article::{AsInArticles, as_in_articles, begins_with, says_who_executes};
pub use form::{Attachment, attachment};
pub use inner::{InnerDivision, InnerReference, inner_references};
pub use ordinal::{Ordinal, Row, from_roman, ordinal};
pub use prose::Prose;
