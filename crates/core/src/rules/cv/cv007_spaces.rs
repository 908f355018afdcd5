//! CV007: spaces where none belong, and none where one does: "người dân ,tổ chức", "2021- 2025".

use std::ops::Range;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Edit, Finding, Safety, Said, Severity};
use crate::recognise::{FoundIn, Words};
use crate::rules::glued::{glued, hyphens_of_symbols, is_doubled_in_date, joins_names, space_beside};
use crate::rules::places::with_further;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};
use crate::source::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CV007",
    name: "khoang-trang-dau-cau",
    summary: [
        "khoảng trắng quanh dấu câu sai chỗ, dấu câu thừa",
        "spaces round marks in the wrong place, marks doubled",
    ],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Note,
    confidence: Confidence::Certain,
    fix: FixKind::Safe,
    waivable: true,
    kinds: &[],
    page: page!("CV007"),
    phase: Phase::Script(check),
};

/// What is wrong with a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Slip {
    /// "người dân , tổ chức", "kế hoạch )".
    BeforeMark,
    /// "( theo Phụ lục".
    BehindOpening,
    /// "người dân,tổ chức".
    MissingBehind,
    /// "2021- 2025", "kinh tế -xã hội".
    LopsidedDash,
    /// "cấp huyện,;", "UBND xã..", "01/7//2025".
    DoubledMark,
    /// "01năm", "ngày15", "HĐND,UBND", "ĐứcMạnh".
    Glued,
    /// "12/ 4/2010", "26 /2013/TT-BTC".
    LopsidedSlash,
    /// "QĐ- TTg", "34- CT/TU".
    SymbolDash,
    /// Two in a row; in a plan alone, a converter makes them in any foreign text.
    Double,
}

const SLIPS: [Slip; 9] = [
    Slip::BeforeMark,
    Slip::BehindOpening,
    Slip::MissingBehind,
    Slip::LopsidedDash,
    Slip::DoubledMark,
    Slip::Glued,
    Slip::LopsidedSlash,
    Slip::SymbolDash,
    Slip::Double,
];

/// From this share of a foreign text's marks on it was a converter that spaced them: 1 in 10.
const CONVERTED: usize = 10;

/// A place, its words, and what belongs there.
struct Place {
    slip: Slip,
    span: Span,
    shown: String,
    edit: Edit,
}

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let (mut places, mut marks, mut right_symbols): (Vec<Place>, usize, usize) = (Vec::new(), 0, 0);
    for FoundIn { passage, words, .. } in subject.passages().filter(|it| is_looked_at(it.passage)) {
        marks += passage.words().matches([',', ';', ':', '.', '(', ')', '-', '–']).count();
        let is_right = |at: &Range<usize>| passage.words().get(at.clone()).is_some_and(|hyphen| hyphen.len() == 1);
        right_symbols += hyphens_of_symbols(passage.words()).filter(is_right).count();
        look(passage, words, subject, script.is_plan(), &mut places);
    }
    for slip in SLIPS {
        let mut seen = std::collections::HashSet::new();
        let of: Vec<&Place> = places.iter().filter(|place| place.slip == slip && seen.insert(place.span)).collect();
        let Some(first) = of.first() else { continue };
        // Where no symbol is typed right, it is the converter's way or the author's habit.
        let is_habit = slip == Slip::SymbolDash && right_symbols == 0;
        if is_habit || (!script.is_plan() && of.len() * CONVERTED > marks) {
            continue;
        }
        let (message, help) = said(slip, &first.shown, of.len());
        let edits = of.iter().map(|place| place.edit.clone()).collect();
        let finding =
            rule.finding(first.span, message).help(help).fix(said!("sửa khoảng trắng", "mend the spaces"), edits);
        let spans: Vec<Span> = of.iter().map(|place| place.span).collect();
        findings.push(with_further(finding, &spans, &said!("chỗ này cũng vậy", "here too")));
    }
}

