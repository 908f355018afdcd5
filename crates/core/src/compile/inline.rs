//! Words of the source to runs of the model: values are filled in, references are marked.

use super::Context;
use super::values::Filled;
use crate::decree::Clause;
use crate::document::{Addressed, AnchorKind, Origin, Run, Style, Text, Unresolved};
use crate::source::markdown::{Inline, Piece};
use crate::source::toml::SourceText;
use crate::source::{Construct, Fault, Problem, Span};

/// What may stand in a text besides words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Allows {
    /// Values and references.
    All,
    /// Values only: titles and names.
    Values,
}

impl Context<'_> {
    /// The runs of a Markdown paragraph or heading.
    pub(super) fn text_of(&mut self, inline: &Inline, allows: Allows) -> Text {
        let mut runs = Text::new();
        let mut rest = inline.pieces.as_slice();
        while let Some(first) = rest.first() {
            if let Some(name) = &first.note {
                runs.extend(self.note(name, first.span));
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            let same = rest.iter().take_while(|piece| piece.style == first.style && piece.note.is_none()).count();
            let (stretch, after) = rest.split_at(same);
            self.stretch(&Stretch::of(stretch), first.style, allows, &mut runs);
            rest = after;
        }
        runs
    }

    /// A footnote: its number, counted through the file, and its words.
    fn note(&mut self, name: &str, at: Span) -> Option<Run> {
        let text = self.plan.note(at.file, name)?;
        self.notes += 1;
        let number = self.notes.to_string();
        let words = self.text_of(text, Allows::All);
        Some(Run { note: Some(words), ..Run::generated(number, Clause::new("thuc-hanh")) })
    }

    /// The runs of a TOML string.
    pub(super) fn text_of_toml(&mut self, text: &SourceText, allows: Allows) -> Text {
        let piece = Piece {
            text: text.value.trim().to_owned(),
            style: Style::default(),
            span: match text.exact {
                Some(exact) => {
                    let lead = text.value.len() - text.value.trim_start().len();
                    let start = exact.range().start + lead;
                    Span::new(exact.file, start..start + text.value.trim().len())
                }
                None => text.span,
            },
            escaped: false,
            note: None,
        };
        let mut runs = Text::new();
        self.stretch(&Stretch::of(&[piece]), Style::default(), allows, &mut runs);
        runs
    }

    fn stretch(&mut self, stretch: &Stretch, style: Style, allows: Allows, runs: &mut Text) {
        let mut done = 0;
        let mut at = 0;
        let push = |runs: &mut Text, text: &str, origin: Origin| {
            if !text.is_empty() {
                runs.push(Run { text: text.to_owned(), style, origin, change: None, note: None });
            }
        };
        while let Some(found) = stretch.next_mark(at) {
            let words = |end: usize| stretch.text.get(done..end).unwrap_or_default();
            match found.mark {
                Mark::Value(expression) => {
                    push(runs, words(found.start), Origin::Source(stretch.span(done, found.start)));
                    let expr = stretch.span(found.start, found.end);
                    match self.values.fill(expression) {
                        Filled::Printed(printed, def) => push(runs, &printed, Origin::Value { expr, def }),
                        Filled::Unknown(kind, name, near) => {
                            push(runs, &format!("[?{name}]"), Origin::Value { expr, def: None });
                            self.facts.unresolved.push(Unresolved { name, kind, at: expr, near });
                        }
                    }
                    done = found.end;
                }
                Mark::OpenBraces => {
                    let at = stretch.span(found.start, found.end);
                    let name = stretch.text.get(found.start..found.end).unwrap_or_default().to_owned();
                    self.facts.unresolved.push(Unresolved { name, kind: Addressed::Malformed, at, near: Vec::new() });
                }
                Mark::TemplateTag => {
                    let span = stretch.span(found.start, found.end);
                    self.problems.push(Problem { span, fault: Fault::Markdown(Construct::TemplateTag) });
                }
                // An address ("abc@muc:…") is words.
                Mark::Reference if after_word(stretch, found.start, done, runs) => {}
                Mark::Reference if allows == Allows::Values => {
                    let at = stretch.span(found.start, found.end);
                    let name = stretch.text.get(found.start..found.end).unwrap_or_default().to_owned();
                    self.facts.unresolved.push(Unresolved { name, kind: Addressed::Misplaced, at, near: Vec::new() });
                }
                Mark::Reference => {
                    push(runs, words(found.start), Origin::Source(stretch.span(done, found.start)));
                    let at = stretch.span(found.start, found.end);
                    let written = stretch.text.get(found.start..found.end).unwrap_or_default();
                    // The printed words come when every number is known.
                    push(runs, written, Origin::Reference { at, target: None });
                    done = found.end;
                }
            }
            at = found.end;
        }
        let end = stretch.text.len();
        push(runs, stretch.text.get(done..).unwrap_or_default(), Origin::Source(stretch.span(done, end)));
    }
}

/// Whether a letter or digit stands right before `at`: then "@" belongs to an address, not to a reference.
fn after_word(stretch: &Stretch, at: usize, done: usize, runs: &Text) -> bool {
    let before = stretch.text.get(done..at).and_then(|text| text.chars().next_back());
    let before = before.or_else(|| runs.last().and_then(|run| run.text.chars().next_back()));
    before.is_some_and(char::is_alphanumeric)
}

