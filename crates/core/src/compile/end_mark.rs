//! "./.", which ends the text of a document (every form of Phụ lục III).

use crate::decree::Clause;
use crate::document::{Block, Document, Origin, Run, Section, Text};
use crate::source::Span;

const END_MARK: &str = "./.";

/// Ends the document's text with "./."; one final "." of the author's is absorbed, a typed "./." is noted.
pub(super) fn write(document: &mut Document) {
    let last = match document.closing.last_mut() {
        Some(paragraph) => Some(&mut paragraph.text),
        None => match document.sections.last_mut() {
            Some(section) => Some(last_text(section)),
            None => document.opening.last_mut().map(|paragraph| &mut paragraph.text),
        },
    };
    if let Some(text) = last {
        document.facts.typed_end_marks.extend(take(text));
        text.push(Run::generated(END_MARK, Clause::new("pl3:1.4")));
    }
}

/// Takes a typed "./." or a final "." off a text; the place of a typed "./.".
pub(super) fn take(text: &mut Text) -> Option<Span> {
    let run = text.last_mut()?;
    let kept = run.text.trim_end().len();
    run.text.truncate(kept);
    let (mark, is_end_mark) = if run.text.ends_with(END_MARK) { (END_MARK, true) } else { (".", false) };
    let kept = run.text.strip_suffix(mark)?.len();
    run.text.truncate(kept);
    let place = match &run.origin {
        Origin::Source(span) => {
            let end = span.range().end;
            // The run may hold an escape; then its whole stretch is the place.
            let start = end.saturating_sub(mark.len()).max(span.range().start);
            Some(Span::new(span.file, start..end))
        }
        Origin::Value { expr, .. } => Some(*expr),
        _ => None,
    };
    if run.text.is_empty() {
        text.pop();
    }
    place.filter(|_| is_end_mark)
}

fn last_text(section: &mut Section) -> &mut Text {
    match section.body.last_mut() {
        None => &mut section.title,
        Some(Block::Paragraph(paragraph)) => &mut paragraph.text,
        Some(Block::Section(section)) => last_text(section),
    }
}
