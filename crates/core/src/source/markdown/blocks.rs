//! From pulldown-cmark's events to blocks.

use std::collections::BTreeSet;
use std::iter::Peekable;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, OffsetIter, Tag};

use super::{Block, Heading, Inline, Item, Piece, Row, looks_like_item};
use crate::document::Style;
use crate::source::is_id;
use crate::source::{Construct, Fault, FileId, Problem, Span, Spanned};

/// Lists in lists in lists: nobody reads deeper, and no stack is endless.
const MOST_LEVELS: usize = 32;

/// The last number a list may begin with; beyond it stands a year.
const LAST_START: u64 = 60;

pub(super) struct Reader<'a, 'p> {
    pub(super) text: &'a str,
    pub(super) file: FileId,
    pub(super) problems: &'p mut Vec<Problem>,
    pub(super) events: Peekable<OffsetIter<'a, pulldown_cmark::DefaultBrokenLinkCallback>>,
    pub(super) depth: usize,
    /// Notes that the text has referred to so far: their definitions are the same fault.
    pub(super) notes: BTreeSet<String>,
}

type Range = std::ops::Range<usize>;

impl<'a> Reader<'a, '_> {
    fn span(&self, range: Range) -> Span {
        Span::new(self.file, range)
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
            Tag::Table(_) => self.refuse_whole(range, Construct::Table),
            Tag::FootnoteDefinition(name) if self.notes.contains(&*name) => self.skip(),
            Tag::FootnoteDefinition(_) => self.refuse_whole(range, Construct::Footnote),
            // The remaining tags belong to extensions that are off, or stand inside paragraphs.
            _ => self.refuse_whole(range, Construct::Html),
        }
    }

    fn refuse_whole(&mut self, range: Range, construct: Construct) {
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

    /// The words up to the end of the paragraph or heading, whose end is consumed.
    fn inline(&mut self, range: Range) -> Inline {
        let inline = self.words(range, true);
        Inline { span: inline.span, pieces: tidy(inline.pieces) }
    }

    /// The words of a tight item, up to its first block or its end, which is left for `item`.
    fn inline_until_block(&mut self, range: Range) -> Inline {
        let inline = self.words(range, false);
        Inline { span: inline.span, pieces: tidy(inline.pieces) }
    }

    fn words(&mut self, range: Range, consume_end: bool) -> Inline {
        let mut pieces: Vec<Piece> = Vec::new();
        let (mut bold, mut italic) = (0_u32, 0_u32);
        let (mut open_tags, mut after_comment) = (0_u32, false);
        let mut end = range.start;
        let mut start = None;
        loop {
            match self.events.peek() {
                None => break,
                Some((Event::Start(tag), _)) if !is_inline(tag) => break,
                Some((Event::Rule, _)) => break,
                Some((Event::End(tag), _)) if !is_inline_end(*tag) => {
                    if consume_end {
                        self.events.next();
                    }
                    break;
                }
                Some(_) => {}
            }
            let Some((event, at)) = self.events.next() else { break };
            start.get_or_insert(at.start);
            end = end.max(at.end);
            let style = Style { bold: bold > 0, italic: italic > 0 };
            match event {
                Event::Start(Tag::Strong) => bold += 1,
                Event::Start(Tag::Emphasis) => italic += 1,
                Event::Start(Tag::Link { .. }) => self.refuse(at, Construct::Link),
                Event::Start(Tag::Image { .. }) => self.refuse(at, Construct::Image),
                Event::Start(_) => self.refuse(at, Construct::Html),
                Event::End(pulldown_cmark::TagEnd::Strong) => bold = bold.saturating_sub(1),
                Event::End(pulldown_cmark::TagEnd::Emphasis) => italic = italic.saturating_sub(1),
                Event::Text(text) => {
                    let escaped = at.start > 0 && self.text.as_bytes().get(at.start - 1) == Some(&b'\\');
                    if text.contains('<') && !escaped {
                        self.open_comments(&at);
                    }
                    // A tab between words is a space like any other; of the same length, so that places hold.
                    let text = text.replace('\t', " ");
                    let mut piece = Piece { text, style, span: self.span(at), escaped };
                    // The spaces on both sides of a note are one.
                    let follows_space = pieces.last().is_some_and(|piece: &Piece| piece.text.ends_with(' '));
                    if std::mem::take(&mut after_comment) && follows_space {
                        trim_start(&mut piece);
                    }
                    pieces.push(piece);
                }
                Event::SoftBreak | Event::HardBreak => {
                    if self.text.get(at.clone()).is_some_and(|t| t.starts_with('\\')) {
                        self.refuse(at.clone(), Construct::HardBreak);
                    }
                    let rest = self.text.get(at.end..).unwrap_or_default();
                    let line = rest.lines().next().unwrap_or_default();
                    if looks_like_item(line) {
                        let lead = line.len() - line.trim_start().len();
                        self.refuse(at.end + lead..at.end + line.len(), Construct::GluedItem);
                    }
                    pieces.push(Piece { text: " ".to_owned(), style, span: self.span(at), escaped: false });
                }
                Event::Code(_) => self.refuse(at, Construct::InlineCode),
                Event::InlineHtml(html) if only_comments(&html) => after_comment = true,
                // "<b>…</b>" is one fault.
                Event::InlineHtml(html) if open_tags > 0 && html.starts_with("</") => open_tags -= 1,
                Event::InlineHtml(_) | Event::Html(_) => {
                    open_tags += 1;
                    self.refuse(at, Construct::Html);
                }
                Event::FootnoteReference(name) => {
                    self.notes.insert(name.into_string());
                    self.refuse(at, Construct::Footnote);
                }
                _ => {}
            }
        }
        let start = start.unwrap_or(range.start);
        Inline { pieces, span: self.span(start..end.max(start)) }
    }
}

