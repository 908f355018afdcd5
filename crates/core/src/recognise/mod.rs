//! What the author's words name, found once and shared by the rules.
//!
//! Everything here is read out of prose, so it can be wrong: where it isn't sure it says so, and a rule that builds on it
//! warns and never forbids.

mod abbreviation;
mod acts;
pub(crate) mod agency;
mod appendix;
mod appendix_numbers;
mod article;
mod calendar;
mod called;
mod capitals;
mod division;
mod figures;
pub(crate) mod form;
mod found;
mod gone;
mod inner;
mod local;
mod merged;
mod ordinal;
pub(crate) mod pattern;
mod prose;
mod quotation;
mod times;
mod whole;
mod words;
mod year_pairs;

pub(crate) use abbreviation::{Abbreviations, Use};
pub use acts::{
    Acts, Body, CENTRAL, CentralBody, Citation, CitedDate, Code, Genus, Issuer, LawCitation, Seat, central, of_code,
    same_groups, symbol_key,
};
pub use appendix::{Form, Mention, Owner};
pub(crate) use appendix::{mentions, names_attachment};
pub use article::{AsInArticles, as_in_articles, begins_with, says_who_executes};
pub(crate) use calendar::date_written;
pub use calendar::{Day, Stretch};
pub use called::{Called, called};
pub use capitals::Miscapitalised;
pub(crate) use capitals::miscapitalised;
pub use division::{WrongCapital, wrong_capitals};
pub use figures::{Money, Percentage, difference, figure, money, percentages, sum, unit_named, unit_of, written};
pub use form::{Attachment, attachment};
pub use found::Found;
pub(crate) use found::FoundIn;
pub use gone::{ABOLISHED, Gone, RETIRED, names_act};
pub use inner::{InnerDivision, InnerReference, inner_references};
pub use local::{LOCAL_BODIES, Level, LocalBody, UNIT_WORDS, UnitWord};
pub use merged::is_merged_into;
pub use ordinal::{Ordinal, Row, from_roman, ordinal};
pub use prose::Prose;
pub(crate) use quotation::Quotations;
pub use times::{Moment, NoSuch, Period, Times, Unit, times};
pub use whole::{Count, Opener, Whole, wholes};
pub(crate) use words::{Word, Words};
pub use year_pairs::{YearPair, year_pairs};
