//! How much of a file is read at most.
//!
//! A PDF may be made to wear its reader out: streams that inflate a thousandfold, forms that call each other, ten
//! thousand pages. Past these bounds a file is refused, or read in part and marked so
//! ([`crate::reading::FileFacts::cut_short`]).

use std::time::Duration;

/// The largest file, bytes. Beyond it: refused.
pub(super) const FILE: usize = 200 << 20;

/// How much the streams of a file may inflate to, all together, pictures apart, bytes. Beyond it: refused.
pub(super) const INFLATED: u64 = 256 << 20;

/// How much the pictures of a file may inflate to, all together, bytes: forty scanned pages in colour that were packed
/// without loss. Nobody here looks at them, but whatever says that it is a picture may be used as something else.
pub(super) const PICTURES: u64 = 1536 << 20;

/// How much one page may draw from, inflated, bytes. Beyond it the page counts as empty, and the file as cut short.
pub(super) const PAGE: usize = 32 << 20;

/// How deep objects may nest.
pub(super) const NESTED: usize = 256;

/// How deep objects may nest in what a page draws from; beyond it the library's recursion would end the process.
pub(super) const NESTED_IN_STREAMS: usize = 200_000;

/// How many pages, and other objects, a file may name under /Kids. Beyond it: refused.
pub(super) const NAMED: usize = 100_000;

/// How many levels the tree of pages may have. Beyond it: refused.
pub(super) const LEVELS: usize = 64;

/// The last character that a font may give a width: more would only fill memory.
pub(super) const CHARACTERS: f64 = 70_000.0;

/// How many pages are read; the rest is cut off.
pub(super) const PAGES: usize = 2_000;

/// How many glyphs, paths, images and clips are looked at, all pages together; the rest is cut off.
pub(super) const OPERATIONS: u64 = 4_000_000;

/// How many lines, drawn level or upright, of one page are looked at: enough for any table.
pub(super) const BARS: usize = 1_500;

/// How long drawing may take, all pages together; the rest is cut off. A file that comes near is hostile: forty pages
/// take a tenth of a second.
pub(super) const DRAWING: Duration = Duration::from_secs(10);

/// How long the whole reading may take. Beyond it: refused.
pub(super) const READING: Duration = Duration::from_secs(20);

/// The stack of the thread that reads, bytes: how deep objects may nest before the library's recursion is a danger.
pub(super) const STACK: usize = 256 << 20;
