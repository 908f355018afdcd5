//! TT003: the symbol says another kind than the title, or another body than the head.

use crate::decree::Clause;
use crate::decree::{KINDS, Kind, kind};
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::PartKind;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Role, Script};
use crate::source::Span;
use crate::vietnamese::words_folded;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TT003",
    name: "ky-hieu-sai",
    summary: ["ký hiệu không hợp với tên loại hoặc cơ quan", "the symbol doesn't fit the kind or the office"],
    clause: Clause::new("pl1:I.II.3.b"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TT003"),
    phase: Phase::Script(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    if !script.follows_decree || script.is_consolidated() {
        return;
    }
    // The symbol in the head of a part; one that "(Kèm theo …)" names is another rule's.
    for (index, part) in script.parts.iter().enumerate() {
        let has_line = script.of_part(index).any(|passage| passage.role == Role::Number);
        let it = &part.particulars;
        let (Some(symbol), Some(kind), true) = (&it.symbol, it.kind.as_deref().and_then(kind), has_line) else {
            continue;
        };
        // In a plan the compiler makes the symbol, unless it is typed.
        let Some(span) = symbol.span.filter(|_| part.kind != PartKind::Appendix) else { continue };
        if !kind.has_form() {
            continue;
        }
        if let Some(finding) = against_kind(rule, kind, &symbol.text, span) {
            findings.push(finding);
        } else if let Some(issuer) = &it.issuer {
            findings.extend(against_issuer(rule, subject, &issuer.text, &symbol.text, span));
        }
    }
}

/// The groups of a symbol, a year in front left out: "2026/KH-UBND" → KH, UBND.
fn groups(symbol: &str) -> Vec<&str> {
    let groups = symbol.split(['-', '/', '–', ' ']).map(str::trim);
    groups.filter(|group| !group.is_empty() && !group.bytes().all(|byte| byte.is_ascii_digit())).collect()
}

fn against_kind(rule: &Rule, kind: &Kind, symbol: &str, span: Span) -> Option<Finding> {
    let groups = groups(symbol);
    let first = *groups.first()?;
    let name = kind.name.to_lowercase();
    let other = KINDS.iter().find(|other| other.abbreviation.as_deref() == Some(first));
    let Some(own) = kind.abbreviation.as_deref() else {
        // TTr and CT are also Thanh tra and Cục Thuế, and a "công văn" has no code of a kind.
        let other = other.filter(|_| kind.is_letter() && matches!(first, "KH" | "QĐ" | "NQ" | "BC" | "TB"))?;
        let other = other.name.to_lowercase();
        return Some(rule.finding(
            span,
            said!(
                "ký hiệu “{symbol}” là của {other}, không phải của {name}",
                "the symbol “{symbol}” is that of a {other}, not of a {name}"
            ),
        ));
    };
    // Joint documents, programmes of action: KHLT-, CTHĐ-, CTr-; a code that stands further behind is there, too.
    let fits = |group: &&str| {
        let (group, own) = (group.to_uppercase(), own.to_uppercase());
        group.starts_with(&own) || (own.len() > 2 && group.starts_with(own.get(..2).unwrap_or(&own)))
    };
    if groups.iter().any(fits) {
        return None;
    }
    let finding = match other {
        Some(other) => {
            let other = other.name.to_lowercase();
            rule.finding(
                span,
                said!(
                    "ký hiệu “{symbol}” là của {other}, không phải của {name}",
                    "the symbol “{symbol}” is that of a {other}, not of a {name}"
                ),
            )
        }
        None => rule.finding(
            span,
            said!(
                "ký hiệu “{symbol}” không có chữ viết tắt “{own}” của {name}",
                "the symbol “{symbol}” lacks “{own}”, the abbreviation of a {name}"
            ),
        ),
    };
    Some(finding.help(said!("viết “{own}-…” trước tên cơ quan", "write “{own}-…” before the office")))
}

/// UBND and HĐND of one unit are two bodies.
fn against_issuer(rule: &Rule, _: &Subject<'_>, issuer: &str, symbol: &str, span: Span) -> Option<Finding> {
    let issuer = words_folded(issuer);
    let (committee, council) = (words_folded("ủy ban nhân dân"), words_folded("hội đồng nhân dân"));
    let (is_committee, is_council) = (issuer.starts_with(&committee), issuer.starts_with(&council));
    let both = issuer.contains(&committee) && issuer.contains(&council);
    let has = |name: &str| groups(symbol).iter().any(|group| group.contains(name));
    let (own, other) = if both {
        return None;
    } else if is_committee && has("HĐND") && !has("UBND") {
        ("UBND", "HĐND")
    } else if is_council && has("UBND") && !has("HĐND") {
        ("HĐND", "UBND")
    } else {
        return None;
    };
    Some(rule.finding(
        span,
        said!(
            "ký hiệu “{symbol}” có “{other}”, nhưng cơ quan ban hành là {own}",
            "the symbol “{symbol}” has “{other}”, but the issuer is the {own}"
        ),
    ))
}
