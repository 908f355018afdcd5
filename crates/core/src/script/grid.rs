//! A table as the rules on figures and tasks look at it.

use std::ops::Range;

use crate::document::{ColumnRole, RowKind};
use crate::source::Span;

/// A table.
#[derive(Debug, Clone)]
pub struct Grid {
    /// The part that it stands in.
    pub part: usize,
    /// The columns, in order.
    pub columns: Vec<GridColumn>,
    /// The rows below the head, in order.
    pub rows: Vec<GridRow>,
    /// Where it stands.
    pub span: Span,
}

/// A column.
#[derive(Debug, Clone)]
pub struct GridColumn {
    /// As its head has it.
    pub name: String,
    /// What it holds: declared (`vai`), or told from its name.
    pub role: ColumnRole,
    /// Where it is named.
    pub span: Span,
}

/// A row.
#[derive(Debug, Clone)]
pub struct GridRow {
    /// What it is.
    pub kind: RowKind,
    /// The cells that begin in it, by column.
    pub cells: Vec<GridCell>,
    /// Where it stands.
    pub span: Span,
}

/// A cell.
#[derive(Debug, Clone)]
pub struct GridCell {
    /// The column it begins in, from 0.
    pub column: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// Its paragraphs among the script's passages.
    pub passages: Range<usize>,
    /// Its words as printed, the compiler's among them; paragraphs parted by "\n".
    pub printed: String,
    /// Where it stands.
    pub span: Span,
}

impl Grid {
    /// The first column of a role.
    pub fn column(&self, role: ColumnRole) -> Option<usize> {
        self.columns.iter().position(|column| column.role == role)
    }
}

impl GridRow {
    /// The cell that begins in a column.
    pub fn cell(&self, column: usize) -> Option<&GridCell> {
        self.cells.iter().find(|cell| cell.column == column)
    }
}
