//! The text of a part: the tree of headings, the numbers, the rows of khoản and điểm.
//!
//! The level decides the number, never the author; which number that is, the scheme says (`data/schemes.toml`).

mod files;
mod numbers;
mod open;
mod rows;

pub(super) use files::{framing, prose, sections};
