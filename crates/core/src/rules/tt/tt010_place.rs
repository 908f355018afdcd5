//! TT010: the place beside the date is another commune's than the issuer.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::{LOCAL_BODIES, Level, UNIT_WORDS};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;
use crate::vietnamese::words_folded;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TT010",
    name: "dia-danh-khac",
    summary: ["địa danh không phải nơi cơ quan ban hành đóng", "the place isn't the issuer's"],
    clause: Clause::new("pl1:I.II.4.a"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TT010"),
    phase: Phase::Script(check),
};

/// The words for units of the lowest level, whose office stands in no other.
fn communes() -> impl Iterator<Item = &'static str> {
    UNIT_WORDS.iter().filter(|unit| unit.level == Some(Level::Commune)).map(|unit| unit.word)
}

fn check(rule: &Rule, _: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    for part in &script.parts {
        let it = &part.particulars;
        let (Some(place), Some(issuer)) = (&it.place, &it.issuer) else { continue };
        let Some(span) = place.span.filter(|_| !place.text.trim().is_empty() && !place.text.contains('{')) else {
            continue;
        };
        let (body, named) = (words_folded(&issuer.text), words_folded(&place.text));
        let Some(name) = commune(&body) else { continue };
        let bare = communes().find_map(|unit| named.strip_prefix(&format!("{} ", words_folded(unit))));
        let named = bare.unwrap_or(&named);
        if name.is_empty() || name.contains(named) || named.contains(name) || named.chars().all(|c| !c.is_alphabetic())
        {
            continue;
        }
        let (place, office) = (&place.text, &issuer.text);
        let finding = rule.finding(
            span,
            said!("địa danh “{place}” khác tên đơn vị của “{office}”", "the place “{place}” isn't that of “{office}”"),
        );
        findings.push(match issuer.span {
            Some(span) => finding.related(span, said!("cơ quan ban hành ở đây", "the issuer is here")),
            None => finding,
        });
    }
}

/// "ủy ban nhân dân xã tây thuận", folded → "tây thuận"; `None` for a body that isn't a commune's.
fn commune(body: &str) -> Option<&str> {
    let rest = LOCAL_BODIES.iter().find_map(|(start, _)| body.strip_prefix(&format!("{} ", words_folded(start))))?;
    communes().find_map(|unit| rest.strip_prefix(&format!("{} ", words_folded(unit))))
}
