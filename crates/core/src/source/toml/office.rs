//! co-quan.toml: the office, once for all its plans.

use super::reader::Table;
use super::{FormTable, LevelsTable, RegisterTable, SignatureFields, SourceText, parse};
use crate::source::{FileId, Problem, Sources, Span};

/// `[co-quan]`: who issues.
#[derive(Debug, Clone, Default)]
pub struct OfficeTable {
    /// Where the table is announced.
    pub span: Option<Span>,
    /// `ten`: the official name, in sentence case, in the author's lines.
    pub name: Vec<SourceText>,
    /// `chu-quan`: the body directly above, where the form names it.
    pub parent: Vec<SourceText>,
    /// `viet-tat`: in the symbol.
    pub abbreviation: Option<SourceText>,
    /// `cap`: the level.
    pub level: Option<SourceText>,
    /// `dia-danh`: the place it sits at.
    pub place: Option<SourceText>,
}

impl OfficeTable {
    pub(super) fn read(table: &mut Table<'_, '_>) -> Self {
        Self {
            span: Some(table.span),
            name: table.lines("ten"),
            parent: table.lines("chu-quan"),
            abbreviation: table.text("viet-tat"),
            level: table.text("cap"),
            place: table.text("dia-danh"),
        }
    }
}

/// `[ky]` and `[nguoi-ky.<ma>]`: who signs.
#[derive(Debug, Clone)]
pub struct SignatoryTable {
    /// Where the table is announced.
    pub span: Span,
    /// `quyen-han`: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH".
    pub authority: Vec<SourceText>,
    /// `chuc-vu`: the signer's own title.
    pub title: Option<SourceText>,
    /// `ho-ten`: the name.
    pub name: Option<SourceText>,
    /// `chuc-vu-khac`: the other office, above the name.
    pub other_title: Vec<SourceText>,
}

impl SignatoryTable {
    pub(super) fn read(table: &mut Table<'_, '_>) -> Self {
        Self {
            span: table.span,
            authority: table.lines("quyen-han"),
            title: table.text("chuc-vu"),
            name: table.text("ho-ten"),
            other_title: table.lines("chuc-vu-khac"),
        }
    }
}

/// The whole of co-quan.toml.
#[derive(Debug, Clone, Default)]
pub struct Office {
    /// `[co-quan]`
    pub issuer: OfficeTable,
    /// `[nguoi-ky.<ma>]`
    pub signatories: Vec<(String, SignatoryTable)>,
    /// `[noi-nhan.<ma>]`: groups of recipients.
    pub groups: Vec<(String, Vec<SourceText>)>,
    /// `[trinh-bay]`: what the decree leaves to the office.
    pub form: FormTable,
    /// `[chu-ky-so]`: the signature fields of the PDF.
    pub fields: SignatureFields,
    /// `[so-van-ban]`: how numbers are counted.
    pub register: RegisterTable,
    /// `[quy-tac]`: the levels of rules.
    pub levels: LevelsTable,
}

/// Reads co-quan.toml.
pub fn read_office(sources: &Sources, file: FileId, problems: &mut Vec<Problem>) -> Office {
    let (office, _) = parse(sources, file, problems, |top| Office {
        issuer: top.table("co-quan", OfficeTable::read).unwrap_or_default(),
        signatories: top.table("nguoi-ky", |table| table.named(SignatoryTable::read)).unwrap_or_default(),
        groups: top.table("noi-nhan", |table| table.named(|group| group.list("gui"))).unwrap_or_default(),
        form: top.table("trinh-bay", FormTable::read).unwrap_or_default(),
        fields: top.table("chu-ky-so", SignatureFields::read).unwrap_or_default(),
        register: top.table("so-van-ban", RegisterTable::read).unwrap_or_default(),
        levels: top.table("quy-tac", LevelsTable::read).unwrap_or_default(),
    });
    office
}
