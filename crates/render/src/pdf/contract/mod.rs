//! The data that a template reads: the contract between `plan` and whoever writes a template.
//!
//! Three kinds of JSON file, in a project that holds nothing else but the templates:
//!
//! | path | content |
//! |---|---|
//! | `/data/layout.json` | [`Layout`]: every number of the form |
//! | `/data/document.json` | [`Document`]: everything but the sections |
//! | `/data/sections/1.json`, … | [`Section`]: one each, at the paths that the document lists |
//!
//! Names are written as in `layout.toml` (`margin-top`), absent values are `null`. Parts are named by node ids, never
//! by places in a source file, so that an edit in one section leaves the other files as they were.

mod build;
mod document;
mod layout;

pub(crate) use build::sections;
pub use document::{Block, Document, Header, Line, Metadata, Paragraph, Recipients, Run, Section, Signature, Title};
pub use layout::{Body, Columns, Component, Layout, LineBox, Page, RuleLine, SignatureBlock, TitleBlock};

/// Where a template finds the [`Layout`].
pub const LAYOUT_PATH: &str = "/data/layout.json";

/// Where a template finds the [`Document`].
pub const DOCUMENT_PATH: &str = "/data/document.json";
