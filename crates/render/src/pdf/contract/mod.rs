//! The data that a template reads: the contract between `plan` and whoever writes a template.
//!
//! JSON files, in a project that holds nothing else but the templates:
//!
//! | path | content |
//! |---|---|
//! | `/data/layout.json` | [`Layout`]: every number of the form |
//! | `/data/attached/1` | a file of the source that travels inside, as it is |
//! | `/data/document.json` | [`Document`]: the parts, with everything but their sections and tables |
//! | `/data/parts/2/sections/1.json` | [`Block`] of type `section`: the first section of the second part |
//! | `/data/parts/2/tables/1.json` | [`Block`] of type `table`: the first table of the second part outside its sections |
//! | `/data/parts/2/sections/1/tables/1.json` | the first table in that section |
//!
//! A [`Block`] of type `file` stands where the content of such a file belongs, and names its path.
//!
//! Names are written as in `layout.toml` (`margin-top`), absent values are `null`. Nodes are named by their ids, never
//! by places in a source file, so that an edit in one section leaves the other files as they were.

mod attached;
mod build;
mod document;
mod field;
mod layout;
mod line;
mod table;

pub(crate) use attached::contents;
pub(crate) use build::files;
pub use document::{
    Addressees, Attached, Block, Bundle, Cell, Document, Field, Header, Metadata, Paragraph, Part, Recipients, Row,
    RuleLines, Section, Signature, Table, TitleLine,
};
pub(crate) use field::target;
pub use layout::{
    Body, Columns, Component, Footnotes, Layout, LineBox, Page, RuleLine, SignatureBlock, Table as TableForm,
    TitleBlock,
};
pub use line::{Before, Inside, Line, Piece, Run};
pub(crate) use table::RowBreaks;

/// Where a template finds the [`Layout`].
pub const LAYOUT_PATH: &str = "/data/layout.json";

/// Where a template finds the [`Document`].
pub const DOCUMENT_PATH: &str = "/data/document.json";
