//! CT008: "./." missing, doubled or in the middle of a foreign text; in a plan the compiler writes it (CT005).

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::PartKind;
use crate::rules::acts::is_of_assembly;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CT008",
    name: "dau-ket-thuc-thieu-thua",
    summary: [
        "dấu kết thúc “./.” thiếu, thừa hoặc đứng giữa văn bản",
        "the end mark “./.” is missing, doubled or in the middle",
    ],
    clause: Clause::new("pl3:1.4"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("CT008"),
    phase: Phase::Script(check),
};

/// How the mark is written; a scanner reads "./76", or loses a dot.
const MARK: &str = "./.";

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    // A consolidated text ends with the marks of the acts in it, and with notes.
    if script.is_plan() || !script.follows_decree || script.is_consolidated() || is_of_assembly(script) {
        return;
    }
    for (index, part) in script.parts.iter().enumerate() {
        if part.kind == PartKind::Appendix {
            continue;
        }
        let own: Vec<&Passage> = script.of_part(index).filter(|passage| passage.role != Role::Stray).collect();
        in_part(rule, subject, &own, findings);
        for recipient in own.iter().filter(|passage| passage.role == Role::Recipient) {
            if let Some(at) = recipient.words().find(MARK) {
                let place = recipient.place(at..at + MARK.len(), subject.sources);
                let message = said!("“./.” đứng ở nơi nhận", "“./.” stands in the recipients");
                let help = said!(
                    "viết dấu chấm: “./.” chỉ kết thúc nội dung văn bản",
                    "write a full stop: “./.” ends the text and nothing else"
                );
                findings.push(rule.finding(place, message).help(help).clause(Clause::new("pl1:I.II.9.d")));
            }
        }
    }
}

fn in_part(rule: &Rule, subject: &Subject<'_>, own: &[&Passage], findings: &mut Vec<Finding>) {
    let is_content = |passage: &&Passage| {
        passage.role.is_text() || passage.role.heading().is_some() || matches!(passage.role, Role::Cell { .. })
    };
    // The text ends before the first recipient or line of the signature behind it.
    let end = own
        .iter()
        .position(|passage| is_foot(passage))
        .filter(|end| own.get(..*end).is_some_and(|before| before.iter().any(is_content)));
    let body = own.get(..end.unwrap_or(own.len())).unwrap_or_default();
    // "(Công điện số … gửi kèm theo)" may stand below the text.
    let last = body.iter().rfind(|passage| is_content(passage) && !is_bracket(passage.words()));
    let marks: Vec<(&Passage, usize)> =
        body.iter().filter_map(|passage| Some((*passage, passage.words().find(MARK)?))).collect();
    let place = |passage: &Passage, at: usize| passage.place(at..at + MARK.len(), subject.sources);
    for (passage, at) in &marks {
        let is_last = last.is_some_and(|last| last.span == passage.span);
        let behind = passage.words().get(at + MARK.len()..).unwrap_or_default();
        if is_last && behind.contains(MARK) {
            let message = said!("“./.” viết hai lần", "“./.” is written twice");
            findings.push(rule.finding(place(passage, *at), message));
        }
    }
    // Bases below the end: it isn't the end, and what stands there was read badly.
    let below = own.get(end.unwrap_or(own.len())..).unwrap_or_default();
    let Some(last) = last.filter(|_| below.iter().all(|passage| passage.role != Role::Basis)) else { return };
    let goes_on = |passage: &Passage| {
        let behind = body.iter().skip_while(|other| other.span != passage.span).skip(1);
        behind.into_iter().any(|other| is_sentence(other))
    };
    let inside = || {
        marks
            .iter()
            .filter(|(passage, at)| passage.span != last.span && !is_quoted(passage.words(), *at) && goes_on(passage))
    };
    if let Some((passage, at)) = inside().next() {
        let is_alone = marks.last().is_some_and(|(passage, _)| passage.span != last.span);
        let message = if is_alone {
            said!(
                "“./.” đứng giữa văn bản, còn cuối văn bản thì không có",
                "“./.” stands in the middle of the text, and none at its end"
            )
        } else {
            said!("“./.” đứng giữa văn bản", "“./.” stands in the middle of the text")
        };
        findings.push(
            rule.finding(place(passage, *at), message)
                .related(last.span, said!("nội dung văn bản kết thúc ở đây", "the text ends here"))
                .help(said!(
                    "viết dấu chấm ở đây, và “./.” ở cuối nội dung",
                    "write a full stop here, and “./.” at the end of the text"
                )),
        );
        return;
    }
    // A text without recipients and signature may have lost its end; one that ends with a table has no place for it.
    if end.is_some() && marks.is_empty() && last.role.is_text() && !has_noisy_mark(last.words()) {
        let from = last.words().trim_end().char_indices().rev().take(12).last().map_or(0, |(at, _)| at);
        let place = last.place(from..last.words().trim_end().len(), subject.sources);
        let message = said!("cuối nội dung văn bản không có “./.”", "the text doesn't end with “./.”");
        findings.push(
            rule.finding(place, message).help(said!("viết “./.” thay dấu cuối câu", "write “./.” for the last mark")),
        );
    }
}

/// Whether the mark ends what is quoted: “Điều 3. … thực hiện Thông tư này./.”
fn is_quoted(words: &str, at: usize) -> bool {
    let behind = words.get(at + MARK.len()..).unwrap_or_default().trim_start();
    words.trim_start().starts_with(['“', '"']) || behind.starts_with(['”', '"'])
}

/// Whether a passage is running text. Behind the end of a "phiếu trình" stand boxes for what others think of it.
fn is_sentence(passage: &Passage) -> bool {
    const SHORTEST: usize = 30;
    let words = passage.words().trim_end();
    passage.role.is_text() && words.ends_with(['.', ';']) && words.chars().count() >= SHORTEST && !words.contains("……")
}

/// Whether words are a remark in brackets.
fn is_bracket(words: &str) -> bool {
    let words = words.trim();
    words.starts_with('(') && !words.contains(MARK) && words.trim_end_matches('.').ends_with(')')
}

fn is_foot(passage: &Passage) -> bool {
    matches!(passage.role, Role::Recipient | Role::SignatureAuthority | Role::SignerName)
}

/// "./76", ".//", "/.": what a scanner makes of the mark.
fn has_noisy_mark(words: &str) -> bool {
    let tail: String = words.trim_end().chars().rev().take(6).collect();
    tail.contains('/') || tail.starts_with("..") || tail.starts_with('…')
}
