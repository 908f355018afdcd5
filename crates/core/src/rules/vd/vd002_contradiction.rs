//! VD002: one act with two dates, two issuers, two symbols or two numbers.

use std::collections::BTreeMap;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::Date;
use crate::recognise::{Body, Citation, same_groups, symbol_key};
use crate::rules::acts::{Cited, cited, written};
use crate::rules::known::right_day;
use crate::rules::rule::page;
use crate::rules::sentence::sentence_behind;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;
use crate::vietnamese::words_folded;

use super::vd006_symbol_of_type::is_off;
use super::vd007_symbol_of_issuer::is_off as is_of_another;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "VD002",
    name: "vien-dan-mau-thuan",
    summary: ["cùng một văn bản mà hai nơi ghi khác nhau", "one act is cited in two ways that can't both be right"],
    clause: Clause::new("pl1:I.II.6.b"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("VD002"),
    phase: Phase::Script(check),
};

/// Forms of one number, or of one day, that are compared with each other.
const COMPARED: usize = 16;

/// One way of citing an act, and how often the text has it.
struct Form<'a> {
    first: Cited<'a>,
    count: usize,
}

/// What two forms disagree in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Clash {
    Date,
    Issuer,
    Symbol,
    Year,
    Number,
}

fn check(rule: &Rule, subject: &Subject<'_>, _script: &Script, findings: &mut Vec<Finding>) {
    let mut by_number: BTreeMap<&str, Vec<Form<'_>>> = BTreeMap::new();
    let mut by_day: BTreeMap<(String, Date), Vec<Form<'_>>> = BTreeMap::new();
    for act in cited(subject) {
        let code = &act.citation.code;
        if code.number.is_empty() {
            continue;
        }
        add(by_number.entry(code.stem()).or_default(), act);
        if let Some(day) = act.citation.day() {
            add(by_day.entry((symbol_key(&code.symbol), day)).or_default(), act);
        }
    }
    for forms in by_number.values() {
        compare(rule, subject, forms, clash, findings);
    }
    for forms in by_day.values() {
        compare(rule, subject, forms, clash_of_numbers, findings);
    }
}

fn add<'a>(forms: &mut Vec<Form<'a>>, act: Cited<'a>) {
    if let Some(form) = forms.iter_mut().find(|form| is_same(form.first.citation, act.citation)) {
        form.count += 1;
    } else if forms.len() < COMPARED {
        forms.push(Form { first: act, count: 1 });
    }
}

/// Whether two citations say the same, so far as they are compared.
fn is_same(one: &Citation, other: &Citation) -> bool {
    let body = |citation: &Citation| citation.issuer.as_ref().map(|issuer| issuer.body.clone());
    one.code.is(&other.code)
        && one.genus == other.genus
        && one.date.as_ref().map(|date| date.date) == other.date.as_ref().map(|date| date.date)
        && body(one) == body(other)
}

