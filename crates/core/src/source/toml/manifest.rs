//! plan.toml: the components of one document.

use super::document::{DecisionTable, DocumentTable, IssuedByTable, TargetTable, WaiverTable};
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
    /// `[quyet-dinh]`, where a decision issues the plan in the same file.
    pub decision: Option<DecisionTable>,
    /// `[kem-theo]`, where another document issues the plan.
    pub issued_by: Option<IssuedByTable>,
    /// `[co-quan]`, where the plan has its own.
    pub issuer: OfficeTable,
    /// Where `[can-cu]` is announced.
    pub bases_span: Option<Span>,
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
    /// `[kinh-gui] gui`: whom a letter, a report or a proposal addresses.
    pub addressees: Vec<SourceText>,
    /// `[[chi-tieu]]`
    pub targets: Vec<TargetTable>,
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

impl SignatorySource {
    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Here(table) => table.span,
            Self::Named(name) => name.span,
        }
    }
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
    let decision = top.table("quyet-dinh", DecisionTable::read);
    let issued_by = top.table("kem-theo", IssuedByTable::read);
    let (bases_span, bases, proposal) =
        top.table("can-cu", |table| (Some(table.span), table.list("dong"), table.text("de-nghi"))).unwrap_or_default();
    // A text names a signatory of co-quan.toml; anything else has to be the table.
    let named = top.value("ky", |value| Ok(value.is_str())).is_some_and(|is_str| is_str.value);
    let signatory = if named {
        top.text("ky").map(SignatorySource::Named)
    } else {
        top.table("ky", SignatoryTable::read).map(SignatorySource::Here)
    };
    let (recipients_span, recipients, archive) =
        top.table("noi-nhan", |table| (Some(table.span), table.list("gui"), table.text("luu"))).unwrap_or_default();
    let addressees = top.table("kinh-gui", |table| table.lines("gui")).unwrap_or_default();
    let targets = top.tables("chi-tieu", TargetTable::read);
    let waivers = top.tables("bo-qua", WaiverTable::read);
    Manifest {
        span: top.span,
        document,
        decision,
        issued_by,
        issuer,
        bases_span,
        bases,
        proposal,
        signatory,
        recipients_span,
        recipients,
        archive,
        addressees,
        targets,
        waivers,
        whole: true,
    }
}
