//! The words of a paragraph, piece by piece, each with its place.

use crate::document::Style;
use crate::source::Span;

/// The words of one paragraph or heading.
#[derive(Debug, Clone)]
pub struct Inline {
    /// The pieces, in order.
    pub pieces: Vec<Piece>,
    /// The whole, in the source.
    pub span: Span,
}

/// A stretch of words that stands in the source in one piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Emphasis around them.
    pub style: Style,
    /// Where they stand.
    pub span: Span,
    /// Whether the first character was written with a backslash before it: it is itself and no mark.
    pub escaped: bool,
}

impl Inline {
    /// The words without style.
    pub fn plain(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// The source of the first `length` bytes of [`Self::plain`], emphasis marks before them included; `None` where
    /// cutting them out would tear emphasis apart or where they aren't written letter for letter.
    pub fn lead(&self, length: usize) -> Option<Span> {
        let mut done = 0;
        for (index, piece) in self.pieces.iter().enumerate() {
            let exact = (piece.span.end - piece.span.start) as usize == piece.text.len();
            if !exact || piece.escaped {
                return None;
            }
            if length < done + piece.text.len() {
                let at = piece.span.range().start + (length - done);
                let start = if index == 0 { piece.span.range().start } else { self.span.range().start };
                let whole = index == 0 || piece.style == Style::default();
                return whole.then(|| Span::new(piece.span.file, start..at));
            }
            done += piece.text.len();
        }
        None
    }

    /// Whether there is nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.pieces.iter().all(|piece| piece.text.trim().is_empty())
    }
}
