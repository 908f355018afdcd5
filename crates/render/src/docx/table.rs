//! Tables of the document: an appendix as data, or a table in the text.
//!
//! The box that LibreOffice 7.4 makes of what is written here, measured to the twip, and that the PDF follows: a row is as
//! high as its upper border, the upper margin, its lines and the lower margin, and the table has one border more at its
//! foot; text is as wide as its columns less the margins at both sides, however thick the borders, and stands half a
//! border to the right of that. The same holds on every page of a table that goes over several.

use std::borrow::Cow;

use docx_rs::{
    BorderType, Paragraph, Table, TableBorder, TableBorderPosition, TableBorders, TableCell, TableCellMargins,
    TableLayoutType, TableRow, VAlignType, VMergeType, WidthType,
};
use plan_core::document::{self, Cell, Row, RowKind, TextExt};

use super::DocxError;
use super::flow::Flow;
use super::notes::TableNote;
use super::styles::{self, id};
use super::tree::Context;
use super::units::{eighths, twips, unsigned};

/// A cell that reaches down into the next row.
#[derive(Debug, Clone, Copy)]
struct Held {
    /// How many rows more it covers.
    rows: usize,
    /// How many columns.
    columns: usize,
}

/// Where the columns begin, in twips from the left; the last is the right edge.
struct Grid(Vec<i32>);

impl Grid {
    /// The columns' widths in twips. Edges are rounded and not widths, so that they fill `width` to the twip.
    fn new(columns: &[document::Column], width: i32) -> Self {
        let whole: f64 = columns.iter().map(|column| column.width).sum();
        let scale = if whole > 0.0 { f64::from(width) / whole } else { 0.0 };
        let edges = columns.iter().scan(0.0, |edge, column| {
            *edge += column.width;
            Some(twips(*edge * scale / 20.0))
        });
        Self(std::iter::once(0).chain(edges).collect())
    }

    /// How wide `columns` columns are from `column` on.
    fn width(&self, column: usize, columns: usize) -> usize {
        let edge = |index: usize| self.0.get(index).or(self.0.last()).copied().unwrap_or(0);
        unsigned(edge(column + columns) - edge(column))
    }

    fn columns(&self) -> usize {
        self.0.len().saturating_sub(1)
    }
}

