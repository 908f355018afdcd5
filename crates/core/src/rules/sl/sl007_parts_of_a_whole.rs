//! SL007: in a sentence, parts that don't add up to their whole, and a part that is more than it.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::{Count, Opener, Whole, difference, sum, wholes, written};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Script};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "SL007",
    name: "phan-khong-bang-tong",
    summary: ["các phần trong câu cộng lại không bằng tổng", "the parts in a sentence don't add up to their whole"],
    clause: Clause::new("so-hoc"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("SL007"),
    phase: Phase::Script(check),
};

/// Parts that exclude each other, by the words that name them: each set by its names.
const COMPLEMENTS: [&[&[&str]]; 8] = [
    &[&["trực tuyến"], &["trực tiếp"]],
    &[&["đúng hạn", "trước hạn", "trong hạn"], &["quá hạn", "trễ hạn", "chậm hạn"]],
    &[&["nam"], &["nữ"]],
    &[&["thành thị"], &["nông thôn"]],
    &[&["toàn trình"], &["một phần"]],
    &[&["đã giải quyết"], &["đang giải quyết"]],
    &[&["trong nước"], &["nước ngoài"]],
    &[&["xã"], &["phường"]],
];

/// Of these, the first words of those that leave nothing out: a file may come by post, or be open still.
const EXHAUSTIVE: [&str; 3] = ["nam", "thành thị", "trong nước"];

/// Words of a list that compares, and doesn't add up.
const COMPARES: [&str; 12] = [
    "so với",
    "cùng kỳ",
    "tăng",
    "giảm",
    " xuống ",
    "lên ",
    "vượt",
    "thay cho",
    "bình quân",
    "còn lại",
    "năm 20",
    "quý ",
];

/// Below this, a sum is near its whole by chance.
const CHANCE: i128 = 100;
const CHANCE_AMONG: i128 = 1_000;

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    for passage in script.passages.iter().filter(|passage| passage.role.is_running()) {
        for whole in wholes(passage.words()) {
            if whole.parts.iter().any(|part| COMPARES.iter().any(|word| part.words.contains(word))) {
                continue;
            }
            let found = too_large(rule, subject, passage, &whole).or_else(|| not_equal(rule, subject, passage, &whole));
            findings.extend(found);
        }
    }
}

/// A part that is more than its whole: both count the same thing.
fn too_large(rule: &Rule, subject: &Subject<'_>, passage: &Passage, whole: &Whole) -> Option<Finding> {
    let is_more = |part: &&Count| {
        let unit = |count: &Count| count.unit.split(' ').take(2).map(str::to_owned).collect::<Vec<_>>();
        let is_same = unit(part).len() == 2 && unit(part) == unit(&whole.count);
        is_same && difference(part.value, whole.count.value).is_some_and(|(over, _)| over > 0)
    };
    // Outside a bracket, what stands behind the first may be the sentence's next matter.
    let sure = if whole.is_bracket { whole.parts.len() } else { 1 };
    let part = whole.parts.iter().take(sure).find(is_more)?;
    let words = |count: &Count| passage.words().get(count.range.clone()).unwrap_or_default();
    let (more, less) = (words(part), words(&whole.count));
    let finding = rule.finding(
        passage.place(part.range.clone(), subject.sources),
        said!("phần “{more}” lớn hơn tổng “{less}”", "the part “{more}” is more than the whole, “{less}”"),
    );
    let at = passage.place(whole.count.range.clone(), subject.sources);
    Some(finding.related(at, said!("tổng ở đây", "the whole is here")).help(help()))
}

/// Parts that add up to something else, where they are all the parts.
fn not_equal(rule: &Rule, subject: &Subject<'_>, passage: &Passage, whole: &Whole) -> Option<Finding> {
    if !whole.is_list {
        return None;
    }
    let total = sum(whole.parts.iter().map(|part| part.value))?;
    let (off, digits) = difference(total, whole.count.value)?;
    // Figures with a comma, and of money, were rounded one by one.
    let is_rounded = digits > 0 || [&whole.count].into_iter().chain(&whole.parts).any(is_measure);
    let slack = if is_rounded { i128::try_from(whole.parts.len()).ok()? } else { 0 };
    let is_measured_alike = whole.parts.iter().all(|part| measure(part) == measure(&whole.count));
    if off.abs() <= slack || !is_measured_alike {
        return None;
    }
    let is_near = one_digit_off(total, whole.count.value);
    let is_slip = is_near
        && match whole.opener {
            Opener::All => whole.count.value.0 >= CHANCE,
            Opener::Among => whole.count.value.0 >= CHANCE_AMONG,
        };
    let set = complements(&whole.parts).filter(|_| whole.opener == Opener::All);
    let is_wrong = |set: &[&[&str]]| {
        off > 0 || is_near || set.iter().flat_map(|names| names.iter()).any(|name| EXHAUSTIVE.contains(name))
    };
    if !is_slip && !set.is_some_and(is_wrong) {
        return None;
    }
    let (named, total) = (passage.words().get(whole.count.range.clone()).unwrap_or_default(), written(total));
    let finding = rule.finding(
        passage.place(whole.count.range.clone(), subject.sources),
        said!(
            "“{named}”: các phần nêu sau đó cộng lại là {total}",
            "“{named}”: the parts named behind it add up to {total}"
        ),
    );
    let parts = whole.parts.iter().map(|part| passage.place(part.range.clone(), subject.sources));
    let finding = parts.take(6).fold(finding, |finding, part| finding.related(part, said!("một phần", "a part")));
    Some(finding.help(help()))
}

fn help() -> crate::diagnostic::Said {
    said!("đối chiếu số liệu rồi sửa số sai", "look the figures up and correct the wrong one")
}

/// Units of money, length, weight and area: where they differ, nothing can be added up.
const MEASURES: [&str; 22] = [
    "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "đồng", "trđ", "ha", "km", "km2", "m", "m2", "m3", "tấn", "tạ", "kg",
    "lít", "kwh", "mw", "usd", "kv",
];

/// The measure that a figure is given in; empty for a count.
fn measure(count: &Count) -> String {
    let is_measure = |word: &&str| MEASURES.contains(word);
    count.unit.split(' ').take_while(is_measure).collect::<Vec<_>>().join(" ")
}

fn is_measure(count: &Count) -> bool {
    !measure(count).is_empty()
}

/// The set of [`COMPLEMENTS`] by which the pieces are named, each of its names at least once.
fn complements(parts: &[Count]) -> Option<&'static [&'static [&'static str]]> {
    let names = |part: &Count, names: &[&str]| {
        names.iter().any(|name| {
            part.words.match_indices(name).any(|(at, name)| {
                let before = part.words.get(..at).and_then(|before| before.chars().next_back());
                let behind = part.words.get(at + name.len()..).and_then(|behind| behind.chars().next());
                !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
            })
        })
    };
    COMPLEMENTS.into_iter().find(|set| {
        parts.iter().all(|part| set.iter().any(|side| names(part, side)))
            && set.iter().all(|side| parts.iter().any(|part| names(part, side)))
    })
}

/// Whether two figures differ in one digit: 82.438 and 83.438.
fn one_digit_off(one: (i128, u32), other: (i128, u32)) -> bool {
    let plain = |value: (i128, u32)| written(value).chars().filter(char::is_ascii_digit).collect::<Vec<_>>();
    let (a, b) = (plain(one), plain(other));
    one.1 == other.1 && a.len() == b.len() && a.iter().zip(&b).filter(|(a, b)| a != b).count() == 1
}
