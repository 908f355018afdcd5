//! Tables: the data of an appendix and the tables of the text, laid out in the same way.

mod data;
mod grid;
mod markdown;
mod total;

use crate::decree::Layout;
use crate::document::{
    Block, CellAlign, Column, ColumnRole, Document, NodeId, Part, PartKind, Row, Table, TextExt, WideWord,
};
use crate::measure::{self, FontSet};
use crate::source::{AppendixContent, PlanSource};

/// Gives every table the widths of its columns, and every appendix that names no paper the one it reads best on.
///
/// Comes last: only now are the words of every reference known.
pub(super) fn lay_out(document: &mut Document, plan: &PlanSource) {
    let layout = Layout::nd30();
    let fonts = FontSet::BUNDLED;
    let mut wide: Vec<WideWord> = Vec::new();
    for part in &mut document.parts {
        if part.kind == PartKind::Appendix && !has_paper(plan, part) {
            part.paper = measure::paper(part.tables(), layout, &fonts);
        }
        let (width, height) = (layout.page.text_width_pt(part.paper), layout.page.text_height_pt(part.paper));
        each_table(&mut part.body, &mut |table| {
            wide.extend(measure::set_widths(table, width, height, layout, &fonts));
        });
    }
    document.facts.wide_words = wide;
}

/// Whether the author says how the paper lies.
fn has_paper(plan: &PlanSource, part: &Part) -> bool {
    plan.appendices.iter().any(|appendix| {
        let is_this = part.id.as_str() == format!("phu-luc:{}", appendix.id);
        is_this && matches!(&appendix.content, AppendixContent::Data(table, _) if table.paper.is_some())
    })
}

fn each_table(blocks: &mut [Block], change: &mut impl FnMut(&mut Table)) {
    for block in blocks {
        match block {
            Block::Section(section) => each_table(&mut section.body, change),
            Block::Table(table) => change(table),
            Block::Paragraph(_) => {}
        }
    }
}

/// Characters beyond which a cell is a text to read, and not a name or a date to find.
const LONGEST_CENTRED: usize = 60;

/// How the lines of each column stand: numbers in the middle, figures at the right, texts at the left; names and dates
/// in the middle, where all of the column are short.
fn set_aligns(table: &mut Table) {
    let columns: Vec<ColumnRole> = table.columns.iter().map(|column| column.role).collect();
    let is_short = |index: usize, rows: &[Row]| {
        let mut cells = rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.column == index);
        cells.all(|cell| {
            cell.paragraphs.len() <= 1
                && cell.paragraphs.iter().all(|text| {
                    let words = text.plain();
                    // A dash in the middle of a column leads no list.
                    !words.starts_with(['-', '+']) && words.chars().count() <= LONGEST_CENTRED
                })
        })
    };
    let aligns: Vec<CellAlign> = columns
        .iter()
        .enumerate()
        .map(|(index, role)| match role {
            ColumnRole::Number | ColumnRole::Unit => CellAlign::Center,
            ColumnRole::Lead | ColumnRole::Support | ColumnRole::Deadline if is_short(index, &table.rows) => {
                CellAlign::Center
            }
            _ => CellAlign::Left,
        })
        .collect();
    for row in table.rows.iter_mut().filter(|row| row.kind == crate::document::RowKind::Item) {
        for cell in &mut row.cells {
            let is_money = matches!(columns.get(cell.column), Some(ColumnRole::Money | ColumnRole::Figure));
            let is_figure = is_money && cell.paragraphs.iter().all(|text| total::figure(&text.plain()).is_some());
            cell.align = if is_figure && !cell.paragraphs.is_empty() {
                CellAlign::Right
            } else {
                aligns.get(cell.column).copied().unwrap_or(CellAlign::Left)
            };
        }
    }
}

/// A column whose width comes later.
fn column(id: String, name: String, role: ColumnRole, span: crate::source::Span) -> Column {
    Column { id, name, role, width: 0.0, span }
}

/// The name of a row that has none of its own.
fn row_id(table: &NodeId, ordinal: usize) -> NodeId {
    table.child(format_args!("hang.{ordinal}"))
}