/// Reports the rarer of two forms that clash, or the later.
fn compare(
    rule: &Rule,
    subject: &Subject<'_>,
    forms: &[Form<'_>],
    clash: fn(&Cited<'_>, &Cited<'_>) -> Option<Clash>,
    findings: &mut Vec<Finding>,
) {
    let mut told = vec![false; forms.len()];
    let mut said: Vec<[String; 2]> = Vec::new();
    for (index, form) in forms.iter().enumerate() {
        for (before, other) in forms.iter().enumerate().take(index) {
            let Some(clash) = clash(&other.first, &form.first) else { continue };
            let is_known = |form: &Form<'_>| clash == Clash::Date && right_day(&form.first).is_some();
            let is_earlier_wrong = match (is_known(other), is_known(form)) {
                (one, two) if one != two => one,
                _ => form.count > other.count,
            };
            let (wrong, right, at) = if is_earlier_wrong { (other, form, before) } else { (form, other, index) };
            if told.get(at).copied().unwrap_or(true) {
                continue;
            }
            if let Some(told) = told.get_mut(at) {
                *told = true;
            }
            // A third form can clash with the other two, in the other direction: that is the same.
            let mut pair = [wrong, right].map(|form| differing(&form.first, clash));
            pair.sort();
            if said.contains(&pair) {
                continue;
            }
            said.push(pair);
            findings.push(finding(rule, subject, &wrong.first, &right.first, clash));
        }
    }
}

/// What two forms differ in, as this one has it.
fn differing(act: &Cited<'_>, clash: Clash) -> String {
    let citation = act.citation;
    let code = citation.code.written();
    match clash {
        Clash::Date => citation.day().map_or(code.clone(), |day| format!("{code} {}", written(day))),
        Clash::Issuer => citation
            .issuer
            .as_ref()
            .map_or(code.clone(), |issuer| format!("{code} {}", act.words(issuer.range.clone()))),
        Clash::Symbol | Clash::Year | Clash::Number => code,
    }
}

fn finding(rule: &Rule, subject: &Subject<'_>, wrong: &Cited<'_>, right: &Cited<'_>, clash: Clash) -> Finding {
    let named = wrong.name();
    let day = |act: &Cited<'_>| act.citation.day().map_or_else(String::new, written);
    let issuer = |act: &Cited<'_>| {
        act.citation.issuer.as_ref().map_or(String::new(), |issuer| act.words(issuer.range.clone()).to_owned())
    };
    let (message, range): (_, fn(&Cited<'_>) -> std::ops::Range<usize>) = match clash {
        Clash::Date => {
            let (here, there) = (day(wrong), day(right));
            (
                said!(
                    "“{named}” ở đây có ngày {here}, ở nơi khác là {there}",
                    "“{named}” is dated {here} here and {there} elsewhere"
                ),
                |act| act.dated(),
            )
        }
        Clash::Issuer => {
            let (here, there) = (issuer(wrong), issuer(right));
            (
                said!(
                    "“{named}” ở đây là của {here}, ở nơi khác là của {there}",
                    "“{named}” is by {here} here and by {there} elsewhere"
                ),
                |act| act.citation.range.start..act.citation.end,
            )
        }
        Clash::Symbol | Clash::Year | Clash::Number => {
            let other = right.name();
            (
                said!(
                    "“{named}” ở đây, ở nơi khác là “{other}”: như là một văn bản",
                    "“{named}” here and “{other}” elsewhere: they seem to be one act"
                ),
                |act| act.citation.range.clone(),
            )
        }
    };
    rule.finding(wrong.at(range(wrong), subject), message)
        .related(right.at(range(right), subject), said!("ở đây ghi khác", "here it is written so"))
        .help(match right_day(wrong).filter(|_| clash == Clash::Date).map(written) {
            Some(day) => said!(
                "đối chiếu với văn bản gốc; nếu đúng là văn bản ấy thì sửa ngày thành {day}",
                "look the act up; if that one is meant, write {day}"
            ),
            None => said!("đối chiếu với văn bản gốc, sửa nơi sai", "look it up and mend the wrong place"),
        })
}

/// What two citations of one number disagree in, if they can only be one act.
fn clash(one: &Cited<'_>, other: &Cited<'_>) -> Option<Clash> {
    // Where the name of a place ends in a title in capitals, nothing tells.
    let is_loud = [one, other].iter().any(|act| {
        let issuer = act.citation.issuer.as_ref().map_or("", |issuer| act.words(issuer.range.clone()));
        !issuer.is_empty() && !issuer.chars().any(char::is_lowercase)
    });
    let is_told = [one, other].iter().any(|act| is_off(act.citation) || is_of_another(act));
    let (one, other) = (one.citation, other.citation);
    let is_other_type = matches!((one.genus, other.genus), (Some(a), Some(b)) if a != b);
    if is_other_type || is_told {
        return None;
    }
    if one.code.year.is_some() && other.code.year.is_some() && one.code.year != other.code.year {
        return None;
    }
    let days = (one.day(), other.day());
    let is_one_day = matches!(days, (Some(a), Some(b)) if a == b);
    if !same_groups(&one.code.groups, &other.code.groups) {
        // "16/KH-MTTQ-BTT", "16/KH-BTT-MTTQ".
        let are_two = matches!(days, (Some(a), Some(b)) if a != b);
        if are_turned(one, other) && !are_two && !have_other_issuers(one, other) {
            return Some(Clash::Symbol);
        }
        let is_known = is_one_day
            || (one.code.year.is_some() && one.code.year == other.code.year && days.0.is_none() != days.1.is_none());
        return (is_known && is_near_symbol(one, other, is_one_day) && !have_other_issuers(one, other))
            .then_some(Clash::Symbol);
    }
    if have_other_issuers(one, other) {
        return (is_one_day && !is_loud).then_some(Clash::Issuer);
    }
    if one.code.year != other.code.year {
        // Where the type needs the year, VD005 says so.
        return (is_one_day
            && !one.genus.is_some_and(|genus| genus.name == "Nghị định" || genus.name.starts_with("Thông tư")))
        .then_some(Clash::Year);
    }
    match days {
        (Some(a), Some(b)) if a != b => is_one_act(one, other, a, b).then_some(Clash::Date),
        _ => None,
    }
}

/// Whether two days of one number and symbol are one act's. Numbers begin anew every year, and with every body.
fn is_one_act(one: &Citation, other: &Citation, a: Date, b: Date) -> bool {
    let slips = usize::from(a.year != b.year) + usize::from(a.month != b.month) + usize::from(a.day != b.day);
    let is_slip = slips == 1 || (a.year == b.year && a.day == b.month && a.month == b.day);
    if one.code.year.is_some() {
        // A day in another year than the number's is told by VD003.
        return a.year == b.year;
    }
    if a.year != b.year {
        // Nghị quyết 01/NQ-CP of every 1 January.
        let is_yearly = a.month == Some(1) && one.code.stem().len() <= 2;
        return is_slip && !is_yearly;
    }
    // The Party counts by terms, and a year of congress has two of them.
    let ends_a_term = if one.code.agency() == "TW" { a.year % 5 == 1 } else { a.year % 5 < 2 };
    if one.code.is_party() && ends_a_term {
        return is_slip;
    }
    let is_known = |citation: &Citation| citation.issuer.as_ref().is_some_and(|issuer| issuer.body != Body::Other);
    is_slip || (is_known(one) && is_known(other))
}

/// Whether the issuers can't be one body.
fn have_other_issuers(one: &Citation, other: &Citation) -> bool {
    match (one.issuer.as_ref().map(|issuer| &issuer.body), other.issuer.as_ref().map(|issuer| &issuer.body)) {
        (Some(Body::Committee(a)), Some(Body::Committee(b))) | (Some(Body::Council(a)), Some(Body::Council(b))) => {
            a.differs(b)
        }
        _ => false,
    }
}

/// Whether one symbol is the other with a slip: the type's letters, or on one day the agency's.
fn is_near_symbol(one: &Citation, other: &Citation, is_one_day: bool) -> bool {
    let near = |a: &str, b: &str| distance(&symbol_key(a), &symbol_key(b)) <= 1;
    let (a, b) = (&one.code, &other.code);
    let is_same_agency = symbol_key(&a.agency()) == symbol_key(&b.agency());
    (is_same_agency && near(a.first(), b.first()))
        || (is_one_day
            && symbol_key(a.first()) == symbol_key(b.first())
            && distance(&symbol_key(&a.agency()), &symbol_key(&b.agency())) <= 2)
}

/// Whether two symbols of one type have the same parts in another order.
fn are_turned(one: &Citation, other: &Citation) -> bool {
    let parts = |citation: &Citation| {
        let mut groups: Vec<String> = citation.code.groups.iter().map(|group| symbol_key(group)).collect();
        groups.sort();
        groups
    };
    one.genus.is_some()
        && symbol_key(one.code.first()) == symbol_key(other.code.first())
        && one.code.year == other.code.year
        && parts(one) == parts(other)
}

/// Two numbers with one symbol and one day: one act if the titles are the same.
fn clash_of_numbers(one: &Cited<'_>, other: &Cited<'_>) -> Option<Clash> {
    // "quy định mức thu, chế độ thu, nộp, quản lý, sử dụng phí …" begins a hundred titles: all of it has to be the same.
    const WORDS: usize = 8;
    let (a, b) = (one.citation.code.stem(), other.citation.code.stem());
    let title = |act: &Cited<'_>| {
        let folded = words_folded(sentence_behind(act.behind()));
        let words: Vec<String> = folded.split(' ').take(4 * WORDS).map(str::to_owned).collect();
        (words.len() >= WORDS).then_some(words)
    };
    let is_slip = a != b
        && a.len() == b.len()
        && a.len() > 1
        && distance(a, b) <= 2
        && one.citation.code.year == other.citation.code.year;
    // Decisions of one day and one matter follow each other.
    let value = |stem: &str| stem.parse::<u32>().unwrap_or(0);
    let are_neighbours = value(a).abs_diff(value(b)) <= 5;
    (is_slip && !are_neighbours && title(one).is_some() && title(one) == title(other)).then_some(Clash::Number)
}

/// How many letters are put in, left out or changed between two short words.
fn distance(one: &str, other: &str) -> usize {
    // A symbol of a broken text can be as long as it.
    const LONGEST: usize = 24;
    let [one, other] = [one, other].map(|word| word.chars().take(LONGEST).collect::<String>());
    strsim::levenshtein(&one, &other)
}