/// Neighbouring pieces of one style as one text, with the way back to the source.
struct Stretch {
    text: String,
    /// Where each piece begins in `text`.
    pieces: Vec<(usize, Piece)>,
}

struct Found<'a> {
    start: usize,
    end: usize,
    mark: Mark<'a>,
}

enum Mark<'a> {
    /// `{{ … }}` with what stands between.
    Value(&'a str),
    /// "{{" that nothing closes.
    OpenBraces,
    /// "{%" or "{#".
    TemplateTag,
    /// `@muc:…`, to the end of its last id.
    Reference,
}

impl Stretch {
    fn of(pieces: &[Piece]) -> Self {
        let mut text = String::new();
        let pieces = pieces
            .iter()
            .map(|piece| {
                let start = text.len();
                text.push_str(&piece.text);
                (start, piece.clone())
            })
            .collect();
        Self { text, pieces }
    }

    /// The piece that holds the byte at `position`, and where it begins.
    fn piece_at(&self, position: usize) -> Option<&(usize, Piece)> {
        let index = self.pieces.partition_point(|(start, _)| *start <= position);
        self.pieces.get(index.checked_sub(1)?)
    }

    fn is_escaped(&self, position: usize) -> bool {
        self.piece_at(position).is_some_and(|(start, piece)| *start == position && piece.escaped)
    }

    /// The source of `start..end`; a piece that isn't its source letter for letter counts whole.
    fn span(&self, start: usize, end: usize) -> Span {
        let place = |position: usize, is_end: bool| -> Option<Span> {
            let (at, piece) = self.piece_at(if is_end { position.saturating_sub(1) } else { position })?;
            let exact = (piece.span.end - piece.span.start) as usize == piece.text.len();
            let offset = piece.span.range().start + (position - at);
            Some(if exact { Span::new(piece.span.file, offset..offset) } else { piece.span })
        };
        let last = self.pieces.last().map(|(_, piece)| piece.span);
        let first = place(start.min(self.text.len().saturating_sub(1)), false).or(last);
        let end = place(end.max(start), true).or(last);
        match (first, end) {
            (Some(first), Some(end)) => first.to(end),
            // No piece, no text, no run: nothing asks for the span of nothing.
            _ => Span::new(crate::source::FileId::default(), 0..0),
        }
    }

    fn next_mark(&self, from: usize) -> Option<Found<'_>> {
        let text = self.text.as_str();
        let mut at = from;
        loop {
            at += text.get(at..)?.find(['{', '@'])?;
            let rest = text.get(at..)?;
            if self.is_escaped(at) {
                at += 1;
                continue;
            }
            if rest.starts_with("{{") && !self.is_escaped(at + 1) {
                let found = match rest.find("}}") {
                    Some(close) => {
                        Found { start: at, end: at + close + 2, mark: Mark::Value(rest.get(2..close).unwrap_or("")) }
                    }
                    None => Found { start: at, end: at + 2, mark: Mark::OpenBraces },
                };
                return Some(found);
            }
            if (rest.starts_with("{%") || rest.starts_with("{#")) && !self.is_escaped(at + 1) {
                return Some(Found { start: at, end: at + 2, mark: Mark::TemplateTag });
            }
            if let Some(length) = reference_length(rest) {
                return Some(Found { start: at, end: at + length, mark: Mark::Reference });
            }
            at += 1;
        }
    }
}

/// The length of `@word:id(,id)*` at the start of `text`, where the word is one that references use.
fn reference_length(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('@')?;
    let (word, _) =
        AnchorKind::WORDS.iter().find(|(word, _)| rest.strip_prefix(word).is_some_and(|rest| rest.starts_with(':')))?;
    let mut length = 1 + word.len() + 1;
    loop {
        length += id_length(text.get(length..).unwrap_or_default());
        let next = text.get(length..).and_then(|rest| rest.strip_prefix(','));
        match next {
            Some(next) if id_length(next) > 0 => length += 1,
            _ => return Some(length),
        }
    }
}

/// The length of the longest `[a-z0-9]+(-[a-z0-9]+)*` at the start of `text`.
fn id_length(text: &str) -> usize {
    let run = text.bytes().take_while(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-').count();
    let mut id = text.get(..run).unwrap_or_default();
    if id.starts_with('-') {
        return 0;
    }
    if let Some(double) = id.find("--") {
        id = id.get(..double).unwrap_or_default();
    }
    id.trim_end_matches('-').len()
}

#[cfg(test)]
mod tests {
    use super::reference_length;

    #[test]
    fn a_trailing_mark_is_never_part_of_a_reference() {
        for (text, written) in [
            ("@muc:kinh-phi.", "@muc:kinh-phi"),
            ("@muc:kinh-phi, và", "@muc:kinh-phi"),
            ("@phu-luc:a,b.", "@phu-luc:a,b"),
            ("@muc:kinh-phi- x", "@muc:kinh-phi"),
            ("@muc:", "@muc:"),
        ] {
            assert_eq!(reference_length(text).map(|n| &text[..n]), Some(written), "{text}");
        }
        assert_eq!(reference_length("@muctieu.vn"), None);
    }
}
