//! Borderless tables of two columns: the form's blocks that stand side by side.

use docx_rs::{LineSpacing, Paragraph, Table, TableCell, TableCellMargins, TableLayoutType, TableRow, WidthType};
use plan_core::decree::{Number, Page};

use super::notes::TableNote;
use super::tree::Context;
use super::units::{gap, twips, twips_at_least, unsigned};

/// Widths of two columns, in twips. Together they fill the text width to the twip, so that Word has nothing to round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) left: i32,
    pub(super) right: i32,
}

impl Columns {
    /// Columns of which the left one is as wide as the layout says; the right one takes the rest.
    pub(super) fn new(page: &Page, left: &Number) -> Self {
        let left = twips(left.pt());
        Self { left, right: text_width(page) - left }
    }
}

/// Width between the margins, in twips, as Word gets it from the rounded page and margins.
pub(super) fn text_width(page: &Page) -> i32 {
    twips(page.width.pt()) - twips_at_least(page.margin_left.pt()) - twips_at_least(page.margin_right.pt())
}

/// The paragraphs of a row's left and right cell.
pub(super) type Row = [Vec<Paragraph>; 2];

impl Context<'_> {
    /// A table of two columns, with a note for those who can't see it.
    pub(super) fn table(&mut self, note: TableNote, columns: Columns, rows: Vec<Row>) -> Table {
        if let Some(first) = rows.iter().flatten().flatten().next() {
            self.notes.table(&first.id, note);
        }
        borderless(columns, rows)
    }
}

/// A table without borders whose text begins and ends at the page's margins.
fn borderless(columns: Columns, rows: Vec<Row>) -> Table {
    let widths = [columns.left, columns.right].map(unsigned);
    let rows = rows.into_iter().map(|[left, right]| {
        let cells = [(left, widths[0]), (right, widths[1])].map(|(paragraphs, width)| {
            let cell = TableCell::new().width(width, WidthType::Dxa);
            paragraphs.into_iter().fold(cell, TableCell::add_paragraph)
        });
        TableRow::new(cells.into()).cant_split()
    });
    Table::without_borders(rows.collect())
        .set_grid(widths.to_vec())
        .width(widths.iter().sum(), WidthType::Dxa)
        .indent(0)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
}

/// `paragraph` with a gap of `pt` above it; what its style says of spacing otherwise stays.
pub(super) fn with_gap_before(paragraph: Paragraph, pt: f64) -> Paragraph {
    paragraph.line_spacing(LineSpacing::new().before(gap(pt)))
}
