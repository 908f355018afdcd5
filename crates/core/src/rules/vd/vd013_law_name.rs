//! VD013: the name of a well-known law with a wrong or missing word ("Luật Công nghiệp thông tin"), or without its capitals
//! ("Luật tổ chức chính quyền địa phương", "theo luật đất đai").

use std::ops::Range;

use crate::decree::{Clause, LawName, known, law_names};
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::{FoundIn, Word, Words};
use crate::rules::acts::{cited, issued_on};
use crate::rules::places::with_further;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;
use crate::source::Span;
use crate::vietnamese::near::{is_one_slip, strokes};
use crate::vietnamese::{fold, words_folded};

use super::vd010_small_type::is_before_capitals;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "VD013",
    name: "ten-luat-sai",
    summary: [
        "tên luật viết sai chữ, thiếu chữ hoặc không viết hoa",
        "the name of a law with a wrong or missing word, or without its capital",
    ],
    clause: Clause::new("pl2:V.6"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("VD013"),
    phase: Phase::Script(check),
};

/// The longest name of a law, in words, with some to spare.
const LONGEST: usize = 28;

/// A shorter name with another word is another law's: "Luật Đường bộ", "Luật Đường sắt".
const SHORTEST: usize = 5;

/// So many words of a name tell which it is, "Luật" among them: "Luật bầu cử đại biểu".
const BEGINNING: usize = 4;

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let is_ruled = script.is_plan() || (issued_on(script).is_some() && !is_before_capitals(script));
    let mut small: Vec<(Span, &str, &LawName)> = Vec::new();
    for FoundIn { passage, words, .. } in subject.passages().filter(|it| it.passage.role.is_running()) {
        let text = passage.words();
        // Where the last law in small letters ended: the next one of a list.
        let mut behind = None;
        for (at, word) in words.iter().filter(|(_, word)| word.written == "Luật" || word.written == "luật") {
            let own: Vec<String> = (at..words.len().min(at + LONGEST))
                .map_while(|index| words.get(index))
                .map(|word| words_folded(word.written))
                .collect();
            let range = |count: usize| -> Range<usize> {
                let end = words.get(at + count - 1).map_or(0, |word| word.end);
                word.start..end
            };
            let is_large = word.is_capital();
            if let Some((law, count)) = named(&own) {
                // "Luật bầu cử đại biểu Quốc hội và Hội đồng …"
                let is_joint = |word: Option<&String>| word.is_some_and(|word| *word == words_folded("và"));
                let count = count - usize::from(is_joint(own.get(count - 1)));
                let is_small = match is_large {
                    true => words.get(at + 1).is_some_and(Word::is_small),
                    false => is_certain_law(words, at, at + count, behind),
                };
                if is_small && is_ruled {
                    behind = Some(at + count);
                    let written = text.get(range(count)).unwrap_or_default();
                    small.push((passage.place(range(count), subject.sources), written, law));
                }
            } else if is_large
                && let Some(law) = meant(&own).filter(|_| words.get(at + 1).is_some_and(Word::is_capital))
            {
                let range = range(law.words.len());
                let written = text.get(range.clone()).unwrap_or_default();
                findings.push(misnamed(rule, passage.place(range, subject.sources), written, law.name));
            }
        }
    }
    numbered(rule, subject, findings);
    let Some((first, written, law)) = small.first() else { return };
    let right = capitalised(written, law);
    let finding = rule
        .finding(
            *first,
            said!("“{written}”: tên luật viết hoa chữ đầu", "“{written}”: the name of a law has a capital"),
        )
        .severity(Severity::Note)
        .help(said!("viết “{right}”", "write “{right}”"));
    let places: Vec<Span> = small.iter().map(|(place, ..)| *place).collect();
    findings.push(with_further(finding, &places, &said!("ở đây cũng vậy", "here too")));
}

/// Whether "luật đất đai" is the law, and not the law of a field: it has its year or number, an article, "theo", "của", or
/// follows another in a list.
fn is_certain_law(words: &Words<'_>, at: usize, end: usize, behind: Option<usize>) -> bool {
    let is =
        |index: usize, wanted: &[&str]| words.lower().get(index).is_some_and(|word| wanted.contains(&word.as_str()));
    let is_figure = |index: usize| words.get(index).is_some_and(Word::is_figure);
    let before = |back: usize| at.checked_sub(back);
    let is_joined = words.is_joined(at);
    let is_owner = is_joined && before(1).is_some_and(|one| is(one, &["theo", "của"]));
    let is_article = is_joined && before(2).is_some_and(|two| is(two, &["điều"]) && is_figure(two + 1));
    let is_dated = words.is_joined(end) && is(end, &["số", "năm", "ngày"]) && is_figure(end + 1);
    // "kỷ luật", "dự án luật": something else, or not yet an act.
    let is_other = is_joined && before(1).is_some_and(|one| is(one, &["pháp", "kỷ", "bộ", "án", "thảo", "các"]));
    let is_next = behind == Some(at) && matches!(words.gap_before(at), "," | ";")
        || behind.is_some_and(|end| end + 1 == at) && is(at - 1, &["và"]);
    !is_other && (is_owner || is_article || is_dated || is_next)
}

