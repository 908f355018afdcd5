//! A TOML string that knows where its words stand.

use crate::source::{Sources, Span};

/// The words of a TOML string, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// The words, escapes resolved.
    pub value: String,
    /// The string with its quotes.
    pub span: Span,
    /// The words between the quotes, where they stand there letter for letter (no escape).
    pub exact: Option<Span>,
}

impl SourceText {
    pub(super) fn new(value: &str, span: Span, sources: &Sources) -> Self {
        let written = sources.slice(span);
        let exact = ["\"\"\"", "'''", "\"", "'"].into_iter().find_map(|quote| {
            let inner = written.strip_prefix(quote)?.strip_suffix(quote)?;
            let (newline, inner) = match inner.strip_prefix('\n') {
                Some(rest) if quote.len() == 3 => (1, rest),
                _ => (0, inner),
            };
            let start = span.range().start + quote.len() + newline;
            (inner == value).then(|| Span::new(span.file, start..start + inner.len()))
        });
        Self { value: value.to_owned(), span, exact }
    }

    /// The text without marks at its start that the compiler writes itself, each of `marks` once at most, in this order.
    #[must_use]
    pub fn without_lead(&self, marks: &[&str]) -> Self {
        let mut rest = self.value.trim_start();
        for mark in marks {
            rest = rest.strip_prefix(mark).map_or(rest, str::trim_start);
        }
        if rest.trim().is_empty() {
            return self.clone();
        }
        let cut = self.value.len() - rest.len();
        let exact = self.exact.map(|exact| Span::new(exact.file, exact.range().start + cut..exact.range().end));
        Self { value: rest.to_owned(), span: self.span, exact }
    }
}