fn said(slip: Slip, shown: &str, count: usize) -> (Said, Said) {
    match slip {
        Slip::BeforeMark => (
            said!(
                "thừa khoảng trắng trước dấu: “{shown}” ({count} chỗ)",
                "a space before a mark: “{shown}” ({count} in all)"
            ),
            said!("viết dấu liền chữ đứng trước", "write the mark next to the word before it"),
        ),
        Slip::BehindOpening => (
            said!(
                "thừa khoảng trắng sau dấu mở: “{shown}” ({count} chỗ)",
                "a space behind an opening mark: “{shown}” ({count} in all)"
            ),
            said!("viết dấu mở liền chữ đứng sau", "write the opening mark next to the word behind it"),
        ),
        Slip::MissingBehind => (
            said!(
                "thiếu khoảng trắng sau dấu: “{shown}” ({count} chỗ)",
                "no space behind a mark: “{shown}” ({count} in all)"
            ),
            said!("thêm một khoảng trắng sau dấu", "put a space behind the mark"),
        ),
        Slip::LopsidedDash => (
            said!("dấu nối lệch: “{shown}” ({count} chỗ)", "a lopsided dash: “{shown}” ({count} in all)"),
            said!("để khoảng trắng cả hai bên hoặc không bên nào", "put a space on both sides or on none"),
        ),
        Slip::DoubledMark => (
            said!("hai dấu câu liền nhau: “{shown}” ({count} chỗ)", "two marks in a row: “{shown}” ({count} in all)"),
            said!("giữ một dấu", "keep one of them"),
        ),
        Slip::Glued => (
            said!("chữ viết dính nhau: “{shown}” ({count} chỗ)", "words run together: “{shown}” ({count} in all)"),
            said!("thêm một khoảng trắng giữa hai chữ", "put a space between them"),
        ),
        Slip::LopsidedSlash => (
            said!(
                "thừa khoảng trắng cạnh dấu gạch chéo: “{shown}” ({count} chỗ)",
                "a space beside a slash: “{shown}” ({count} in all)"
            ),
            said!("viết ngày và số hiệu liền nhau", "write a date and a number without spaces"),
        ),
        Slip::SymbolDash => (
            said!(
                "thừa khoảng trắng trong ký hiệu: “{shown}” ({count} chỗ)",
                "a space inside a symbol: “{shown}” ({count} in all)"
            ),
            said!("viết ký hiệu liền nhau", "write a symbol without spaces"),
        ),
        Slip::Double => (
            said!(
                "hai khoảng trắng liền nhau: “{shown}” ({count} chỗ)",
                "two spaces in a row: “{shown}” ({count} in all)"
            ),
            said!("bỏ bớt một khoảng trắng", "delete one of them"),
        ),
    }
}

fn is_looked_at(passage: &Passage) -> bool {
    matches!(
        passage.role,
        Role::Text(_) | Role::Basis | Role::Heading(_) | Role::Subject | Role::Cell { .. } | Role::Note
    )
}

/// What is wrong in one passage.
fn look(passage: &Passage, words: &Words<'_>, subject: &Subject<'_>, is_plan: bool, places: &mut Vec<Place>) {
    let text = passage.words();
    let mut push = |slip: Slip, shown: Range<usize>, wrong: Range<usize>, right: &str| {
        let span = passage.place(wrong.clone(), subject.sources);
        let written = text.get(wrong).unwrap_or_default();
        // A line's end, an escape: what stands in the source is something else.
        if subject.sources.slice(span) == written {
            let shown = text.get(shown).unwrap_or_default().trim().to_owned();
            let edit = Edit { span, text: right.to_owned(), safety: Safety::Safe };
            places.push(Place { slip, span, shown, edit });
        }
    };
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let at = |index: usize| chars.get(index).map(|(_, c)| *c);
    let byte = |index: usize| chars.get(index).map_or(text.len(), |(byte, _)| *byte);
    let around = |index: usize| {
        let back = (0..index.min(14)).find(|back| *back > 3 && at(index - back) == Some(' ')).unwrap_or(index.min(14));
        let ahead = (4..14).find(|ahead| at(index + ahead).is_none_or(|c| c == ' ')).unwrap_or(14);
        byte(index - back)..byte((index + ahead).min(chars.len()))
    };
    // In a head lines are glued by a crawler: "cộng đồngSố: 12".
    let is_head = matches!(passage.role, Role::Subject);
    for glue in glued(words).into_iter().filter(|_| !is_head) {
        let index = chars.partition_point(|(byte, _)| *byte < glue);
        let last = text.get(..glue).and_then(|before| before.chars().next_back()).map_or(0, char::len_utf8);
        let right = format!("{} ", text.get(glue - last..glue).unwrap_or_default());
        push(Slip::Glued, around(index), glue - last..glue, &right);
    }
    // A text that was taken off a page has its lines broken behind a hyphen, and the end of the line became a blank.
    let is_typed = is_plan || subject.sources.file(passage.span.file).is_imported();
    for hyphen in hyphens_of_symbols(text) {
        let written = text.get(hyphen.clone()).unwrap_or_default();
        if written.starts_with(' ') || (is_typed && written.ends_with(' ')) {
            let index = chars.partition_point(|(byte, _)| *byte < hyphen.start);
            push(Slip::SymbolDash, around(index), hyphen, "-");
        }
    }
    for index in 1..chars.len() {
        let (Some(before), Some(c)) = (at(index - 1), at(index)) else { continue };
        let next = at(index + 1);
        let second_before = index.checked_sub(2).and_then(at);
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '”' | '%'));
        match c {
            // "./.", "…", ".docx" and ":" of a time have their own ways.
            ',' | ';' | ':' | ')' | '.' if before == ' ' && is_word(second_before) => {
                let ends = next.is_none_or(|next| next.is_whitespace() || (c == ')' && !next.is_alphanumeric()));
                // "người dân ,tổ chức"
                let is_swapped = matches!(c, ',' | ';')
                    && second_before.is_some_and(char::is_alphabetic)
                    && next.is_some_and(char::is_alphabetic);
                if ends {
                    push(Slip::BeforeMark, around(index), byte(index - 1)..byte(index), "");
                } else if is_swapped {
                    push(Slip::BeforeMark, around(index), byte(index - 1)..byte(index + 1), &format!("{c} "));
                }
            }
            ',' | ';' | '.' if is_doubled(before, c) => {
                let is_run = second_before.is_some_and(|c| matches!(c, '.' | '/' | 'v' | 'V'))
                    || matches!(next, Some('.' | '/'));
                if !is_run && is_word(second_before) && next.is_none_or(|next| !next.is_alphanumeric()) {
                    push(Slip::DoubledMark, around(index), byte(index - 1)..byte(index + 1), &c.to_string());
                }
            }
            ',' | ';' if before.is_alphabetic() && next.is_some_and(char::is_alphabetic) => {
                // "VT,NC": abbreviations in a row are habit.
                let is_loud = before.is_uppercase() && next.is_some_and(char::is_uppercase);
                let is_text = matches!(passage.role, Role::Text(_) | Role::Basis);
                if !is_loud || (is_text && joins_names(text, byte(index))) {
                    push(Slip::MissingBehind, around(index), byte(index)..byte(index + 1), &format!("{c} "));
                }
            }
            ' ' if before == '(' && next.is_some_and(char::is_alphanumeric) => {
                push(Slip::BehindOpening, around(index), byte(index)..byte(index + 1), "");
            }
            ' ' if is_plan && before == ' ' && next.is_some_and(|next| next != ' ') => {
                push(Slip::Double, around(index), byte(index - 1)..byte(index + 1), " ");
            }
            '/' => {
                if next == Some('/') && is_doubled_in_date(text, byte(index)) {
                    push(Slip::DoubledMark, around(index), byte(index)..byte(index + 2), "/");
                }
                if let Some(space) = space_beside(text, byte(index)) {
                    push(Slip::LopsidedSlash, around(index), space, "");
                }
            }
            '-' | '–' => {
                let (left, right) = (before == ' ', next == Some(' '));
                let one = if left { second_before } else { Some(before) };
                let other = if right { at(index + 2) } else { next };
                let is_between = one.is_some_and(char::is_alphanumeric) && other.is_some_and(char::is_alphanumeric);
                // Symbols ("QĐ- TTg") have their own kind; a word that was broken at a line's end is no range.
                let is_range = one.is_some_and(|c| c.is_ascii_digit()) && other.is_some_and(|c| c.is_ascii_digit())
                    || one.is_some_and(char::is_lowercase) && other.is_some_and(char::is_lowercase);
                if left != right && is_between && is_range && is_a_pair(text, byte(index)) {
                    let wrong = if left { byte(index - 1)..byte(index + 1) } else { byte(index)..byte(index + 2) };
                    push(Slip::LopsidedDash, around(index), wrong, &format!(" {c} "));
                }
            }
            _ => {}
        }
    }
}

