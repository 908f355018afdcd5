//! SL004: the sum in the funding section isn't the total of the appendix.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::{ColumnRole, PartKind, RowKind};
use crate::recognise::{FoundIn, Money, figure, sum, unit_named, written};
use crate::rules::rule::page;
use crate::rules::sheet::{Level, Sheet, level, sheets, words};
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Script};
use crate::source::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "SL004",
    name: "kinh-phi-khac-phu-luc",
    summary: ["tổng kinh phí ở nội dung khác phụ lục", "the funding in the text isn't the appendix's"],
    clause: Clause::new("so-hoc"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &["ke-hoach", "chuong-trinh", "phuong-an"],
    page: page!("SL004"),
    phase: Phase::Script(check),
};

/// What the sum of everything is called.
const WHOLE: [&str; 7] = [
    "tổng kinh phí",
    "tổng dự toán",
    "tổng mức kinh phí",
    "tổng số tiền",
    "tổng nhu cầu kinh phí",
    "tổng số kinh phí",
    "kinh phí thực hiện kế hoạch là",
];

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let is_text = |passage: &Passage| {
        passage.role.is_text() && script.parts.get(passage.part).is_some_and(|part| part.kind == PartKind::Main)
    };
    let texts = subject.passages().filter(|it| is_text(it.passage));
    let stated: Vec<(&Passage, &Money)> = texts.filter_map(|it| Some((it.passage, whole(it)?))).collect();
    // Two sums of everything: of which table each is can't be told.
    let [(passage, money)] = stated.as_slice() else { return };
    let tables: Vec<Total> = sheets(script).iter().filter_map(total).collect();
    let [table] = tables.as_slice() else { return };
    let apart = table.dong.saturating_sub(money.dong).abs();
    if apart <= money.rounding.saturating_add(table.rounding) {
        return;
    }
    let here = passage.words().get(money.range.clone()).unwrap_or_default();
    let there = &table.written;
    findings.push(
        rule.finding(
            passage.place(money.range.clone(), subject.sources),
            said!(
                "“{here}” ở đây, còn phụ lục cộng lại là {there}",
                "“{here}” here, but the appendix adds up to {there}"
            ),
        )
        .related(table.span, said!("cột kinh phí của phụ lục", "the appendix's column of money"))
        .help(said!("đối chiếu rồi sửa một trong hai nơi", "compare the two and correct one")),
    );
}

/// "Tổng kinh phí …: 150 triệu đồng": the only sum of a passage, behind the words for the whole.
fn whole(it: FoundIn<'_>) -> Option<&Money> {
    let lower = it.words.text().to_lowercase();
    let named = WHOLE.iter().filter_map(|name| lower.find(name)).min()?;
    let [only] = it.money() else { return None };
    (only.range.start > named).then_some(only)
}

/// What the column of money of a table comes to.
struct Total {
    dong: i128,
    rounding: i128,
    written: String,
    span: Span,
}

fn total(sheet: &Sheet<'_>) -> Option<Total> {
    let column = sheet.column(ColumnRole::Money)?;
    let (unit, head) = (sheet.unit(column)?, sheet.columns.get(column)?);
    let number = sheet.column(ColumnRole::Number);
    let of_rows = || {
        let mut figures = Vec::new();
        for row in &sheet.rows {
            match (level(row, number), words(row, column)) {
                (_, None | Some("-")) => {}
                (Level::Row, Some(words)) => figures.push(figure(words)?),
                // A group's sum, or a part of a row's: added up they would count twice.
                (Level::Group | Level::Below, Some(_)) => return None,
            }
        }
        sum(figures.into_iter())
    };
    let stated = sheet.rows.iter().find(|row| row.kind == RowKind::Total);
    let (value, digits) = match stated {
        Some(row) => figure(words(row, column)?)?,
        None => of_rows()?,
    };
    let step = unit.checked_div(10_i128.checked_pow(digits)?)?.max(1);
    let written = format!("{} {}", written((value, digits)), unit_named(unit));
    Some(Total { dong: value.checked_mul(step)?, rounding: step / 2, written, span: head.span })
}
