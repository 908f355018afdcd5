//! TT008: a trích yếu with an end mark, in capitals, too long, or with "V/v" below the name of a kind.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::PartKind;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TT008",
    name: "trich-yeu",
    summary: ["trích yếu viết sai cách", "the subject is written in another way than the decree's"],
    clause: Clause::new("pl1:I.II.5.b"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TT008"),
    phase: Phase::Script(check),
};

/// The longest trích yếu that a document system takes (Phụ lục VI), in characters.
const LONGEST: usize = 500;

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    if !script.follows_decree {
        return;
    }
    for (index, part) in script.parts.iter().enumerate() {
        let lines: Vec<&Passage> = script.of_part(index).filter(|passage| passage.role == Role::Subject).collect();
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { continue };
        // A law-making act or a consolidated text isn't one of the decree's kinds.
        if part.kind == PartKind::Appendix || part.particulars.kind.is_none() {
            continue;
        }
        // Collections of law print every title in capitals, below a rule of dashes: that is theirs and not the author's.
        let is_collected = subject.sources.file(first.span.file).text().contains("-----");
        let words = last.words().trim_end();
        let length: usize = lines.iter().map(|line| line.words().chars().count()).sum();
        let is_letter = part.particulars.kind.as_deref() == Some("cong-van");
        if words.ends_with(['.', ';', ':', ','])
            && !words.ends_with("...")
            && !words.trim_end_matches('.').ends_with('…')
            && !words.ends_with("./.")
        {
            let end = words.len();
            let place = last.place(end - 1..end, subject.sources);
            findings.push(
                rule.finding(place, said!("trích yếu kết thúc bằng dấu câu", "the subject ends with a mark"))
                    .help(said!("xóa dấu này", "delete the mark")),
            );
        }
        let is_cut_short = is_collected && first.words().trim_start().starts_with("V/V");
        if first.words().trim_start().to_lowercase().starts_with("v/v") && !is_letter && !is_cut_short {
            let place = first.place(0..3.min(first.words().len()), subject.sources);
            let message = said!("“V/v” chỉ dùng cho công văn", "“V/v” belongs to a công văn");
            findings.push(
                rule.finding(place, message)
                    .help(said!("viết “Về …”, hoặc nội dung trích yếu", "write “Về …”, or the subject itself")),
            );
        }
        if length > LONGEST {
            findings.push(
                rule.finding(
                    first.span.to(last.span),
                    said!(
                        "trích yếu dài {length} ký tự, quá {LONGEST}",
                        "the subject has {length} characters, more than {LONGEST}"
                    ),
                )
                .severity(Severity::Note),
            );
        }
        let all: String = lines.iter().map(|line| line.words()).collect();
        let letters = all.chars().filter(|c| c.is_alphabetic());
        // So do the titles of what a decision issues: they are set as titles everywhere.
        if !script.is_plan()
            && index == 0
            && !is_collected
            && letters.clone().count() > 12
            && letters.clone().all(|c| !c.is_lowercase())
        {
            findings.push(
                rule.finding(
                    first.span.to(last.span),
                    said!("trích yếu viết hoa toàn bộ", "the subject is all in capitals"),
                )
                .severity(Severity::Note)
                .help(said!("viết chữ thường, đậm", "write small letters, bold")),
            );
        }
    }
}
