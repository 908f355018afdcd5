//! An appendix's data as a table: head, groups, numbers, rows, total.

use super::grid::Grid;
use super::{column, row_id, total};
use crate::compile::Context;
use crate::compile::inline::Allows;
use crate::decree::Clause;
use crate::document::{AnchorKind, Cell, CellAlign, ColumnRole, NodeId, Row, RowKind, Run, Table, Text};
use crate::source::toml::{AppendixTable, ColumnSource, GroupSource, RowSource, TableNumbering};
use crate::source::{Fault, Problem, Span, Wanted};
use crate::vietnamese::roman;

/// Numbers of rows, groups and columns: the decree leaves the form of tables to the office.
const PRACTICE: Clause = Clause::new("thuc-hanh");

impl Context<'_> {
    /// The table of the appendix `id`, which references call `label`.
    pub(in crate::compile) fn data_table(&mut self, source: &AppendixTable, id: &NodeId, label: &str) -> Table {
        let id = id.child("bang");
        let columns = source.columns.iter().map(|source| {
            let name = source.name.as_ref().map_or("", |name| name.value.trim());
            column(source.id.value.trim().to_owned(), name.to_owned(), source.role, source.span)
        });
        let mut table = Table {
            id: id.clone(),
            caption: None,
            unit: source.unit.as_ref().map(|unit| {
                let mut text = vec![Run::generated("Đơn vị tính: ", PRACTICE)];
                text.extend(self.text_of_toml(unit, Allows::Values));
                text
            }),
            columns: columns.collect(),
            head: Vec::new(),
            rows: Vec::new(),
            span: source.span,
        };
        table.head = self.head(source, &id);
        let number = source.columns.iter().position(|column| column.role == ColumnRole::Number);
        let mut rows = Rows { source, id: &id, within: label.to_owned(), label, number, counter: 0, rows: Vec::new() };
        // Without columns there is no place for a row; that is reported.
        if !source.columns.is_empty() {
            rows.add(self, &source.rows);
            rows.add_groups(self, &source.groups, "");
        }
        table.rows = rows.rows;
        table.rows.extend(total::row_of_totals(source, &id));
        table
    }

    /// One tier, two where columns share a name, and the row "1 2 3 …".
    fn head(&mut self, source: &AppendixTable, id: &NodeId) -> Vec<Row> {
        let id = id.child("dau");
        let columns = &source.columns;
        let is_tiered = columns.iter().any(|column| column.group.is_some());
        let tiers = if is_tiered { 2 } else { 1 };
        let mut rows: Vec<Row> =
            (1..=tiers).map(|tier| row(id.child(format_args!("hang.{tier}")), RowKind::Head, source.span)).collect();
        let mut index = 0;
        while let Some(first) = columns.get(index) {
            let name = |column: &ColumnSource| column.group.as_ref().map(|group| group.value.trim().to_owned());
            let shared = name(first);
            let wide = match &shared {
                Some(_) => columns.iter().skip(index).take_while(|column| name(column) == shared).count(),
                None => 1,
            };
            let upper = match &first.group {
                Some(group) => {
                    let text = self.text_of_toml(group, Allows::Values);
                    (vec![text], wide, 1)
                }
                None => (self.column_head(first), 1, tiers),
            };
            if let Some(row) = rows.first_mut() {
                row.cells.push(cell(&row.id, index, upper.1, upper.2, CellAlign::Center, upper.0, first.span));
            }
            if shared.is_some() {
                for (offset, column) in columns.iter().skip(index).take(wide).enumerate() {
                    let text = self.column_head(column);
                    if let Some(row) = rows.get_mut(1) {
                        row.cells.push(cell(&row.id, index + offset, 1, 1, CellAlign::Center, text, column.span));
                    }
                }
            }
            index += wide;
        }
        if source.number_row {
            let mut numbers = row(id.child("so-cot"), RowKind::Numbers, source.span);
            for (index, column) in columns.iter().enumerate() {
                let text = vec![Run::generated((index + 1).to_string(), PRACTICE)];
                numbers.cells.push(cell(&numbers.id, index, 1, 1, CellAlign::Center, vec![text], column.span));
            }
            rows.push(numbers);
        }
        rows
    }

    /// A column's name, and its unit below it in brackets.
    fn column_head(&mut self, column: &ColumnSource) -> Vec<Text> {
        let mut lines: Vec<Text> = column.name.iter().map(|name| self.text_of_toml(name, Allows::Values)).collect();
        if let Some(unit) = &column.unit {
            let mut line = vec![Run::generated("(", PRACTICE)];
            line.extend(self.text_of_toml(unit, Allows::Values));
            line.push(Run::generated(")", PRACTICE));
            lines.push(line);
        }
        lines
    }
}

/// The rows below the head, as they are added.
struct Rows<'a> {
    source: &'a AppendixTable,
    id: &'a NodeId,
    /// What references call the appendix: "Phụ lục I".
    label: &'a str,
    /// What ends a reference to a row: "Phụ lục I"; "Mục II Phụ lục I" where the rows of each group are numbered anew.
    within: String,
    /// The column of the numbers.
    number: Option<usize>,
    counter: usize,
    rows: Vec<Row>,
}

