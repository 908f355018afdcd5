//! Passages that are another text's: what stands between quotation marks, and what an amending clause puts in.
//!
//! ```text
//! 2. Sửa đổi, bổ sung khoản 1 Điều 5 như sau:      own
//! “1. Mức hỗ trợ là …;                             quoted
//! 3. Hồ sơ gồm …”                                  quoted
//! 3. Bãi bỏ Điều 7.                                own
//! ```

use crate::recognise::{Ordinal, Quotations, Row, ordinal};
use crate::rules::sentence::near_before;
use crate::script::Passage;

/// A quotation isn't longer than this, in passages: where its end isn't found, the mark is a slip.
const LONGEST: usize = 60;

/// Which of a part's passages are another text's.
pub(super) fn quoted(own: &[&Passage]) -> Vec<bool> {
    let mut quoted = between_marks(own);
    amended(own, &mut quoted);
    quoted
}

/// Whether what stands at `at` is inside quotation marks that open near before it in its passage.
pub(super) fn is_in_quotation(words: &str, at: usize) -> bool {
    let mut quotations = Quotations::default();
    quotations.pass(near_before(words, at));
    quotations.is_open()
}

/// How many quotations a passage leaves open; below 0 where it ends one that was open before.
fn opened(words: &str) -> isize {
    words.chars().fold(0, |open, c| match c {
        '“' => open + 1,
        '”' => open - 1,
        _ => open,
    })
}

fn between_marks(own: &[&Passage]) -> Vec<bool> {
    let mut quoted = vec![false; own.len()];
    let opened: Vec<isize> = own.iter().map(|passage| opened(passage.words())).collect();
    let mut at = 0;
    while let Some(open) = opened.get(at) {
        let end = (*open > 0).then(|| opened.iter().skip(at + 1).take(LONGEST).position(|open| *open < 0)).flatten();
        let Some(length) = end else {
            at += 1;
            continue;
        };
        // What stands before the mark in the first passage is the text's own, its number too.
        for flag in quoted.iter_mut().skip(at + 1).take(length + 1) {
            *flag = true;
        }
        at += length + 2;
    }
    quoted
}

/// What follows "Sửa đổi khoản 1 Điều 5 như sau:" without quotation marks, up to the next clause of the same row.
fn amended(own: &[&Passage], quoted: &mut [bool]) {
    // The clause that amends, and its place in a row.
    let mut clause: Option<(&str, Option<Ordinal>)> = None;
    for (passage, flag) in own.iter().zip(quoted) {
        let label = ordinal(&passage.label);
        let ends = match (&clause, &label) {
            (None, _) => true,
            (Some((words, Some(of))), Some(next)) => {
                of.row == next.row && of.value + 1 == next.value && !puts_in(words, passage)
            }
            (Some(_), _) => false,
        };
        // Chapters and articles of the amending act itself follow each other.
        let is_outer = label.as_ref().is_some_and(|next| matches!(next.row, Row::Division(_) | Row::Roman(_)));
        if !*flag && (ends || is_outer) {
            clause = amends(passage.words()).then_some((passage.words(), label));
        } else {
            *flag = true;
        }
    }
}

/// Whether the number of a passage is one that the clause names: "Sửa đổi khoản 2 Điều 7 như sau:" above "2. Mức …".
fn puts_in(clause: &str, passage: &Passage) -> bool {
    let stem = passage.label.trim_end_matches(|c: char| !c.is_alphanumeric());
    let names = ["khoản", "điểm"].iter().any(|noun| clause.to_lowercase().contains(&format!("{noun} {stem} ")));
    names && !amends(passage.words())
}

/// "Sửa đổi, bổ sung điểm a khoản 1 Điều 3 như sau:"
fn amends(words: &str) -> bool {
    const VERBS: [&str; 4] = ["sửa đổi", "bổ sung", "thay thế", "điều chỉnh"];
    const PARTS: [&str; 5] = ["điều ", "khoản", "điểm", "phụ lục", "mục "];
    let words = words.trim_end();
    if !(words.ends_with("như sau:") || words.ends_with("như sau")) {
        return false;
    }
    let lower = words.to_lowercase();
    VERBS.iter().any(|verb| lower.contains(verb)) && PARTS.iter().any(|part| lower.contains(part))
}
