//! Which cell stands where: merged cells cover their neighbours, and nothing may stand twice.

use crate::compile::Context;
use crate::document::{Cell, CellAlign, NodeId};
use crate::source::toml::{CellSource, ColumnSource, RowSource};
use crate::source::{Fault, Problem, Span, SpanFault};

/// What a merged cell of a row above still covers.
#[derive(Debug, Clone, Copy)]
struct Covered {
    rows: usize,
    by: Span,
}

/// The rows of one group on their way into cells: a merged cell ends where its group does.
pub(super) struct Grid<'c> {
    columns: &'c [ColumnSource],
    covered: Vec<Option<Covered>>,
}

impl<'c> Grid<'c> {
    pub(super) fn new(columns: &'c [ColumnSource]) -> Self {
        Self { columns, covered: vec![None; columns.len()] }
    }

    /// The cells of a row of which `left` rows of the group are left, itself among them. The number's column is left out:
    /// the compiler fills it.
    pub(super) fn row(
        &mut self,
        context: &mut Context<'_>,
        row: &RowSource,
        id: &NodeId,
        number: Option<usize>,
        left: usize,
    ) -> Vec<Cell> {
        let mut cells: Vec<Cell> = Vec::new();
        let mut covered_here = vec![None; self.columns.len()];
        let mut index = 0;
        while index < self.columns.len() {
            let above = self.take(index);
            let given = row.cells.iter().find(|(column, _)| *column == index).map(|(_, cell)| cell);
            if let Some(above) = above {
                if let Some(place) = covered_here.get_mut(index).filter(|_| above.rows > 1) {
                    *place = Some(Covered { rows: above.rows - 1, ..above });
                }
                if let Some(cell) = given {
                    self.overlap(context, index, cell, above.by);
                }
                index += 1;
                continue;
            }
            if number == Some(index) {
                index += 1;
                continue;
            }
            let Some(cell) = given else {
                cells.push(self.cell(context, id, index, None, (1, 1), row.span));
                index += 1;
                continue;
            };
            let columns = self.columns_of(context, row, cell, index, number);
            let rows = cell.rows.min(left);
            if cell.rows > left {
                let fault = Fault::Span(SpanFault::BeyondRows { left });
                context.problems.push(Problem { span: cell.span, fault });
            }
            if rows > 1 {
                let below = Covered { rows: rows - 1, by: cell.span };
                covered_here.iter_mut().skip(index).take(columns).for_each(|place| *place = Some(below));
            }
            cells.push(self.cell(context, id, index, Some(cell), (columns, rows), cell.span));
            index += columns;
        }
        self.covered = covered_here;
        cells
    }

    fn take(&mut self, index: usize) -> Option<Covered> {
        self.covered.get_mut(index).and_then(Option::take)
    }

    fn overlap(&self, context: &mut Context<'_>, index: usize, cell: &CellSource, by: Span) {
        let column = self.columns.get(index).map_or_else(String::new, |column| column.id.value.clone());
        let fault = Fault::Span(SpanFault::Overlap { column, by });
        context.problems.push(Problem { span: cell.span, fault });
    }

    /// How many columns a cell covers: as many as it says, as far as they are there and free; the number's never is.
    fn columns_of(
        &self,
        context: &mut Context<'_>,
        row: &RowSource,
        cell: &CellSource,
        index: usize,
        number: Option<usize>,
    ) -> usize {
        let there = self.columns.len() - index;
        if cell.columns > there {
            let fault = Fault::Span(SpanFault::BeyondColumns { left: there });
            context.problems.push(Problem { span: cell.span, fault });
        }
        let wanted = cell.columns.min(there);
        for covered in index + 1..index + wanted {
            if let Some((_, other)) = row.cells.iter().find(|(column, _)| *column == covered) {
                self.overlap(context, covered, other, cell.span);
            } else if let Some(Some(above)) = self.covered.get(covered) {
                self.overlap(context, covered, cell, above.by);
            } else if number == Some(covered) {
                // The compiler writes the numbers: no cell can cover their column.
                self.overlap(context, covered, cell, cell.span);
            } else {
                continue;
            }
            // It ends there, so that no place has two cells: a draft is set with all its words.
            return covered - index;
        }
        wanted
    }

    fn cell(
        &self,
        context: &mut Context<'_>,
        row: &NodeId,
        index: usize,
        source: Option<&CellSource>,
        (columns, rows): (usize, usize),
        span: Span,
    ) -> Cell {
        let name = self.columns.get(index).map_or("", |column| column.id.value.trim());
        let paragraphs = source.map(|source| {
            let texts = source.paragraphs.iter();
            texts.map(|inline| context.text_of(inline, crate::compile::inline::Allows::All)).collect()
        });
        Cell {
            id: row.child(name),
            column: index,
            columns,
            rows,
            align: CellAlign::Left,
            paragraphs: paragraphs.unwrap_or_default(),
            span,
        }
    }
}
