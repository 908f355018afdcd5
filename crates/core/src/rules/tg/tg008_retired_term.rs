//! TG008: a term that the law had replaced before the document's date.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::{RETIRED, Stretch, names_act};
use crate::rules::places::with_each;
use crate::rules::rule::page;
use crate::rules::sentence::sentence;
use crate::rules::when::{issued, years};
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};
use crate::source::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TG008",
    name: "thuat-ngu-cu",
    summary: ["thuật ngữ đã được thay", "a term that has been replaced"],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    // A report on past years names things as they were called.
    kinds: &["ke-hoach", "chuong-trinh", "quyet-dinh", "chi-thi", "huong-dan", "phuong-an"],
    page: page!("TG008"),
    phase: Phase::Script(check),
};

/// Words of a sentence that speaks of the term, or of the past.
const PAST: [&str; 18] = [
    "trước đây",
    "thay thế",
    "thay cho",
    "nay là",
    "chuyển từ",
    "chuyển sang",
    "đã ",
    "cũ",
    "gọi là",
    "bãi bỏ",
    "dân chủ",
    "pháp lệnh",
    "sắp xếp",
    "sáp nhập",
    "trước khi",
    "chia tách",
    "hợp nhất",
    // Who fought in the wars is named as he was then.
    "30/4/1975",
];

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    if script.is_consolidated() {
        return;
    }
    let dated = issued(script).map(|issued| issued.earliest);
    let about = || years(script).map(|(from, _, _)| Stretch::years(from, from).first);
    let Some(day) = dated.or_else(about) else { return };
    for gone in RETIRED.iter().filter(|gone| gone.since <= day) {
        let mut places: Vec<(Span, &str)> = Vec::new();
        for passage in script.passages.iter().filter(|passage| is_own(passage)) {
            let words = passage.words();
            for range in gone.named(words) {
                let around = words.get(sentence(words, range.clone())).unwrap_or_default();
                let lower = around.to_lowercase();
                if !PAST.iter().any(|word| lower.contains(word)) && !names_act(around) {
                    places.push((passage.place(range.clone(), subject.sources), words.get(range).unwrap_or_default()));
                }
            }
        }
        let Some((span, name)) = places.first() else { continue };
        let (since, source) = (gone.since, &gone.source);
        let [now, _] = &gone.now;
        let finding = rule
            .finding(*span, said!("“{name}” đã được thay từ ngày {since}", "“{name}” was replaced on {since}"))
            .help(said!("dùng: {now} ({source})", "write: {now} ({source})"));
        let here = places.iter().map(|(span, name)| (*span, said!("“{name}” ở đây nữa", "“{name}” here too")));
        findings.push(with_each(finding, here));
    }
}

/// Whether the document speaks for itself there; bases name acts of earlier times, and the name of a procedure is the
/// ministry's.
fn is_own(passage: &Passage) -> bool {
    passage.role.is_running() && passage.role != Role::Basis && !passage.words().trim_start().starts_with("Thủ tục ")
}
