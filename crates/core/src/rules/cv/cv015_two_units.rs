//! CV015: one task under the names of two units: "Ban hành Chương trình chống lãng phí xã An Bình năm 2025" in the text, the
//! same "huyện Bình Minh" in an appendix.

use std::collections::HashMap;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::FoundIn;
use crate::recognise::agency::Unit;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;
use crate::source::Span;
use crate::vietnamese::words_folded;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CV015",
    name: "mot-viec-hai-don-vi",
    summary: ["một việc mang tên hai đơn vị hành chính", "one task under the names of two units"],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("CV015"),
    phase: Phase::Script(check),
};

/// So many words before the unit have to be the same: fewer name no task.
const SHORTEST: usize = 6;

/// What begins no task: an act is named with its unit, which may be another's.
const CITES: [&str; 8] =
    ["căn cứ", "theo", "thực hiện", "quyết định", "nghị quyết", "kế hoạch", "chương trình", "trên cơ sở"];

/// A task as it stands somewhere.
struct Task<'f> {
    unit: &'f Unit,
    span: Span,
}

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let Some(own) = script.own_unit() else { return };
    let mut tasks: HashMap<String, Task<'_>> = HashMap::new();
    for it in subject.passages().filter(|it| it.passage.role.is_running()) {
        let passage = it.passage;
        let Some((key, unit)) = task(it) else { continue };
        let span = passage.place(unit.range.clone(), subject.sources);
        let Some(before) = tasks.get(&key) else {
            tasks.insert(key, Task { unit, span });
            continue;
        };
        let (here, there) = (is_own(unit, &own), is_own(before.unit, &own));
        // Units of one level stand side by side: "tỉnh Phú Yên (cũ)", rows for each commune.
        if here == there || unit.level == before.unit.level {
            continue;
        }
        let (wrong, wrong_at, right, right_at) =
            if there { (unit, span, before.unit, before.span) } else { (before.unit, before.span, unit, span) };
        let (wrong, right) = (named(wrong), named(right));
        findings.push(
            rule.finding(
                wrong_at,
                said!(
                    "“{wrong}” ở đây, mà ở nơi khác cùng việc này là của “{right}”",
                    "“{wrong}” here, while elsewhere the same task is of “{right}”"
                ),
            )
            .related(right_at, said!("ở đây là “{right}”", "here it is “{right}”"))
            .help(said!(
                "nếu câu này còn lại từ văn bản của cơ quan khác thì sửa tên đơn vị",
                "correct the unit if the sentence is left from another office's document"
            )),
        );
    }
}

/// The words of a passage up to the first unit that it names, folded, and the unit.
fn task<'f>(it: FoundIn<'f>) -> Option<(String, &'f Unit)> {
    let unit = it.units().first()?;
    let before = it.words.text().get(..unit.range.start)?;
    let is_named = unit.name.is_some() && unit.body.is_none() && !unit.is_general;
    if !is_named || unit.words.start < SHORTEST || before.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let folded = words_folded(before);
    let cites = CITES.iter().any(|cited| folded.starts_with(&words_folded(cited)));
    (!cites).then_some((folded, unit))
}

fn is_own(unit: &Unit, own: &Unit) -> bool {
    let folded = |unit: &Unit| unit.name.as_deref().map(words_folded);
    unit.level == own.level && folded(unit) == folded(own)
}

/// "huyện Bình Minh".
fn named(unit: &Unit) -> String {
    format!("{} {}", unit.word, unit.name.as_deref().unwrap_or_default())
}
