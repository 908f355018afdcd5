//! VD007: a symbol of another body than the issuer that is named: "Quyết định số 45/2016/QĐ-TTg … của Chính phủ".

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::{Body, Code, central};
use crate::rules::acts::{Cited, cited};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;
use crate::vietnamese::words_folded;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "VD007",
    name: "ky-hieu-khac-co-quan",
    summary: ["ký hiệu không phải của cơ quan được nêu", "an act's symbol isn't of the issuer that is named"],
    clause: Clause::new("pl1:I.II.6.b"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("VD007"),
    phase: Phase::Script(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, _script: &Script, findings: &mut Vec<Finding>) {
    let mut told: Vec<String> = Vec::new();
    for act in cited(subject) {
        let Some(issuer) = &act.citation.issuer else { continue };
        // "tại Thông báo số 384/TB-VPCP, Thủ tướng đã giao": without "của" the next words are another sentence's.
        if !act.words(0..issuer.range.start).trim_end().ends_with("của") {
            continue;
        }
        // "của Bộ Xây dựng (trước đây là Bộ Giao thông vận tải)": the text knows whose it was.
        let behind = act.passage.words().get(issuer.range.end..).unwrap_or_default().trim_start();
        if ["(trước đây", "(nay", "(cũ"].iter().any(|word| behind.starts_with(word)) {
            continue;
        }
        let named = act.words(issuer.range.clone());
        let written = act.citation.code.written();
        let Some(owner) = owner(&act.citation.code, &issuer.body, named) else { continue };
        if told.contains(&written) || told.len() > 40 {
            continue;
        }
        let name = act.name();
        let range = act.citation.range.start..issuer.range.end;
        findings.push(
            rule.finding(
                act.at(range, subject),
                said!(
                    "“{name}”: ký hiệu là của {owner}, mà ghi “{named}”",
                    "“{name}”: the symbol is of {owner}, and “{named}” is written"
                ),
            )
            .help(said!(
                "đối chiếu với văn bản gốc: sửa tên cơ quan, hoặc sửa ký hiệu",
                "look it up: mend the issuer, or the symbol"
            )),
        );
        told.push(written);
    }
}

/// Whether the symbol isn't of the issuer that is named.
pub(in crate::rules) fn is_off(act: &Cited<'_>) -> bool {
    let issuer = act.citation.issuer.as_ref();
    issuer.is_some_and(|issuer| owner(&act.citation.code, &issuer.body, act.words(issuer.range.clone())).is_some())
}

/// Whose symbol it is, where that is another body than the issuer that is named.
fn owner(code: &Code, issuer: &Body, named: &str) -> Option<String> {
    if *issuer == Body::Other {
        return None;
    }
    let named = words_folded(named);
    let is_of = |name: &str| named.contains(&words_folded(name));
    if code.is_party() {
        let is_party = *issuer == Body::Party || is_of("đảng") || is_of("ủy");
        return (!is_party || matches!(issuer, Body::Committee(_) | Body::Council(_)))
            .then(|| "cơ quan Đảng".to_owned());
    }
    let last = code.groups.last()?;
    if last == "UBND" || last == "HĐND" {
        // "HĐND và UBND", "Thường trực HĐND": both are named, or one by the other.
        let is_fit = match issuer {
            Body::Committee(_) => last == "UBND" || is_of("hđnd"),
            Body::Council(_) => last == "HĐND" || is_of("ubnd") || is_of("ủy ban nhân dân"),
            _ => false,
        };
        let name = if last == "UBND" { "Ủy ban nhân dân" } else { "Hội đồng nhân dân" };
        return (!is_fit).then(|| name.to_owned());
    }
    // A công văn begins with its agency; a joint circular ends with several.
    let mut owners: Vec<_> = code.groups.get(1..)?.iter().filter_map(|group| central(group)).collect();
    if owners.is_empty() {
        owners.extend(central(code.first()));
    }
    let first = owners.first()?;
    let is_fit = match issuer {
        Body::Central(body) => owners.iter().any(|owner| owner.codes.iter().any(|code| code == body)),
        _ => false,
    };
    (!is_fit).then(|| first.name().to_owned())
}
