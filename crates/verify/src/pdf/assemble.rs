//! Pages become the shared reading.

use unicode_normalization::UnicodeNormalization;

use super::block::{Block, Kind};
use super::cells::cells;
use super::edges::Edges;
use super::flow::{asides, flow};
use super::fonts::FontTable;
use super::glyphs::Style;
use super::open::Raw;
use super::page::Page;
use super::pieces::Piece;
use super::rules::{MM, mark_underlined, set_rules};
use super::shape::{set_alignment, set_gaps, usual_indent};
use super::zones::{mark_footnotes, mark_margins, number};
use crate::reading::{
    Area, Cell, Extent, Format, Line, Margins, NumberMark, Numbering, Pages, Paragraph, Reading, Sheet, Span, Zone,
};

/// What of a line of Times is above its baseline and below it, em.
const ASCENT: f64 = 0.891;
const DESCENT: f64 = 0.216;

/// The reading of a file as drawn.
pub(super) fn assemble(raw: Raw) -> Reading {
    let Raw { pages, fonts, mut facts } = raw;
    let mut pages: Vec<Page> = pages.into_iter().map(Page::new).collect();
    facts.pictures = pages.iter().enumerate().filter(|(_, page)| page.is_picture).map(|(index, _)| index).collect();
    mark_margins(&mut pages);
    let edges = [false, true].map(|landscape| {
        let alike: Vec<&Page> = pages.iter().filter(|page| page.is_landscape() == landscape).collect();
        Edges::of(&alike)
    });
    let [upright, lying] = edges;
    let edges = |page: &Page| if page.is_landscape() { lying } else { upright };

    let mut sheets = Vec::new();
    let mut blocks: Vec<Vec<Block>> = Vec::new();
    let mut loose_rules = Vec::new();
    for page in &mut pages {
        let edges = edges(page);
        mark_footnotes(page, &edges);
        mark_underlined(page);
        let mut own = in_order(page, &edges);
        loose_rules.extend(set_rules(&mut own, page));
        if let Some(first) = own.iter_mut().find(|block| block.zone == Zone::Body) {
            first.starts_page = true;
            let before = blocks.last().and_then(|blocks| blocks.iter().rev().find(|block| block.zone == Zone::Body));
            first.continues = before.is_some_and(|before| runs_on(before, first, &edges));
        }
        blocks.push(own);
    }
    let indents = [(upright, false), (lying, true)].map(|(edges, landscape)| {
        let own = pages.iter().zip(&blocks).filter(|(page, _)| page.is_landscape() == landscape);
        usual_indent(own.flat_map(|(_, blocks)| blocks), &edges)
    });
    let mut paragraphs = Vec::new();
    let mut tables = Tables::default();
    for (index, (page, mut own)) in pages.iter().zip(blocks).enumerate() {
        let edges = edges(page);
        let [upright, lying] = indents;
        set_alignment(&mut own, &edges, if page.is_landscape() { lying } else { upright });
        set_gaps(&mut own, &edges);
        tables.enter(page, &own);
        let mut marks = Vec::new();
        for block in own {
            let cell = block.place().and_then(|place| tables.cell(place));
            if matches!(block.zone, Zone::Header | Zone::Footer) {
                marks.extend(mark(&block, page, &edges, paragraphs.len()));
            }
            paragraphs.extend(paragraph(block, index, cell, &fonts));
        }
        sheets.push(Sheet {
            width_mm: page.width * MM,
            height_mm: page.height * MM,
            margins: Margins::default(),
            numbering: Numbering { marks, different_first: false, start: None },
        });
    }
    Reading { format: Format::Pdf, facts, sheets, paragraphs, loose_rules }
}

/// The blocks of a page: header, text and tables from top to bottom, footnotes, footer.
fn in_order(page: &Page, edges: &Edges) -> Vec<Block> {
    let mut blocks = asides(page, Zone::Header);
    let mut text = flow(page, edges).into_iter().peekable();
    for (index, grid) in page.grids.iter().enumerate() {
        let top = grid.ys.first().copied().unwrap_or_default();
        while let Some(block) = text.next_if(|block| block.first().is_some_and(|line| line.y < top)) {
            blocks.push(block);
        }
        blocks.extend(cells(page, index));
    }
    blocks.extend(text);
    blocks.extend(asides(page, Zone::Footnote));
    blocks.extend(asides(page, Zone::Footer));
    blocks
}

/// Whether the first paragraph of a page goes on from the last one of the page before.
fn runs_on(before: &Block, first: &Block, edges: &Edges) -> bool {
    let (Some(last), Some(line)) = (before.last(), first.first()) else { return false };
    before.kind == Kind::Flow
        && first.kind == Kind::Flow
        && edges.told
        && (last.size - line.size).abs() < 0.6
        && edges.begins(line)
        && last.is_full_before(line, edges.right)
}

