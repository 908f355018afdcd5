//! Parts of the text itself, named in words: "khoản 3 Điều 2 Quyết định này", "Mục V nêu trên".

use std::ops::Range;

use super::form;
use super::ordinal::from_roman;
use super::words::Words;
use crate::vietnamese::words_folded;

/// A part of the text itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InnerReference {
    /// "Điều 2" or "Mục V" in the text.
    pub range: Range<usize>,
    /// Which.
    pub division: InnerDivision,
    /// Its number.
    pub number: u32,
    /// The kind of the act that it names as "this": the id of "Quyết định" in "Quyết định này"; `None` for "nêu trên".
    pub kind: Option<String>,
}

/// What is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InnerDivision {
    /// *Điều*.
    Article,
    /// *Mục*, by a Roman number.
    Section,
}

/// How many words may stand between the number and "này", "nêu trên".
const NEAR: usize = 6;

/// The parts of this text that a passage names; nothing where another act may be meant.
pub fn inner_references(text: &str) -> Vec<InnerReference> {
    if !text.contains("Điều ") && !text.contains("Mục ") && !text.contains("điều ") && !text.contains("mục ")
    {
        return Vec::new();
    }
    let words = Words::of(text);
    let mut found = Vec::new();
    for at in 0..words.len() {
        let is_article = words.are(at, &["điều"]);
        if !is_article && !words.are(at, &["mục"]) {
            continue;
        }
        let Some(word) = words.get(at + 1).filter(|_| words.gap_before(at + 1).is_empty()) else { continue };
        let number = if is_article { word.written.parse().ok() } else { from_roman(word.written) };
        let is_code = words.glued_behind(at + 1).is_some();
        let (Some(number), false, Some(first)) = (number, is_code, words.get(at)) else { continue };
        let Some(kind) = this(&words, at + 2) else { continue };
        let division = if is_article { InnerDivision::Article } else { InnerDivision::Section };
        found.push(InnerReference { range: first.start..word.end, division, number, kind });
    }
    found
}

/// "của Quyết định này" → the kind; "nêu trên" → no kind; `None` where neither follows.
fn this(words: &Words<'_>, from: usize) -> Option<Option<String>> {
    for at in from..from + NEAR {
        if !matches!(words.gap_before(at), "" | ",") {
            return None;
        }
        if at == from
            && (words.are(at, &["nêu", "trên"]) || words.are(at, &["nói", "trên"]) || words.are(at, &["trên"]))
        {
            return Some(None);
        }
        if words.are(at, &["này"]) {
            let before: Vec<&str> = (from..at).filter_map(|at| words.get(at)).map(|word| word.written).collect();
            let named = before.join(" ");
            let named = named.strip_prefix("của ").unwrap_or(&named);
            let (kind, _) = form::kind(&words_folded(named))?;
            return Some(Some(kind.id.clone()));
        }
        // A number or a symbol: another act.
        if words.get(at).is_none_or(|word| word.is_figure()) {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::inner_references;

    #[test]
    fn parts_of_this_text_and_of_others() {
        for (text, words, kind) in [
            ("theo khoản 3 Điều 2 Quyết định này", "Điều 2", Some("quyet-dinh")),
            ("tại điểm a khoản 1 Mục V nêu trên", "Mục V", None),
            ("tại Mục II của Kế hoạch này", "Mục II", Some("ke-hoach")),
        ] {
            let found = inner_references(text);
            let found: Vec<_> = found.iter().map(|it| (&text[it.range.clone()], it.kind.as_deref())).collect();
            assert_eq!(found, [(words, kind)], "{text}");
        }
        for text in [
            "Điều 2 Quyết định số 12/QĐ-UBND này",
            "Mục II Kế hoạch số 16/KH-UBND",
            "Điều 14, Nghị định số 59/2012/NĐ-CP",
            "Điều 3 của Luật này, Mục I",
            "mục tiêu này",
        ] {
            assert_eq!(inner_references(text), [], "{text}");
        }
    }
}
