//! CV008: brackets and quotation marks of which one is missing.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CV008",
    name: "ngoac",
    summary: ["ngoặc đơn, ngoặc kép thiếu một vế", "a bracket or a quotation mark without its other half"],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("CV008"),
    phase: Phase::Script(check),
};

/// So many passages round about may hold the other half: of a bracket, of a quotation mark, of one that begins a passage.
const NEAR: usize = 3;
const QUOTED: usize = 40;
const FAR: usize = 400;

const PAIRS: [(char, char); 3] = [('(', ')'), ('“', '”'), ('[', ']')];

/// What stands alone in a passage: openings that nothing closes, closings that nothing opened.
#[derive(Default, Clone)]
struct Alone {
    opened: Vec<usize>,
    closed: Vec<usize>,
    /// An opening before the first word: what it opens can be as long as a table.
    is_opened_first: bool,
    /// Straight quotation marks of which one is missing: they open and close as well.
    is_straight: bool,
}

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    for (open, close) in PAIRS {
        let alone: Vec<Alone> = script.passages.iter().map(|passage| alone(passage, open, close)).collect();
        for (index, (passage, here)) in script.passages.iter().zip(&alone).enumerate() {
            if here.opened.is_empty() && here.closed.is_empty() {
                continue;
            }
            // A foreign text may part what was one paragraph: the other half is looked for round about. What is
            // quoted to be put into another act goes on over paragraphs and tables.
            let near = match open {
                _ if here.is_opened_first => FAR,
                '“' => QUOTED,
                _ => NEAR,
            };
            let (from, to) = (index.saturating_sub(near), (index + near + 1).min(alone.len()));
            let before = alone.get(from..index).unwrap_or_default();
            let behind = alone.get(index + 1..to).unwrap_or_default();
            let is_told = script.is_plan() && open != '“';
            // "(Đối với khu vực I:⏎- Phía Bắc …;⏎- Phía Tây …)."
            let long_before = alone.get(index.saturating_sub(FAR)..index).unwrap_or_default();
            let opened_before = !is_told
                && (before.iter().any(|other| !other.opened.is_empty() || other.is_straight)
                    || long_before.iter().any(|other| other.is_opened_first));
            let goes_on = !script.is_plan() && passage.words().trim_end().ends_with(':');
            let closed_behind =
                !is_told && (goes_on || behind.iter().any(|other| !other.closed.is_empty() || other.is_straight));
            // “ and " are mixed by word processors: with a straight one in it the passage tells nothing.
            let is_mixed =
                open == '“' && (passage.words().contains(['"', '„', '«', '\'']) || passage.words().contains("’’"));
            // "(quy định tại Điều 66 (được sửa đổi)": one bracket too few for two.
            let is_whole = script.is_plan() || ends_whole(passage);
            let is_one_short = open == '(' && passage.words().trim_end().ends_with(')');
            if !is_looked_at(passage, script) || !(is_whole || is_one_short) || is_mixed {
                continue;
            }
            if let ([at], [], false) = (here.opened.as_slice(), here.closed.as_slice(), closed_behind) {
                findings.push(finding(rule, subject, passage, *at, open, close, true));
            }
            if let ([], [at], false, true) = (here.opened.as_slice(), here.closed.as_slice(), opened_before, is_whole) {
                findings.push(finding(rule, subject, passage, *at, close, open, false));
            }
        }
    }
}

fn finding(
    rule: &Rule,
    subject: &Subject<'_>,
    passage: &Passage,
    at: usize,
    mark: char,
    other: char,
    is_open: bool,
) -> Finding {
    let span = passage.place(at..at + mark.len_utf8(), subject.sources);
    let (vi, en) = match mark {
        '(' | ')' => ("ngoặc đơn", "a round bracket"),
        '[' | ']' => ("ngoặc vuông", "a square bracket"),
        _ => ("ngoặc kép", "a quotation mark"),
    };
    let (message, help) = if is_open {
        let words = few_words(passage.words().get(at + mark.len_utf8()..).unwrap_or_default().split_whitespace());
        (
            said!("{vi} mở trước “{words}” mà không đóng", "{en} opens before “{words}” and never closes"),
            said!("thêm dấu {other} vào chỗ kết thúc", "put {other} where it ends"),
        )
    } else {
        let before = passage.words().get(..at).unwrap_or_default();
        let mut words: Vec<&str> = before.split_whitespace().rev().take(SHOWN).collect();
        words.reverse();
        let words = words.join(" ");
        (
            said!("{vi} đóng sau “{words}” mà không mở", "{en} closes behind “{words}” and never opened"),
            said!(
                "thêm dấu {other} vào chỗ bắt đầu, hoặc bỏ dấu {mark}",
                "put {other} where it begins, or delete {mark}"
            ),
        )
    };
    rule.finding(span, message).help(help)
}

/// So many words show where it is.
const SHOWN: usize = 3;

fn few_words<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.take(SHOWN).collect::<Vec<_>>().join(" ")
}

/// In a foreign text only a whole sentence tells: it begins with a capital and ends with a mark.
fn is_looked_at(passage: &Passage, script: &Script) -> bool {
    let is_text = match passage.role {
        Role::Text(_) | Role::Basis | Role::Heading(_) | Role::Subject | Role::Note => true,
        Role::Cell { .. } => script.is_plan(),
        _ => false,
    };
    is_text && (script.is_plan() || !passage.words().trim().starts_with(char::is_lowercase))
}

/// Whether a passage ends with a mark, as whole sentences do.
fn ends_whole(passage: &Passage) -> bool {
    passage.words().trim_end().ends_with(['.', ';', ':', ','])
}

fn alone(passage: &Passage, open: char, close: char) -> Alone {
    let text = passage.words();
    let mut alone = Alone { is_straight: open == '“' && text.matches('"').count() % 2 == 1, ..Alone::default() };
    if !text.contains([open, close]) {
        return alone;
    }
    let first = text.trim_start();
    for (at, c) in text.char_indices() {
        if c == open {
            alone.opened.push(at);
        } else if c == close && alone.opened.pop().is_none() && !(c == ')' && is_list_mark(text, at)) {
            alone.closed.push(at);
        }
    }
    alone.is_opened_first = first.starts_with(open) && alone.opened.first() == Some(&(text.len() - first.len()));
    alone
}

/// "a)", "1)", "iii)": the mark of a list, at the beginning or within a line.
fn is_list_mark(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let before = before.strip_suffix('.').unwrap_or(before);
    let mark = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_roman = !mark.is_empty() && mark.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'I' | 'V' | 'X'));
    let is_smiley = before.ends_with([':', ';']);
    // "b1)": the points of a point.
    let mut letters = mark.chars();
    let is_point = letters.next().is_some_and(char::is_alphabetic)
        && letters.next().is_some_and(|c| c.is_ascii_digit())
        && letters.next().is_none();
    mark.chars().count() == 1
        || is_roman
        || is_smiley
        || is_point
        || (mark.len() == 2 && mark.bytes().all(|b| b.is_ascii_digit()))
}
