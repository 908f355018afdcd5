//! What `plan new` writes for the author to write over: words in square brackets.

use plan_core::document::{Document, TextExt as _};

/// The first words in square brackets that the document shows: `[Họ và tên]`. Brackets around a figure (`[1]`) are a
/// note's; an official text has no others.
pub(crate) fn placeholder(document: &Document) -> Option<String> {
    let texts = document.parts.iter().flat_map(|part| part.texts().into_iter().map(|text| text.plain()));
    let mut texts = texts.collect::<Vec<_>>().into_iter();
    texts.find_map(|text| bracketed(&text).map(str::to_owned))
}

fn bracketed(text: &str) -> Option<&str> {
    text.match_indices('[').find_map(|(at, _)| {
        let rest = text.get(at..)?;
        let words = rest.get(..=rest.find(']')?)?;
        let first = words.trim_start_matches(['[', ' ']).chars().next()?;
        (first.is_alphabetic() || matches!(first, '…' | '.' | '?')).then_some(words)
    })
}

#[cfg(test)]
mod tests {
    use super::bracketed;

    #[test]
    fn words_in_brackets_are_to_be_written_over() {
        assert_eq!(bracketed("a [Ví dụ] b [x]"), Some("[Ví dụ]"));
        assert_eq!(bracketed("[…], [1]"), Some("[…]"));
        assert_eq!(bracketed("theo tài liệu [1] và [12]; [ "), None);
    }
}
