//! The words of a line, and the set phrases of the form that they are compared with.

use std::sync::LazyLock;

use super::blocks::is_capitals;
use super::label::{LabelKind, label};
use super::roles::{LONGEST_HEADING, LONGEST_LINE, LONGEST_SUBJECT};
use crate::vietnamese::words_folded;

/// Set phrases of the form, folded once.
pub(super) struct Phrases {
    pub(super) state: String,
    pub(super) motto: String,
    pub(super) party: String,
    /// What stands there in the papers of the Youth Union, which has a form of its own as the Party has.
    pub(super) youth: [String; 2],
    pub(super) order: String,
    pub(super) resolved: String,
    pub(super) recipients: String,
    pub(super) addressee: String,
    pub(super) attached: [String; 2],
    pub(super) appendix: String,
    pub(super) number: String,
    /// How a list begins that is attached without the word "Phụ lục".
    pub(super) lists: Vec<String>,
}

pub(super) static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases {
    state: words_folded("cộng hòa xã hội"),
    motto: words_folded("độc lập tự do"),
    party: words_folded("đảng cộng sản việt nam"),
    youth: [words_folded("đoàn tncs"), words_folded("đoàn thanh niên cộng sản")],
    order: words_folded("quyết định"),
    resolved: words_folded("quyết nghị"),
    recipients: words_folded("nơi nhận"),
    addressee: words_folded("kính gửi"),
    attached: [words_folded("kèm theo"), words_folded("ban hành kèm theo")],
    appendix: words_folded("phụ lục"),
    number: words_folded("số"),
    lists: ["danh sách", "danh mục", "biểu", "bảng", "đề cương", "mẫu"].map(words_folded).to_vec(),
});

/// How a line or paragraph is worded: its words, and what is asked of them time and again.
pub(super) struct Wording<'w> {
    pub(super) words: &'w str,
    /// Lower case, marks away; empty where the line is too long for one of the form.
    pub(super) folded: String,
    pub(super) is_short: bool,
    /// In capitals, and short.
    pub(super) is_loud: bool,
    /// Whether Markdown calls it a heading.
    pub(super) is_heading: bool,
}

impl<'w> Wording<'w> {
    pub(super) fn of(words: &'w str, is_heading: bool) -> Self {
        let (length, is_capital) = (words.chars().count(), is_capitals(words));
        // A trích yếu in capitals takes several lines of paper.
        let is_short = length <= LONGEST_LINE || (is_capital && length <= LONGEST_SUBJECT);
        let folded = if is_short { words_folded(words) } else { String::new() };
        Self { words, folded, is_short, is_loud: is_short && is_capital, is_heading }
    }

    pub(super) fn begins(&self, phrase: &str) -> bool {
        self.folded.starts_with(phrase)
    }

    pub(super) fn label(&self) -> Option<LabelKind> {
        label(self.words).map(|(kind, _)| kind)
    }
}

/// Whether a line is a căn cứ: "Căn cứ Luật …", "Theo đề nghị của …".
pub(super) fn is_basis(words: &str) -> bool {
    const BEGINS: [&str; 6] = ["Căn cứ ", "CĂN CỨ ", "Xét đề nghị", "Theo đề nghị", "Xét Tờ trình", "Xét tờ trình"];
    let words = words.trim_start_matches(['-', '–', '*', ' ']);
    BEGINS.iter().any(|begin| words.starts_with(begin))
}

/// Whether a short text is a sentence: long, or with a full stop or a semicolon inside.
pub(super) fn is_sentence(words: &str) -> bool {
    let inside = words.trim_end_matches(['.', ';', ' ']);
    words.chars().count() > LONGEST_HEADING || inside.contains(". ") || inside.contains("; ")
}
