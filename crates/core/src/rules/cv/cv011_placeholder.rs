//! CV011: a place that was to be filled in: "???", "[...]", "xxx", "{ten}".

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::PartKind;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CV011",
    name: "cho-trong",
    summary: ["chỗ để trống chưa điền", "a place that was never filled in"],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("CV011"),
    phase: Phase::Script(check),
};

/// From so many on an appendix is a form that somebody fills in by hand.
const FORM: usize = 4;

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    for (number, part) in script.parts.iter().enumerate() {
        let mut found = Vec::new();
        for passage in script.of_part(number).filter(|passage| is_looked_at(passage)) {
            found.extend(placeholders(passage.words()).into_iter().map(|place| (passage, place)));
        }
        // Dots in an appendix are a form's; in the body one form's line doesn't make a form.
        let lines = script.of_part(number).filter(|passage| is_looked_at(passage));
        let holes: usize = lines.map(|passage| holes(passage.words())).sum();
        let is_form = part.kind == PartKind::Appendix || holes >= FORM;
        // "[…] năm kể từ Ngày vận hành": a contract to be filled in.
        let marks = found.iter().filter(|(_, place)| place.kind == Kind::Sure).count();
        let is_model = !script.is_plan() && marks >= FORM;
        for (passage, place) in found {
            // In a plan "{{" is a value's, and TC002 knows which are none.
            let is_value =
                script.is_plan() && passage.words().get(place.range.clone()).is_some_and(|it| it.starts_with("{{"));
            if place.kind == Kind::Dots && is_form || place.kind == Kind::Sure && is_model || is_value {
                continue;
            }
            let span = passage.place(place.range.clone(), subject.sources);
            let shown: String =
                passage.words().get(place.range).unwrap_or_default().chars().take(24).collect::<String>();
            let mut finding = rule
                .finding(span, said!("“{shown}” chưa được điền", "“{shown}” was never filled in"))
                .help(said!("điền nội dung, hoặc bỏ chỗ này", "fill it in, or delete it"));
            if script.is_plan() && place.kind == Kind::Sure {
                finding = finding.severity(Severity::Error).confidence(Confidence::Certain);
            }
            findings.push(finding);
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Nothing else can be meant: "???", "[...]", "{{ten}}".
    Sure,
    /// "xxx", "XX/QĐ-UBND".
    Letters,
    /// Dots where words belong.
    Dots,
}

#[derive(Debug)]
struct Placeholder {
    kind: Kind,
    range: std::ops::Range<usize>,
}

fn is_looked_at(passage: &Passage) -> bool {
    matches!(
        passage.role,
        Role::Text(_) | Role::Basis | Role::Heading(_) | Role::Subject | Role::Cell { .. } | Role::Note
    )
}

fn placeholders(text: &str) -> Vec<Placeholder> {
    let mut found = Vec::new();
    if !text.contains(['?', '[', '{', '…', 'x', 'X']) && !text.contains("...") {
        return found;
    }
    let mut push = |kind, start: usize, length: usize| found.push(Placeholder { kind, range: start..start + length });
    for mark in ["???", "[...]", "[…]", "[....]", "(???)", "{{"] {
        for (at, _) in text.match_indices(mark) {
            let end = if mark == "{{" {
                // A name is short; nobody looks through a whole text for its end.
                let near = text.get(at..).map(|rest| rest.char_indices().take(60).map(|(i, _)| i).last().unwrap_or(0));
                near.and_then(|end| text.get(at..at + end)).and_then(|rest| rest.find("}}")).map(|end| end + 2)
            } else {
                Some(mark.len())
            };
            if let Some(length) = end.filter(|_| !text.get(..at).unwrap_or_default().ends_with('?')) {
                push(Kind::Sure, at, length);
            }
        }
    }
    let mut at = 0;
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let start = at;
        at +=
            word.len() + text.get(start + word.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let is_x =
            (3..=8).contains(&word.len()) && (word.bytes().all(|b| b == b'x') || word.bytes().all(|b| b == b'X'));
        // "XXX" is the numeral thirty.
        // "<xxx>" is a tag, and NG006's.
        let is_tag = text.get(..start).unwrap_or_default().ends_with('<');
        if is_x && !is_tag && !(word.bytes().all(|b| b == b'X') && word.len() == 3) {
            push(Kind::Letters, start, word.len());
        }
    }
    for (start, length) in dots(text) {
        if is_blank(text, start, length) {
            push(Kind::Dots, start, length);
        }
    }
    found
}

/// Runs of dots: "…", "...", "……".
fn dots(text: &str) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut rest = 0;
    while let Some(skip) = text.get(rest..).and_then(|left| left.find(['.', '…'])) {
        let start = rest + skip;
        let run = text.get(start..).unwrap_or_default();
        let length = run.find(|c| !matches!(c, '.' | '…')).unwrap_or(run.len());
        let is_run = run.starts_with('…') || length >= 3;
        if is_run {
            runs.push((start, length));
        }
        rest = start + length.max(1);
    }
    runs
}

