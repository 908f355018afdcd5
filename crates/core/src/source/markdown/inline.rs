//! The words of a paragraph, piece by piece, each with its place.

use crate::document::Style;
use crate::source::{Span, Spanned, is_id};

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
    /// The name of the footnote that stands here; then there are no words.
    pub note: Option<String>,
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
        self.pieces.iter().all(|piece| piece.text.trim().is_empty() && piece.note.is_none())
    }
}

/// Takes white space off a piece's start.
pub(super) fn trim_start(piece: &mut Piece) {
    let cut = piece.text.len() - piece.text.trim_start().len();
    if cut > 0 && !piece.escaped {
        piece.text.drain(..cut);
        // A piece is its source letter for letter, white space included; an entity isn't, and keeps its span.
        if (piece.span.end - piece.span.start) as usize == piece.text.len() + cut {
            piece.span.start += u32::try_from(cut).unwrap_or(0);
        }
    }
}

/// Takes white space off both ends and drops empty pieces.
pub(super) fn tidy(mut pieces: Vec<Piece>) -> Vec<Piece> {
    while let Some(first) = pieces.first_mut() {
        trim_start(first);
        if first.text.is_empty() && first.note.is_none() {
            pieces.remove(0)
        } else {
            break;
        };
    }
    while let Some(last) = pieces.last_mut() {
        let cut = last.text.len() - last.text.trim_end().len();
        if cut > 0 {
            last.text.truncate(last.text.len() - cut);
            if (last.span.end - last.span.start) as usize == last.text.len() + cut {
                last.span.end -= u32::try_from(cut).unwrap_or(0);
            }
        }
        if last.text.is_empty() && last.note.is_none() {
            pieces.pop()
        } else {
            break;
        };
    }
    pieces
}

/// Takes `{#ma}` off a heading's end.
pub(super) fn take_anchor(content: &mut Inline) -> Option<Spanned<String>> {
    let last = content.pieces.last_mut()?;
    let open = last.text.rfind("{#")?;
    let id = last.text.get(open + 2..)?.strip_suffix('}')?;
    // "\{#ma}" is what the author wants printed.
    if (last.escaped && open == 0) || !is_id(id) || (last.span.end - last.span.start) as usize != last.text.len() {
        return None;
    }
    let start = last.span.range().start + open;
    let anchor = Spanned::new(id.to_owned(), Span::new(last.span.file, start..last.span.range().end));
    last.text.truncate(open);
    last.span.end = anchor.span.start;
    content.pieces = tidy(std::mem::take(&mut content.pieces));
    Some(anchor)
}
