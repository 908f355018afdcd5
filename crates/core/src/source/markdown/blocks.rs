//! From pulldown-cmark's events to blocks.

use std::collections::BTreeMap;
use std::iter::Peekable;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, OffsetIter, Tag};

use super::inline::take_anchor;
use super::notes::Notes;
use super::words::{is_inline, only_comments};
use super::{Block, Heading, Inline, Item, Markdown, Row};
use crate::source::{Construct, Fault, FileId, Problem, Span};

/// Lists in lists in lists: nobody reads deeper, and no stack is endless.
const MOST_LEVELS: usize = 32;

/// The last number a list may begin with; beyond it stands a year.
const LAST_START: u64 = 60;

pub(super) struct Reader<'a, 'p> {
    pub(super) text: &'a str,
    place: Place,
    pub(super) problems: &'p mut Vec<Problem>,
    pub(super) events: Peekable<OffsetIter<'a, pulldown_cmark::DefaultBrokenLinkCallback>>,
    depth: usize,
    pub(super) notes: Notes,
}

/// Where the text that is read stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// It is the whole of a file.
    File(FileId),
    /// It stands in a file letter for letter, from this byte on, behind `lead` bytes that don't.
    Inside { file: FileId, start: usize, lead: usize },
    /// It isn't written like this anywhere: this is what it was made of.
    Made(Span),
}

pub(super) type Range = std::ops::Range<usize>;

impl<'a, 'p> Reader<'a, 'p> {
    pub(super) fn new(
        text: &'a str,
        place: Place,
        problems: &'p mut Vec<Problem>,
        events: Peekable<OffsetIter<'a, pulldown_cmark::DefaultBrokenLinkCallback>>,
    ) -> Self {
        Self { text, place, problems, events, depth: 0, notes: Notes::default() }
    }

    /// What was read, notes included.
    pub(super) fn finish(mut self, blocks: Vec<Block>) -> Markdown {
        self.refuse_unused_notes();
        self.refuse_lone_captions(&blocks);
        let notes: BTreeMap<String, Inline> = self.notes.into_texts();
        Markdown { blocks, notes }
    }

    pub(super) fn span(&self, range: Range) -> Span {
        match self.place {
            Place::File(file) => Span::new(file, range),
            Place::Inside { file, start, lead } => {
                let at = |offset: usize| start + offset.saturating_sub(lead);
                Span::new(file, at(range.start)..at(range.end))
            }
            Place::Made(span) => span,
        }
    }

    pub(super) fn refuse(&mut self, range: Range, construct: Construct) {
        let trimmed = self.text.get(range.clone()).map_or(0, |t| t.trim_end().len());
        let first_line = self.text.get(range.clone()).and_then(|t| t.find('\n')).unwrap_or(trimmed).min(trimmed);
        let span = self.span(range.start..range.start + first_line);
        self.problems.push(Problem { span, fault: Fault::Markdown(construct) });
    }

