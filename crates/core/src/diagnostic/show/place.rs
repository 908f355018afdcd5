//! A place in words.

use crate::diagnostic::Language;
use crate::source::{Landmark, SourceFile};

/// "x.md:3:5"; of a text that was taken out of a Word file "x.docx: đoạn 12, trang 3".
pub(super) fn place(file: &SourceFile, position: usize, language: Language) -> String {
    match file.landmark(position) {
        Some(landmark) => format!("{}: {}", file.display(), paragraph(landmark, language)),
        None => {
            let at = file.line_column(position);
            format!("{}:{}:{}", file.display(), at.line, at.column)
        }
    }
}

/// "đoạn 12, trang 3"; without the page where nobody knows it.
pub(super) fn paragraph(landmark: Landmark, language: Language) -> String {
    let Landmark { paragraph, page, .. } = landmark;
    match (language, page) {
        (Language::Vi, Some(page)) => format!("đoạn {paragraph}, trang {page}"),
        (Language::Vi, None) => format!("đoạn {paragraph}"),
        (Language::En, Some(page)) => format!("paragraph {paragraph}, page {page}"),
        (Language::En, None) => format!("paragraph {paragraph}"),
    }
}
