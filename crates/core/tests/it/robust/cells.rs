//! Tables: their cells hold the words of the source, and cover the grid.

use plan_core::Compilation;
use plan_core::document::{Document, RowKind, Table};
use toml::Value;

use super::properties::{letters_of_source as letters, only_letters, typed_in};

/// Whether the cells of each stretch of a table cover every place of its grid once.
pub(super) fn fill(table: &Table) -> bool {
    // A table without columns is an error, and no grid.
    if table.columns.is_empty() {
        return true;
    }
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let all: Vec<_> = table.all_rows().collect();
    rows.resize(all.len(), vec![0; table.columns.len()]);
    for (index, row) in all.iter().enumerate() {
        for cell in &row.cells {
            for covered in rows.iter_mut().skip(index).take(cell.rows) {
                for place in covered.iter_mut().skip(cell.column).take(cell.columns) {
                    *place += 1;
                }
            }
            if index + cell.rows > all.len() || cell.column + cell.columns > table.columns.len() {
                return false;
            }
        }
    }
    rows.iter().flatten().all(|covered| *covered == 1)
}

/// The letters of the cells of an appendix's rows, in the order in which they stand.
pub(super) fn letters_of_source(text: &str) -> String {
    let Ok(top) = text.parse::<toml::Table>() else { return String::new() };
    let columns: Vec<String> = tables(&top, "cot")
        .filter(|column| column.get("vai").and_then(Value::as_str).map(str::trim) != Some("tt"))
        .filter_map(|column| column.get("ma").and_then(Value::as_str).map(|id| id.trim().to_owned()))
        .collect();
    let mut all = String::new();
    of_group(&top, &columns, &mut all);
    all
}

fn of_group(group: &toml::Table, columns: &[String], all: &mut String) {
    for row in tables(group, "viec") {
        for column in columns {
            let words = match row.get(column) {
                Some(Value::Table(cell)) => cell.get("chu").and_then(Value::as_str),
                Some(cell) => cell.as_str(),
                None => None,
            };
            for line in words.unwrap_or_default().lines() {
                all.push_str(&letters(line));
            }
        }
    }
    for group in tables(group, "nhom") {
        of_group(group, columns, all);
    }
}

fn tables<'a>(table: &'a toml::Table, key: &str) -> impl Iterator<Item = &'a toml::Table> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

/// The letters of the same cells in the model.
pub(super) fn letters_of_model(checked: &Compilation, document: &Document, file: &str) -> String {
    let rows = document.tables().into_iter().flat_map(|table| &table.rows).filter(|row| row.kind == RowKind::Item);
    let texts = rows.flat_map(|row| &row.cells).flat_map(|cell| &cell.paragraphs);
    only_letters(&typed_in(checked, file, texts))
}
