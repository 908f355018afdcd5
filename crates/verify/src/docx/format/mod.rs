//! What the file says of how paragraphs and words are set: each level says a part of it, and what is said later wins.

mod borders;
mod paragraph;
mod run;

pub(super) use borders::{Edges, Line};
pub(super) use paragraph::{Frame, LineRule, ParagraphFormat, Tab, TabKind};
pub(super) use run::{Family, Ink, RunFormat, rgb};