    /// Blocks up to the end of the container, whose end is consumed, or of the file.
    pub(super) fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Start(tag) => self.block(tag, range, &mut blocks),
                Event::Rule => self.refuse(range, Construct::Rule),
                // Outside a paragraph there are only the inlines of tight items, which `item` reads itself.
                _ => {}
            }
        }
        blocks
    }

    fn block(&mut self, tag: Tag<'a>, range: Range, blocks: &mut Vec<Block>) {
        match tag {
            Tag::Paragraph => {
                let words = self.text.get(range.clone()).unwrap_or_default();
                if words.starts_with('#') {
                    self.refuse(range.clone(), Construct::HashWithoutSpace);
                }
                let content = self.inline(range);
                if !content.pieces.is_empty() {
                    blocks.push(Block::Paragraph(content));
                }
            }
            Tag::Heading { level, .. } => self.heading(level, range, blocks),
            Tag::List(start) => self.list(start, range, blocks),
            Tag::HtmlBlock => self.html_block(range),
            Tag::CodeBlock(CodeBlockKind::Indented) => self.refuse_whole(range, Construct::IndentedCode),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => self.refuse_whole(range, Construct::FencedCode),
            Tag::BlockQuote(_) => self.refuse_whole(range, Construct::Quote),
            Tag::Table(_) if self.depth > 0 => self.refuse_whole(range, Construct::TableInList),
            Tag::Table(aligns) => self.table(&aligns, range, blocks),
            Tag::FootnoteDefinition(name) => self.note(name.into_string(), range),
            // The remaining tags belong to extensions that are off, or stand inside paragraphs.
            _ => self.refuse_whole(range, Construct::Html),
        }
    }

    pub(super) fn refuse_whole(&mut self, range: Range, construct: Construct) {
        self.refuse(range, construct);
        self.skip();
    }

    /// Passes over the rest of the container whose start was just read.
    fn skip(&mut self) {
        let mut open = 1_usize;
        while open > 0 {
            match self.events.next() {
                Some((Event::Start(_), _)) => open += 1,
                Some((Event::End(_), _)) => open -= 1,
                Some(_) => {}
                None => break,
            }
        }
    }

    /// Comments are the author's notes; anything else would be lost.
    fn html_block(&mut self, range: Range) {
        let html = self.text.get(range.clone()).unwrap_or_default();
        if html.trim_start().starts_with("<!--") && !html.contains("-->") {
            self.refuse(range, Construct::OpenComment);
        } else if !only_comments(html) {
            self.refuse(range, Construct::Html);
        }
        self.skip();
    }

    fn heading(&mut self, level: HeadingLevel, range: Range, blocks: &mut Vec<Block>) {
        let is_setext = !self.text.get(range.clone()).is_some_and(|t| t.trim_start().starts_with('#'));
        if is_setext {
            self.refuse(range.clone(), Construct::SetextHeading);
        }
        let line = self.text.get(range.clone()).map_or(0, |t| t.trim_end().len());
        let span = self.span(range.start..range.start + line);
        let mut content = self.inline(range.clone());
        if self.depth > 0 {
            self.refuse(range, Construct::HeadingInList);
            return;
        }
        let level = level as u8;
        if level > 4 {
            self.refuse(range, Construct::HeadingTooDeep);
            return;
        }
        let anchor = take_anchor(&mut content);
        blocks.push(Block::Heading(Heading { level, content, anchor, span }));
    }

    fn list(&mut self, start: Option<u64>, range: Range, blocks: &mut Vec<Block>) {
        if self.depth >= MOST_LEVELS {
            self.refuse_whole(range, Construct::TooDeep);
            return;
        }
        if start.is_some_and(|n| n > LAST_START) {
            self.refuse_whole(range, Construct::YearAsNumber);
            return;
        }
        self.depth += 1;
        let mut items = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => items.push((self.item(range.clone()), range)),
                Event::End(_) => break,
                _ => {}
            }
        }
        self.depth -= 1;
        if let Some(start) = start {
            let digits = self.text.get(range.start..).map_or(0, |t| t.bytes().take_while(u8::is_ascii_digit).count());
            let start_span = self.span(range.start..range.start + digits);
            blocks.push(Block::Row(Row {
                start,
                start_span,
                items: items.into_iter().map(|(item, _)| item).collect(),
            }));
            return;
        }
        for (item, range) in items {
            let mark = self.text.get(range.start..).and_then(|t| t.trim_start().chars().next());
            if mark == Some('*') {
                self.refuse(range.clone(), Construct::StarBullet);
            }
            if let Some(Block::Row(row)) = item.below.iter().find(|b| matches!(b, Block::Row(_))) {
                let span = row.start_span;
                self.problems.push(Problem { span, fault: Fault::Markdown(Construct::NumberedInBullet) });
            }
            blocks.push(if mark == Some('+') { Block::Plus(item.content) } else { Block::Dash(item.content) });
            blocks.extend(item.below);
        }
    }

    /// An item, tight (its words stand in it directly) or loose (in a paragraph).
    fn item(&mut self, range: Range) -> Item {
        let mut content: Option<Inline> = None;
        let mut below = Vec::new();
        loop {
            match self.events.peek() {
                None => break,
                Some((Event::End(_), _)) => {
                    self.events.next();
                    break;
                }
                Some((Event::Start(tag), _)) if !is_inline(tag) => {
                    if let Some((Event::Start(tag), range)) = self.events.next() {
                        self.block(tag, range, &mut below);
                    }
                }
                Some((Event::Rule, _)) => {
                    if let Some((_, range)) = self.events.next() {
                        self.refuse(range, Construct::Rule);
                    }
                }
                Some(_) => {
                    let words = self.inline_until_block(range.clone());
                    match content {
                        None if below.is_empty() => content = Some(words),
                        _ => below.push(Block::Paragraph(words)),
                    }
                }
            }
        }
        let content = content.unwrap_or_else(|| match below.first() {
            Some(Block::Paragraph(_)) => match below.remove(0) {
                Block::Paragraph(first) => first,
                other => {
                    below.insert(0, other);
                    Inline { pieces: Vec::new(), span: self.span(range.clone()) }
                }
            },
            _ => Inline { pieces: Vec::new(), span: self.span(range.clone()) },
        });
        Item { content, below }
    }
}