/// Tables counted through the file; one that goes on upon the next page stays one.
#[derive(Default)]
struct Tables {
    known: usize,
    /// Of each grid of the page: its table, and how many rows came before.
    page: Vec<(usize, usize)>,
    open: Option<(usize, usize, super::grids::Grid)>,
}

impl Tables {
    fn enter(&mut self, page: &Page, blocks: &[Block]) {
        self.page.clear();
        let body = || blocks.iter().filter(|block| block.zone == Zone::Body);
        let first = body().next().and_then(Block::place).map(|place| place.grid);
        let last = body().next_back().and_then(Block::place).map(|place| place.grid);
        let open = self.open.take();
        for (index, grid) in page.grids.iter().enumerate() {
            let rows = grid.ys.len().saturating_sub(1);
            let (table, before) = match &open {
                Some((table, rows, above)) if first == Some(index) && grid.has_columns_of(above) => (*table, *rows),
                _ => {
                    self.known += 1;
                    (self.known - 1, 0)
                }
            };
            self.page.push((table, before));
            if last == Some(index) {
                self.open = Some((table, before + rows, grid.clone()));
            }
        }
    }

    fn cell(&self, place: super::grids::Place) -> Option<Cell> {
        let (table, before) = *self.page.get(place.grid)?;
        Some(Cell { table, row: before + place.row, column: place.column, ruled: true })
    }
}

/// The page number that a header or footer shows.
fn mark(block: &Block, page: &Page, edges: &Edges, paragraph: usize) -> Option<NumberMark> {
    let line = block.first()?;
    let read = number(&line.text())?;
    let off = |middle: f64| (line.middle() - middle).abs() * MM;
    let table = page.grids.iter().filter_map(super::grids::Grid::outline).next();
    let middles = [edges.told.then(|| edges.middle()), table.map(|table| f64::midpoint(table.x0, table.x1))];
    let nearest = middles.into_iter().flatten().map(off).reduce(f64::min);
    Some(NumberMark {
        paragraph,
        pages: Pages::This,
        value: read.value,
        style: read.style,
        at_top: block.zone == Zone::Header,
        centred: nearest.map(|off| off <= 1.0),
        alone: read.alone && line.alone,
    })
}

fn paragraph(block: Block, sheet: usize, cell: Option<Cell>, fonts: &FontTable) -> Option<Paragraph> {
    let extent = block.pieces.iter().map(|line| (line.x0, line.x1)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))?;
    Some(Paragraph {
        sheet,
        ordinal: 0,
        page: None,
        zone: block.zone,
        cell,
        extent: Some(Extent { left: extent.0 * MM, right: extent.1 * MM }),
        align: block.align,
        first_indent_mm: block.indent.map(|indent| indent * MM),
        gap_before_pt: block.gap,
        line_spacing: block.spacing(),
        rule_below: block.rule,
        empty_before: 0,
        starts_page: block.starts_page,
        continues: block.continues,
        keep_with_next: false,
        outline_level: None,
        lines: block.pieces.iter().map(|line| self::line(line, fonts)).collect(),
    })
}

fn line(piece: &Piece, fonts: &FontTable) -> Line {
    let mut spans: Vec<(Style, bool, String)> = Vec::new();
    for (index, word) in piece.words.iter().enumerate() {
        if index > 0
            && let Some((_, _, text)) = spans.last_mut()
        {
            text.push(' ');
        }
        for glyph in &word.glyphs {
            match spans.last_mut() {
                Some((style, underlined, text)) if alike(style, &glyph.style) && *underlined == word.underlined => {
                    text.push_str(&glyph.text);
                }
                _ => spans.push((glyph.style, word.underlined, glyph.text.clone())),
            }
        }
    }
    let spans = spans.into_iter().map(|(style, underline, text)| {
        let font = fonts.get(style.font);
        Span {
            text: text.nfc().collect(),
            face: font.and_then(|font| font.name.as_ref()).map(|name| name.family.clone()),
            size_pt: Some((style.size * 100.0).round() / 100.0),
            bold: style.thickened || font.is_some_and(|font| font.bold),
            italic: style.slanted || font.is_some_and(|font| font.italic),
            underline,
            colour: style.colour,
        }
    });
    Line {
        spans: spans.collect(),
        area: Some(Area {
            left: piece.x0 * MM,
            top: (piece.y - ASCENT * piece.size) * MM,
            right: piece.x1 * MM,
            bottom: (piece.y + DESCENT * piece.size) * MM,
        }),
        baseline: Some(piece.y * MM),
        width_pt: Some(piece.x1 - piece.x0),
    }
}

fn alike(a: &Style, b: &Style) -> bool {
    a.font == b.font
        && a.thickened == b.thickened
        && a.slanted == b.slanted
        && a.colour == b.colour
        && (a.size - b.size).abs() < 0.05
}