impl Context<'_> {
    /// A table with its caption and its unit.
    pub(super) fn table(&mut self, table: &document::Table, flow: &mut Flow) -> Result<(), DocxError> {
        let form = &self.volume.layout.table;
        let mut above = form.gap_before.pt();
        if let Some(caption) = &table.caption {
            let begun = self.named(id::TABLE_CAPTION, &table.id).keep_next(true);
            flow.paragraph(self.add_bookmarked(begun, &[&table.id], caption)?, above, 0.0);
            above = 0.0;
        }
        if let Some(unit) = &table.unit {
            let unit = self.line(id::TABLE_UNIT, &format!("{}/don-vi-tinh", table.id), unit)?;
            flow.paragraph(unit.keep_next(true), above, 0.0);
            above = 0.0;
        }
        let set = self.rows(table)?;
        flow.table(self, set, above, form.gap_after.pt());
        Ok(())
    }

    fn rows(&mut self, table: &document::Table) -> Result<Table, DocxError> {
        let form = &self.volume.layout.table;
        let grid = Grid::new(&table.columns, self.text_width());
        let mut held: Vec<Option<Held>> = vec![None; grid.columns()];
        let mut rows = Vec::with_capacity(table.head.len() + table.rows.len());
        for (index, row) in table.all_rows().enumerate() {
            let is_head = index < table.head.len();
            // A reference to the table leads to its caption; where it has none, to its first cell.
            let nodes = if index == 0 && table.caption.is_none() { vec![&table.id, &row.id] } else { vec![&row.id] };
            let (set, first) = self.row(row, &nodes, &grid, &mut held)?;
            if is_head {
                self.notes.head_row(&first);
            }
            if index == 0 {
                self.notes.table(&first, note(self.part, table));
            }
            rows.push(set);
        }
        let margin = |pt: f64| unsigned(twips(pt));
        let (side, top, bottom) =
            (margin(form.margin_side.pt()), margin(form.margin_top.pt()), margin(form.margin_bottom.pt()));
        let widths: Vec<usize> = (0..grid.columns()).map(|column| grid.width(column, 1)).collect();
        Ok(Table::without_borders(rows)
            .set_borders(self.borders())
            .width(widths.iter().sum(), WidthType::Dxa)
            .set_grid(widths)
            .indent(0)
            .layout(TableLayoutType::Fixed)
            .margins(TableCellMargins::new().margin(top, side, bottom, side)))
    }

    fn borders(&self) -> TableBorders {
        let layout = self.volume.layout;
        [
            TableBorderPosition::Top,
            TableBorderPosition::Left,
            TableBorderPosition::Bottom,
            TableBorderPosition::Right,
            TableBorderPosition::InsideH,
            TableBorderPosition::InsideV,
        ]
        .into_iter()
        .fold(TableBorders::with_empty(), |borders, position| {
            borders.set(
                TableBorder::new(position)
                    .border_type(BorderType::Single)
                    .size(eighths(layout.table.rule.pt()))
                    .color(&layout.type_face.colour),
            )
        })
    }

    /// A row, and the name of its first paragraph. `held` are the cells that reach into it, by their first column.
    fn row(
        &mut self,
        row: &Row,
        nodes: &[&document::NodeId],
        grid: &Grid,
        held: &mut [Option<Held>],
    ) -> Result<(TableRow, String), DocxError> {
        let mut cells = Vec::new();
        let mut first = None;
        let mut own = row.cells.iter().peekable();
        let mut column = 0;
        while let Some(above) = held.get_mut(column) {
            let (cell, paragraphs, columns) = if let Some(covering) = above.take() {
                *above = Some(Held { rows: covering.rows - 1, ..covering }).filter(|held| held.rows > 0);
                let cell = TableCell::new().vertical_merge(VMergeType::Continue);
                (cell, vec![self.blank(row, column)], covering.columns)
            } else if let Some(cell) = own.next_if(|cell| cell.column == column) {
                let columns = cell.columns.clamp(1, grid.columns() - column);
                let rows = cell.rows.saturating_sub(1);
                *above = Some(Held { rows, columns }).filter(|held| held.rows > 0);
                let nodes = if first.is_none() { nodes } else { &[] };
                let paragraphs = self.cell(row.kind, cell, nodes)?;
                let begins =
                    if cell.rows > 1 { TableCell::new().vertical_merge(VMergeType::Restart) } else { TableCell::new() };
                (begins, paragraphs, columns)
            } else {
                (TableCell::new(), vec![self.blank(row, column)], 1)
            };
            first = first.or_else(|| paragraphs.first().map(|paragraph| paragraph.id.clone()));
            let cell = aligned(cell, row.kind).width(grid.width(column, columns), WidthType::Dxa);
            let cell = if columns > 1 { cell.grid_span(columns) } else { cell };
            let kept = paragraphs.into_iter().map(|p| if row.keep_with_next { p.keep_next(true) } else { p });
            cells.push(kept.fold(cell, TableCell::add_paragraph));
            column += columns;
        }
        if let Some(cell) = own.next() {
            return Err(DocxError::Cell { cell: cell.id.to_string() });
        }
        let set = TableRow::new(cells);
        Ok((if row.may_break { set } else { set.cant_split() }, first.unwrap_or_default()))
    }

    /// The paragraphs of a cell; an empty one where it has none, because Word wants one.
    fn cell(&mut self, kind: RowKind, cell: &Cell, nodes: &[&document::NodeId]) -> Result<Vec<Paragraph>, DocxError> {
        let (style, _) = styles::row(kind);
        let align = styles::cell_alignment(cell.align, self.volume.layout.components.row(kind));
        let blank = [Vec::new()];
        let texts = if cell.paragraphs.is_empty() { &blank[..] } else { &cell.paragraphs };
        let mut paragraphs = Vec::with_capacity(texts.len());
        for (text, ordinal) in texts.iter().zip(1..) {
            let mut paragraph = self.named(style, &cell.id.child(format_args!("doan.{ordinal}")));
            if let Some(align) = align {
                paragraph = paragraph.align(align);
            }
            let nodes = if ordinal == 1 { nodes } else { &[] };
            paragraphs.push(self.add_bookmarked(paragraph, nodes, text)?);
        }
        Ok(paragraphs)
    }

    /// The paragraph of a cell that another one covers.
    fn blank(&mut self, row: &Row, column: usize) -> Paragraph {
        self.empty(styles::row(row.kind).0, &format!("{}/cot.{}", row.id, column + 1))
    }
}

/// What a row lists begins at the top of its cells; all others stand in the middle.
fn aligned(cell: TableCell, kind: RowKind) -> TableCell {
    match kind {
        RowKind::Item => cell,
        RowKind::Head | RowKind::Numbers | RowKind::Group | RowKind::Subgroup | RowKind::Total => {
            cell.vertical_align(VAlignType::Center)
        }
    }
}

/// The table's title, and the names of its columns.
fn note(part: &document::Part, table: &document::Table) -> TableNote {
    let caption = table.caption.as_ref().map_or_else(|| part.title_text(), |caption| caption.plain());
    let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    TableNote { caption: Cow::Owned(caption), description: Cow::Owned(names.join("; ")), is_data: true }
}
