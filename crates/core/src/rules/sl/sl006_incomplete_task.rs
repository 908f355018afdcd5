//! SL006: tasks without an owner, a product or a deadline.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::{ColumnRole, RowKind};
use crate::rules::rule::page;
use crate::rules::sheet::{Level, Sheet, is_empty, level, sheets, words};
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;
use crate::source::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "SL006",
    name: "nhiem-vu-thieu",
    summary: [
        "nhiệm vụ thiếu cơ quan chủ trì, sản phẩm hoặc thời hạn",
        "tasks without an owner, a product or a deadline",
    ],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("SL006"),
    phase: Phase::Script(check),
};

/// What every task has to have.
const NEEDED: [ColumnRole; 3] = [ColumnRole::Lead, ColumnRole::Product, ColumnRole::Deadline];

/// A table with fewer tasks says nothing of how its columns are meant.
const FEWEST: usize = 3;

fn check(rule: &Rule, _subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    for sheet in sheets(script) {
        let columns: Vec<usize> = NEEDED.iter().filter_map(|role| sheet.column(*role)).collect();
        // A list of figures or of meetings is no table of tasks.
        let Some(content) = sheet.column(ColumnRole::Content).filter(|_| columns.len() >= 2) else { continue };
        let tasks = tasks(&sheet, content, &columns);
        if tasks.len() < FEWEST || !(script.is_plan() || repeats(&sheet, &tasks)) {
            continue;
        }
        for column in columns {
            findings.extend(in_column(rule, &sheet, &tasks, column, content));
        }
    }
}

/// The rows that are tasks, by index. What goes on with the row above, and what heads rows below, is none.
fn tasks(sheet: &Sheet<'_>, content: usize, columns: &[usize]) -> Vec<usize> {
    let number = sheet.column(ColumnRole::Number);
    let is_plan = sheet.script.is_plan();
    let is_task = |(index, row): &(usize, &&crate::script::GridRow)| {
        let is_whole = is_plan || row.cells.len() == sheet.columns.len();
        let has_number = is_plan || number.is_none() || level(row, number) == Level::Row;
        let says_something = is_plan || columns.iter().any(|column| !is_empty(&sheet.rows, *index, *column));
        row.kind == RowKind::Item && is_whole && has_number && says_something && words(row, content).is_some()
    };
    sheet.rows.iter().enumerate().filter(is_task).map(|(index, _)| index).collect()
}

/// Whether a column has the same words in two rows below each other: then cells that are alike aren't merged in this
/// table, and an empty cell is empty. Text alone doesn't tell a merged cell from an empty one.
fn repeats(sheet: &Sheet<'_>, tasks: &[usize]) -> bool {
    let roles = [ColumnRole::Lead, ColumnRole::Support, ColumnRole::Deadline];
    roles.iter().filter_map(|role| sheet.column(*role)).any(|column| {
        tasks.iter().zip(tasks.iter().skip(1)).any(|(one, two)| {
            let said = |index: &usize| sheet.rows.get(*index).and_then(|row| words(row, column));
            *two == *one + 1 && said(one).is_some() && said(one) == said(two)
        })
    })
}

fn in_column(rule: &Rule, sheet: &Sheet<'_>, tasks: &[usize], column: usize, content: usize) -> Option<Finding> {
    let head = sheet.columns.get(column)?;
    let missing: Vec<usize> = runs(sheet, tasks, column)
        .into_iter()
        .filter(|run| sheet.script.is_plan() || !run.may_be_merged)
        .flat_map(|run| run.tasks)
        .collect();
    // A column that is mostly empty isn't meant to be filled for each.
    if missing.is_empty() || missing.len() * 5 > tasks.len() * 2 {
        return None;
    }
    let rows = missing.iter().filter_map(|index| sheet.rows.get(*index));
    let places: Vec<(Span, String)> = rows
        .map(|row| {
            let number = sheet.column(ColumnRole::Number).and_then(|number| words(row, number));
            let name = number.or(words(row, content)).unwrap_or_default();
            (row.cell(content).map_or(row.span, |cell| cell.span), name.trim_end_matches('.').to_owned())
        })
        .collect();
    let (first, _) = places.first()?;
    let (count, all, name) = (missing.len(), tasks.len(), head.name.split_whitespace().collect::<Vec<_>>().join(" "));
    let numbers: Vec<&str> = places.iter().map(|(_, name)| name.as_str()).collect();
    let has_numbers = numbers.iter().all(|name| name.len() <= 4);
    let which = if has_numbers { format!(": {}", numbers.join(", ")) } else { String::new() };
    let finding = rule
        .finding(
            *first,
            said!("{count} trong {all} nhiệm vụ để trống cột “{name}”{which}", "{count} of {all} tasks leave the column “{name}” empty{which}"),
        )
        .help(said!(
            "điền cột này cho từng nhiệm vụ; chưa định được thì ghi “Theo chỉ đạo của cấp trên”, “Thường xuyên”",
            "fill the column for each task; where it can't be said yet write “Theo chỉ đạo của cấp trên”, “Thường xuyên”"
        ))
        .confidence(if sheet.script.is_plan() { Confidence::Certain } else { Confidence::Likely });
    Some(places.iter().skip(1).fold(finding, |finding, (span, name)| {
        finding.related(*span, said!("nhiệm vụ “{name}” cũng vậy", "task “{name}” too"))
    }))
}

/// Tasks one below the other whose cells of a column are empty.
struct Run {
    tasks: Vec<usize>,
    /// Whether a cell above them may cover them all: text doesn't keep what is merged, but who leaves several cells
    /// empty below a full one mostly did merge them.
    may_be_merged: bool,
}

fn runs(sheet: &Sheet<'_>, tasks: &[usize], column: usize) -> Vec<Run> {
    let is_group =
        |index: usize| sheet.rows.get(index).is_some_and(|row| matches!(row.kind, RowKind::Group | RowKind::Subgroup));
    let mut runs: Vec<Run> = Vec::new();
    // The task above, and whether its cell is full.
    let mut above: Option<(usize, bool)> = None;
    for index in tasks.iter().copied() {
        let is_first = above.is_none_or(|(above, _)| (above..index).any(is_group));
        let is_missing = is_empty(&sheet.rows, index, column);
        if is_missing {
            let goes_on = !is_first && above.is_some_and(|(_, is_full)| !is_full);
            match runs.last_mut().filter(|_| goes_on) {
                Some(run) => run.tasks.push(index),
                None => runs.push(Run { tasks: vec![index], may_be_merged: !is_first }),
            }
        }
        above = Some((index, !is_missing));
    }
    for run in &mut runs {
        run.may_be_merged &= run.tasks.len() > 1;
    }
    runs
}