fn misnamed(rule: &Rule, place: Span, written: &str, name: &str) -> Finding {
    rule.finding(place, said!("“{written}”: tên luật là “{name}”", "“{written}”: the law's name is “{name}”"))
        .help(said!("đối chiếu rồi ghi đúng tên luật", "look the law up and write its name"))
}

/// As many words of the known name as are written.
fn capitalised(written: &str, law: &LawName) -> String {
    let count = written.split_whitespace().count();
    law.name.split(' ').take(count).collect::<Vec<_>>().join(" ")
}

/// The law whose name stands at the beginning of `own`, or the first words of it; the longest, and how many words.
fn named(own: &[String]) -> Option<(&'static LawName, usize)> {
    let shared = |law: &LawName| own.iter().zip(&law.words).take_while(|(one, other)| one == other).count();
    law_names()
        .iter()
        .map(|law| (law, shared(law)))
        .filter(|(law, count)| *count == law.words.len() || *count >= BEGINNING)
        .max_by_key(|(_, count)| *count)
}

/// The one law whose name stands at the beginning of `own` with one word that is another: "Công nghiệp" for "Công nghệ".
fn meant(own: &[String]) -> Option<&'static LawName> {
    let mut fitting = law_names().iter().filter(|law| {
        let length = law.words.len();
        let differing: Vec<(&String, &String)> =
            own.iter().zip(&law.words).filter(|(one, other)| one != other).take(2).collect();
        let is_near = |one: &str, other: &str| {
            let (a, b) = (fold(one), fold(other));
            is_one_slip(&strokes(one), &strokes(other)) || a == b || (a.len() > 2 && a.get(..3) == b.get(..3))
        };
        own.len() >= length
            && length >= SHORTEST
            && matches!(differing.as_slice(), [(one, other)] if is_near(one, other))
    });
    fitting.next().filter(|_| fitting.next().is_none())
}

/// Laws that are cited by number: "Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân và Ủy ban nhân dân số
/// 31/2004/QH11".
fn numbered(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for act in cited(subject) {
        let code = &act.citation.code;
        let (Some(genus), Some(range)) = (act.citation.genus, act.citation.genus_at.clone()) else { continue };
        let written = act.words(range.start..code.range.start).trim_end_matches([' ', ':', ',', '(']);
        let written = written.strip_suffix("số").unwrap_or(written).trim_end_matches([' ', ',', '(']);
        let own: Vec<String> = words_folded(written).split(' ').map(str::to_owned).collect();
        if !genus.is_law() || own.len() < SHORTEST || named(&own).is_some_and(|(law, _)| law.words == own) {
            continue;
        }
        let code = code.written();
        let laws = known(&code).iter().filter(|law| law.is_law && !law.amends).filter_map(|law| law.name);
        let mut near = laws.filter(|name| {
            let right: Vec<String> = words_folded(name).split(' ').map(str::to_owned).collect();
            lacks_one(&own, &right)
        });
        if let Some(name) = near.next() {
            let end = range.start + written.len();
            findings.push(misnamed(rule, act.at(range.start..end, subject), written, name));
        }
    }
}

/// Whether a name is the right one with one word inside left out.
fn lacks_one(own: &[String], right: &[String]) -> bool {
    let same = own.iter().zip(right).take_while(|(one, other)| one == other).count();
    own.len() + 1 == right.len() && same > 0 && same < own.len() && own.get(same..) == right.get(same + 1..)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(name: &str) -> Vec<String> {
        words_folded(name).split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn laws_by_their_names() {
        let named = |name: &str| named(&folded(name)).map(|(law, _)| law.name);
        assert_eq!(named("Luật đất đai năm 2024"), Some("Luật Đất đai"));
        assert!(named("Luật bầu cử đại biểu").is_some());
        assert_eq!(named("Luật sư Nguyễn Văn A"), None);
    }

    #[test]
    fn names_with_another_word() {
        let meant = |name: &str| meant(&folded(name)).map(|law| law.name);
        assert_eq!(meant("Luật Công nghiệp thông tin"), Some("Luật Công nghệ thông tin"));
        assert_eq!(meant("Luật Công nghiệp công nghệ số"), None);
        assert!(lacks_one(&folded("Luật Tổ chức Hội đồng nhân và"), &folded("Luật Tổ chức Hội đồng nhân dân và")));
        assert!(!lacks_one(&folded("Luật Tổ chức"), &folded("Luật Tổ chức Chính phủ")));
    }
}
