//! The last row: sums of columns with `tong`.

use super::data::{cell, row};
use crate::decree::Clause;
use crate::document::{CellAlign, NodeId, Row, RowKind, Run, Table, TextExt};
use crate::recognise::{figure, sum, written};
use crate::source::toml::{AppendixTable, Total};

/// The row of sums; none where no column asks for one. The sums themselves come when the words of every cell are known.
pub(super) fn row_of_totals(source: &AppendixTable, id: &NodeId) -> Option<Row> {
    let practice = Clause::new("thuc-hanh");
    let first = source.columns.iter().position(|column| column.total.is_some())?;
    let mut total = row(id.child("tong"), RowKind::Total, source.span);
    if first > 0 {
        let label = vec![Run::generated("Tổng cộng", practice.clone())];
        total.cells.push(cell(&total.id, 0, first, 1, CellAlign::Center, vec![label], source.span));
    }
    for (index, column) in source.columns.iter().enumerate().skip(first) {
        let text = column.total.as_ref().map(|wanted| match &wanted.value {
            Total::Typed(typed) => vec![Run::source(typed.clone(), wanted.span)],
            Total::Computed => vec![Run::generated("", practice.clone())],
        });
        let paragraphs = text.into_iter().collect();
        total.cells.push(cell(&total.id, index, 1, 1, CellAlign::Right, paragraphs, column.span));
    }
    Some(total)
}

/// Writes the sums into the last row.
pub(super) fn add_up(table: &mut Table) {
    let sums: Vec<String> = (0..table.columns.len())
        .map(|index| {
            let rows = table.rows.iter().filter(|row| row.kind == RowKind::Item);
            let cells = rows.flat_map(|row| &row.cells).filter(|cell| cell.column == index && cell.columns == 1);
            let figures = cells.flat_map(|cell| &cell.paragraphs).filter_map(|text| figure(&text.plain()));
            sum(figures).map(written).unwrap_or_default()
        })
        .collect();
    let Some(total) = table.rows.last_mut().filter(|row| row.kind == RowKind::Total) else { return };
    for cell in &mut total.cells {
        let empty = cell.paragraphs.iter_mut().flatten().find(|run| run.text.is_empty());
        if let (Some(run), Some(sum)) = (empty, sums.get(cell.column)) {
            run.text.clone_from(sum);
        }
    }
}
