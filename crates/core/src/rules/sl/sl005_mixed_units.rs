//! SL005: a column of money in which figures have different units.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::{ColumnRole, RowKind};
use crate::recognise::{figure, money, unit_of};
use crate::rules::rule::page;
use crate::rules::sheet::{Sheet, sheets};
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{GridCell, Script};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "SL005",
    name: "don-vi-lan-lon",
    summary: ["một cột, nhiều đơn vị tính", "one column, several units"],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("SL005"),
    phase: Phase::Script(check),
};

/// How much a bare figure in a column of millions says that it is counted in đồng: 10 triệu triệu đồng is no plan's.
const TOO_GREAT: i128 = 10_000_000;

fn check(rule: &Rule, _subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    for sheet in sheets(script) {
        // A column of units gives each row its own.
        if sheet.column(ColumnRole::Unit).is_some() {
            continue;
        }
        for (index, column) in sheet.columns.iter().enumerate() {
            if column.role == ColumnRole::Money {
                findings.extend(in_column(rule, &sheet, index));
            }
        }
    }
}

fn in_column(rule: &Rule, sheet: &Sheet<'_>, column: usize) -> Option<Finding> {
    let head = sheet.columns.get(column)?;
    let rows = sheet.rows.iter().filter(|row| matches!(row.kind, RowKind::Item | RowKind::Total | RowKind::Group));
    let cells: Vec<&GridCell> = rows.filter_map(|row| row.cell(column)).collect();
    let own: Vec<(&GridCell, i128)> =
        cells.iter().filter_map(|cell| Some((*cell, unit_of_cell(&cell.printed)?))).collect();
    let common = sheet.unit(column);
    let expected = common.or_else(|| own.first().map(|(_, unit)| *unit))?;
    let other = own.iter().find(|(_, unit)| *unit != expected).map(|(cell, _)| *cell);
    // "150.000.000" in a column of "Triệu đồng" whose other figures are small.
    let bare =
        |cell: &&&GridCell| figure(&cell.printed).is_some_and(|(value, digits)| digits == 0 && value >= TOO_GREAT);
    let great = || {
        let great: Vec<&&GridCell> = cells.iter().filter(bare).collect();
        let is_some = common.is_some_and(|unit| unit >= 1_000_000) && great.len() * 2 < cells.len();
        great.first().filter(|_| is_some).map(|cell| **cell)
    };
    let odd = other.or_else(great)?;
    let (words, name) = (odd.printed.trim(), head.name.trim());
    let finding = rule.finding(
        odd.span,
        said!("“{words}” không theo đơn vị của cột “{name}”", "“{words}” isn't in the unit of the column “{name}”"),
    );
    let finding = match (common, own.first()) {
        (None, Some((first, _))) => finding.related(first.span, said!("đơn vị ở dòng này", "the unit of this row")),
        _ => finding.related(head.span, said!("đơn vị của cột", "the column's unit")),
    };
    Some(finding.help(said!("đổi mọi số của cột về một đơn vị", "bring all figures of the column to one unit")))
}

/// The unit of a cell that holds one sum of money and nothing else; as it is printed, which is no passage's words.
fn unit_of_cell(words: &str) -> Option<i128> {
    let words = words.trim();
    let found = money(words);
    let [only] = found.as_slice() else { return None };
    (only.range == (0..words.len())).then(|| unit_of(words)).flatten()
}
