//! The decree as data: numbers of the layout, kinds of documents, required headings.

mod choice;
mod clause;
mod components;
mod ended;
mod form;
mod kinds;
mod known;
mod layout;
mod number;
mod outline;
mod scheme;

pub use choice::{Choice, Chosen};
pub use clause::Clause;
pub use components::{Align, Component, Components};
pub use ended::{Ended, ended, ended_law};
pub use form::{Form, Unverified, Words};
pub use kinds::{KINDS, Kind, kind};
pub use known::{Known, LawName, known, law_names, law_of_term, laws_named};
pub use layout::{Body, FootnoteForm, Header, Layout, Page, RuleLine, SignatureBlock, TableForm, TitleBlock, TypeFace};
pub use number::{Number, Unit};
pub use outline::{Outline, Role, RolePlace, outline, outlines};
pub use scheme::{SCHEMES, Scheme, scheme, usual_scheme};
