//! Waivers (`[[bo-qua]]`): one finding each, by its place or its words.

use super::{RULES, Rule, Subject, rule};
use crate::diagnostic::Finding;
use crate::source::toml::WaiverTable;

/// A waiver of the plan, and what became of it.
#[derive(Debug, Clone, Copy)]
pub struct Waiver<'a> {
    /// As written.
    pub table: &'a WaiverTable,
    /// What it can do.
    pub standing: Standing,
    /// Whether it waived something.
    pub used: bool,
}

/// Whether a waiver can be applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It can.
    Good,
    /// It lacks its rule or its reason, which is reported where the key is missing.
    Incomplete,
    /// There is no rule of that code.
    UnknownRule,
    /// The rule can't be waived.
    NotWaivable,
    /// A rule that isn't of structure needs a place or a quotation.
    NeedsPlace,
}

fn standing(table: &WaiverTable) -> (Standing, Option<&'static Rule>) {
    let (Some(code), Some(_)) = (&table.rule, &table.reason) else { return (Standing::Incomplete, None) };
    let Some(rule) = rule(code.value.trim()) else { return (Standing::UnknownRule, None) };
    if !rule.waivable {
        return (Standing::NotWaivable, None);
    }
    let whole_plan = table.place.is_none() && table.quote.is_none();
    if whole_plan && !rule.code.starts_with("CT") {
        return (Standing::NeedsPlace, None);
    }
    (Standing::Good, Some(rule))
}

/// The findings that are left, the waivers with what became of them, and how many findings were waived.
pub(super) fn apply<'a>(subject: &Subject<'a>, findings: Vec<Finding>) -> (Vec<Finding>, Vec<Waiver<'a>>, usize) {
    let tables = subject.plan.manifest.as_ref().map_or(&[][..], |manifest| &manifest.waivers);
    let mut rules = Vec::with_capacity(tables.len());
    let mut waivers: Vec<Waiver<'a>> = Vec::with_capacity(tables.len());
    for table in tables {
        let (standing, rule) = standing(table);
        rules.push(rule);
        waivers.push(Waiver { table, standing, used: false });
    }
    let before = findings.len();
    let kept: Vec<Finding> = findings
        .into_iter()
        .filter(|finding| {
            let mut waived = false;
            for (waiver, rule) in waivers.iter_mut().zip(&rules) {
                if rule.is_some_and(|rule| rule.code == finding.code) && covers(subject, waiver.table, finding) {
                    waiver.used = true;
                    waived = true;
                }
            }
            !waived
        })
        .collect();
    let waived = before - kept.len();
    (kept, waivers, waived)
}

fn covers(subject: &Subject<'_>, waiver: &WaiverTable, finding: &Finding) -> bool {
    let place = waiver.place.as_ref().is_none_or(|place| finding.place.as_deref() == Some(place.value.trim()));
    let quote = waiver.quote.as_ref().is_none_or(|quote| subject.lines_of(finding.span).contains(quote.value.trim()));
    place && quote
}

/// Codes that a waiver can name.
pub(super) fn waivable_codes() -> impl Iterator<Item = &'static str> {
    RULES.iter().filter(|rule| rule.waivable).map(|rule| rule.code)
}
