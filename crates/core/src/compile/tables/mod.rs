//! Tables: the data of an appendix and the tables of the text, laid out in the same way.

mod data;
mod grid;
mod markdown;
mod total;

use crate::document::{
    Block, CellAlign, Column, ColumnRole, Document, NodeId, Part, PartKind, RowKind, Table, TextExt, WideWord,
};
use crate::measure;
use crate::source::{AppendixContent, PlanSource};

/// Gives every table the widths of its columns, and every appendix that names no paper the one it reads best on.
///
/// Comes last: only now are the words of every reference known.
pub(super) fn lay_out(document: &mut Document, plan: &PlanSource) {
    let (layout, fonts) = (&*document.layout, &document.fonts);
    let mut wide: Vec<WideWord> = Vec::new();
    for part in &mut document.parts {
        each_table(&mut part.body, &mut |table| {
            total::add_up(table);
            set_aligns(table);
        });
        if part.kind == PartKind::Appendix && !has_paper(plan, part) {
            part.paper = measure::paper(part.tables(), layout, fonts);
        }
        let (width, height) = (layout.page.text_width_pt(part.paper), layout.page.text_height_pt(part.paper));
        each_table(&mut part.body, &mut |table| {
            wide.extend(measure::set_widths(table, width, height, layout, fonts));
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

/// How the lines of a cell stand: numbers and units in the middle, figures at the right, texts at the left. By the
/// column's role alone, so that the same column stands alike in all appendices.
fn set_aligns(table: &mut Table) {
    let roles: Vec<ColumnRole> = table.columns.iter().map(|column| column.role).collect();
    for cell in table.rows.iter_mut().filter(|row| row.kind == RowKind::Item).flat_map(|row| &mut row.cells) {
        let has_figures = || cell.paragraphs.iter().all(|text| crate::recognise::figure(&text.plain()).is_some());
        cell.align = match roles.get(cell.column) {
            Some(ColumnRole::Number | ColumnRole::Unit) => CellAlign::Center,
            Some(ColumnRole::Money | ColumnRole::Figure) if has_figures() => CellAlign::Right,
            // What a Markdown table says of its columns stands in the cells already.
            Some(ColumnRole::Other) | None => continue,
            Some(_) => CellAlign::Left,
        };
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
