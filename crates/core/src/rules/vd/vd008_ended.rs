//! VD008: an act that was out of force when the document was issued.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::decree::{Clause, Ended, ended, ended_law};
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::acts::{cited, issued_on, written};
use crate::rules::quoted::is_in_quotation;
use crate::rules::rule::page;
use crate::rules::sentence::{near_before, near_behind, sentence_before, sentence_behind};
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};
use crate::vietnamese::words_folded;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "VD008",
    name: "het-hieu-luc",
    summary: ["viện dẫn văn bản đã hết hiệu lực", "an act that is out of force is cited"],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("VD008"),
    phase: Phase::Script(check),
};

/// Documents that look back, by words of their trích yếu.
const REVIEWS: [&str; 12] = [
    "tổng kết",
    "sơ kết",
    "kết quả",
    "đánh giá",
    "rà soát",
    "bãi bỏ",
    "thay thế",
    "hết hiệu lực",
    "sửa đổi",
    "hệ thống hóa",
    "kiểm điểm",
    "quyết toán",
];

/// Words before an act that name it because it ended, or because it was then in force.
const BEFORE: [&str; 22] = [
    "thay thế",
    "bãi bỏ",
    "hủy bỏ",
    "sửa đổi",
    "hết hiệu lực",
    "trước đây",
    "trước ngày",
    "trước khi",
    "tổng kết",
    "sơ kết",
    "kết quả thực hiện",
    "kết quả triển khai",
    "tình hình thực hiện",
    "tình hình triển khai",
    "việc thực hiện",
    "sau khi thực hiện",
    "năm thực hiện",
    "giai đoạn",
    "đã thực hiện",
    "đã ban hành",
    "đã được cấp",
    "chuyển tiếp",
];

/// Words behind it that say so.
const BEHIND: [&str; 6] = ["hết hiệu lực", "thay thế", "bãi bỏ", "chuyển tiếp", "trước đây", "không còn phù hợp"];

/// An act that is named in passing, and where.
struct Old<'a> {
    act: &'static Ended,
    passage: &'a Passage,
    /// Which of the script's passages that is.
    index: usize,
    range: Range<usize>,
}

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let Some((issued, at)) = issued_on(script) else { return };
    let looks_back = |text: &str| {
        let folded = words_folded(text);
        REVIEWS.iter().any(|word| folded.contains(&words_folded(word)))
    };
    let matter = script.matter();
    // A công văn answers what held when something happened.
    if script.is_consolidated()
        || matches!(matter.kind.as_deref(), Some("bao-cao" | "cong-van"))
        || [matter, script.issued()].iter().any(|part| part.subject.as_ref().is_some_and(|it| looks_back(&it.text)))
    {
        return;
    }
    let numbered = cited(subject).filter_map(|act| {
        let old = ended(&act.citation.code.written())?;
        Some(Old { act: old, passage: act.passage, index: act.citation.passage, range: act.citation.range.clone() })
    });
    let laws = subject.found.map_or(&[][..], |found| &found.acts().laws);
    let named = laws.iter().filter_map(|law| {
        let passage = script.passages.get(law.passage)?;
        let act = ended_law(passage.words().get(law.name.clone())?, law.date.year)?;
        Some(Old { act, passage, index: law.passage, range: law.range.clone() })
    });
    let mut told = BTreeSet::new();
    let reviewing = reviewing(script);
    for old in numbered.chain(named) {
        let is_running = old.passage.role.is_running() || matches!(old.passage.role, Role::Heading(_));
        let is_review = reviewing.iter().any(|section| section.contains(&old.index));
        if issued < old.act.on || is_review || !is_running || is_history(&old) || !told.insert(&old.act.code) {
            continue;
        }
        let named = old.passage.words().get(old.range.clone()).unwrap_or_default();
        let (on, successor) = (written(old.act.on), &old.act.successor);
        findings.push(
            rule.finding(
                old.passage.place(old.range.clone(), subject.sources),
                said!("“{named}” đã hết hiệu lực từ ngày {on}", "“{named}” has been out of force since {on}"),
            )
            .related(at, said!("ngày của văn bản này", "this document's date"))
            .help(said!("căn cứ hiện hành: {successor}", "in force now: {successor}")),
        );
    }
}

/// The sections of a plan that tell what was done before it: "I. KẾT QUẢ GIAI ĐOẠN 2011 - 2020".
fn reviewing(script: &Script) -> Vec<Range<usize>> {
    const PAST: [&str; 5] = ["kết quả", "thực trạng", "tình hình", "đánh giá", "tổng kết"];
    let mut sections: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    for (index, passage) in script.passages.iter().enumerate() {
        if passage.role == Role::Heading(1) {
            let folded = words_folded(passage.words());
            is_open = PAST.iter().any(|word| folded.starts_with(&words_folded(word)));
            if is_open {
                sections.push(index..index);
            }
        }
        if let Some(section) = sections.last_mut().filter(|_| is_open) {
            section.end = index + 1;
        }
    }
    sections
}

/// Whether the words around say that the act is history.
fn is_history(old: &Old<'_>) -> bool {
    let words = old.passage.words();
    // “… xử lý theo quy định tại Nghị định số …”: somebody else wrote that.
    if is_in_quotation(words, old.range.start) {
        return true;
    }
    let before = words_folded(sentence_before(near_before(words, old.range.start)));
    let behind = words_folded(sentence_behind(near_behind(words, old.range.end)));
    BEFORE.iter().any(|word| before.contains(&words_folded(word)))
        || BEHIND.iter().any(|word| behind.contains(&words_folded(word)))
}
