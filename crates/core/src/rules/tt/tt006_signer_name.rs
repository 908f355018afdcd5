//! TT006: "ThS. Nguyễn Văn A", "NGUYỄN VĂN A".

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Role, Script};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TT006",
    name: "hoc-vi-truoc-ten",
    summary: [
        "học hàm, học vị trước tên người ký, hoặc tên viết hoa toàn bộ",
        "a degree before the signer's name, or the name in capitals",
    ],
    clause: Clause::new("pl1:I.II.7.c"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TT006"),
    phase: Phase::Script(check),
};

/// Degrees and titles as they are abbreviated.
const DEGREES: [&str; 16] =
    ["THS", "TS", "BS", "CN", "KS", "PGS", "GS", "BSCK", "BSCKI", "BSCKII", "NGƯT", "NGND", "TTƯT", "DS", "LS", "CK"];

/// Fields whose bodies may write the degree where their head rules so.
const ALLOWED: [&str; 8] = ["y tế", "giáo dục", "trường", "bệnh viện", "khoa học", "viện", "đại học", "học viện"];

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    if !script.follows_decree {
        return;
    }
    let issuer = script.issued().issuer.as_ref().map_or("", |issuer| issuer.text.as_str()).to_lowercase();
    let may = ALLOWED.iter().any(|field| issuer.contains(field));
    for passage in script.passages.iter().filter(|passage| passage.role == Role::SignerName) {
        let words = passage.words().trim();
        let Some(first) = words.split([' ', '.', ',']).find(|word| !word.is_empty()) else { continue };
        let is_degree = DEGREES.contains(&first.to_uppercase().as_str()) && words.split_whitespace().count() > 1;
        let is_long =
            ["thạc sĩ", "tiến sĩ", "bác sĩ", "kỹ sư"].iter().any(|title| words.to_lowercase().starts_with(title));
        let is_followed = words.get(first.len()..).is_some_and(|rest| rest.starts_with(['.', ' ']));
        if (is_long || (is_degree && is_followed && (words.contains('.') || first.len() > 2))) && !may {
            let place = passage.place(0..first.len(), subject.sources);
            let message = said!(
                "học hàm, học vị “{first}” đứng trước tên người ký",
                "the degree “{first}” stands before the signer's name"
            );
            findings.push(rule.finding(place, message).help(said!("chỉ ghi họ và tên", "write the name alone")));
            continue;
        }
        let is_loud = words.chars().filter(|c| c.is_alphabetic()).all(|c| !c.is_lowercase()) && words.contains(' ');
        // In a plan capitals are the compiler's business.
        if is_loud && !script.is_plan() {
            let place = passage.place(0..words.len(), subject.sources);
            let message =
                said!("họ tên người ký “{words}” viết hoa toàn bộ", "the signer's name “{words}” is all in capitals");
            let help = said!("viết hoa chữ đầu của mỗi tiếng", "write capitals only where each syllable begins");
            findings.push(
                rule.finding(place, message).severity(Severity::Note).clause(Clause::new("pl1:I.II.7.dd")).help(help),
            );
        }
    }
}
