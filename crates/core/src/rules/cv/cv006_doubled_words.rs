//! CV006: words written twice: "của của", "thực hiện thực hiện".

use std::collections::HashMap;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Edit, Finding, Safety, Severity};
use crate::recognise::{FoundIn, Words};
use crate::rules::doubled::is_doubled;
use crate::rules::places::with_further;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};
use crate::source::Span;
use crate::vietnamese::pairs::PAIRS;

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

/// Phrases of two syllables that are said twice on purpose.
const SAID_TWICE: [&str; 5] = ["từng bước", "ngày càng", "từng người", "người người", "rất nhiều"];

/// Words that are a noun and then a verb or another noun, and what stands before the noun: "cơ quan, tổ chức tổ chức bồi
/// dưỡng", "thuế thu nhập doanh nghiệp doanh nghiệp phải nộp".
const TWO_IN_ONE: [(&str, &[&str]); 11] = [
    ("tổ chức", &["quan", "vị", "nhân", "các", "những", "mỗi", "từng", "và", "hoặc", "ban"]),
    ("chỉ đạo", &["ban"]),
    ("quản lý", &["ban"]),
    ("điều hành", &["ban"]),
    ("công tác", &["tổ", "đoàn"]),
    ("kiểm tra", &["tổ", "đoàn", "ban"]),
    ("giám sát", &["tổ", "đoàn", "ban"]),
    ("thanh tra", &["đoàn"]),
    ("doanh nghiệp", &["nhập"]),
    ("báo cáo", &["thống", "gửi", "nộp", "các"]),
    ("yêu cầu", &["các", "những", "theo"]),
];

/// A name in full beside its own abbreviation: "Ủy ban nhân dân UBND cấp xã", "VBQPPL luật".
const SAID_IN_FULL: [(&[&str], &[&str]); 12] = [
    (&["ủy", "ban", "nhân", "dân"], &["ubnd"]),
    (&["uỷ", "ban", "nhân", "dân"], &["ubnd"]),
    (&["hội", "đồng", "nhân", "dân"], &["hđnd"]),
    (&["ubnd"], &["ủy", "ban"]),
    (&["ubnd"], &["nhân", "dân"]),
    (&["hđnd"], &["hội", "đồng", "nhân", "dân"]),
    (&["qppl"], &["luật"]),
    (&["vbqppl"], &["luật"]),
    (&["tthc"], &["hành", "chính"]),
    (&["cchc"], &["hành", "chính"]),
    (&["cntt"], &["thông", "tin"]),
    (&["cải", "cách", "hành", "chính"], &["cchc"]),
];

/// A phrase that is written twice has at most so many syllables.
const LONGEST: usize = 5;

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    // A form repeats its slip on every page: each phrase is one finding.
    let mut slips: Vec<(String, Vec<Span>, Vec<Edit>)> = Vec::new();
    let mut by_phrase: HashMap<String, usize> = HashMap::new();
    for FoundIn { passage, words, .. } in subject.passages() {
        if matches!(passage.role, Role::SignerName | Role::SignatureAuthority | Role::Stray | Role::Head { .. }) {
            continue;
        }
        let mut index = 0;
        while index < words.len() {
            if let Some((first, second)) = in_full(words, index) {
                let start = words.get(index).map_or(0, |word| word.start);
                let end = words.get(index + first + second - 1).map_or(start, |word| word.end);
                let phrase = passage.words().get(start..end).unwrap_or_default();
                findings.push(
                    rule.finding(
                        passage.place(start..end, subject.sources),
                        said!(
                            "“{phrase}”: viết đủ và viết tắt liền nhau",
                            "“{phrase}”: in full and abbreviated in a row"
                        ),
                    )
                    .help(said!("giữ một cách viết", "keep one of the two")),
                );
                index += first + second;
                continue;
            }
            let Some(length) = twice(passage, words, index) else {
                index += 1;
                continue;
            };
            let end = |at: usize| words.get(at).map_or(0, |word| word.end);
            let start = words.get(index).map_or(0, |word| word.start);
            let (once, all) = (start..end(index + length - 1), start..end(index + 2 * length - 1));
            let phrase = passage.words().get(once.clone()).unwrap_or_default();
            let span = passage.place(all.clone(), subject.sources);
            // Lines of two columns that a foreign text has put between each other.
            let is_broken = !script.is_plan() && length > 1 && subject.sources.slice(span).contains('\n');
            if is_broken {
                index += 2 * length;
                continue;
            }
            let second = passage.place(once.end..all.end, subject.sources);
            let is_there = subject.sources.slice(second) == passage.words().get(once.end..all.end).unwrap_or_default();
            let edit = is_there.then(|| Edit { span: second, text: String::new(), safety: Safety::Unsafe });
            let known = *by_phrase.entry(phrase.to_lowercase()).or_insert_with(|| {
                slips.push((phrase.to_owned(), Vec::new(), Vec::new()));
                slips.len() - 1
            });
            if let Some((_, spans, edits)) = slips.get_mut(known) {
                spans.push(span);
                edits.extend(edit);
            }
            index += 2 * length;
        }
    }
    for (phrase, spans, edits) in slips {
        let Some(first) = spans.first() else { continue };
        let mut finding = rule
            .finding(*first, said!("“{phrase}” viết lặp hai lần", "“{phrase}” is written twice"))
            .help(said!("bỏ một lần", "delete one of them"));
        if !edits.is_empty() {
            finding = finding.fix(said!("bỏ lần thứ hai", "delete the second"), edits);
        }
        findings.push(with_further(finding, &spans, &said!("chỗ này cũng vậy", "here too")));
    }
}

