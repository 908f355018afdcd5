//! VD003: the year inside a number is another than the year of the date.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::acts::{cited, written};
use crate::rules::known::right_day;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "VD003",
    name: "nam-trong-so-khac-ngay",
    summary: ["năm trong số của văn bản khác năm ban hành", "the year in an act's number isn't that of its date"],
    clause: Clause::new("pl1:I.II.6.b"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("VD003"),
    phase: Phase::Script(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, _script: &Script, findings: &mut Vec<Finding>) {
    let mut seen = Vec::new();
    for act in cited(subject) {
        let (Some(year), Some(dated)) = (act.citation.code.year, act.citation.date_year()) else { continue };
        // A page that is copied a hundred times is told once.
        let form = (act.citation.code.written(), dated);
        if year == dated || seen.contains(&form) || seen.len() > 40 {
            continue;
        }
        seen.push(form);
        let named = act.words(act.dated());
        findings.push(
            rule.finding(
                act.at(act.dated(), subject),
                said!(
                    "“{named}”: số của năm {year}, ngày của năm {dated}",
                    "“{named}”: the number is of {year}, the date of {dated}"
                ),
            )
            .help(match right_day(&act).map(written) {
                Some(day) => said!(
                    "đối chiếu với văn bản gốc; nếu đúng số ấy thì sửa ngày thành {day}",
                    "look it up; if the number is right, write {day}"
                ),
                None => said!(
                    "đối chiếu với văn bản gốc: năm trong số là năm ban hành",
                    "look it up: the year in the number is the year of issue"
                ),
            }),
        );
    }
}
