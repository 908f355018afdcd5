//! `[van-ban]` and `[[bo-qua]]`.

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
