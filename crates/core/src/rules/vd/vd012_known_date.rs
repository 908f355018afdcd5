//! VD012: a well-known act with another day than it has, or a law with another number.

use std::collections::BTreeMap;

use crate::decree::{Clause, Known, known, law_of_term, laws_named};
use crate::diagnostic::{Confidence, Finding, Said, Severity};
use crate::document::Date;
use crate::recognise::LawCitation;
use crate::rules::acts::{Cited, cited, written};
use crate::rules::known::{amends, is_real, is_year_off, right_day};
use crate::rules::places::with_further;
use crate::rules::rule::page;
use crate::rules::told::Told;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};
use crate::source::Span;
use crate::vietnamese::words_folded;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "VD012",
    name: "ngay-van-ban-sai",
    summary: [
        "văn bản quen thuộc ghi sai ngày ban hành, hoặc luật ghi sai số",
        "a well-known act is cited with another date than it has, or a law with another number",
    ],
    clause: Clause::new("pl1:I.II.6.b"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("VD012"),
    phase: Phase::Script(check),
};

/// So many slips of one document are told.
const TOLD: usize = 40;

/// Before this year every law of a name in the data is in it.
const COMPLETE_UNTIL: u16 = 2025;

/// What is wrong with a citation, as it is written and as it ought to be.
struct Slip {
    message: Said,
    help: Said,
    place: Span,
}

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    // The same slip is told once, with all its places; in reading order.
    let mut slips: Vec<(Slip, Vec<Span>)> = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (key, slip) in numbered(subject).into_iter().chain(named(subject, script)) {
        let index = *seen.entry(key).or_insert(slips.len());
        if let Some((_, places)) = slips.get_mut(index) {
            places.push(slip.place);
        } else if slips.len() < TOLD {
            slips.push((slip, Vec::new()));
        }
    }
    let told = Told::before(rule, findings);
    for (slip, places) in slips {
        // A contradiction names one place of each form, and means all: none is left to tell.
        if places.iter().chain([&slip.place]).any(|place| told.has(*place)) {
            continue;
        }
        let finding = rule.finding(slip.place, slip.message).help(slip.help);
        findings.push(with_further(finding, &places, &said!("chỗ này cũng vậy", "here too")));
    }
}

/// Slips of acts that are cited by number.
fn numbered(subject: &Subject<'_>) -> Vec<(String, Slip)> {
    let slips = cited(subject).filter_map(|act| {
        let code = act.citation.code.written();
        if let Some(slip) = wrong_number(&act, subject).or_else(|| wrong_year(&act, subject)) {
            return Some((code, slip));
        }
        let right = right_day(&act)?;
        let day = act.citation.day()?;
        // The year of the number says so: VD003.
        let is_of_year = act.citation.code.year.is_none_or(|year| year == day.year);
        if !is_of_year {
            return None;
        }
        let (name, day, right) = (act.name(), written(day), written(right));
        let message = said!(
            "“{name}” ghi ngày {day}; văn bản ấy ban hành ngày {right}",
            "“{name}” is dated {day}; that act was issued on {right}"
        );
        Some((format!("{code} {day}"), Slip { message, help: help(&right), place: act.at(act.dated(), subject) }))
    });
    slips.collect()
}

fn help(right: &str) -> Said {
    said!(
        "đối chiếu với văn bản gốc; nếu đúng là văn bản ấy thì sửa ngày thành {right}",
        "look the act up; if that one is meant, write {right}"
    )
}

/// "Luật Đường bộ số 35/2023/QH15": a number that isn't this law's.
fn wrong_number(act: &Cited<'_>, subject: &Subject<'_>) -> Option<Slip> {
    let code = &act.citation.code;
    if !act.citation.genus?.is_law() || act.citation.day().is_some_and(|day| code.year != Some(day.year)) {
        return None;
    }
    let start = act.citation.genus_at.clone()?.start;
    let name = act.words(start..code.range.start).trim_end_matches([' ', ':', ',', '\u{a0}']);
    let name = name.strip_suffix("số").unwrap_or(name).trim_end_matches([' ', ',', '(']);
    let (written_code, laws) = (code.written(), laws_named(name));
    let is_right = laws.iter().any(|law| known(&written_code).contains(law));
    if laws.is_empty() || is_right || amends(act.passage.words(), start) {
        return None;
    }
    let stem = |law: &Known| law.code.split('/').next().unwrap_or_default().trim_start_matches('0') == code.stem();
    let is_near = |law: &&Known| {
        let is_slip = stem(law) && (law.code.ends_with(&code.symbol) || Some(law.date.year) == code.year);
        Some(law.date) == act.citation.day() || is_slip
    };
    let mut meant = laws.iter().filter(|law| !law.amends).filter(is_near);
    let (law, None) = (meant.next()?, meant.next()) else { return None };
    let (right, day) = (law.code, written(law.date));
    let message = said!(
        "“{name}” không có số {written_code}; luật ngày {day} mang số {right}",
        "“{name}” doesn't have the number {written_code}; the law of {day} is {right}"
    );
    let help = said!(
        "đối chiếu với văn bản gốc; nếu đúng là luật ấy thì sửa số thành {right}",
        "look the law up; if that one is meant, write {right}"
    );
    Some(Slip { message, help, place: act.at(start..code.range.end, subject) })
}

