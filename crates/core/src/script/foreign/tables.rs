//! A table of a foreign text: rows of cells, the first of them the head.

use super::lines::{CellPieces, Line};
use crate::document::{ColumnRole, RowKind};
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
    let name = words_folded(name);
    let fits = |wanted: &str| {
        let wanted = words_folded(wanted);
        if wanted.len() <= 3 { name == wanted } else { name.contains(&wanted) }
    };
    NAMES.iter().find(|(wanted, _)| fits(wanted)).map_or(ColumnRole::Other, |(_, role)| *role)
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

fn kind(index: usize, line: &Line, cells: &[CellPieces]) -> RowKind {
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let words = line.words.trim();
    let is_numbers = filled > 2 && words.chars().all(|c| c.is_ascii_digit() || c == '=' || c == '(' || c == ')');
    let is_total = ["tổng cộng", "tổng số", "tổng", "cộng"].iter().any(|name| {
        let first = line.words.trim_start_matches(|c: char| !c.is_alphabetic());
        words_folded(first.get(..first.len().min(40)).unwrap_or(first)).starts_with(&words_folded(name))
    });
    if index == 0 {
        RowKind::Head
    } else if is_numbers {
        RowKind::Numbers
    } else if is_total && filled > 1 {
        RowKind::Total
    } else if cells.len() > 2 && (filled <= 2 && super::blocks::is_capitals(words) || is_group(line, cells, filled)) {
        RowKind::Group
    } else {
        RowKind::Item
    }
}

/// "I | Cải cách thể chế | | |", "A Ứng dụng công nghệ thông tin | | |": a Roman number or a capital, and one name.
fn is_group(line: &Line, cells: &[CellPieces], filled: usize) -> bool {
    let is_first = cells.first().is_some_and(|cell| !cell.is_empty());
    let label = line.words.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let first: String = label.chars().take_while(|c| matches!(c, 'I' | 'V' | 'X')).collect();
    let is_letter = label.len() == 1 && label.starts_with(|c: char| c.is_ascii_uppercase());
    let is_number = is_letter || !first.is_empty() && first.len() <= 4;
    is_first && (filled == 1 && line.words.chars().any(char::is_alphabetic) || filled == 2 && is_number)
}
