//! Tables: cells with their room, and rows by what stands together on a page.

use plan_core::document::{self as model, RowKind};

use super::build::PartBuild;
use super::{Bundle, Cell, Row, Table};

/// Where a page break may divide a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowBreaks {
    /// Between rows, and inside of those that the model allows to be divided.
    AsModelled,
    /// Anywhere: where a row or the name of a group proved higher than its page.
    Anywhere,
}

impl PartBuild<'_> {
    pub(super) fn table(&self, table: &model::Table) -> Table {
        let c = self.components();
        // A head too high for a page isn't repeated: nothing would ever stand below it.
        let repeats = !table.head.iter().any(|row| row.may_break);
        let (head, above) = if repeats { (&table.head[..], &[][..]) } else { (&[][..], &table.head[..]) };
        Table {
            id: table.id.clone(),
            caption: table.caption.as_ref().map(|text| self.line(text, &self.room(&c.table_caption))),
            unit: table.unit.as_ref().map(|text| self.line(text, &self.room(&c.table_unit))),
            columns: table.columns.iter().map(|column| column.width).collect(),
            head: head.iter().map(|row| self.row(row, table)).collect(),
            bundles: self.bundles(above.iter().chain(&table.rows), table),
        }
    }

    fn bundles<'r>(&self, mut rows: impl Iterator<Item = &'r model::Row>, table: &model::Table) -> Vec<Bundle> {
        let mut bundles = Vec::new();
        while let Some(first) = rows.next() {
            let (mut names, mut row) = (Vec::new(), first);
            while self.is_name(row) {
                let Some(next) = rows.next() else { break };
                names.push(self.row(row, table));
                row = next;
            }
            let mut bundle = Bundle { names, rows: vec![self.row(row, table)], is_kept: true };
            let mut held = reach(row);
            while held > 1
                && let Some(next) = rows.next()
            {
                bundle.is_kept &= row.keep_with_next && self.breaks == RowBreaks::AsModelled;
                bundle.rows.push(self.row(next, table));
                held = (held - 1).max(reach(next));
                row = next;
            }
            bundles.push(bundle);
        }
        bundles
    }

    /// Whether a row is the name of a group that stays with the row below.
    fn is_name(&self, row: &model::Row) -> bool {
        matches!(row.kind, RowKind::Group | RowKind::Subgroup)
            && row.keep_with_next
            && !row.may_break
            && reach(row) == 1
            && self.breaks == RowBreaks::AsModelled
    }

    fn row(&self, row: &model::Row, table: &model::Table) -> Row {
        let component = match row.kind {
            RowKind::Head => "table-head",
            RowKind::Numbers => "table-numbers",
            RowKind::Group => "table-group",
            RowKind::Subgroup => "table-subgroup",
            RowKind::Item => "table-item",
            RowKind::Total => "table-total",
        };
        Row {
            id: row.id.clone(),
            component,
            may_break: row.may_break || self.breaks == RowBreaks::Anywhere,
            cells: row.cells.iter().map(|cell| self.cell(cell, row.kind, table)).collect(),
        }
    }

    fn cell(&self, cell: &model::Cell, kind: RowKind, table: &model::Table) -> Cell {
        let form = &self.volume.layout.table;
        let covered = table.columns.iter().skip(cell.column).take(cell.columns).map(|column| column.width);
        // Word processors keep the margins from the border's edge, and half of each border lies in the cell.
        let width = covered.sum::<f64>() - 2.0 * form.margin_side.pt();
        let room = self.column(self.components().row(kind), width);
        Cell {
            columns: cell.columns,
            rows: cell.rows,
            align: cell.align,
            paragraphs: self.lines(&cell.paragraphs, &room),
        }
    }
}

/// How many rows the cells of a row cover, itself included.
fn reach(row: &model::Row) -> usize {
    row.cells.iter().map(|cell| cell.rows).max().unwrap_or(1)
}
