//! A table of a foreign text, taken into the script.

use super::lines::Line;
use super::roles::{At, Reader};
use super::tables::{self, Row};
use crate::document::{ColumnRole, RowKind};
use crate::recognise::Prose;
use crate::script::{Grid, GridCell, GridColumn, GridRow, Passage, Role};
use crate::source::Span;

/// How many passages may stand between two halves of one table: page numbers, the name of a group.
const BETWEEN: usize = 4;

impl Reader<'_> {
    /// The rows of a table; those behind a page break go on with the table before it.
    pub(super) fn table(&mut self, lines: &[&Line]) {
        if matches!(self.at, At::Title | At::Opening | At::TableText) {
            self.at = At::Body;
        }
        let rows = tables::rows(lines);
        let file = self.file;
        let span = |line: &Line| Span::new(file, line.range());
        let Some(whole) = rows.iter().map(|row| span(row.line)).reduce(Span::to) else { return };
        let part = self.script.parts.len().saturating_sub(1);
        let (grid, mut made) = match self.goes_on_with(&rows, part) {
            Some(before) => (before, self.script.grids.pop()),
            None => (self.script.grids.len(), None),
        };
        let is_continued = made.is_some();
        let mut made = made.take().unwrap_or(Grid { part, columns: Vec::new(), rows: Vec::new(), span: whole });
        made.span = made.span.to(whole);
        for row in &rows {
            let is_head = row.kind == RowKind::Head;
            if is_head && is_continued && tables::is_head(row) {
                continue;
            }
            let kind = if is_head && is_continued { tables::body_kind(row) } else { row.kind };
            self.row(&mut made, grid, row, kind, span(row.line));
        }
        self.script.grids.push(made);
    }

    /// The table that `rows` go on with: the last one, where it has as many columns and hardly anything stands between.
    fn goes_on_with(&self, rows: &[Row<'_>], part: usize) -> Option<usize> {
        let last = self.script.grids.last().filter(|last| last.part == part)?;
        let first = rows.first()?;
        let same_width = first.cells.len() == last.columns.len();
        let is_repeated = tables::is_head(first) && {
            let names =
                first.cells.iter().map(|cell| tables::column_role(&tables::name(cell, self.sources, self.file)));
            names.eq(last.columns.iter().map(|column| column.role))
        };
        let between = self
            .script
            .passages
            .iter()
            .rev()
            .take_while(|passage| !matches!(passage.role, Role::Cell { .. } | Role::Head { .. }));
        let between: Vec<&Passage> = between.take(BETWEEN + 1).collect();
        let is_near = between.len() <= BETWEEN
            && between.iter().all(|passage| matches!(passage.role, Role::Stray | Role::Caption));
        (same_width && is_near && (is_repeated || !tables::is_head(first))).then(|| self.script.grids.len() - 1)
    }

    fn row(&mut self, made: &mut Grid, grid: usize, row: &Row<'_>, kind: RowKind, whole: Span) {
        let part = made.part;
        let mut cells = Vec::new();
        for (column, cell) in row.cells.iter().enumerate() {
            let start = self.script.passages.len();
            let mut printed: Vec<String> = Vec::new();
            let mut place: Option<Span> = None;
            for paragraph in cell {
                let pieces: Vec<(Span, bool)> =
                    paragraph.iter().map(|piece| (Span::new(self.file, piece.clone()), false)).collect();
                let prose = Prose::of_pieces(&pieces, self.sources);
                let Some(here) = pieces.iter().map(|(span, _)| *span).reduce(Span::to) else { continue };
                place = Some(place.map_or(here, |place| place.to(here)));
                printed.push(prose.words().trim().to_owned());
                let role =
                    if kind == RowKind::Head { Role::Head { grid } } else { Role::Cell { grid, row: made.rows.len() } };
                self.script.passages.push(Passage { part, role, label: String::new(), prose, span: here });
            }
            let span = place.unwrap_or(whole);
            if kind == RowKind::Head {
                let name = printed.join(" ");
                let role = tables::column_role(&name);
                let role =
                    if role == ColumnRole::Other && column == 0 && name.is_empty() { ColumnRole::Number } else { role };
                made.columns.push(GridColumn { role, name, span });
            } else {
                let passages = start..self.script.passages.len();
                cells.push(GridCell { column, columns: 1, rows: 1, passages, printed: printed.join("\n"), span });
            }
        }
        if kind != RowKind::Head {
            made.rows.push(GridRow { kind, cells, span: whole });
        }
    }
}
