//! CV002: letters of another alphabet that look like Vietnamese ones: "Ð" (Icelandic eth) for "Đ".

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Edit, Finding, Safety, Severity};
use crate::recognise::FoundIn;
use crate::rules::places::with_further;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;
use crate::source::Span;
use crate::vietnamese::syllable::{Verdict, judge};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CV002",
    name: "chu-d-gia",
    summary: ["chữ của bảng chữ khác trông giống chữ Việt", "letters of another alphabet that look Vietnamese"],
    clause: Clause::new("pl1:I.I.4"),
    severity: Severity::Warning,
    confidence: Confidence::Certain,
    fix: FixKind::Safe,
    waivable: true,
    kinds: &[],
    page: page!("CV002"),
    phase: Phase::Script(check),
};

/// Letters of Icelandic, Ewe, Cyrillic and Greek, and those of ours that they look like.
const FALSE: [(char, char); 46] = [
    ('Ð', 'Đ'),
    ('ð', 'đ'),
    ('Ɖ', 'Đ'),
    ('ɖ', 'đ'),
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('Х', 'X'),
    ('І', 'I'),
    ('У', 'Y'),
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('х', 'x'),
    ('у', 'y'),
    ('і', 'i'),
    ('ѕ', 's'),
    ('ј', 'j'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
    ('ο', 'o'),
    ('ν', 'v'),
    ('υ', 'u'),
    ('ι', 'i'),
    ('α', 'a'),
];

fn ours(c: char) -> Option<char> {
    FALSE.iter().find(|(other, _)| *other == c).map(|(_, ours)| *ours)
}

fn check(rule: &Rule, subject: &Subject<'_>, _script: &Script, findings: &mut Vec<Finding>) {
    let mut found: Vec<(Span, String, String)> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let has_one = |it: &FoundIn<'_>| it.words.text().chars().any(|c| ours(c).is_some());
    for FoundIn { passage, words, .. } in subject.passages().filter(has_one) {
        for (_, word) in words.iter() {
            let Some(mended) = mended(word.written) else { continue };
            let span = passage.place(word.range(), subject.sources);
            if subject.sources.slice(span) == word.written && seen.insert(span) {
                found.push((span, word.written.to_owned(), mended));
            }
        }
    }
    let Some((first, written, mended)) = found.first().cloned() else { return };
    let others = found.len() - 1;
    let false_one = written.chars().find(|c| ours(*c).is_some()).unwrap_or_default();
    let code = u32::from(false_one);
    let message = match others {
        0 => said!(
            "“{written}” có chữ “{false_one}” (U+{code:04X}) chỉ trông giống chữ Việt",
            "“{written}” has the letter “{false_one}” (U+{code:04X}), which only looks Vietnamese"
        ),
        n => said!(
            "“{written}” và {n} chỗ khác có chữ như “{false_one}” (U+{code:04X}) chỉ trông giống chữ Việt",
            "“{written}” and {n} more: letters like “{false_one}” (U+{code:04X}) only look Vietnamese"
        ),
    };
    let edits = found.iter().map(|(span, _, mended)| Edit { span: *span, text: mended.clone(), safety: Safety::Safe });
    let finding = rule
        .finding(first, message)
        .help(said!(
            "gõ lại thành “{mended}”: chữ giả không tìm thấy khi tra cứu và hỏng khi đổi phông",
            "type “{mended}”: a false letter isn't found by a search and breaks when the font changes"
        ))
        .fix(said!("thay bằng chữ Việt", "put the Vietnamese letters"), edits.collect());
    let places: Vec<_> = found.iter().map(|(span, ..)| *span).collect();
    findings.push(with_further(finding, &places, &said!("chỗ này cũng vậy", "here too")));
}

/// The word in our letters, where it is one of ours with false letters in it.
fn mended(word: &str) -> Option<String> {
    let mut is_false = false;
    let mut own = 0;
    let mended: String = word
        .chars()
        .map(|c| {
            let letter = ours(c);
            is_false |= letter.is_some();
            own += usize::from(letter.is_none() && c.is_alphabetic());
            letter.unwrap_or(c)
        })
        .collect();
    let is_eth = word.contains(['Ð', 'ð', 'Ɖ', 'ɖ']);
    // A word of another script altogether is a foreign word; "Ð" stands for "Đ" alone too.
    if !is_false || (own == 0 && !is_eth) || mended.chars().any(|c| ('\u{370}'..'\u{530}').contains(&c)) {
        return None;
    }
    let is_loud = mended.chars().all(|c| !c.is_lowercase());
    (is_loud || judge(&mended.to_lowercase()) == Verdict::Syllable).then_some(mended)
}
