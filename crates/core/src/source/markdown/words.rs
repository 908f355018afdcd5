//! From pulldown-cmark's events to the words of a paragraph.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::blocks::{Range, Reader};
use super::inline::{tidy, trim_start};
use super::{Inline, Piece, looks_like_item};
use crate::document::Style;
use crate::source::{Construct, Fault, Problem, is_forbidden};

impl Reader<'_, '_> {
    /// The words up to the end of the paragraph or heading, whose end is consumed.
    pub(super) fn inline(&mut self, range: Range) -> Inline {
        let inline = self.words(range, true);
        Inline { span: inline.span, pieces: tidy(inline.pieces) }
    }

    /// The words of a tight item, up to its first block or its end, which is left for `item`.
    pub(super) fn inline_until_block(&mut self, range: Range) -> Inline {
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
                Event::Start(Tag::Strong | Tag::Emphasis) if self.is_in_word(&at) => {
                    self.refuse(at, Construct::StarInWord);
                    // Its end comes all the same.
                    italic += 1;
                }
                Event::Start(Tag::Strong) => bold += 1,
                Event::Start(Tag::Emphasis) => italic += 1,
                Event::Start(Tag::Link { .. }) => self.refuse(at, Construct::Link),
                Event::Start(Tag::Image { .. }) => self.refuse(at, Construct::Image),
                Event::Start(_) => self.refuse(at, Construct::Html),
                Event::End(TagEnd::Strong) => bold = bold.saturating_sub(1),
                Event::End(TagEnd::Emphasis) => italic = italic.saturating_sub(1),
                Event::Text(text) => {
                    let escaped = at.start > 0 && self.text.as_bytes().get(at.start - 1) == Some(&b'\\');
                    if text.contains('<') && !escaped {
                        self.open_comments(&at);
                    }
                    // An entity can bring what the file itself doesn't hold.
                    let written = self.text.get(at.clone()).unwrap_or_default();
                    if let Some(c) = text.chars().find(|c| is_forbidden(*c) && *c != '\t' && !written.contains(*c)) {
                        self.problems.push(Problem { span: self.span(at.clone()), fault: Fault::Control(c) });
                    }
                    // A tab between words is a space like any other; of the same length, so that places hold.
                    let text = text.replace('\t', " ");
                    let mut piece = Piece { text, style, span: self.span(at), escaped, note: None };
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
                    if is_delimiter(line) {
                        self.refuse(at.end..at.end + line.len(), Construct::TornTable);
                    } else if looks_like_item(line) {
                        let lead = line.len() - line.trim_start().len();
                        self.refuse(at.end + lead..at.end + line.len(), Construct::GluedItem);
                    }
                    pieces.push(Piece { text: " ".to_owned(), style, span: self.span(at), escaped: false, note: None });
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
                    let note = self.refer(name.into_string(), at.clone());
                    let span = self.span(at);
                    pieces.push(Piece { text: String::new(), style, span, escaped: false, note });
                }
                _ => {}
            }
        }
        let start = start.unwrap_or(range.start);
        self.refuse_vain_notes(start..end);
        Inline { pieces, span: self.span(start..end.max(start)) }
    }

    /// Whether letters or digits touch the emphasis on both sides: "20*30*5".
    fn is_in_word(&self, emphasis: &Range) -> bool {
        let before = self.text.get(..emphasis.start).and_then(|text| text.chars().next_back());
        let after = self.text.get(emphasis.end..).and_then(|text| text.chars().next());
        [before, after].iter().all(|c| c.is_some_and(char::is_alphanumeric))
    }

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

/// Whether a line is the one between a table's head and its rows: "|---|:-:|". In a paragraph it stands where the number of
/// columns differs from the head's, and CommonMark takes the whole table for a sentence.
fn is_delimiter(line: &str) -> bool {
    let line = line.trim();
    line.contains('|') && line.contains("--") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

pub(super) fn is_inline(tag: &Tag<'_>) -> bool {
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

fn is_inline_end(tag: TagEnd) -> bool {
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
pub(super) fn only_comments(html: &str) -> bool {
    let mut rest = html.trim();
    while let Some(comment) = rest.strip_prefix("<!--") {
        let Some(end) = comment.find("-->") else { return false };
        rest = comment[end + 3..].trim_start();
    }
    rest.is_empty()
}
