//! Acts cited: "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về …".
//!
//! ```text
//! Quyết định số 52/2017/QĐ-UBND ngày 22/11/2017 của UBND tỉnh
//! └─ genus      └─ code ──────┘ └─ date ─────┘ └─ issuer ──┘
//! └─ range ───────────────────┘                            └─ end
//! ```
//!
//! A code is what a citation is known by; every other piece is there or isn't.

mod central;
mod code;
mod date;
mod genus;
mod issuer;
mod law;

use std::ops::Range;

use super::words::Words;
use crate::document::Date;
use crate::script::Script;

pub use central::{CENTRAL, CentralBody, central};
pub use code::{Code, same_groups, symbol_key};
pub use date::CitedDate;
pub use genus::{Genus, of_code};
pub use issuer::{Body, Issuer, Seat};
pub use law::LawCitation;

/// An act cited by its number and symbol.
#[derive(Debug, Clone)]
pub struct Citation {
    /// The passage, an index into [`Script::passages`].
    pub passage: usize,
    /// From the type word, or the number where there is none, to the end of the symbol.
    pub range: Range<usize>,
    /// One past the last byte of what was read: the issuer's or the date's end.
    pub end: usize,
    /// *Tên loại*, where a type word stands before the number.
    pub genus: Option<&'static Genus>,
    /// Where the type word stands; of a list ("các Nghị định số 1…, số 2…") with its first citation alone.
    pub genus_at: Option<Range<usize>>,
    /// *Số, ký hiệu*.
    pub code: Code,
    /// *Ngày, tháng, năm*.
    pub date: Option<CitedDate>,
    /// *Cơ quan ban hành*, where it stands behind.
    pub issuer: Option<Issuer>,
}

impl Citation {
    /// The day, where all of it is given.
    pub fn day(&self) -> Option<Date> {
        self.date.as_ref()?.date.filter(|date| date.day.is_some())
    }

    /// The year that its date gives.
    pub fn date_year(&self) -> Option<u16> {
        self.date.as_ref()?.date.map(|date| date.year)
    }

    /// The words from the type word to the symbol.
    pub fn name<'s>(&self, script: &'s Script) -> &'s str {
        let words = script.passages.get(self.passage).map_or("", |passage| passage.words());
        words.get(self.range.clone()).unwrap_or_default()
    }
}

/// The acts that a script cites, in reading order.
#[derive(Debug, Clone, Default)]
pub struct Acts {
    /// By number and symbol.
    pub cited: Vec<Citation>,
    /// Laws by name and year.
    pub laws: Vec<LawCitation>,
}

impl Acts {
    /// Reads the words of every passage.
    pub(crate) fn of(passages: &[Words<'_>]) -> Self {
        let mut acts = Self::default();
        for (passage, words) in passages.iter().enumerate() {
            if words.text().bytes().any(|byte| byte.is_ascii_digit() || byte == b'/') {
                acts.read(passage, words);
            }
        }
        acts
    }

    fn read(&mut self, passage: usize, words: &Words<'_>) {
        let text = words.text();
        law::read(words, passage, &mut self.laws);
        if !text.contains(['/', '-', '–']) && !text.contains(" số ") {
            return;
        }
        let mut at = 0;
        let mut before: Option<(usize, &'static Genus)> = None;
        while at < words.len() {
            let Some((code, next)) = code::read(words, at) else {
                at += 1;
                continue;
            };
            let typed = genus::before(words, at);
            if !code.stands(typed.is_some(), genus::has_number_word(words, at)) || genus::is_form(words, at) {
                at += 1;
                continue;
            }
            let genus = match (&typed, before) {
                (Some((genus, _)), _) => Some(*genus),
                // "các Nghị định số 20/2008/NĐ-CP, số 63/2010/NĐ-CP"
                (None, Some((end, genus))) if is_list(text.get(end..code.range.start).unwrap_or_default()) => {
                    Some(genus)
                }
                (None, _) => None,
            };
            let genus_at = typed.map(|(_, range)| range);
            let start = genus_at.as_ref().map_or(code.range.start, |range| range.start);
            let (date, behind) = date::read(words, next);
            let (issuer, behind) = issuer::read(words, behind, date.is_some());
            // "Quyết định số 411/QĐ-TTg của Thủ tướng Chính phủ ngày 31/3/2022"
            let (date, behind) = match (date, &issuer) {
                (None, Some(_)) if !is_deadline(words, behind) => date::read(words, behind),
                (date, _) => (date, behind),
            };
            let end = words.get(behind.saturating_sub(1)).map_or(code.range.end, |word| word.end);
            before = genus.map(|genus| (end, genus));
            let range = start..code.range.end;
            self.cited.push(Citation { passage, range, end, genus, genus_at, code, date, issuer });
            at = behind.max(at + 1);
        }
    }
}

/// "hướng dẫn Nghị định số … của Chính phủ xong trước ngày 31/3/2024": the date isn't the act's.
fn is_deadline(words: &Words<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    before.is_some_and(|word| ["trước", "sau", "đến", "hết", "từ", "vào"].iter().any(|name| word.is(name)))
}

/// Whether only "," or "và", and "số", part one code from the next.
fn is_list(gap: &str) -> bool {
    gap.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':'))
        .filter(|word| !word.is_empty())
        .all(|word| matches!(word, "và" | "số" | "hoặc"))
}

#[cfg(test)]
mod tests;
