//! Footnotes: `[^1]` in a text, `[^1]: …` below it.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Tag};

use super::Inline;
use super::blocks::{Range, Reader};
use crate::source::{Construct, Fault, Problem, Span};

/// The notes of one file.
#[derive(Debug, Default)]
pub(super) struct Notes {
    texts: BTreeMap<String, (Span, Inline)>,
    referred: BTreeSet<String>,
    /// Whether the text of a note is being read.
    inside: bool,
}

impl Notes {
    pub(super) fn into_texts(self) -> BTreeMap<String, Inline> {
        self.texts.into_iter().map(|(name, (_, text))| (name, text)).collect()
    }
}

impl Reader<'_, '_> {
    /// A note's place in the text; none inside another note.
    pub(super) fn refer(&mut self, name: String, at: Range) -> Option<String> {
        if self.notes.inside {
            self.refuse(at, Construct::NoteTooRich);
            return None;
        }
        self.notes.referred.insert(name.clone());
        Some(name)
    }

    /// `[^1]: …`, one paragraph; its end is consumed.
    pub(super) fn note(&mut self, name: String, range: Range) {
        let span = self.span(range.start..range.start + self.first_line(&range));
        let mut text = None;
        while let Some((event, at)) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Start(Tag::Paragraph) if text.is_none() => {
                    self.notes.inside = true;
                    text = Some(self.inline(at));
                    self.notes.inside = false;
                }
                Event::Start(_) => self.refuse_whole(at, Construct::NoteTooRich),
                _ => self.refuse(at, Construct::NoteTooRich),
            }
        }
        let Some(text) = text else {
            self.problems.push(Problem { span, fault: Fault::Markdown(Construct::NoteWithoutText) });
            return;
        };
        match self.notes.texts.get(&name) {
            Some((first, _)) => {
                let fault = Fault::DuplicateId { id: format!("^{name}"), first: *first };
                self.problems.push(Problem { span, fault });
            }
            None => {
                self.notes.texts.insert(name, (span, text));
            }
        }
    }

    /// What looks like a note and has no text is words to CommonMark, and would be printed as typed.
    pub(super) fn refuse_vain_notes(&mut self, range: Range) {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let vain: Vec<Range> = text
            .match_indices("[^")
            .filter(|(at, _)| !text.get(..*at).is_some_and(|before| before.ends_with('\\')))
            .filter_map(|(at, _)| {
                let rest = text.get(at + 2..)?;
                // A name ends before the next bracket of either kind: nothing is looked at twice.
                let name = rest.get(..rest.find(['[', ']'])?)?;
                rest.get(name.len()..)?.strip_prefix(']')?;
                let is_name = !name.is_empty() && !name.contains(char::is_whitespace);
                let is_known = self.notes.referred.contains(name);
                (is_name && !is_known).then_some(range.start + at..range.start + at + name.len() + 3)
            })
            .collect();
        for at in vain {
            self.refuse(at, Construct::NoteWithoutText);
        }
    }

    /// Notes that nothing refers to: their words would be lost.
    pub(super) fn refuse_unused_notes(&mut self) {
        let unused = self.notes.texts.iter().filter(|(name, _)| !self.notes.referred.contains(*name));
        let unused: Vec<Span> = unused.map(|(_, (span, _))| *span).collect();
        for span in unused {
            self.problems.push(Problem { span, fault: Fault::Markdown(Construct::NoteUnused) });
        }
    }

    /// The length of a range's first line.
    fn first_line(&self, range: &Range) -> usize {
        self.text.get(range.clone()).map_or(0, |text| text.lines().next().map_or(0, str::len))
    }
}
