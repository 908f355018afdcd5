//! The decree as data: numbers of the layout, kinds of documents, required headings.

mod clause;
mod kinds;
mod layout;
mod outline;
mod scheme;

pub use clause::Clause;
pub use kinds::{KINDS, Kind, kind};
pub use layout::{
    Align, Body, Component, Components, Header, Layout, Number, Page, RuleLine, SignatureBlock, TableForm, TitleBlock,
    TypeFace, Unit,
};
pub use outline::{Outline, Role, RolePlace, outline, outlines};
pub use scheme::{SCHEMES, Scheme, scheme, usual_scheme};
