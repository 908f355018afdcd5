//! What the author's words name, found once and shared by the rules.
//!
//! Everything here is read out of prose, so it can be wrong: where it isn't sure it says so, and a rule that builds on it
//! warns and never forbids.

mod acts;
mod appendix;
mod article;
mod division;
mod found;
mod prose;
mod words;

pub use acts::{
    Acts, Body, CENTRAL, CentralBody, Citation, CitedDate, Code, Genus, Issuer, LawCitation, Level, central, of_code,
    plain, same_groups,
};
pub use appendix::{Form, Mention, Owner, mentions, names_attachment};
pub use article::{AsInArticles, as_in_articles, begins_with};
pub use division::{WrongCapital, wrong_capitals};
pub use found::Found;
pub use prose::Prose;
