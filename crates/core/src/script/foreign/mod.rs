//! The script of a text that isn't a plan's folder: a .txt or .md file, or the lines of somebody's Word file.
//!
//! ```text
//! text ──▶ lines ──▶ blocks ──────────▶ roles ──▶ Script
//!          marks off  lines that are one  what each is
//!                     paragraph; tables   by its words and its place
//! ```
//!
//! Nothing is certain here: a line that nothing explains is [`super::Role::Stray`], and the rules look at it least.

mod blocks;
mod head;
mod label;
mod lines;
mod roles;
mod tables;

use super::Script;
use crate::source::{FileId, Sources};

/// Reads a text of which each line is a paragraph or a line of one.
pub fn read_text(sources: &Sources, file: FileId) -> Script {
    let lines = lines::lines(sources.file(file).text());
    let blocks = blocks::blocks(&lines);
    roles::script(sources, file, &blocks)
}
