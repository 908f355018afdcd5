//! The script of a text that isn't a plan's folder: a .txt or .md file, or the lines of somebody's Word file.
//!
//! ```text
//! text ──▶ lines ──▶ split ───────────▶ blocks ──────────▶ roles ─────────▶ gather ──▶ Script
//!          marks off  lines of the form  lines that are one  what each is by  what the head
//!                     on their own       paragraph; tables   words and place  doesn't say
//! ```
//!
//! Nothing is certain here: a line that nothing explains is [`super::Role::Stray`], and the rules look at it least.

mod appendix;
mod blocks;
mod columns;
mod gather;
mod head;
mod label;
mod lines;
mod noting;
mod roles;
mod signature;
mod split;
mod table_reader;
mod tables;
mod text;
mod title;
mod wording;

use super::Script;
use crate::source::{FileId, Sources};

/// Reads a text of which each line is a paragraph or a line of one.
pub fn read_text(sources: &Sources, file: FileId) -> Script {
    let text = sources.file(file).text();
    let lines = split::split(text, columns::one_below_the_other(text, lines::lines(text)));
    let blocks = blocks::blocks(&lines);
    let mut script = roles::script(sources, file, &blocks);
    gather::gather(&mut script, sources);
    script
}
