//! Reading the source: files, places, TOML, Markdown.
//!
//! Nothing here gives up at the first fault: what can be read is read, what is wrong is kept as a [`Problem`].

mod composed;
mod edit;
pub mod files;
mod folder;
pub mod markdown;
mod plan;
mod problem;
mod span;
pub mod toml;

pub use composed::Composed;
pub(crate) use composed::decomposed;
pub use edit::Replacement;
pub use files::{Disk, Entry, EntryKind, FileError, Files, Memory, Overlay};
pub use folder::Folder;
pub use plan::{AppendixContent, AppendixSource, PlanSource, SectionSource, read_plan};
pub(crate) use plan::{is_forbidden, is_id, proposed_name};
pub use problem::{ColumnFault, Construct, Fault, ListReadings, Problem, SectionFault, SpanFault, Wanted};
pub use span::{FileId, Landmark, LineColumn, SourceFile, Sources, Span, Spanned, floor_char_boundary};
