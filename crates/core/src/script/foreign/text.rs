//! The lines of the text and of the signature below it.

use super::head;
use super::label::LabelKind;
use super::roles::{At, LONGEST_HEADING, Reader};
use super::signature;
use super::wording::{Wording, is_basis};
use crate::document::{ParagraphKind, PartKind};
use crate::script::Role;

impl Reader<'_> {
    /// A line of ô 7.
    pub(super) fn signature(&mut self, words: &Wording<'_>) -> Option<Role> {
        if words.is_loud && signature::begins_with_tier(words.words) {
            self.at = At::Signature;
            self.named = false;
            return Some(Role::SignatureAuthority);
        }
        let may_sign = matches!(self.at, At::Signature | At::Recipients | At::Body | At::Opening | At::TableText);
        if words.is_loud && may_sign && words.label().is_none() && signature::is_office(&words.folded) {
            self.at = At::Signature;
            return Some(Role::SignatureAuthority);
        }
        if self.at == At::Signature && !self.named && signature::is_name(words.words) {
            self.named = true;
            return Some(Role::SignerName);
        }
        None
    }

    /// A line of the text.
    pub(super) fn text(&mut self, words: &Wording<'_>) -> Role {
        if is_basis(words.words) && matches!(self.at, At::Title | At::Opening | At::Head) {
            self.at = At::Opening;
            return Role::Basis;
        }
        if is_table_head(words) && self.at != At::Head {
            self.at = At::TableText;
        }
        let length = words.words.chars().count();
        let kind = words.label();
        if self.at == At::TableText {
            // The text goes on with the next section.
            let ends = matches!(kind, Some(LabelKind::Roman | LabelKind::Article | LabelKind::Division))
                && self.script.parts.last().is_none_or(|part| part.kind != PartKind::Appendix);
            if !ends {
                return Role::TableText;
            }
            self.at = At::Body;
        }
        let is_short = length <= LONGEST_HEADING;
        let is_title = is_short && !words.words.ends_with([';', '.', ',', ':']) && !words.words.ends_with("./");
        let Some(kind) = kind else {
            if self.at == At::Head && is_short && !words.words.ends_with('.') {
                return Role::Stray;
            }
            if words.is_loud
                && self.script.grids.last().is_some_and(|grid| grid.part == self.part())
                && !head::is_agency(&words.folded)
            {
                // The name of a group, which a page break put between two halves of a table.
                return Role::Caption;
            }
            let last = self.script.passages.last();
            if is_short && last.is_some_and(|last| last.role == Role::Heading(1) && last.words().trim().is_empty()) {
                // The title of the chapter, below its number.
                return Role::Heading(1);
            }
            if words.is_heading && is_short {
                return Role::Heading(2);
            }
            if matches!(self.at, At::Title | At::Head) {
                self.at = At::Opening;
            }
            return Role::Text(ParagraphKind::Plain);
        };
        if kind != LabelKind::Dash {
            self.at = At::Body;
        }
        // "1. Sở Nội vụ:" is a heading, too.
        let is_title = is_title || (words.words.ends_with(':') && words.words.chars().count() <= 60);
        match kind {
            LabelKind::Division if is_short => Role::Heading(1),
            LabelKind::Roman | LabelKind::Capital if is_short => Role::Heading(1),
            LabelKind::Number if words.is_heading || is_title || words.is_loud => Role::Heading(2),
            LabelKind::Decimal if words.is_heading || is_title => Role::Heading(3),
            LabelKind::Letter if words.is_heading => Role::Heading(4),
            LabelKind::Article => Role::Text(ParagraphKind::Article),
            LabelKind::Division
            | LabelKind::Capital
            | LabelKind::Roman
            | LabelKind::Number
            | LabelKind::Decimal
            | LabelKind::Bracketed => Role::Text(ParagraphKind::Clause),
            LabelKind::Letter => Role::Text(ParagraphKind::Point),
            LabelKind::Dash | LabelKind::Star => Role::Text(ParagraphKind::Dash),
            LabelKind::Plus => Role::Text(ParagraphKind::Plus),
        }
    }
}

/// "TT Nội dung thực hiện Cơ quan chủ trì", "STT": the head of a table that the text doesn't draw.
pub(super) fn is_table_head(words: &Wording<'_>) -> bool {
    let mut all = words.words.split_whitespace();
    matches!(all.next(), Some("TT" | "STT" | "Stt" | "Số TT"))
        && all.next().is_none_or(|next| next.starts_with(char::is_uppercase))
        && words.is_short
        && !words.words.ends_with(['.', ';', ':'])
}
