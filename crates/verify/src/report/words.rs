//! The words that all forms of a report share, in both languages.

use plan_core::diagnostic::Language;

use super::{Group, Place, Report, Verdict};
use crate::reading::Format;

/// One of two.
pub(super) fn choose(language: Language, vi: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}

/// The verdict as the decree's readers say it.
pub(super) fn verdict(verdict: Verdict, language: Language) -> &'static str {
    match verdict {
        Verdict::Right => choose(language, "đúng", "right"),
        Verdict::Wrong => choose(language, "sai", "wrong"),
        Verdict::Substitute => choose(language, "thay thế", "substitute"),
        Verdict::Unknown => choose(language, "không xác định", "not determined"),
    }
}

/// A sign that tells verdicts apart without colour.
pub(super) fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Right => "✓",
        Verdict::Wrong => "✗",
        Verdict::Substitute => "≈",
        Verdict::Unknown => "?",
    }
}

/// The name for programs and style sheets, as serde writes it.
pub(super) fn key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Right => "dung",
        Verdict::Wrong => "sai",
        Verdict::Substitute => "thay-the",
        Verdict::Unknown => "khong-xac-dinh",
    }
}

/// The head of a group.
pub(super) fn group(group: Group, language: Language) -> &'static str {
    match group {
        Group::Paper => choose(language, "Trang giấy", "Paper"),
        Group::Type => choose(language, "Phông chữ", "Type"),
        Group::Head => choose(language, "Đầu văn bản", "Head of the document"),
        Group::Title => choose(language, "Tên loại và trích yếu", "Kind and subject"),
        Group::Body => choose(language, "Nội dung", "Text"),
        Group::Signature => choose(language, "Ký và nơi nhận", "Signature and recipients"),
        Group::Appendix => choose(language, "Phụ lục", "Appendices"),
        Group::PageNumbers => choose(language, "Số trang", "Page numbers"),
        Group::File => choose(language, "Tệp", "The file"),
        Group::Signatures => choose(language, "Chữ ký số", "Electronic signatures"),
    }
}

/// "PDF", "Word (DOCX)".
pub(super) fn format(format: Format) -> &'static str {
    match format {
        Format::Pdf => "PDF",
        Format::Docx => "DOCX",
    }
}

/// "34 đúng, 2 sai, 1 thay thế": what there is none of is left out, but *sai* is always said.
pub(super) fn counts(report: &Report, language: Language) -> String {
    let all = Verdict::ALL.into_iter().filter_map(|kind| {
        let count = report.count(kind);
        (count > 0 || kind == Verdict::Wrong).then(|| format!("{count} {}", verdict(kind, language)))
    });
    all.collect::<Vec<_>>().join(", ")
}

/// "trang 2", "đoạn 14"; nothing where neither is known.
pub(super) fn place(place: &Place, language: Language) -> String {
    match (place.page, place.paragraph) {
        (Some(page), _) => format!("{} {page}", choose(language, "trang", "page")),
        (None, Some(0)) => choose(language, "đầu trang, chân trang", "page header or footer").to_owned(),
        (None, Some(paragraph)) => format!("{} {paragraph}", choose(language, "đoạn", "paragraph")),
        (None, None) => String::new(),
    }
}

/// "trang 2: “Độc lập - Tự do”".
pub(super) fn place_with_words(at: &Place, language: Language) -> String {
    let quoted = if at.words.trim().is_empty() { String::new() } else { format!("“{}”", at.words.trim()) };
    let parts = [place(at, language), quoted];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
}

/// A text of somebody's file on one line, without what would make a terminal obey, or letters stand in another order.
pub(super) fn tame(text: &str) -> String {
    let tamed = text.chars().map(|c| match c {
        '\n' | '\r' | '\t' => ' ',
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' => '\u{FFFD}',
        c if c.is_control() => '\u{FFFD}',
        c => c,
    });
    tamed.collect()
}
