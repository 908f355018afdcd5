//! plan.toml: the components of one document.

use super::document::{DocumentTable, WaiverTable};
use super::office::{OfficeTable, SignatoryTable};
use super::reader::Table;
use super::{SourceText, parse, scalars};
use crate::source::{FileId, Problem, Sources, Span};

/// The whole of plan.toml.
#[derive(Debug, Clone)]
pub struct Manifest {
    /// The file's first line, for what is missing at the top.
    pub span: Span,
    /// `[van-ban]`
    pub document: Option<DocumentTable>,
    /// `[co-quan]`, where the plan has its own.
    pub issuer: OfficeTable,
    /// `[can-cu] dong`: the lines of the legal bases.
    pub bases: Vec<SourceText>,
    /// `[can-cu] de-nghi`: "Theo đề nghị của …".
    pub proposal: Option<SourceText>,
    /// `[ky]`, or `ky = "<ma>"`.
    pub signatory: Option<SignatorySource>,
    /// Where `[noi-nhan]` is announced.
    pub recipients_span: Option<Span>,
    /// `[noi-nhan] gui`
    pub recipients: Vec<SourceText>,
    /// `[noi-nhan] luu`
    pub archive: Option<SourceText>,
    /// `[[bo-qua]]`
    pub waivers: Vec<WaiverTable>,
    /// Whether the file could be read to its end.
    pub whole: bool,
}

/// Who signs: written here, or named from co-quan.toml.
#[derive(Debug, Clone)]
pub enum SignatorySource {
    /// `[ky]`
    Here(SignatoryTable),
    /// `ky = "<ma>"`
    Named(SourceText),
}

/// Reads plan.toml.
pub fn read_manifest(sources: &Sources, file: FileId, problems: &mut Vec<Problem>) -> Manifest {
    let (mut manifest, whole) = parse(sources, file, problems, read);
    manifest.whole = whole;
    manifest
}

fn read(top: &mut Table<'_, '_>) -> Manifest {
    if !top.is_present("phien-ban") {
        top.missing("phien-ban");
    }
    top.value("phien-ban", scalars::version);
    if !top.is_present("van-ban") {
        top.missing("van-ban");
    }
    let document = top.table("van-ban", DocumentTable::read);
    let issuer = top.table("co-quan", OfficeTable::read).unwrap_or_default();
    let (bases, proposal) =
        top.table("can-cu", |table| (table.list("dong"), table.text("de-nghi"))).unwrap_or_default();
    // A text names a signatory of co-quan.toml; anything else has to be the table.
    let named = top.value("ky", |value| Ok(value.is_str())).is_some_and(|is_str| is_str.value);
    let signatory = if named {
        top.text("ky").map(SignatorySource::Named)
    } else {
        top.table("ky", SignatoryTable::read).map(SignatorySource::Here)
    };
    let (recipients_span, recipients, archive) =
        top.table("noi-nhan", |table| (Some(table.span), table.list("gui"), table.text("luu"))).unwrap_or_default();
    let waivers = top.tables("bo-qua", WaiverTable::read);
    Manifest {
        span: top.span,
        document,
        issuer,
        bases,
        proposal,
        signatory,
        recipients_span,
        recipients,
        archive,
        waivers,
        whole: true,
    }
}
