//! "./.", which ends the text of a document (every form of Phụ lục III).

use std::sync::Arc;

use crate::decree::Clause;
use crate::document::{
    Block, Document, Ends, Origin, Paragraph, ParagraphKind, PartKind, Run, Section, Text, TextExt, TypedEndMark,
};
use crate::source::Span;

/// What an author may type there, whatever the form writes.
const TYPED: &str = "./.";

/// Ends the text of each part with the form's mark; one final "." of the author's is absorbed, a typed "./." is noted.
pub(super) fn write(document: &mut Document) {
    let layout = Arc::clone(&document.layout);
    let mut typed_last = Vec::new();
    let mark = || Run::generated(&layout.words.end_mark, Clause::new("pl3:1.4"));
    for part in &mut document.parts {
        if let Some(text) = last_text(&mut part.body) {
            typed_last.extend(take(text));
            text.push(mark());
        } else if part.kind != PartKind::Appendix
            && let Some(Block::Table(table)) = part.body.last()
        {
            // Behind a table that ends the text, on a line of its own.
            let (id, span) = (table.id.child("cuoi"), table.span);
            let text = vec![mark()];
            part.body.push(Block::Paragraph(Paragraph { id, kind: ParagraphKind::Plain, label: None, text, span }));
        }
    }
    // The last paragraph ends with the compiler's own mark by now, which has no place in the source.
    let inside = document.paragraphs().into_iter().filter_map(|paragraph| typed(&paragraph.text));
    let inside: Vec<Span> = inside.collect();
    let marks = &mut document.facts.typed_end_marks;
    marks.extend(inside.into_iter().map(|at| TypedEndMark { at, ends: Ends::Paragraph }));
    marks.extend(typed_last.into_iter().map(|at| TypedEndMark { at, ends: Ends::Document }));
}

/// The place of a "./." that the author typed at a text's end.
fn typed(text: &[Run]) -> Option<Span> {
    if text.plain().trim_end().ends_with(TYPED) { place(text.last()?, TYPED) } else { None }
}

/// Takes a typed "./." or a final "." off a text; the place of a typed "./.". A footnote behind the mark stays.
pub(super) fn take(text: &mut Text) -> Option<Span> {
    let words = text.iter().rposition(|run| run.note.is_none()).map_or(0, |last| last + 1);
    let notes = text.split_off(words);
    let typed = take_typed(text).or_else(|| {
        take_full_stop(text);
        None
    });
    text.extend(notes);
    typed
}

/// Takes a typed "./." off a text; its place.
pub(super) fn take_typed(text: &mut Text) -> Option<Span> {
    let typed = typed(text)?;
    cut(text, TYPED);
    Some(typed)
}

fn take_full_stop(text: &mut Text) {
    // "khác..." ends in an ellipsis, which is the author's.
    if !text.last().is_some_and(|run| run.text.trim_end().ends_with("..")) {
        cut(text, ".");
    }
}

/// Takes `mark` and the spaces on both sides of it off the last run.
fn cut(text: &mut Text, mark: &str) {
    let Some(run) = text.last_mut() else { return };
    let kept = run.text.trim_end().len();
    run.text.truncate(kept);
    if let Some(kept) = run.text.strip_suffix(mark).map(|kept| kept.trim_end().len()) {
        run.text.truncate(kept);
    }
    if run.text.is_empty() {
        text.pop();
    }
}

/// The place of the mark at a run's end.
fn place(run: &Run, mark: &str) -> Option<Span> {
    match &run.origin {
        Origin::Source(span) => {
            let end = span.range().end;
            // The run may hold an escape; then its whole stretch is the place.
            let start = end.saturating_sub(mark.len()).max(span.range().start);
            Some(Span::new(span.file, start..end))
        }
        Origin::Value { expr, .. } => Some(*expr),
        _ => None,
    }
}

/// The text that ends a part; none where a table does.
fn last_text(body: &mut [Block]) -> Option<&mut Text> {
    match body.last_mut()? {
        Block::Section(Section { title, body, .. }) => {
            if body.is_empty() {
                Some(title)
            } else {
                last_text(body)
            }
        }
        Block::Paragraph(paragraph) => Some(&mut paragraph.text),
        Block::Table(_) => None,
    }
}
