//! The document model: types only.
//!
//! After `compile` every number, label, reference and standard sentence in it is final text, capitals included. A
//! renderer sets the words it finds here and no others; a rule reads and never changes them.

mod body;
mod facts;
mod frame;
mod node_id;
pub mod properties;
mod signing;
mod table;
mod text;
mod walk;

use std::sync::Arc;

use serde::Serialize;

use crate::decree::Layout;
use crate::measure::FontSet;

pub use body::{Block, Division, Paragraph, ParagraphKind, Section};
pub use facts::{
    Addressed, Anchor, AnchorKind, Component, Date, Ends, Facts, Missing, Period, Target, TypedEndMark, Unresolved,
    WideWord, days_in_month,
};
pub use frame::{Addressees, Header, Recipients, Signature, TitleLine, TitleRole};
pub use node_id::NodeId;
pub use signing::{FieldKind, Registered, SignatureField};
pub use table::{Cell, CellAlign, Column, ColumnRole, Row, RowKind, Table};
pub use text::{Change, Origin, Run, Style, Text, TextExt, plain};

/// A plan as it is issued: one part after another, each on pages of its own.
#[derive(Debug, Clone, Serialize)]
pub struct Document {
    /// What the author said about it, for the rules.
    pub facts: Facts,
    /// What the files say about themselves.
    pub metadata: Metadata,
    /// The layout that it was measured in, and is set in: Decree 30's, with what the office chose.
    #[serde(skip)]
    pub layout: Arc<Layout>,
    /// The faces that it was measured in, and is set in.
    #[serde(skip)]
    pub fonts: FontSet,
    /// Decision, plan, appendices, in this order; never empty.
    pub parts: Vec<Part>,
}

/// What a part is among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// *Quyết định* that issues the plan in the same file (Mẫu 1.3).
    Decision,
    /// The document that `[van-ban]` describes.
    Main,
    /// *Phụ lục* (Mẫu 2.1).
    Appendix,
}

/// How the paper lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// *Theo chiều dài* (`kho-giay = "doc"`).
    Portrait,
    /// *Theo chiều rộng* (`kho-giay = "ngang"`).
    Landscape,
}

/// One part: it begins on a new page, and its pages are numbered for themselves (Phụ lục I, Phần I, Mục I, khoản 7).
///
/// In the order of its fields it is read; recipients before the signature, as the form has them from left to right.
#[derive(Debug, Clone, Serialize)]
pub struct Part {
    /// Its name in this document: `quyet-dinh`, `van-ban`, `phu-luc:nhiem-vu`.
    pub id: NodeId,
    /// What it is.
    pub kind: PartKind,
    /// How its pages lie.
    pub paper: Paper,
    /// The name of its own output file, behind the plan's (`tep-rieng`); `None` where it stands with the others.
    pub own_file: Option<String>,
    /// Ô 1 to 4; an appendix has none.
    pub header: Option<Header>,
    /// Ô 5a, line by line; empty in a công văn. A rule line follows the last.
    pub title: Vec<TitleLine>,
    /// Ô 9a, *Kính gửi*.
    pub addressees: Option<Addressees>,
    /// *Thẩm quyền ban hành* of a decision, in capitals: "ỦY BAN NHÂN DÂN HUYỆN".
    pub authority: Option<Text>,
    /// *Căn cứ ban hành*: one italic line each, end marks included.
    pub bases: Vec<Paragraph>,
    /// "QUYẾT ĐỊNH:"
    pub order: Option<Text>,
    /// Ô 6: opening, sections, closing, tables.
    pub body: Vec<Block>,
    /// Ô 9b.
    pub recipients: Option<Recipients>,
    /// Ô 7.
    pub signature: Option<Signature>,
    /// The empty signature fields that the PDF has for it, in the order in which they are signed; a draft has none.
    pub fields: Vec<SignatureField>,
}

/// File properties: the same in PDF and DOCX.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Metadata {
    /// Kind and subject, on one line.
    pub title: String,
    /// The issuer, in sentence case.
    pub author: String,
    /// The subject (*trích yếu*) alone.
    pub subject: String,
    /// Kind, symbol and period.
    pub keywords: Vec<String>,
    /// Year, month and day of the file's dates; what the document's date lacks counts as 1, a missing year as 1980.
    pub date: (u16, u8, u8),
    /// Stable over edits of the text: issuer, symbol, number, date and subject.
    pub identity: String,
    /// BCP 47.
    pub language: &'static str,
    /// What a document management system registers.
    pub registered: Registered,
}

/// One file that is written of a document: the parts that stand together in it.
#[derive(Debug, Clone)]
pub struct Volume<'a> {
    /// What its name has behind the plan's: `None` for the document itself, `phu-luc-1-chi-tieu` for an appendix with
    /// `tep-rieng`.
    pub suffix: Option<&'a str>,
    /// What the file says about itself.
    pub metadata: Metadata,
    /// The document's layout.
    pub layout: &'a Layout,
    /// The document's faces.
    pub fonts: &'a FontSet,
    /// Its parts, in order; never empty.
    pub parts: Vec<&'a Part>,
    /// The folder that it is built from; none where there is no folder, or nobody asks.
    pub provenance: Option<Provenance<'a>>,
}

/// What a file says of the folder that it is built from, and carries of it.
#[derive(Debug, Clone, Copy)]
pub struct Provenance<'a> {
    /// SHA-256 of the folder's names and contents: 64 hexadecimal digits.
    pub digest: &'a str,
    /// The folder's files by their paths, to travel inside the PDF; empty where they don't.
    pub attached: &'a [(String, Vec<u8>)],
}

impl Document {
    /// The document that `[van-ban]` describes.
    pub fn main(&self) -> Option<&Part> {
        self.parts.iter().find(|part| part.kind == PartKind::Main)
    }

    /// The files to write: the document, then each appendix that has one of its own.
    pub fn volumes(&self) -> Vec<Volume<'_>> {
        let together: Vec<&Part> = self.parts.iter().filter(|part| part.own_file.is_none()).collect();
        let (layout, fonts) = (&*self.layout, &self.fonts);
        let main =
            Volume { suffix: None, metadata: self.metadata.clone(), layout, fonts, parts: together, provenance: None };
        let own = self.parts.iter().filter_map(|part| {
            let suffix = part.own_file.as_deref()?;
            let title = part.title_text();
            let metadata = Metadata {
                identity: format!("{}|{}", self.metadata.identity, part.id),
                title,
                ..self.metadata.clone()
            };
            Some(Volume { suffix: Some(suffix), metadata, layout, fonts, parts: vec![part], provenance: None })
        });
        std::iter::once(main).filter(|volume| !volume.parts.is_empty()).chain(own).collect()
    }
}
