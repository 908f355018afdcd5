//! Reading the source: files, places, TOML, Markdown.

pub mod files;
mod span;

pub use files::{Disk, Entry, EntryKind, FileError, Files, Memory, Overlay};
pub use span::{FileId, LineColumn, SourceFile, Sources, Span, Spanned, floor_char_boundary};
