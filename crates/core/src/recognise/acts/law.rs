//! Laws by name and year: "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015".

use std::ops::Range;

use super::date;
use crate::document::Date;
use crate::recognise::words::Words;

/// A law cited by its name and the year, with no number.
#[derive(Debug, Clone)]
pub struct LawCitation {
    /// The passage, an index into [`crate::script::Script::passages`].
    pub passage: usize,
    /// From "Luật" to the end of the date.
    pub range: Range<usize>,
    /// The name: "Luật Cán bộ, công chức".
    pub name: Range<usize>,
    /// Its date, or the year alone.
    pub date: Date,
}

/// A name isn't longer than this, in words.
const LONGEST_NAME: usize = 24;

/// Every law in a passage that a year follows.
pub(super) fn read(words: &Words<'_>, passage: usize, found: &mut Vec<LawCitation>) {
    for at in 0..words.len() {
        let Some(law) = words.get(at).filter(|word| word.is("luật")) else { continue };
        let code = at.checked_sub(1).and_then(|before| words.get(before)).filter(|word| word.is_capital());
        let is_code = words.gap_before(at).is_empty() && code.is_some_and(|word| word.is("bộ"));
        let Some(first) = code.filter(|_| is_code).or(Some(law)).filter(|word| word.is_capital()) else { continue };
        // "Luật sửa đổi, bổ sung một số điều của Luật …" has a name of its own.
        let Some(next) = words.get(at + 1).filter(|word| word.is_capital() && words.gap_before(at + 1).is_empty())
        else {
            continue;
        };
        let mut end = next.end;
        for behind in at + 2..at + LONGEST_NAME {
            let Some(word) = words.get(behind) else { break };
            let gap = words.gap_before(behind);
            // Another law; "văn bản quy phạm pháp luật" is a name's end.
            let is_law = word.is("luật") && !words.get(behind - 1).is_some_and(|before| before.is("pháp"));
            if !matches!(gap, "" | "," | "-" | "–" | "(") || is_law || word.is("số") {
                break;
            }
            if word.is("ngày") || word.is("năm") {
                let (dated, after) = date::read(words, behind);
                if let Some(date) = dated.as_ref().and_then(|dated| dated.date) {
                    let last = words.get(after.saturating_sub(1)).map_or(end, |word| word.end);
                    found.push(LawCitation { passage, range: first.start..last, name: first.start..end, date });
                }
                break;
            }
            end = word.end;
        }
    }
}
