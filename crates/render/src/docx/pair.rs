//! Borderless tables of two columns: the form's blocks that stand side by side.

use docx_rs::{Paragraph, Table, TableCell, TableCellMargins, TableLayoutType, TableRow, WidthType};
use plan_core::decree::Number;

use super::notes::TableNote;
use super::tree::Context;
use super::units::{gap, twips, unsigned};

/// Widths of two columns, in twips. Together they fill the text width to the twip, so that Word has nothing to round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) left: i32,
    pub(super) right: i32,
}

impl Columns {
    /// Columns of which the left one is as wide as the layout says; the right one takes the rest of `width`.
    pub(super) fn new(width: i32, left: &Number) -> Self {
        let left = twips(left.pt());
        Self { left, right: width - left }
    }
}

/// The paragraphs of a row's left and right cell.
pub(super) type Row = [Vec<Paragraph>; 2];

impl Context<'_> {
    /// A table of two columns, with a note for those who can't see it.
    pub(super) fn pair(&mut self, note: TableNote, columns: Columns, rows: Vec<Row>) -> Table {
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

/// `paragraph` with a gap of `pt` above it; what is said of its spacing otherwise stays.
pub(super) fn with_gap_before(paragraph: Paragraph, pt: f64) -> Paragraph {
    let spacing = paragraph.property.line_spacing.clone().unwrap_or_default();
    paragraph.line_spacing(spacing.before(gap(pt)))
}

/// `paragraph` with a gap of `pt` below it; what is said of its spacing otherwise stays.
pub(super) fn with_gap_after(paragraph: Paragraph, pt: f64) -> Paragraph {
    let spacing = paragraph.property.line_spacing.clone().unwrap_or_default();
    paragraph.line_spacing(spacing.after(gap(pt)))
}
