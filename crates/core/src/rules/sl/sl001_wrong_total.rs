//! SL001: a total that isn't the sum of its rows.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::{ColumnRole, RowKind};
use crate::recognise::{difference, figure, sum, written};
use crate::rules::rule::page;
use crate::rules::sheet::{Level, Sheet, level, sheets, words};
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{GridRow, Script};
use crate::source::Span;
use crate::vietnamese::words_folded;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "SL001",
    name: "tong-khac-cac-dong",
    summary: ["tổng khác tổng các dòng", "a total that isn't the sum of its rows"],
    clause: Clause::new("so-hoc"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("SL001"),
    phase: Phase::Script(check),
};

/// Names of rows that add up a column; "Tổng số hồ sơ" is a figure like others.
const TOTALS: [&str; 7] = ["tổng cộng", "tổng số", "tổng", "cộng", "tổng kinh phí", "tổng chung", "tổng cộng i ii"];

/// Columns whose figures aren't added up.
const NO_SUM: [&str; 14] = [
    "tỷ lệ",
    "tỉ lệ",
    "%",
    "bình quân",
    "trung bình",
    "đơn giá",
    "định mức",
    "mức",
    "xếp",
    "hạng",
    "chỉ số",
    "so sánh",
    "năm sinh",
    "điểm",
];

type Figure = (i128, u32);

fn check(rule: &Rule, _subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    for sheet in sheets(script) {
        let totals: Vec<usize> =
            sheet.rows.iter().enumerate().filter(|(_, row)| is_total(row)).map(|(index, _)| index).collect();
        let Some(total) = totals.first().copied() else { continue };
        // Several totals say that the table has a structure of its own.
        let is_at_edge = total == 0 || total + 1 == sheet.rows.len();
        if totals.len() > 1 || !is_at_edge {
            continue;
        }
        for column in 0..sheet.columns.len() {
            findings.extend(in_column(rule, &sheet, total, column));
        }
    }
}

/// Whether a row is named as a total and nothing else.
fn is_total(row: &GridRow) -> bool {
    let named = row.cells.iter().map(|cell| words_folded(&cell.printed)).find(|name| !name.is_empty());
    let is_name = |name: &String| TOTALS.iter().any(|total| words_folded(total) == *name);
    row.kind == RowKind::Total && named.as_ref().is_some_and(is_name)
}

/// A figure of a column.
struct Entry {
    level: Level,
    value: Figure,
    span: Span,
}

fn in_column(rule: &Rule, sheet: &Sheet<'_>, total: usize, column: usize) -> Option<Finding> {
    let head = sheet.columns.get(column)?;
    let is_figures =
        matches!(head.role, ColumnRole::Money | ColumnRole::Figure | ColumnRole::Other | ColumnRole::Product);
    let name = head.name.to_lowercase();
    if !is_figures || NO_SUM.iter().any(|word| name.contains(word)) {
        return None;
    }
    let cell = sheet.rows.get(total)?.cell(column)?;
    let stated = figure(&cell.printed)?;
    let number = sheet.column(ColumnRole::Number);
    let mut entries = Vec::new();
    for (index, row) in sheet.rows.iter().enumerate() {
        if index == total || row.kind == RowKind::Numbers {
            continue;
        }
        let Some(cell) = row.cell(column) else { continue };
        let words = cell.printed.trim();
        if words.is_empty() || words == "-" {
            continue;
        }
        // A word among the figures: what they add up to can't be told.
        entries.push(Entry { level: level(row, number), value: figure(words)?, span: cell.span });
    }
    let levels = |wanted: Level| entries.iter().filter(|entry| entry.level == wanted).collect::<Vec<_>>();
    let (groups, rows, below) = (levels(Level::Group), levels(Level::Row), levels(Level::Below));
    let everything: Vec<&Entry> = entries.iter().collect();
    let fits = |entries: &[&Entry]| {
        let added = sum(entries.iter().map(|entry| entry.value));
        added.is_some_and(|added| is_near(added, stated, entries.len(), sheet.unit(column).is_some()))
    };
    if [&groups, &rows, &below, &everything].iter().any(|entries| fits(entries)) {
        return None;
    }
    // Subtotals that stand among their parts, without a mark of their own: all adds up to twice the total.
    let twice = stated.0.checked_mul(2).map(|twice| (twice, stated.1));
    if twice.is_some() && twice.map(written) == sum(everything.iter().map(|entry| entry.value)).map(written) {
        return None;
    }
    // Rows of one level, or groups with a figure each: nothing else can be meant.
    let parts = match (groups.len(), rows.len(), below.len()) {
        (0, 2.., 0) => rows,
        (2.., 0, 0) => groups,
        (2.., _, 0) if has_all_groups(sheet, number, column) => groups,
        _ => return None,
    };
    let added = written(sum(parts.iter().map(|entry| entry.value))?);
    let (stated, name, count) = (cell.printed.trim(), head.name.trim(), parts.len());
    let finding = rule
        .finding(
            cell.span,
            said!(
                "tổng của cột “{name}” ghi {stated}, cộng {count} dòng là {added}",
                "the total of the column “{name}” says {stated}; its {count} rows add up to {added}"
            ),
        )
        .help(said!(
            "cộng lại; trong phụ lục của kế hoạch, `tong = true` ở cột để trình biên dịch cộng",
            "add it up again; in an appendix of a plan `tong = true` on the column lets the compiler add up"
        ));
    let ends = [parts.first(), parts.last()];
    let [first, last] = ends;
    let (first, last) = (first?, last?);
    Some(
        finding
            .related(first.span, said!("dòng đầu được cộng", "the first row that counts"))
            .related(last.span, said!("dòng cuối được cộng", "the last row that counts")),
    )
}

/// Whether every group has a figure.
fn has_all_groups(sheet: &Sheet<'_>, number: Option<usize>, column: usize) -> bool {
    let mut groups = sheet.rows.iter().filter(|row| level(row, number) == Level::Group && row.kind != RowKind::Total);
    groups.all(|row| words(row, column).is_some())
}

/// Whether they differ by no more than rounding of each row explains; whole figures without a unit of money are exact.
fn is_near(one: Figure, two: Figure, count: usize, has_unit: bool) -> bool {
    let Some((apart, digits)) = difference(one, two) else { return true };
    let is_rounded = has_unit || digits > 0;
    let step = 10_i128.checked_pow(digits.saturating_sub(two.1)).unwrap_or(1);
    let most = if is_rounded { step.saturating_mul(i128::try_from(count).unwrap_or(0)) / 2 } else { 0 };
    apart.abs() <= most
}
