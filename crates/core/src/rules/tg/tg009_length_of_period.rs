//! TG009: a period that isn't as long as it is called: "kế hoạch 05 năm 2020 - 2025", where elsewhere "2021 - 2025" stands.

use std::collections::BTreeMap;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::{Called, YearPair, called};
use crate::rules::rule::page;
use crate::rules::sentence::{near_before, sentence_before};
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;
use crate::source::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TG009",
    name: "so-nam-khac-thoi-ky",
    summary: ["số năm gọi tên khác độ dài của thời kỳ", "a period that isn't as long as it is called"],
    clause: Clause::new("lich"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TG009"),
    phase: Phase::Script(check),
};

/// So many words before a period say what it is a period of.
const NEAR: usize = 12;

/// Words of what runs from a day in one year to a day in another: five years from congress to congress, or since an act.
const FROM_DAY_TO_DAY: [&str; 10] =
    ["nhiệm kỳ", "đại hội", "tổng kết", "sơ kết", "kỷ niệm", "kết quả", "qua", "sau", "năm học", "thi hành"];

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let named =
        script.passages.iter().flat_map(|passage| called(passage.words()).into_iter().map(move |it| (passage, it)));
    let wrong: Vec<_> = named.filter(|(_, it)| it.length() != Some(it.years)).collect();
    if wrong.is_empty() {
        return;
    }
    let mut pairs: BTreeMap<(u16, u16), Span> = BTreeMap::new();
    for it in subject.passages() {
        for YearPair { range, from, to } in it.year_pairs() {
            pairs.entry((*from, *to)).or_insert_with(|| it.passage.place(range.clone(), subject.sources));
        }
    }
    for (passage, it) in wrong {
        let before = sentence_before(near_before(passage.words(), it.range.start)).to_lowercase();
        let words: Vec<&str> = before.split_whitespace().rev().take(NEAR).collect();
        let near = words.into_iter().rev().fold(" ".to_owned(), |near, word| near + word + " ");
        if FROM_DAY_TO_DAY.iter().any(|word| near.contains(&format!(" {word} "))) {
            continue;
        }
        findings.extend(meant(&it, &pairs).map(|((from, to), place)| {
            let named = passage.words().get(it.range.clone()).unwrap_or_default();
            let length = it.length().unwrap_or_default();
            rule.finding(
                passage.place(it.range.clone(), subject.sources),
                said!(
                    "“{named}” là {length} năm; nơi khác ghi “{from} - {to}”",
                    "“{named}” are {length} years; elsewhere it is “{from} - {to}”"
                ),
            )
            .related(place, said!("“{from} - {to}” ở đây", "“{from} - {to}” is here"))
            .help(said!("sửa năm đầu hoặc năm cuối của thời kỳ", "correct the period's first or last year"))
        }));
    }
}

/// The period of the right length that the text has elsewhere, one year shorter or longer at one end.
fn meant(it: &Called, pairs: &BTreeMap<(u16, u16), Span>) -> Option<((u16, u16), Span)> {
    let (from, to) = (it.from, it.to);
    let near = [
        (from.checked_add(1)?, to),
        (from.checked_sub(1)?, to),
        (from, to.checked_sub(1)?),
        (from, to.checked_add(1)?),
    ];
    let fits = |pair: &(u16, u16)| pair.1.checked_sub(pair.0).is_some_and(|rest| rest + 1 == it.years);
    near.into_iter().filter(fits).find_map(|pair| Some((pair, *pairs.get(&pair)?)))
}