impl Reader<'_, '_> {
    /// A note that an empty line cuts in two is words to CommonMark, and would be printed.
    fn open_comments(&mut self, words: &Range) {
        // The parser may cut the words behind the "<".
        let is_mark = |at: &usize| self.text.get(*at..).is_some_and(|rest| rest.starts_with("<!--"));
        let first = words.clone().find(is_mark);
        if let Some(at) = first {
            self.refuse(at..at + 4, Construct::OpenComment);
        }
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Strong
            | Tag::Emphasis
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

fn is_inline_end(tag: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd;
    matches!(
        tag,
        TagEnd::Strong
            | TagEnd::Emphasis
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

/// White space and comments, nothing that a reader would miss.
fn only_comments(html: &str) -> bool {
    let mut rest = html.trim();
    while let Some(comment) = rest.strip_prefix("<!--") {
        let Some(end) = comment.find("-->") else { return false };
        rest = comment[end + 3..].trim_start();
    }
    rest.is_empty()
}

/// Takes white space off a piece's start.
fn trim_start(piece: &mut Piece) {
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
fn tidy(mut pieces: Vec<Piece>) -> Vec<Piece> {
    while let Some(first) = pieces.first_mut() {
        trim_start(first);
        if first.text.is_empty() {
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
        if last.text.is_empty() {
            pieces.pop()
        } else {
            break;
        };
    }
    pieces
}

/// Takes `{#ma}` off a heading's end.
fn take_anchor(content: &mut Inline) -> Option<Spanned<String>> {
    let last = content.pieces.last_mut()?;
    let open = last.text.rfind("{#")?;
    let id = last.text.get(open + 2..)?.strip_suffix('}')?;
    if !is_id(id) || (last.span.end - last.span.start) as usize != last.text.len() {
        return None;
    }
    let start = last.span.range().start + open;
    let anchor = Spanned::new(id.to_owned(), Span::new(last.span.file, start..last.span.range().end));
    last.text.truncate(open);
    last.span.end = anchor.span.start;
    content.pieces = tidy(std::mem::take(&mut content.pieces));
    Some(anchor)
}