/// "Luật số 42/2025/QH15": within a term of Quốc hội its laws are counted on, and number 42 is a law of 2024.
fn wrong_year(act: &Cited<'_>, subject: &Subject<'_>) -> Option<Slip> {
    let code = &act.citation.code;
    let year = code.year?;
    // A date of another year than the number's is VD003's.
    let is_dated_so = act.citation.date_year().is_none_or(|dated| dated == year);
    if !act.citation.genus?.is_law() || !is_dated_so || !known(&code.written()).is_empty() {
        return None;
    }
    let law = law_of_term(code.stem(), &code.symbol).filter(|law| law.date.year != year)?;
    let (written_code, right, number) = (code.written(), law.code, &code.number);
    let name = law.name.unwrap_or("Luật");
    let message = said!(
        "không có luật số {written_code}: luật số {number} của khóa ấy là {right}, {name}",
        "there is no law {written_code}: law {number} of that term is {right}, {name}"
    );
    let help = said!(
        "đối chiếu với văn bản gốc; nếu đúng là luật ấy thì sửa số thành {right}",
        "look the law up; if that one is meant, write {right}"
    );
    Some(Slip { message, help, place: act.at(code.range.clone(), subject) })
}

/// Slips of laws that are cited by name and day.
fn named(subject: &Subject<'_>, script: &Script) -> Vec<(String, Slip)> {
    let laws = subject.found.map_or(&[][..], |found| &found.acts().laws);
    let slips = laws.iter().filter_map(|law| {
        let passage = script.passages.get(law.passage).filter(|passage| passage.role.is_running())?;
        let words = passage.words();
        let name = words.get(law.name.clone())?;
        let known = laws_named(name);
        let (is_year, is_complete) = (law.date.month.is_none(), law.date.year < COMPLETE_UNTIL);
        let is_certain = match is_year {
            true => is_whole_basis(passage, law) && is_complete,
            false => is_real(law.date),
        };
        let is_right = known.iter().any(|known| is_as_known(law.date, known.date));
        if known.is_empty() || !is_certain || is_right || amends(words, law.range.start) {
            return None;
        }
        // A law that isn't in the data may have the day: only one that is a slip away from a known day is certain.
        let own = || known.iter().filter(|known| !known.amends).map(|known| known.date);
        let mut days: Vec<Date> = own().filter(|day| is_slip(law.date, *day)).collect();
        if days.is_empty() && is_complete {
            days = own().filter(|day| day.year == law.date.year).collect();
        }
        days.dedup();
        let right = match (is_year, days.as_slice()) {
            (_, []) => return None,
            (true, [day, ..]) => day.year.to_string(),
            (false, days) => days.iter().copied().map(written).collect::<Vec<_>>().join(" / "),
        };
        let day = written(law.date);
        let (message, help) = match is_year {
            true => (
                said!(
                    "không có “{name}” năm {day}; luật ấy là của năm {right}",
                    "no “{name}” is of {day}; it is of {right}"
                ),
                said!(
                    "đối chiếu; nếu đúng là luật ấy thì ghi năm {right}",
                    "look it up; if that law is meant, write {right}"
                ),
            ),
            false => (
                said!(
                    "“{name}” ghi ngày {day}; luật ấy ban hành ngày {right}",
                    "“{name}” is dated {day}; that law is of {right}"
                ),
                help(&right),
            ),
        };
        let key = format!("{} {day}", words_folded(name));
        Some((key, Slip { message, help, place: passage.place(law.range.clone(), subject.sources) }))
    });
    slips.collect()
}

/// Whether a date that may be a year alone is a known day.
fn is_as_known(date: Date, known: Date) -> bool {
    date.year == known.year
        && date.month.is_none_or(|month| Some(month) == known.month)
        && date.day.is_none_or(|day| Some(day) == known.day)
}

/// Whether one slip parts a date from a known day: of the same day and month, or of the same year and its day, its month
/// or both changed about; a year alone by one.
fn is_slip(date: Date, known: Date) -> bool {
    if date.month.is_none() {
        return date.year.abs_diff(known.year) == 1;
    }
    let is_month = date.month == known.month;
    let is_day = date.day.is_none() || date.day == known.day;
    let is_turned = date.month == known.day && date.day == known.month;
    (is_year_off(date, known) && date.day.is_some()) || (date.year == known.year && (is_month || is_day || is_turned))
}

/// "Căn cứ Luật Đường bộ năm 2023;": elsewhere a year is often that of carrying the law out.
fn is_whole_basis(passage: &Passage, law: &LawCitation) -> bool {
    let words = passage.words();
    let before = words.get(..law.range.start).unwrap_or_default().trim_start_matches([' ', '-', '–', '+']);
    let behind = words.get(law.range.end..).unwrap_or_default().trim_start();
    passage.role == Role::Basis && before.trim_end() == "Căn cứ" && matches!(behind, "" | ";" | "," | ".")
}
