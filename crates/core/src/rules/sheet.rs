//! Tables as figures and tasks: a table that goes on over pages is one.

use crate::document::{ColumnRole, RowKind};
use crate::recognise::unit_of;
use crate::script::{GridCell, GridColumn, GridRow, Role, Script};

/// A table; its rows of all pages.
pub(super) struct Sheet<'a> {
    pub(super) script: &'a Script,
    /// The first grid of it, an index into [`Script::grids`].
    pub(super) grid: usize,
    pub(super) columns: &'a [GridColumn],
    pub(super) rows: Vec<&'a GridRow>,
}

/// The tables of a script; pieces under one head that follow one another are one table.
pub(super) fn sheets(script: &Script) -> Vec<Sheet<'_>> {
    let mut sheets: Vec<Sheet<'_>> = Vec::new();
    let mut part = None;
    for (grid, table) in script.grids.iter().enumerate() {
        let same = |one: &[GridColumn]| {
            one.len() == table.columns.len() && one.iter().zip(&table.columns).all(|(one, two)| one.name == two.name)
        };
        match sheets.last_mut() {
            Some(sheet) if !script.is_plan() && part == Some(table.part) && same(sheet.columns) => {
                sheet.rows.extend(&table.rows);
            }
            _ => sheets.push(Sheet { script, grid, columns: &table.columns, rows: table.rows.iter().collect() }),
        }
        part = Some(table.part);
    }
    sheets
}

impl<'a> Sheet<'a> {
    /// The first column of a role.
    pub(super) fn column(&self, role: ColumnRole) -> Option<usize> {
        self.columns.iter().position(|column| column.role == role)
    }

    /// How many đồng the figures of a column are counted in, where its name or the line above the table says so.
    pub(super) fn unit(&self, column: usize) -> Option<i128> {
        let own = self.columns.get(column).and_then(|column| unit_of(&column.name));
        own.or_else(|| self.head().find_map(unit_of))
    }

    /// The words above the table that say its unit.
    fn head(&self) -> impl Iterator<Item = &'a str> {
        let passages = self.script.passages.as_slice();
        let cells = self.rows.first().and_then(|row| row.cells.first());
        let below = passages.get(..cells.map_or(0, |cell| cell.passages.start)).unwrap_or_default();
        let is_head = |role: Role| matches!(role, Role::Head { grid } if grid == self.grid);
        let above = below.iter().rev().skip_while(move |passage| is_head(passage.role)).take(2);
        above.map(|passage| passage.words()).filter(|words| {
            let words = words.to_lowercase();
            words.contains("đơn vị tính") || words.contains("đvt") || words.contains("đơn vị:")
        })
    }
}

/// The words of the cell that begins in a column; none where it is empty.
pub(super) fn words(row: &GridRow, column: usize) -> Option<&str> {
    row.cell(column).map(|cell| cell.printed.trim()).filter(|words| !words.is_empty())
}

/// Whether nothing stands in a column: neither a cell of its own, nor one that reaches into it.
pub(super) fn is_empty(rows: &[&GridRow], index: usize, column: usize) -> bool {
    let covers = |cell: &GridCell| cell.column <= column && column < cell.column + cell.columns.max(1);
    let here = rows.get(index).is_some_and(|row| row.cells.iter().any(|cell| covers(cell) && has_words(cell)));
    // A cell that covers rows: few begin far above.
    let above = || {
        rows.iter().take(index).rev().take(40).enumerate().any(|(distance, row)| {
            row.cells.iter().any(|cell| covers(cell) && cell.rows > distance + 1 && has_words(cell))
        })
    };
    !here && !above()
}

fn has_words(cell: &GridCell) -> bool {
    cell.printed.chars().any(|c| !c.is_whitespace())
}

/// What the number of a row says of its place: "I", "A" head a group, "1" is a row, "1.1", "a", "-" stand below one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Group,
    Row,
    Below,
}

/// The level of a row by its kind and number.
pub(super) fn level(row: &GridRow, number: Option<usize>) -> Level {
    if matches!(row.kind, RowKind::Group | RowKind::Subgroup) {
        return Level::Group;
    }
    let Some(column) = number else { return Level::Row };
    let label = words(row, column).unwrap_or_default().trim_end_matches(['.', ')']);
    let is_group = |c: char| matches!(c, 'I' | 'V' | 'X' | 'A'..='H');
    if label.is_empty() {
        Level::Below
    } else if label.bytes().all(|byte| byte.is_ascii_digit()) {
        Level::Row
    } else if label.chars().all(is_group) {
        Level::Group
    } else {
        Level::Below
    }
}