/// How many words from `index` on are a name in full and its abbreviation, or the other way round.
fn in_full(words: &Words<'_>, index: usize) -> Option<(usize, usize)> {
    SAID_IN_FULL.iter().find_map(|(first, second)| {
        let is_it =
            words.are(index, first) && words.is_joined(index + first.len()) && words.are(index + first.len(), second);
        is_it.then_some((first.len(), second.len()))
    })
}

/// How many words from `index` on are written twice by mistake.
fn twice(passage: &Passage, words: &Words<'_>, index: usize) -> Option<usize> {
    let is_prose = matches!(passage.role, Role::Text(_) | Role::Basis);
    (1..=LONGEST).find(|length| {
        is_repeated(words, index, *length)
            && (is_a_slip(words, index, *length) || (is_prose && *length == 2 && is_name_begun_twice(words, index)))
    })
}

/// "tại Trung tâm Trung tâm Phục vụ hành chính công": a word with a capital inside a sentence, where no cell and no other
/// name begins. "Hà Nội Hà Nội" may be two columns, or a person and where he lives.
fn is_name_begun_twice(words: &Words<'_>, index: usize) -> bool {
    let is_small = |at: usize| words.get(at).is_some_and(|word| word.is_small());
    let is_title = |at: usize| words.get(at).is_some_and(|word| word.is_capital()) && is_small(at + 1);
    let is_on_one_line = (index..=index + 4).all(|at| !words.between(at).contains('\n'));
    // What follows belongs to the second name: "Phục vụ", "phục vụ".
    index > 0
        && is_small(index - 1)
        && words.is_joined(index)
        && words.is_joined(index + 4)
        && is_title(index)
        && is_title(index + 2)
        && is_on_one_line
        && words.lower().get(index..index + 2).is_some_and(|pair| match pair {
            [one, two] => PAIRS.has(one, two),
            _ => false,
        })
}

fn is_repeated(words: &Words<'_>, index: usize, length: usize) -> bool {
    (0..length).all(|offset| {
        let (one, two) = (words.get(index + offset), words.get(index + offset + length));
        one.zip(two).is_some_and(|(one, two)| {
            let is_same = one.written == two.written
                || (one.written.len() == two.written.len()
                    && one.is_small() != two.is_small()
                    && one.lower() == two.lower());
            is_same && one.written.chars().all(char::is_alphabetic)
        })
    }) && (index + 1..index + 2 * length).all(|at| words.is_next(at))
}

fn is_a_slip(words: &Words<'_>, index: usize, length: usize) -> bool {
    let lower = |at: usize| words.get(at).map(|word| word.lower()).unwrap_or_default();
    let before = index.checked_sub(1).filter(|_| words.is_joined(index)).map(lower).unwrap_or_default();
    let behind = if words.is_joined(index + 2 * length) { lower(index + 2 * length) } else { String::new() };
    let first = lower(index);
    // A capital begins a cell or a name: "Thường xuyên Thường xuyên" are two cells of a broken table. Behind "Ủy viên"
    // there is no other cell.
    let begins_anew = words
        .get(index + length)
        .is_some_and(|word| word.is_capital() && !(length == 1 && (word.is_loud() || before == "viên")));
    if begins_anew {
        return false;
    }
    if length == 1 {
        return is_doubled(words, index);
    }
    let phrase: Vec<String> = (index..index + length).map(lower).collect();
    let phrase = phrase.join(" ");
    let is_loud = (index..index + length).all(|at| words.get(at).is_some_and(|word| word.is_loud()));
    // One syllable four times is no phrase; names of people and abbreviations repeat in lists.
    let is_one = (index + 1..index + length).all(|at| lower(at) == first);
    // "người sử dụng đất sử dụng đất sai mục đích": who does it, and what is done.
    let is_doer = before == "người";
    // The mark between "cơ quan" and "tổ chức" parts no list.
    let of_list =
        index.checked_sub(1).filter(|_| matches!(words.gap_before(index), "" | ",")).map(lower).unwrap_or_default();
    let is_two = TWO_IN_ONE.iter().any(|(noun, befores)| *noun == phrase && befores.contains(&of_list.as_str()));
    // "Quyết định quy định Quy chế": the first belongs to the word before, the last to the one behind.
    let last = lower(index + length - 1);
    let is_crossing = PAIRS.has(&before, &first) && PAIRS.has(&last, &behind);
    phrase.chars().count() > 4
        && !is_doer
        && !is_two
        && !is_crossing
        && !is_one
        && !is_loud
        && !SAID_TWICE.contains(&phrase.as_str())
}
