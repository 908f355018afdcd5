//! VD005: a decree, a circular or a law without the year in its number, or with one that is none: "45/25010/NĐ-CP".

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::pattern::patterns;
use crate::recognise::{Citation, FoundIn, same_groups};
use crate::rules::acts::{Cited, cited};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "VD005",
    name: "thieu-nam-trong-so",
    summary: [
        "số của nghị định, thông tư, luật thiếu năm ban hành, hoặc năm viết sai",
        "the number of a decree, circular or law lacks the year, or has one that is none",
    ],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("VD005"),
    phase: Phase::Script(check),
};

patterns! {
    /// A number whose second part stands where the year does and has a figure too many or too few, and the year of the date
    /// behind it. "12/135/BC-UBND" has no year, but another number.
    OFF_YEAR = concat!(
        r"[0-9]{1,5}[a-z]?/([0-9]{5,6}|(?:19|20)[0-9])/(?:QH1[0-9]|UBTVQH1[0-9]",
        r"|(?:NĐ|NQ|QĐ|TT|TTLT|CT|KH)-[A-ZĐ]+[a-zA-ZĐ0-9-]*)",
        r"(?:,?\s+ngày\s+[0-9]{1,2}(?:/|\s+tháng\s+)[0-9]{1,2}(?:/|\s+năm\s+)((?:19|20)[0-9]{2})\b)?",
    );
}

/// Decrees have had the year in their numbers since 1997, circulars of every ministry a few years later.
const DECREES_SINCE: u16 = 1997;
const CIRCULARS_SINCE: u16 = 2004;

fn check(rule: &Rule, subject: &Subject<'_>, _script: &Script, findings: &mut Vec<Finding>) {
    let acts: Vec<Cited<'_>> = cited(subject).collect();
    let mut told: Vec<String> = Vec::new();
    for act in &acts {
        let code = &act.citation.code;
        let written = code.written();
        if !lacks_year(act.citation) || told.contains(&written) || told.len() > 40 {
            continue;
        }
        let full = acts.iter().find(|other| {
            let other = &other.citation.code;
            other.year.is_some() && other.stem() == code.stem() && is_alike(&other.groups, &code.groups)
        });
        let named = act.name();
        let mut finding = rule.finding(
            act.place(subject),
            said!("“{named}”: số thiếu năm ban hành", "“{named}”: the number lacks the year of issue"),
        );
        let year = full.and_then(|full| full.citation.code.year).or_else(|| act.citation.date_year());
        finding = match year {
            Some(year) => {
                let (number, symbol) = (&code.number, &code.symbol);
                finding.help(said!("viết “{number}/{year}/{symbol}”", "write “{number}/{year}/{symbol}”"))
            }
            None => finding.help(said!(
                "viết năm ban hành giữa số và ký hiệu: “…/2024/…”",
                "write the year between number and symbol: “…/2024/…”"
            )),
        };
        if let Some(full) = full {
            finding = finding.related(full.place(subject), said!("ở đây số có năm", "here the number has it"));
        }
        told.push(written);
        findings.push(finding);
    }
    off_years(rule, subject, findings);
}

/// "45/25010/NĐ-CP", "17/202/TT-BTC": each number once.
fn off_years(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let mut told: Vec<&str> = Vec::new();
    for FoundIn { passage, .. } in subject.passages() {
        let words = passage.words();
        for found in OFF_YEAR.captures_iter(words) {
            let (Some(all), Some(year)) = (found.get(0), found.get(1)) else { continue };
            // "14/11/200310/QĐ-UBND": a date that a converter glued to a number.
            let is_inside = words
                .get(..all.start())
                .is_some_and(|before| before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '.')));
            let code = all.as_str().split([' ', ',', '\n', '\u{a0}']).next().unwrap_or_default();
            if is_inside || told.contains(&code) || told.len() > 40 {
                continue;
            }
            told.push(code);
            let (year, dated) = (year.as_str(), found.get(2).map(|year| year.as_str()));
            let mended = dated.map(|dated| code.replacen(&format!("/{year}/"), &format!("/{dated}/"), 1));
            let finding = rule.finding(
                passage.place(all.start()..all.start() + code.len(), subject.sources),
                said!("“{code}”: “{year}” không phải là năm", "“{code}”: “{year}” is no year"),
            );
            findings.push(match mended {
                Some(mended) => finding.help(said!("viết “{mended}”", "write “{mended}”")),
                None => finding
                    .help(said!("đối chiếu với văn bản gốc rồi ghi lại năm", "look the act up and write its year")),
            });
        }
    }
}

/// The same symbol, or one whose type lost a letter: "T-VPCP" is meant as "TT-VPCP".
fn is_alike(one: &[String], other: &[String]) -> bool {
    let agency = |groups: &[String]| groups.get(1..).unwrap_or_default().to_vec();
    same_groups(one, other) || (one.len() > 1 && same_groups(&agency(one), &agency(other)))
}

/// Whether the type needs a year in the number and there is none.
pub(in crate::rules) fn lacks_year(citation: &Citation) -> bool {
    let code = &citation.code;
    if code.year.is_some() || code.number.is_empty() || code.is_party() {
        return false;
    }
    let since = |year: u16| citation.date_year().is_none_or(|dated| dated >= year);
    let is_of = |name: &str| citation.genus.is_none_or(|genus| genus.name.starts_with(name));
    let is_circular = citation.genus.is_some_and(|genus| genus.name.starts_with("Thông tư"));
    match code.groups.as_slice() {
        [first, last] if first == "NĐ" => last == "CP" && is_of("Nghị định") && since(DECREES_SINCE),
        [first, _, ..] if first == "TT" || first == "TTLT" => is_circular && since(CIRCULARS_SINCE),
        [only] => only.len() == 4 && only.starts_with("QH1") && since(DECREES_SINCE),
        _ => false,
    }
}