/// How many of the dots in a text are to be written on by hand: long runs, and those with a small letter behind
/// ("từ … giờ … phút"). A date and a number that wait for the registry are none.
fn holes(text: &str) -> usize {
    let is_hole = |(start, length): &(usize, usize)| {
        let before = text.get(..*start).unwrap_or_default().trim_end();
        let behind = text.get(start + length..).unwrap_or_default().trim_start();
        let last = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
        let is_waiting = matches!(last.as_str(), "ngày" | "tháng" | "năm") || behind.starts_with('/');
        let goes_on = behind.starts_with(char::is_lowercase) && !before.ends_with(',') && last != "v";
        !is_waiting && (*length >= LONG || goes_on)
    };
    if text.contains('…') || text.contains("...") { dots(text).iter().filter(|run| is_hole(run)).count() } else { 0 }
}

/// From so many bytes on dots are a line to write on.
const LONG: usize = 5;

/// Whether dots stand for something that is missing: behind a word that asks for more, and not for "and so on".
fn is_blank(text: &str, start: usize, length: usize) -> bool {
    const ASKS: [&str; 22] = [
        "là",
        "của",
        "số",
        "ngày",
        "tháng",
        "năm",
        "tại",
        "gồm",
        "do",
        "với",
        "cho",
        "đến",
        "từ",
        "khoảng",
        "đạt",
        "tổng",
        "trên",
        "bằng",
        "và",
        "ông",
        "bà",
        "đồng chí",
    ];
    let before = text.get(..start).unwrap_or_default();
    let behind = text.get(start + length..).unwrap_or_default();
    let last = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    // "kinh tế số…; Phát triển", "động cơ, hộp số...": and so on.
    let next = behind.trim_start().chars().next();
    let is_so_on = length < LONG && last == "số" && next.is_none_or(|c| !c.is_alphanumeric() || c.is_uppercase());
    // "Gia Lai, Cao Bằng…": a name asks for nothing.
    let typed = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_named = typed.starts_with(char::is_uppercase)
        && typed.len() < before.trim().len()
        && !matches!(last.as_str(), "ông" | "bà");
    // "Số: …/KH-UBND", "ngày … tháng … năm …": not yet registered, no fault.
    let is_number = behind.trim_start().starts_with('/');
    let is_date = ["ngày", "tháng", "năm"].contains(&last.as_str());
    // "tổ chức tốt bầu cử... đồng thời phát hiện": short dots next to the word before them mean "and so on".
    let is_apart = before.ends_with(char::is_whitespace) || length >= LONG;
    let is_unit = is_apart && ["%", "triệu", "tỷ", "đồng"].iter().any(|unit| behind.trim_start().starts_with(unit));
    !is_number
        && !is_date
        && !is_so_on
        && !is_named
        && !before.trim_end().ends_with([',', '/', ';', '('])
        && (is_unit || ASKS.contains(&last.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        placeholders(text).into_iter().map(|place| &text[place.range]).collect()
    }

    #[test]
    fn places_to_fill_in() {
        assert_eq!(read("kinh phí ??? triệu đồng"), ["???"]);
        assert_eq!(read("do đồng chí [...] phụ trách, số xxx"), ["[...]", "xxx"]);
        assert_eq!(read("Tổng kinh phí là ....... triệu đồng; đạt … %"), [".......", "…"]);
    }

    #[test]
    fn what_is_none() {
        for text in [
            "Số: …/KH-UBND ngày … tháng … năm 2022",
            "trí tuệ nhân tạo (AI), mạng xã hội … trong xây dựng",
            "Học bạ điện tử...)",
            "v.v… và các",
            "khóa XXX, nhiệm kỳ",
            "Bạn có biết?",
            "hội nghị, tập huấn, ... theo quy định",
        ] {
            assert_eq!(read(text), Vec::<&str>::new(), "{text}");
        }
    }
}
