//! `[quy-tac]` of co-quan.toml: how heavily the office takes each rule, and the abbreviations that nobody explains there.

use super::SourceText;
use super::reader::Table;
use crate::diagnostic::Severity;
use crate::source::{Span, Spanned};

/// How heavily an office takes a rule (*mức*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// `"tat"`: its findings aren't reported.
    Off,
    /// `"ghi-chu"`, `"canh-bao"`, `"loi"`.
    As(Severity),
}

impl Level {
    /// Every level by its word.
    pub const WORDS: [(&'static str, Level); 4] = [
        ("tat", Level::Off),
        ("ghi-chu", Level::As(Severity::Note)),
        ("canh-bao", Level::As(Severity::Warning)),
        ("loi", Level::As(Severity::Error)),
    ];

    /// As co-quan.toml writes it.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, level)| *level == self).map_or("", |(word, _)| word)
    }
}

/// `[quy-tac]`
#[derive(Debug, Clone, Default)]
pub struct LevelsTable {
    /// Where the table is announced.
    pub span: Option<Span>,
    /// The rules by the code or the name that is written, with their levels.
    pub levels: Vec<(Spanned<String>, Spanned<Level>)>,
    /// `viet-tat`: abbreviations that everybody here knows.
    pub abbreviations: Vec<SourceText>,
}

impl LevelsTable {
    pub(super) fn read(table: &mut Table<'_, '_>) -> Self {
        let abbreviations = table.list("viet-tat");
        Self { span: Some(table.span), abbreviations, levels: table.each_of(&Level::WORDS) }
    }
}
