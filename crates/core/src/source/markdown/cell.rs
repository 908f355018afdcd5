//! The words of a table's cell in TOML: inline Markdown, a paragraph a line.

use pulldown_cmark::{Options, Parser};

use super::blocks::{Place, Reader};
use super::{Inline, Piece};
use crate::document::Style;
use crate::source::toml::SourceText;
use crate::source::{Problem, Span};

/// What a line of a cell is read behind: a mark that no Markdown starts with, so that "- ", "1. " and "# " at the line's
/// start are the plain words they are in a cell. Emphasis can open behind it as at a line's start.
const LEAD: &str = ".";

/// Characters that can mean something other than themselves inside a paragraph.
const MARKS: [char; 8] = ['*', '_', '`', '[', '\\', '<', '&', '!'];

/// The paragraphs of a cell; faults go into `problems`.
pub(crate) fn cell(text: &SourceText, problems: &mut Vec<Problem>) -> Vec<Inline> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in text.value.split_inclusive('\n') {
        let words = line.trim();
        if !words.is_empty() {
            let at = start + (line.len() - line.trim_start().len());
            let exact = text.exact.map(|exact| {
                let start = exact.range().start + at;
                Span::new(exact.file, start..start + words.len())
            });
            paragraphs.push(paragraph(words, exact, text.span, problems));
        }
        start += line.len();
    }
    paragraphs
}

fn paragraph(words: &str, exact: Option<Span>, whole: Span, problems: &mut Vec<Problem>) -> Inline {
    let span = exact.unwrap_or(whole);
    if !words.contains(MARKS) {
        let piece = Piece { text: words.to_owned(), style: Style::default(), span, escaped: false, note: None };
        return Inline { pieces: vec![piece], span };
    }
    let text = format!("{LEAD}{words}");
    let place = match exact {
        Some(span) => Place::Inside { file: span.file, start: span.range().start, lead: LEAD.len() },
        None => Place::Made(whole),
    };
    let events = Parser::new_ext(&text, Options::ENABLE_FOOTNOTES).into_offset_iter().peekable();
    let mut reader = Reader::new(&text, place, problems, events);
    // The one event before the words is the paragraph's start.
    reader.events.next();
    let mut inline = reader.inline(0..text.len());
    if let Some(first) = inline.pieces.first_mut()
        && let Some(rest) = first.text.strip_prefix(LEAD)
    {
        // The lead has no place in the file: what follows it begins where the line does.
        first.text = rest.to_owned();
    }
    inline.pieces.retain(|piece| !piece.text.is_empty() || piece.note.is_some());
    inline.span = span;
    inline
}
