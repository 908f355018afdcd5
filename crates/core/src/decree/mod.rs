//! The decree as data: numbers of the layout, kinds of documents, required headings.

mod clause;
mod kinds;
mod layout;
mod outline;

pub use clause::Clause;
pub use kinds::{KINDS, Kind, kind};
pub use layout::{
    Align, Body, Component, Components, Header, Layout, Number, Page, RuleLine, SignatureBlock, TitleBlock, TypeFace,
    Unit,
};
pub use outline::{Outline, Role, RolePlace, outline, outlines};
