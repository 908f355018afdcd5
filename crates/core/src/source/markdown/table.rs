//! Markdown tables, with the paragraph "Bảng: …" above them.

use pulldown_cmark::{Alignment, Event, Tag};

use super::blocks::{Range, Reader};
use super::inline::take_anchor;
use super::{Block, Inline, Table};
use crate::document::CellAlign;
use crate::source::{Construct, Fault, Problem};

/// The word that makes a paragraph above a table its caption.
const CAPTION: &str = "Bảng:";

impl Reader<'_, '_> {
    /// A table whose start was just read; its end is consumed.
    pub(super) fn table(&mut self, aligns: &[Alignment], range: Range, blocks: &mut Vec<Block>) {
        let first_line = self.text.get(range.clone()).map_or(0, |text| text.lines().next().map_or(0, str::len));
        let span = self.span(range.start..range.start + first_line);
        let mut head = Vec::new();
        let mut rows = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead) => head = self.cells().0,
                Event::Start(Tag::TableRow) => {
                    let (mut row, end) = self.cells();
                    row.truncate(aligns.len());
                    rows.push(row);
                    self.whole_row(range, end);
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        let (caption, anchor) = match blocks.pop() {
            Some(Block::Paragraph(mut words)) if words.starts_with(CAPTION) => {
                words.cut(CAPTION);
                let anchor = take_anchor(&mut words);
                if words.is_blank() {
                    let fault = Fault::Markdown(Construct::CaptionEmpty);
                    self.problems.push(Problem { span: words.span, fault });
                }
                (Some(words), anchor)
            }
            other => {
                blocks.extend(other);
                (None, None)
            }
        };
        let aligns = aligns
            .iter()
            .map(|align| match align {
                Alignment::Right => CellAlign::Right,
                Alignment::Center => CellAlign::Center,
                Alignment::Left | Alignment::None => CellAlign::Left,
            })
            .collect();
        blocks.push(Block::Table(Table { caption, anchor, aligns, head, rows, span }));
    }

    /// The cells of a row, whose end is consumed, and where the last of them ends.
    fn cells(&mut self) -> (Vec<Inline>, usize) {
        let mut cells = Vec::new();
        let mut end = 0;
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => {
                    end = range.end;
                    cells.push(self.inline(range));
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        (cells, end)
    }

    /// Refuses what CommonMark makes of a row in silence; `end` is where its last cell does.
    fn whole_row(&mut self, range: Range, end: usize) {
        let line = self.text.get(range.clone()).and_then(|text| text.lines().next()).unwrap_or_default();
        if !line.contains('|') {
            self.refuse(range, Construct::LineBelowTable);
            return;
        }
        let rest = range.start + line.len();
        let dropped = self.text.get(end..rest).unwrap_or_default().trim_start_matches(['|', ' ', '\t']);
        if !dropped.trim_end_matches(['|', ' ', '\t']).is_empty() {
            self.refuse(rest - dropped.len()..rest, Construct::RowTooLong);
        }
    }

    /// Captions that no table follows.
    pub(super) fn refuse_lone_captions(&mut self, blocks: &[Block]) {
        for block in blocks {
            if let Block::Paragraph(words) = block
                && words.starts_with(CAPTION)
            {
                let fault = Fault::Markdown(Construct::CaptionWithoutTable);
                self.problems.push(Problem { span: words.span, fault });
            }
        }
    }
}

impl Inline {
    /// Whether it begins with `words`, in plain type.
    fn starts_with(&self, words: &str) -> bool {
        self.pieces.first().is_some_and(|first| first.text.starts_with(words))
    }

    /// Takes `words` off the start, and the space behind them.
    fn cut(&mut self, words: &str) {
        let Some(first) = self.pieces.first_mut() else { return };
        let Some(rest) = first.text.strip_prefix(words) else { return };
        let cut = first.text.len() - rest.trim_start().len();
        first.text.drain(..cut);
        if (first.span.end - first.span.start) as usize == first.text.len() + cut {
            first.span.start += u32::try_from(cut).unwrap_or(0);
        }
        self.pieces = super::inline::tidy(std::mem::take(&mut self.pieces));
    }
}
