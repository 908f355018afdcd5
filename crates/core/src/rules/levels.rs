//! How heavily the office takes each rule (`[quy-tac]` of co-quan.toml).

use super::{RULES, Rule, Subject, rule};
use crate::diagnostic::Finding;
use crate::source::Spanned;
use crate::source::toml::{Level, LevelsTable};

/// The level of `rule` for an office, and where co-quan.toml sets it; `None` where the rule's own holds.
pub fn level<'t>(rule: &Rule, table: &'t LevelsTable) -> Option<&'t Spanned<Level>> {
    if !rule.waivable {
        return None;
    }
    let named = |name: &str| {
        let name = name.trim();
        rule.code.eq_ignore_ascii_case(name) || rule.name == name
    };
    table.levels.iter().rev().find(|(name, _)| named(&name.value)).map(|(_, level)| level)
}

/// The findings at the office's levels.
pub(super) fn apply(subject: &Subject<'_>, findings: Vec<Finding>) -> Vec<Finding> {
    let table = &subject.plan.office.levels;
    if table.levels.is_empty() {
        return findings;
    }
    let set = |mut finding: Finding| {
        let level = rule(finding.code).and_then(|rule| level(rule, table)).map(|level| level.value);
        match level {
            Some(Level::Off) => return None,
            Some(Level::As(severity)) => finding.severity = severity,
            None => {}
        }
        Some(finding)
    };
    findings.into_iter().filter_map(set).collect()
}

/// The codes whose level an office can set.
pub(super) fn settable_codes() -> impl Iterator<Item = &'static str> {
    RULES.iter().filter(|rule| rule.waivable).map(|rule| rule.code)
}
