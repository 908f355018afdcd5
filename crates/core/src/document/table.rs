//! Tables: an appendix as data, or a Markdown table in the text.

use serde::Serialize;

use super::{NodeId, Text};
use crate::source::Span;

/// A table, laid out: every cell has its place, every column its width.
#[derive(Debug, Clone, Serialize)]
pub struct Table {
    /// Its name in this document.
    pub id: NodeId,
    /// "Bảng 1. Tên", above it; an appendix's table has its title in the part's.
    pub caption: Option<Text>,
    /// "Đơn vị tính: Triệu đồng", above it at the right, where one unit holds for the whole table.
    pub unit: Option<Text>,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The head: one or two tiers, and the row "1 2 3 …" where it is asked for. Repeated on every page.
    pub head: Vec<Row>,
    /// The rows below the head.
    pub rows: Vec<Row>,
    /// The table in the source.
    pub span: Span,
}

/// What a column holds (*vai*): what the rules look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnRole {
    /// `tt`: the number, which the compiler writes.
    Number,
    /// `noi-dung`: the task.
    Content,
    /// `ket-qua`: product or result.
    Product,
    /// `chu-tri`: who is responsible.
    Lead,
    /// `phoi-hop`: who takes part.
    Support,
    /// `thoi-han`: until when.
    Deadline,
    /// `kinh-phi`: money.
    Money,
    /// `so-lieu`: other figures.
    Figure,
    /// `don-vi-tinh`: units.
    Unit,
    /// `ghi-chu`: remarks.
    Remark,
    /// `khac`, or none given.
    Other,
}

/// How the lines of a cell stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CellAlign {
    /// Flush left.
    Left,
    /// Centred.
    Center,
    /// Flush right: figures.
    Right,
}

/// A column.
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// `ma`: the key its cells have in the rows.
    pub id: String,
    /// Its name, as the head prints it.
    pub name: String,
    /// What it holds.
    pub role: ColumnRole,
    /// Its width, both cell margins included, pt. All widths together are the width of the part's text.
    pub width: f64,
    /// Where it is declared.
    pub span: Span,
}

/// What a row is; each kind is a component of the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// A tier of the head.
    Head,
    /// "1 2 3 …" below the head.
    Numbers,
    /// The name of a group of the first level ("I", in capitals).
    Group,
    /// The name of a group inside a group ("A").
    Subgroup,
    /// A task, or whatever the table lists.
    Item,
    /// The sum of columns.
    Total,
}

/// A row.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// Its name in this document.
    pub id: NodeId,
    /// What it is.
    pub kind: RowKind,
    /// The cells that begin in it, by column; a cell that a merged one covers isn't there.
    pub cells: Vec<Cell>,
    /// Whether no page break may part it from the row below: the name of a group, a row that a merged cell holds.
    pub keep_with_next: bool,
    /// Whether a page break may divide it: only where it is too high for a page.
    pub may_break: bool,
    /// The row in the source.
    pub span: Span,
}

/// A cell, with what it covers.
#[derive(Debug, Clone, Serialize)]
pub struct Cell {
    /// Its name in this document.
    pub id: NodeId,
    /// The column it begins in, from 0.
    pub column: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// How its lines stand.
    pub align: CellAlign,
    /// Its paragraphs; none where it is empty.
    pub paragraphs: Vec<Text>,
    /// The cell in the source.
    pub span: Span,
}

impl Table {
    /// Head and rows, in order.
    pub fn all_rows(&self) -> impl Iterator<Item = &Row> {
        self.head.iter().chain(&self.rows)
    }
}
