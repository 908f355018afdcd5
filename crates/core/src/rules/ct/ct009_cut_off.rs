//! CT009: a paragraph or a heading whose last word can't end one: "và", "của", "theo".

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::{Row, ordinal};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CT009",
    name: "cau-bo-do",
    summary: ["câu hoặc đề mục kết thúc dở dang", "a sentence or a heading ends half-way"],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("CT009"),
    phase: Phase::Script(check),
};

/// Words that call for another behind them.
const FUNCTION_WORDS: [&str; 17] = [
    "và", "của", "các", "những", "cho", "với", "để", "bởi", "hoặc", "nhằm", "về", "theo", "trong", "do", "tại",
    "thuộc", "mà",
];

/// Pairs that end a sentence well, though the second word alone doesn't.
const WHOLE: [&str; 44] = [
    "kèm theo",
    "tiếp theo",
    "đi theo",
    "kéo theo",
    "làm theo",
    "mang theo",
    "lần theo",
    "noi theo",
    "trở về",
    "quay về",
    "đem về",
    "thu về",
    "mang về",
    "gửi về",
    "đưa về",
    "lấy về",
    "ra về",
    "chuyển về",
    "hướng về",
    "nhận về",
    "nộp về",
    "tải về",
    "rút về",
    "kéo về",
    "đổ về",
    "bên trong",
    "ở trong",
    "phía trong",
    "tự do",
    "lý do",
    "hiện tại",
    "tồn tại",
    "thực tại",
    "ở tại",
    "trực thuộc",
    "phụ thuộc",
    "lệ thuộc",
    "tùy thuộc",
    "tuỳ thuộc",
    "quen thuộc",
    "thân thuộc",
    "giao cho",
    "gửi cho",
    "dành cho",
];

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let own: Vec<&Passage> = script.passages.iter().filter(|passage| passage.role != Role::Stray).collect();
    for (index, passage) in own.iter().enumerate() {
        let is_heading = passage.role.heading().is_some() || passage.role == Role::Subject;
        if !is_heading && !matches!(passage.role, Role::Text(_)) {
            continue;
        }
        let words = passage.words().trim_end();
        // What a colon or a value of the compiler's follows goes on.
        if words.ends_with([':', '\u{fffc}', '-', '–']) {
            continue;
        }
        let next = own.get(index + 1).filter(|next| next.part == passage.part);
        if let Some((range, word)) = function_word(words) {
            // Without an end mark the line may be broken; the next one shows it.
            let has_mark = words.ends_with(['.', ';', ',']);
            // "Công chức mới được điều động từ các phòng về.": there it is a verb.
            if word == "về" && words.ends_with(['.', ';']) {
                continue;
            }
            let goes_on = next.is_some_and(|next| {
                next.label.is_empty()
                    && (next.role == passage.role || matches!(next.role, Role::Text(_) | Role::Cell { .. }))
            });
            // "Phân công cho các⏎- Văn phòng": a list whose colon was forgotten.
            let leads = !is_heading
                && next.is_some_and(|next| {
                    next.role != Role::Heading(1)
                        && !next.label.is_empty()
                        && kind_of(&next.label) != kind_of(&passage.label)
                });
            if has_mark || !(goes_on || leads) {
                let place = passage.place(range, subject.sources);
                let message = if is_heading {
                    said!("đề mục kết thúc bằng “{word}”", "the heading ends with “{word}”")
                } else {
                    said!("câu kết thúc bằng “{word}”", "the sentence ends with “{word}”")
                };
                findings.push(
                    rule.finding(place, message).help(said!("viết tiếp, hoặc bỏ “{word}”", "go on, or drop “{word}”")),
                );
            }
        }
    }
}

/// What kind of a label it is: its row, or the mark itself.
fn kind_of(label: &str) -> (Option<Row>, &str) {
    match ordinal(label) {
        Some(ordinal) => (Some(ordinal.row), ""),
        None => (None, label),
    }
}

/// The function word that a text ends with, and where it stands.
fn function_word(words: &str) -> Option<(std::ops::Range<usize>, String)> {
    let bare = words.trim_end_matches(['.', ';', ',', ' ', '/']);
    let mut last = bare.char_indices().rev().filter(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8());
    let start = last.next()?;
    let word = bare.get(start..)?.to_lowercase();
    if !FUNCTION_WORDS.contains(&word.as_str()) {
        return None;
    }
    let pair = bare.get(last.next().unwrap_or(0)..)?.to_lowercase();
    (!WHOLE.contains(&pair.as_str())).then(|| (start..bare.len(), bare.get(start..).unwrap_or_default().to_owned()))
}