impl Rows<'_> {
    /// A run of rows with no group between them.
    fn add(&mut self, context: &mut Context<'_>, sources: &[RowSource]) {
        let mut grid = Grid::new(&self.source.columns);
        for (index, source) in sources.iter().enumerate() {
            let first = index == 0;
            if source.same_number && first {
                let fault = Fault::WrongValue { key: "viec.cung-tt".to_owned(), wanted: Wanted::RowAbove };
                context.problems.push(Problem { span: source.span, fault });
            }
            let continues = source.same_number && !first;
            if !continues {
                self.counter += 1;
            }
            let id = match &source.id {
                Some(id) => NodeId::root(format!("nhiem-vu:{}", id.value.trim())),
                None => row_id(self.id, self.rows.len() + 1),
            };
            let id = context.unique(id);
            let mut row = row(id.clone(), RowKind::Item, source.span);
            if let Some(declared) = &source.id {
                let printed = format!("nhiệm vụ {} {}", self.counter, self.within);
                context.declare(AnchorKind::Task, declared.value.trim().to_owned(), id.clone(), printed, declared.span);
            }
            row.cells = grid.row(context, source, &id, self.number, sources.len() - index);
            if let Some(column) = self.number.filter(|_| !continues) {
                let rows = 1 + sources.iter().skip(index + 1).take_while(|next| next.same_number).count();
                let text = vec![Run::generated(self.counter.to_string(), PRACTICE)];
                let number = cell(&id, column, 1, rows, CellAlign::Center, vec![text], source.span);
                let at = row.cells.partition_point(|cell| cell.column < column);
                row.cells.insert(at, number);
            }
            self.rows.push(row);
        }
    }

    /// The groups inside the one whose numerals are `above`: "" at the top, then "II", "II.A".
    fn add_groups(&mut self, context: &mut Context<'_>, groups: &[GroupSource], above: &str) {
        let depth = above.split('.').filter(|numeral| !numeral.is_empty()).count() + 1;
        for (index, group) in groups.iter().enumerate() {
            let ordinal = index + 1;
            let numeral = match depth {
                1 => roman(ordinal),
                2 => letter(ordinal),
                _ => ordinal.to_string(),
            };
            let path = if above.is_empty() { numeral.clone() } else { format!("{above}.{numeral}") };
            let row = self.group(context, group, numeral, depth);
            self.rows.push(row);
            if self.source.numbering == TableNumbering::PerGroup {
                self.counter = 0;
                self.within = format!("Mục {path} {}", self.label);
            }
            self.add(context, &group.rows);
            self.add_groups(context, &group.groups, &path);
        }
    }

    /// The row that names a group: its numeral in the numbers' column, its name over the rest.
    fn group(&mut self, context: &mut Context<'_>, group: &GroupSource, numeral: String, depth: usize) -> Row {
        let id = row_id(self.id, self.rows.len() + 1);
        let kind = if depth == 1 { RowKind::Group } else { RowKind::Subgroup };
        let mut row = row(id, kind, group.span);
        row.keep_with_next = true;
        let mut name = group.name.as_ref().map(|name| context.text_of_toml(name, Allows::Values)).unwrap_or_default();
        if context.layout.components.row(kind).capitals {
            name = crate::compile::frame::capitals(name);
        }
        let columns = self.source.columns.len();
        let span = group.name.as_ref().map_or(group.span, |name| name.span);
        match self.number {
            Some(0) if columns > 1 => {
                let numeral = vec![Run::generated(numeral, PRACTICE)];
                row.cells.push(cell(&row.id, 0, 1, 1, CellAlign::Center, vec![numeral], span));
                row.cells.push(cell(&row.id, 1, columns - 1, 1, CellAlign::Left, vec![name], span));
            }
            _ => {
                name.insert(0, Run::generated(format!("{numeral}. "), PRACTICE));
                row.cells.push(cell(&row.id, 0, columns, 1, CellAlign::Left, vec![name], span));
            }
        }
        row
    }
}

/// A, B, … Z; beyond them the number: no table has so many groups in a group.
fn letter(ordinal: usize) -> String {
    match u8::try_from(ordinal) {
        Ok(n @ 1..=26) => char::from(b'A' + n - 1).to_string(),
        _ => ordinal.to_string(),
    }
}

pub(super) fn row(id: NodeId, kind: RowKind, span: Span) -> Row {
    Row { id, kind, cells: Vec::new(), keep_with_next: false, may_break: false, span }
}

pub(super) fn cell(
    row: &NodeId,
    column: usize,
    columns: usize,
    rows: usize,
    align: CellAlign,
    paragraphs: Vec<Text>,
    span: Span,
) -> Cell {
    Cell { id: row.child(format_args!("o.{}", column + 1)), column, columns, rows, align, paragraphs, span }
}