/// Whether two marks never stand in a row: ".," and ".;" follow an abbreviation.
fn is_doubled(one: char, other: char) -> bool {
    matches!((one, other), (',', ',' | ';' | '.') | (';', ';' | ',' | '.') | ('.', '.'))
}

/// Whether the dash at `at` joins two years or two words, and doesn't begin an item of a list ("gồm: -tổ chức").
fn is_a_pair(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end();
    let behind = text.get(at..).unwrap_or_default().trim_start_matches(['-', '–']).trim_start();
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let first = behind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_known = |one: &str, two: &str| {
        let two_words: Vec<&str> = behind.split_whitespace().take(2).collect();
        before.ends_with(one) && two_words.join(" ").starts_with(two)
    };
    (is_year(last) && is_year(first))
        || is_known("kinh tế", "xã hội")
        || is_known("chính trị", "xã hội")
        || is_known("văn hóa", "xã hội")
        || is_known("văn hóa", "thể thao")
        || is_known("xã hội", "nghề nghiệp")
        || is_known("quốc phòng", "an ninh")
}

#[cfg(test)]
mod tests {
    use crate::source::Landmark;
    use crate::{check_foreign, check_imported};

    #[test]
    fn a_blank_behind_the_hyphen_of_a_symbol_is_the_authors_in_a_word_file_alone() {
        const TEXT: &str = "I. NHIỆM VỤ\nThực hiện Quyết định số 12/QĐ- UBND ngày 10/01/2025 và Kế hoạch số 7/KH-UBND ngày \
                            11/01/2025 của Ủy ban nhân dân xã; rà soát, báo cáo, đề xuất; kiểm tra, đôn đốc (nếu có).\n";
        let landmark = |start, paragraph| Landmark { start, paragraph, page: None };
        let landmarks = vec![landmark(0, 1), landmark(TEXT.find("Thực").unwrap_or_default(), 2)];
        let says_it = |checked: crate::Compilation| checked.findings.iter().any(|finding| finding.code == "CV007");
        assert!(says_it(check_imported("x.docx", TEXT, landmarks)));
        assert!(!says_it(check_foreign("x.txt", TEXT)));
    }
}
