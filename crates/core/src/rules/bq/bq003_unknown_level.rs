//! BQ003: `[quy-tac]` names a rule that doesn't exist, or one whose level nobody sets.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::levels::settable_codes;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject, rule as rule_of};
use crate::said;
use crate::source::toml::nearest;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "BQ003",
    name: "muc-cua-quy-tac-la",
    summary: [
        "[quy-tac] đặt mức cho quy tắc không có hoặc không đổi mức được",
        "[quy-tac] sets the level of a rule that isn't there, or can't be set",
    ],
    clause: Clause::new("dinh-dang"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("BQ003"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (name, _) in &subject.plan.office.levels.levels {
        let written = name.value.trim();
        match rule_of(written) {
            Some(known) if known.waivable => {}
            Some(known) => {
                let code = known.code;
                findings.push(
                    rule.finding(name.span, said!("mức của {code} không đổi được", "the level of {code} can't be set"))
                        .help(said!(
                            "xóa dòng này: quy tắc ấy giữ cho chữ không bị mất và tệp đọc được",
                            "delete the line: that rule keeps words from being lost and files readable"
                        )),
                );
            }
            None => {
                let near = nearest(&written.to_uppercase(), settable_codes());
                let message = said!("không có quy tắc `{written}`", "there is no rule `{written}`");
                let help = match near.first() {
                    Some(near) => said!("có phải `{near}`?", "did you mean `{near}`?"),
                    None => said!("`plan explain` liệt kê các quy tắc", "`plan explain` lists the rules"),
                };
                findings.push(rule.finding(name.span, message).help(help));
            }
        }
    }
}
