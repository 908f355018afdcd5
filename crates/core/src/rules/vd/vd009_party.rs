//! VD009: a document of the Party as legal basis of a State decision.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::acts::{Cited, cited};
use crate::rules::rule::page;
use crate::rules::sentence::sentence_before;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Role, Script};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "VD009",
    name: "can-cu-van-ban-dang",
    summary: ["văn bản của Đảng làm căn cứ pháp lý", "a Party document as a legal basis"],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Note,
    confidence: Confidence::Possible,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("VD009"),
    phase: Phase::Script(check),
};

/// One finding shows so many other places.
const SHOWN: usize = 8;

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let issued = script.issued();
    let is_decision = matches!(issued.kind.as_deref(), Some("quyet-dinh" | "nghi-quyet"));
    let is_state = issued.symbol.as_ref().is_some_and(|symbol| is_of_state(&symbol.text));
    if !is_decision || !is_state {
        return;
    }
    let mut bases = cited(subject).filter(is_basis);
    let Some(first) = bases.next() else { return };
    let named = first.name();
    let mut finding = rule
        .finding(
            first.place(subject),
            said!(
                "“{named}” là văn bản của Đảng, không phải căn cứ pháp lý",
                "“{named}” is a Party document, no legal basis"
            ),
        )
        .help(said!(
            "viết “Thực hiện {named} …” ở phần mở đầu, hoặc căn cứ vào văn bản của Nhà nước triển khai nó",
            "write “Thực hiện {named} …” in the opening, or cite the State's act that carries it out"
        ));
    for other in bases.take(SHOWN) {
        finding = finding.related(other.place(subject), said!("ở đây cũng vậy", "here too"));
    }
    findings.push(finding);
}

/// "QĐ-UBND", "NQ-HĐND", "QĐ-BNV"; the steering committees ("QĐ-BCĐ") are the Party's as well.
fn is_of_state(symbol: &str) -> bool {
    let is_ministry =
        symbol.strip_prefix("QĐ-B").is_some_and(|rest| !rest.starts_with("CĐ") && !rest.starts_with("TT"));
    symbol.contains("UBND") || symbol.contains("HĐND") || is_ministry
}

/// Whether an act of the Party is what a line "Căn cứ …" rests on. "Thực hiện Nghị quyết số …-NQ/TU" says what is
/// carried out, and in the title of a State's act ("Chương trình hành động thực hiện Nghị quyết số …") it is no basis.
fn is_basis(act: &Cited<'_>) -> bool {
    let is_line = act.passage.role == Role::Basis && act.passage.words().trim_start().starts_with("Căn cứ");
    let before = sentence_before(act.before()).trim();
    is_line && act.citation.code.is_party() && matches!(before, "" | "Căn cứ" | "Căn cứ vào" | "Căn cứ các" | "các")
}
