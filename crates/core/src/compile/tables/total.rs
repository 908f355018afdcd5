//! The last row: sums of columns with `tong`.

use super::data::{cell, row};
use crate::decree::Clause;
use crate::document::{CellAlign, NodeId, Row, RowKind, Run, Table, TextExt};
use crate::source::toml::{AppendixTable, Total};

/// The figure that a cell holds, in units of the smallest digit, and how many digits stand behind the comma: "1.250,5"
/// is (12505, 1). Words are none.
pub(super) fn figure(text: &str) -> Option<(i128, u32)> {
    let text = text.trim();
    if let Some(amount) = text.strip_prefix('-') {
        return figure_above_zero(amount).map(|(value, digits)| (-value, digits));
    }
    figure_above_zero(text)
}

fn figure_above_zero(text: &str) -> Option<(i128, u32)> {
    let (whole, part) = text.split_once(',').unwrap_or((text, ""));
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let rest: Vec<&str> = groups.collect();
    let is_grouped = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3));
    let is_figure = is_digits(first)
        && rest.iter().all(|group| is_digits(group))
        && is_grouped
        && (part.is_empty() || is_digits(part))
        && (!text.contains(',') || !part.is_empty());
    if !is_figure {
        return None;
    }
    let digits = format!("{first}{}{part}", rest.concat());
    Some((digits.parse().ok()?, u32::try_from(part.len()).ok()?))
}

/// A figure as Vietnamese writes it: "1.250,5".
fn written((value, digits): (i128, u32)) -> String {
    let unit = 10_i128.checked_pow(digits).unwrap_or(1);
    let (whole, part) = (value.unsigned_abs() / unit.unsigned_abs(), value.unsigned_abs() % unit.unsigned_abs());
    let whole = whole.to_string();
    let mut grouped = if value < 0 { "-".to_owned() } else { String::new() };
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    if digits == 0 { grouped } else { format!("{grouped},{part:0width$}", width = digits as usize) }
}

/// Adds figures of a column up; none where there are none, or where they are too great to be figures of a plan.
fn sum(figures: impl Iterator<Item = (i128, u32)>) -> Option<(i128, u32)> {
    let mut figures = figures.peekable();
    // "0" under "98%" and "Theo dự trù" would say what nobody said.
    figures.peek()?;
    figures.try_fold((0, 0), |(total, digits): (i128, u32), (value, more)| {
        let common = digits.max(more);
        let scaled = |value: i128, digits: u32| value.checked_mul(10_i128.checked_pow(common - digits)?);
        Some((scaled(total, digits)?.checked_add(scaled(value, more)?)?, common))
    })
}

/// The row of sums; none where no column asks for one. The sums themselves come when the words of every cell are known.
pub(super) fn row_of_totals(source: &AppendixTable, id: &NodeId) -> Option<Row> {
    let practice = Clause::new("thuc-hanh");
    let first = source.columns.iter().position(|column| column.total.is_some())?;
    let mut total = row(id.child("tong"), RowKind::Total, source.span);
    if first > 0 {
        let label = vec![Run::generated("Tổng cộng", practice.clone())];
        total.cells.push(cell(&total.id, 0, first, 1, CellAlign::Center, vec![label], source.span));
    }
    for (index, column) in source.columns.iter().enumerate().skip(first) {
        let text = column.total.as_ref().map(|wanted| match &wanted.value {
            Total::Typed(typed) => vec![Run::source(typed.clone(), wanted.span)],
            Total::Computed => vec![Run::generated("", practice.clone())],
        });
        let paragraphs = text.into_iter().collect();
        total.cells.push(cell(&total.id, index, 1, 1, CellAlign::Right, paragraphs, column.span));
    }
    Some(total)
}

/// Writes the sums into the last row.
pub(super) fn add_up(table: &mut Table) {
    let sums: Vec<String> = (0..table.columns.len())
        .map(|index| {
            let rows = table.rows.iter().filter(|row| row.kind == RowKind::Item);
            let cells = rows.flat_map(|row| &row.cells).filter(|cell| cell.column == index && cell.columns == 1);
            let figures = cells.flat_map(|cell| &cell.paragraphs).filter_map(|text| figure(&text.plain()));
            sum(figures).map(written).unwrap_or_default()
        })
        .collect();
    let Some(total) = table.rows.last_mut().filter(|row| row.kind == RowKind::Total) else { return };
    for cell in &mut total.cells {
        let empty = cell.paragraphs.iter_mut().flatten().find(|run| run.text.is_empty());
        if let (Some(run), Some(sum)) = (empty, sums.get(cell.column)) {
            run.text.clone_from(sum);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_as_officials_write_them() {
        for (text, value) in
            [("150", Some((150, 0))), ("-1.250,5", Some((-12505, 1))), ("12.000.000", Some((12_000_000, 0)))]
        {
            assert_eq!(figure(text), value, "{text}");
        }
        for text in ["Theo dự trù", "1.25", "10%", "1,", ".5", "01/2022", "", "-", "--5", "- 5"] {
            assert_eq!(figure(text), None, "{text}");
        }
    }

    #[test]
    fn sums_are_written_with_dots_and_a_comma() {
        let all = ["1.250,5", "149,25", "12.000.000"];
        let total = sum(all.iter().filter_map(|text| figure(text)));
        assert_eq!(total.map(written).as_deref(), Some("12.001.399,75"));
        let below_zero = ["0,5", "-1.000,75"].iter().filter_map(|text| figure(text));
        assert_eq!(sum(below_zero).map(written).as_deref(), Some("-1.000,25"));
        assert_eq!(sum(std::iter::empty()), None);
    }
}
