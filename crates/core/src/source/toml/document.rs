//! `[van-ban]`, `[quyet-dinh]`, `[kem-theo]`, `[[chi-tieu]]` and `[[bo-qua]]`.

use super::reader::Table;
use super::{SourceText, scalars};
use crate::document::{Date, Period};
use crate::source::{Span, Spanned};

/// `[van-ban]`: the document itself.
#[derive(Debug, Clone)]
pub struct DocumentTable {
    /// Where the table is announced.
    pub span: Span,
    /// `loai`: the kind (*tên loại*).
    pub kind: Option<SourceText>,
    /// `khung`: the profile of required headings.
    pub outline: Option<SourceText>,
    /// `trich-yeu`: the subject, in the author's lines.
    pub subject: Vec<SourceText>,
    /// `nam`: the years it is about.
    pub period: Option<Spanned<Period>>,
    /// `so`: the number, once the clerk has given it.
    pub number: Option<Spanned<String>>,
    /// `ky-hieu`: a typed symbol.
    pub symbol: Option<SourceText>,
    /// `dia-danh`: the place.
    pub place: Option<SourceText>,
    /// `ngay`: the date, as far as it is known.
    pub date: Option<Spanned<Date>>,
    /// `so-do`: the numbering scheme.
    pub scheme: Option<SourceText>,
    /// `tham-quyen`: who decides, where the document is itself a decision.
    pub authority: Option<SourceText>,
}

impl DocumentTable {
    pub(super) fn read(table: &mut Table<'_, '_>) -> Self {
        if !table.is_present("loai") {
            table.missing("loai");
        }
        Self {
            span: table.span,
            kind: table.text("loai"),
            outline: table.text("khung"),
            subject: table.lines("trich-yeu"),
            period: table.value("nam", scalars::period),
            number: table.value("so", scalars::number),
            symbol: table.text("ky-hieu"),
            place: table.text("dia-danh"),
            date: table.value("ngay", scalars::date),
            scheme: table.text("so-do"),
            authority: table.text("tham-quyen"),
        }
    }

    /// The keys that only a document with its own number has, each with its place.
    pub fn registration(&self) -> Vec<(&'static str, Span)> {
        registration(&self.number, &self.symbol, &self.place, &self.date)
    }
}

/// `so`, `ky-hieu`, `dia-danh` and `ngay`, where they are given.
fn registration(
    number: &Option<Spanned<String>>,
    symbol: &Option<SourceText>,
    place: &Option<SourceText>,
    date: &Option<Spanned<Date>>,
) -> Vec<(&'static str, Span)> {
    let given = [
        ("so", number.as_ref().map(|number| number.span)),
        ("ky-hieu", symbol.as_ref().map(|symbol| symbol.span)),
        ("dia-danh", place.as_ref().map(|place| place.span)),
        ("ngay", date.as_ref().map(|date| date.span)),
    ];
    given.into_iter().filter_map(|(key, span)| Some((key, span?))).collect()
}

/// `[quyet-dinh]`: the decision that issues the plan in the same file.
#[derive(Debug, Clone)]
pub struct DecisionTable {
    /// Where the table is announced.
    pub span: Span,
    /// `so`: the number, once the clerk has given it.
    pub number: Option<Spanned<String>>,
    /// `ky-hieu`: a typed symbol.
    pub symbol: Option<SourceText>,
    /// `ngay`: the date, as far as it is known.
    pub date: Option<Spanned<Date>>,
    /// `dia-danh`: the place.
    pub place: Option<SourceText>,
    /// `trich-yeu`: the subject, in the author's lines.
    pub subject: Vec<SourceText>,
    /// `tham-quyen`: who decides.
    pub authority: Option<SourceText>,
}

impl DecisionTable {
    pub(super) fn read(table: &mut Table<'_, '_>) -> Self {
        Self {
            span: table.span,
            number: table.value("so", scalars::number),
            symbol: table.text("ky-hieu"),
            date: table.value("ngay", scalars::date),
            place: table.text("dia-danh"),
            subject: table.lines("trich-yeu"),
            authority: table.text("tham-quyen"),
        }
    }
}

/// `[kem-theo]`: the document that issues this one, where it is another file.
#[derive(Debug, Clone)]
pub struct IssuedByTable {
    /// Where the table is announced.
    pub span: Span,
    /// `loai`: its kind.
    pub kind: Option<SourceText>,
    /// `so`: its number.
    pub number: Option<Spanned<String>>,
    /// `ky-hieu`: its symbol.
    pub symbol: Option<SourceText>,
    /// `ngay`: its date, as far as it is known.
    pub date: Option<Spanned<Date>>,
    /// `cua`: who issued it.
    pub by: Option<SourceText>,
}

impl IssuedByTable {
    pub(super) fn read(table: &mut Table<'_, '_>) -> Self {
        Self {
            span: table.span,
            kind: table.text("loai"),
            number: table.value("so", scalars::number),
            symbol: table.text("ky-hieu"),
            date: table.value("ngay", scalars::date),
            by: table.text("cua"),
        }
    }
}

/// `[[chi-tieu]]`: a figure declared once.
#[derive(Debug, Clone)]
pub struct TargetTable {
    /// The entry.
    pub span: Span,
    /// `ma`: what `@chi-tieu:` names it by.
    pub id: Option<SourceText>,
    /// `ten`: what it measures.
    pub name: Option<SourceText>,
    /// `gia-tri`: the figure, as it is printed.
    pub value: Option<Spanned<String>>,
    /// `don-vi-tinh`: its unit.
    pub unit: Option<SourceText>,
}

impl TargetTable {
    pub(super) fn read(table: &mut Table<'_, '_>) -> Self {
        for key in ["ma", "gia-tri"] {
            if !table.is_present(key) {
                table.missing(key);
            }
        }
        Self {
            span: table.span,
            id: table.id("ma"),
            name: table.text("ten"),
            value: table.value("gia-tri", scalars::figure),
            unit: table.text("don-vi-tinh"),
        }
    }
}

/// `[[bo-qua]]`: one finding waived, with the reason.
#[derive(Debug, Clone)]
pub struct WaiverTable {
    /// The entry.
    pub span: Span,
    /// `quy-tac`: the rule's code.
    pub rule: Option<SourceText>,
    /// `tai`: the place it is waived at.
    pub place: Option<SourceText>,
    /// `doan`: the quoted words it is waived at.
    pub quote: Option<SourceText>,
    /// `ly-do`: why.
    pub reason: Option<SourceText>,
}

impl WaiverTable {
    pub(super) fn read(table: &mut Table<'_, '_>) -> Self {
        let waiver = Self {
            span: table.span,
            rule: table.text("quy-tac"),
            place: table.text("tai"),
            quote: table.text("doan"),
            reason: table.text("ly-do"),
        };
        for (key, is_there) in [("quy-tac", waiver.rule.is_some()), ("ly-do", waiver.reason.is_some())] {
            if !is_there {
                table.missing(key);
            }
        }
        waiver
    }
}
