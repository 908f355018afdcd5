//! A table of a foreign text: rows of cells, the first of them the head.

use std::sync::LazyLock;

use super::lines::{CellPieces, Line};
use crate::document::{ColumnRole, RowKind};
use crate::source::{FileId, Sources, Span};
use crate::vietnamese::words_folded;

/// What columns are called, by the role that it says (shared wording of real plans); the first that fits wins.
const NAMES: [(&str, ColumnRole); 28] = [
    ("stt", ColumnRole::Number),
    ("tt", ColumnRole::Number),
    ("số tt", ColumnRole::Number),
    ("phối hợp", ColumnRole::Support),
    ("chủ trì", ColumnRole::Lead),
    ("cơ quan thực hiện", ColumnRole::Lead),
    ("đơn vị thực hiện", ColumnRole::Lead),
    ("trách nhiệm thực hiện", ColumnRole::Lead),
    ("người thực hiện", ColumnRole::Lead),
    ("thời gian", ColumnRole::Deadline),
    ("thời hạn", ColumnRole::Deadline),
    ("tiến độ", ColumnRole::Deadline),
    ("hoàn thành", ColumnRole::Deadline),
    ("sản phẩm", ColumnRole::Product),
    ("kết quả", ColumnRole::Product),
    ("kinh phí", ColumnRole::Money),
    ("đơn vị tính", ColumnRole::Unit),
    ("đvt", ColumnRole::Unit),
    ("ghi chú", ColumnRole::Remark),
    ("nhiệm vụ", ColumnRole::Content),
    ("nội dung", ColumnRole::Content),
    ("công việc", ColumnRole::Content),
    ("tên văn bản", ColumnRole::Content),
    ("tên đề án", ColumnRole::Content),
    ("chỉ tiêu", ColumnRole::Content),
    ("số liệu", ColumnRole::Figure),
    ("số lượng", ColumnRole::Figure),
    ("thành tiền", ColumnRole::Money),
];

/// What a column holds, by its name.
pub(super) fn column_role(name: &str) -> ColumnRole {
    static FOLDED: LazyLock<Vec<(String, ColumnRole)>> =
        LazyLock::new(|| NAMES.iter().map(|(name, role)| (words_folded(name), *role)).collect());
    let name = words_folded(name);
    let fits = |wanted: &str| if wanted.len() <= 3 { name == wanted } else { name.contains(wanted) };
    FOLDED.iter().find(|(wanted, _)| fits(wanted)).map_or(ColumnRole::Other, |(_, role)| *role)
}

/// A row of cells, by their paragraphs.
pub(super) struct Row<'l> {
    pub(super) line: &'l Line,
    pub(super) cells: &'l [CellPieces],
    pub(super) kind: RowKind,
}

/// The rows of a table; a head that a new page repeats is left out.
pub(super) fn rows<'l>(lines: &[&'l Line]) -> Vec<Row<'l>> {
    let mut rows: Vec<Row<'l>> = Vec::new();
    let head = lines.first().map_or("", |line| line.words.as_str());
    for (index, line) in lines.iter().enumerate() {
        let Some(cells) = &line.cells else { continue };
        if index > 0 && line.words == head {
            continue;
        }
        rows.push(Row { line, cells, kind: kind(index, line, cells) });
    }
    rows
}

/// Whether a row is the head of a table: its first cell is called "TT" or "STT".
pub(super) fn is_head(row: &Row<'_>) -> bool {
    let first = row.line.words.trim_start();
    ["TT", "STT", "Stt", "Số TT"].iter().any(|name| first.starts_with(name))
}

/// The words of a cell in one line.
pub(super) fn name(cell: &CellPieces, sources: &Sources, file: FileId) -> String {
    let pieces = cell.iter().flatten().map(|piece| sources.slice(Span::new(file, piece.clone())));
    pieces.map(str::trim).collect::<Vec<_>>().join(" ")
}

fn kind(index: usize, line: &Line, cells: &[CellPieces]) -> RowKind {
    if index == 0 { RowKind::Head } else { kind_below(line, cells) }
}

/// What a row is that stands below a head.
pub(super) fn body_kind(row: &Row<'_>) -> RowKind {
    kind_below(row.line, row.cells)
}

fn kind_below(line: &Line, cells: &[CellPieces]) -> RowKind {
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let words = line.words.trim();
    let is_numbers = filled > 2 && words.chars().all(|c| c.is_ascii_digit() || c == '=' || c == '(' || c == ')');
    let first = words.trim_start_matches(|c: char| !c.is_alphabetic());
    let is_total = ["Tổng", "TỔNG", "Cộng", "CỘNG"].iter().any(|name| first.starts_with(name));
    let begins_group = || {
        let first: String = words.chars().take_while(|c| c.is_alphanumeric()).collect();
        first.len() <= 5
            && (first.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) || matches!(first.as_str(), "A" | "B" | "C"))
    };
    if is_numbers {
        RowKind::Numbers
    } else if is_total && filled > 1 {
        RowKind::Total
    } else if filled <= 2 && cells.len() > 2 && (super::blocks::is_capitals(words) || begins_group()) {
        RowKind::Group
    } else {
        RowKind::Item
    }
}
