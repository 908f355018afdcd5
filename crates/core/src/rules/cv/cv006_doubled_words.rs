//! CV006: words written twice: "của của", "thực hiện thực hiện".

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Edit, Finding, Safety, Severity};
use crate::recognise::Words;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Role, Script};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CV006",
    name: "lap-tu",
    summary: ["từ viết lặp hai lần liền nhau", "words written twice in a row"],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("CV006"),
    phase: Phase::Script(check),
};

/// Words that never stand twice, unless one of them ends a compound ("trang bị bị hỏng") or begins one ("cho cho vay").
const NEVER_TWICE: [(&str, &[&str], &[&str]); 27] = [
    ("của", &[], &["cải"]),
    ("các", &[], &[]),
    ("những", &[], &[]),
    ("và", &[], &[]),
    ("với", &[], &[]),
    ("trong", &["bên"], &["sạch", "suốt", "trẻo", "sáng"]),
    ("trên", &[], &[]),
    ("tại", &["hiện", "tồn", "thực", "nội", "ngoại", "đương"], &["chỗ", "chức"]),
    ("cho", &[], &["vay", "phép", "thuê"]),
    ("theo", &["kèm", "tiếp"], &["dõi"]),
    ("về", &["trở", "quay"], &["hưu"]),
    ("được", &["đạt", "thu", "nhận", "có"], &[]),
    ("bị", &["trang", "thiết", "chuẩn"], &["động"]),
    ("đã", &[], &[]),
    ("sẽ", &["san"], &["sàng"]),
    ("đang", &[], &[]),
    ("cần", &[], &["thiết", "cù", "trục"]),
    ("hoặc", &[], &[]),
    ("nhằm", &[], &[]),
    ("bằng", &["công", "cân"], &["chứng", "cấp", "khen"]),
    ("này", &[], &[]),
    ("do", &["tự", "lý", "lí"], &["đó"]),
    ("như", &["hầu", "gần"], &["vậy", "thế"]),
    ("khi", &["trong"], &[]),
    ("để", &["cơ"], &["lại"]),
    ("ubnd", &[], &[]),
    ("hđnd", &[], &[]),
];

/// Words that a number follows: "ngày ngày 12" is a slip, "ngày ngày" alone is not.
const BEFORE_A_NUMBER: [&str; 8] = ["ngày", "tháng", "số", "điều", "khoản", "quý", "mục", "chương"];

/// Phrases of two syllables that are said twice on purpose.
const SAID_TWICE: [&str; 5] = ["từng bước", "ngày càng", "từng người", "người người", "rất nhiều"];

/// A phrase that is written twice has at most so many syllables.
const LONGEST: usize = 5;

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    for passage in &script.passages {
        if matches!(passage.role, Role::SignerName | Role::SignatureAuthority | Role::Stray | Role::Head { .. }) {
            continue;
        }
        let words = Words::of(passage.words());
        let mut index = 0;
        while index < words.len() {
            let Some(length) = twice(&words, index) else {
                index += 1;
                continue;
            };
            let end = |at: usize| words.get(at).map_or(0, |word| word.end);
            let start = words.get(index).map_or(0, |word| word.start);
            let (once, all) = (start..end(index + length - 1), start..end(index + 2 * length - 1));
            let phrase = passage.words().get(once.clone()).unwrap_or_default();
            let span = passage.place(all.clone(), subject.sources);
            let mut finding = rule
                .finding(span, said!("“{phrase}” viết lặp hai lần", "“{phrase}” is written twice"))
                .help(said!("bỏ một lần", "delete one of them"));
            let second = passage.place(once.end..all.end, subject.sources);
            if subject.sources.slice(second) == passage.words().get(once.end..all.end).unwrap_or_default() {
                finding = finding.fix(
                    said!("bỏ lần thứ hai", "delete the second"),
                    vec![Edit { span: second, text: String::new(), safety: Safety::Unsafe }],
                );
            }
            findings.push(finding);
            index += 2 * length;
        }
    }
}

/// How many words from `index` on are written twice by mistake.
fn twice(words: &Words<'_>, index: usize) -> Option<usize> {
    (1..=LONGEST).find(|length| is_repeated(words, index, *length) && is_a_slip(words, index, *length))
}

fn is_repeated(words: &Words<'_>, index: usize, length: usize) -> bool {
    (0..length).all(|offset| {
        let (one, two) = (words.get(index + offset), words.get(index + offset + length));
        one.zip(two).is_some_and(|(one, two)| {
            let is_same = one.written == two.written || (one.written.len() == two.written.len() && one.lower() == two.lower());
            is_same && one.written.chars().all(char::is_alphabetic)
        })
    }) && (index + 1..index + 2 * length).all(|at| words.is_joined(at))
}

fn is_a_slip(words: &Words<'_>, index: usize, length: usize) -> bool {
    let lower = |at: usize| words.get(at).map(|word| word.lower()).unwrap_or_default();
    let before = index.checked_sub(1).filter(|_| words.is_joined(index)).map(lower).unwrap_or_default();
    let behind = if words.is_joined(index + 2 * length) { lower(index + 2 * length) } else { String::new() };
    let first = lower(index);
    // A capital begins a cell or a name: "Thường xuyên Thường xuyên" are two cells of a broken table.
    let begins_anew =
        words.get(index + length).is_some_and(|word| word.is_capital() && !(word.is_loud() && length == 1));
    if begins_anew {
        return false;
    }
    if length == 1 {
        let is_number = words.get(index + 2).is_some_and(|word| word.is_figure()) && words.is_joined(index + 2);
        if BEFORE_A_NUMBER.contains(&first.as_str()) {
            return is_number && !(first == "tháng" && before == "hằng" || first == "ngày" && before == "hằng");
        }
        return NEVER_TWICE.iter().any(|(word, ends, begins)| {
            *word == first && !ends.contains(&before.as_str()) && !begins.contains(&behind.as_str())
        });
    }
    let phrase: Vec<String> = (index..index + length).map(lower).collect();
    let phrase = phrase.join(" ");
    let is_loud = (index..index + length).all(|at| words.get(at).is_some_and(|word| word.is_loud()));
    // One syllable four times is no phrase; names of people and abbreviations repeat in lists.
    let is_one = (index + 1..index + length).all(|at| lower(at) == first);
    phrase.chars().count() > 4 && !is_one && !is_loud && !SAID_TWICE.contains(&phrase.as_str())
}
