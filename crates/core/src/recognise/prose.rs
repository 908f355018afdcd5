//! The author's words of a text, and the way back to where they were typed.

use std::ops::Range;

use crate::document::Run;
use crate::source::{Sources, Span};

/// Stands for words that the compiler wrote: no word of the author's, and a gap between those around it.
pub(super) const MASK: char = '\u{fffc}';

/// A text without the words that the compiler wrote.
#[derive(Debug, Clone)]
pub struct Prose {
    words: String,
    /// Where each run of the author's begins in `words`, and where it was typed.
    runs: Vec<(usize, Span)>,
}

/// Stands between two lines that are one paragraph.
const JOINT: char = ' ';

impl Prose {
    /// The words of `text`; a value counts as typed where it is used.
    pub fn of(text: &[Run]) -> Self {
        let (mut words, mut runs) = (String::new(), Vec::new());
        for run in text {
            match run.typed_at() {
                Some(span) => {
                    runs.push((words.len(), span));
                    words.push_str(&run.text);
                }
                None => words.push(MASK),
            }
        }
        Self { words, runs }
    }

    /// The words of a foreign text: `pieces` of its source in order, each with whether a line ends before it.
    pub fn of_pieces(pieces: &[(Span, bool)], sources: &Sources) -> Self {
        let (mut words, mut runs) = (String::new(), Vec::with_capacity(pieces.len()));
        for (span, is_new_line) in pieces {
            if *is_new_line && !words.is_empty() && !words.ends_with(JOINT) {
                words.push(JOINT);
            }
            runs.push((words.len(), *span));
            words.push_str(sources.slice(*span));
        }
        Self { words, runs }
    }

    /// The words, U+FFFC where the compiler's stand.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Where the words of `range` were typed; the whole run where it isn't its source letter for letter.
    pub fn span(&self, range: Range<usize>, sources: &Sources) -> Option<Span> {
        let first = self.place(range.start, range.clone(), sources)?;
        let last = self.place(range.end.saturating_sub(1), range, sources)?;
        Some(first.to(last))
    }

    /// The part of `range` that stands in the run which holds the byte `at`.
    fn place(&self, at: usize, range: Range<usize>, sources: &Sources) -> Option<Span> {
        let index = self.runs.partition_point(|(start, _)| *start <= at).checked_sub(1)?;
        let (start, span) = *self.runs.get(index)?;
        let end = self.runs.get(index + 1).map_or(self.words.len(), |(next, _)| *next);
        let run = self.words.get(start..end)?.trim_end_matches(MASK);
        // The space between two lines belongs to neither.
        let run = match run.strip_suffix(JOINT) {
            Some(line) if (span.end - span.start) as usize == line.len() => line,
            _ => run,
        };
        let here = range.start.max(start)..range.end.min(start + run.len());
        let offset = here.start.checked_sub(start)?;
        if (span.end - span.start) as usize == run.len() {
            let from = span.range().start + offset;
            return Some(Span::new(span.file, from..from + here.len()));
        }
        // An escape or a line break of the source made the run shorter: the same words are looked for, as often as they
        // stand before this place.
        let words = self.words.get(here)?;
        let before = run.get(..offset)?.matches(words).count();
        let found = sources.slice(span).match_indices(words).nth(before).map(|(at, _)| span.range().start + at);
        Some(found.map_or(span, |from| Span::new(span.file, from..from + words.len())))
    }
}
