//! VD006: a symbol of another type than the word before the number: "Nghị định số 39/2018/NQ-CP"; and one whose joints are
//! lost or another system's: "27/CTTg", "27/NQ-TW".

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::{Citation, Words, central, of_code};
use crate::rules::acts::{Cited, cited};
use crate::rules::places::with_further;
use crate::rules::rule::page;
use crate::rules::sentence::sentence_before;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;
use crate::vietnamese::words_folded;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "VD006",
    name: "ky-hieu-khac-ten-loai",
    summary: [
        "ký hiệu không phải của loại văn bản được nêu, hoặc dấu nối sai",
        "an act's symbol isn't of the type that is named, or its joints are wrong",
    ],
    clause: Clause::new("pl1:I.II.6.b"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("VD006"),
    phase: Phase::Script(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, _script: &Script, findings: &mut Vec<Finding>) {
    let acts: Vec<Cited<'_>> = cited(subject).collect();
    let mut told: Vec<String> = Vec::new();
    for (index, act) in acts.iter().enumerate() {
        let (Some(genus), code) = (act.citation.genus, &act.citation.code) else { continue };
        let before = index.checked_sub(1).and_then(|before| acts.get(before));
        let written = code.written();
        if !is_off(act.citation) || is_named_before(act, before) || told.contains(&written) || told.len() > 40 {
            continue;
        }
        let (named, kind, symbol) = (act.name(), genus.name, code.first());
        let message = match of_code(symbol).next() {
            Some(other) => {
                let other = other.name;
                said!(
                    "“{named}”: “{symbol}” là ký hiệu của {other}, không phải {kind}",
                    "“{named}”: “{symbol}” is the symbol of a {other}, not of a {kind}"
                )
            }
            None => said!(
                "“{named}”: “{symbol}” không phải ký hiệu của {kind}",
                "“{named}”: “{symbol}” isn't the symbol of a {kind}"
            ),
        };
        let mut finding = rule.finding(act.place(subject), message);
        let right = acts.iter().find(|other| {
            let theirs = &other.citation.code;
            theirs.stem() == code.stem()
                && theirs.agency() == code.agency()
                && other.citation.genus == act.citation.genus
                && (theirs.year == code.year || theirs.year.is_none() || code.year.is_none())
                && !is_off(other.citation)
        });
        if let Some(right) = right {
            let other = right.citation.code.written();
            finding = finding.related(right.place(subject), said!("ở đây là “{other}”", "here it is “{other}”"));
        }
        findings.push(finding.help(said!(
            "đối chiếu với văn bản gốc: sửa ký hiệu, hoặc sửa tên loại",
            "look it up: mend the symbol, or the type's name"
        )));
        told.push(written);
    }
    findings.extend(acts.iter().filter_map(|act| half_named(rule, subject, act)));
    findings.extend(misjoined(rule, subject, &acts, true));
    findings.extend(misjoined(rule, subject, &acts, false));
}

/// "Thông số 17/2025/TT-BNNMT": of the type's two words one is lost.
fn half_named(rule: &Rule, subject: &Subject<'_>, act: &Cited<'_>) -> Option<Finding> {
    let code = &act.citation.code;
    if act.citation.genus.is_some() || code.groups.len() < 2 {
        return None;
    }
    let before = act.before();
    let words = Words::of(before);
    let last = words.len().checked_sub(1)?;
    let half = words.get(last.checked_sub(1)?)?;
    // "Thông số", with nothing but white space around "số".
    if !words.is_joined(last) || !words.are(last, &["số"]) || !words.gap_before(last + 1).is_empty() {
        return None;
    }
    let genus = of_code(code.first()).find(|genus| {
        let first = genus.name.split(' ').next().unwrap_or_default();
        half.written == first
    })?;
    let start = act.citation.range.start.checked_sub(before.len() - half.start)?;
    let (half, named, name) = (half.written, act.name(), genus.name);
    let finding = rule.finding(
        act.at(start..act.citation.range.end, subject),
        said!("“{half} số {named}”: tên loại thiếu chữ", "“{half} số {named}”: a word of the type's name is lost"),
    );
    Some(finding.help(said!("viết “{name} số {named}”", "write “{name} số {named}”")))
}

/// "27/NQ-TW" for "27-NQ/TW", or "27/CTTg" for "27/CT-TTg": one finding for all of a sort.
fn misjoined(rule: &Rule, subject: &Subject<'_>, acts: &[Cited<'_>], is_party: bool) -> Option<Finding> {
    let of_sort = |act: &&Cited<'_>| {
        act.citation.genus.is_some() && act.citation.code.symbol.contains('-') == is_party && !is_off(act.citation)
    };
    let mut wrong = acts.iter().filter(of_sort).filter_map(|act| Some((act, act.citation.code.mended()?)));
    let (first, mended) = wrong.next()?;
    let named = first.name();
    let message = match is_party {
        true => said!(
            "“{named}”: văn bản của Đảng ghi “{mended}”",
            "“{named}”: a document of the Party is written “{mended}”"
        ),
        false => said!("“{named}”: ký hiệu thiếu dấu nối", "“{named}”: the symbol lacks a hyphen"),
    };
    let places: Vec<_> = wrong.map(|(act, _)| act.place(subject)).collect();
    let finding = rule.finding(first.place(subject), message).help(said!("viết “{mended}”", "write “{mended}”"));
    Some(with_further(finding, &places, &said!("ký hiệu ở đây cũng vậy", "this symbol too")))
}

/// Whether the symbol can't be of the type that is named.
pub(in crate::rules) fn is_off(citation: &Citation) -> bool {
    // In a list ("Kế hoạch số 12/KH-UBND, số 15/QĐ-UBND") the word is the first one's.
    let (Some(genus), Some(_), code) = (citation.genus, &citation.genus_at, &citation.code) else { return false };
    let first = code.first();
    // "Tờ trình số 14886/CT-THNVDT của Cục Thuế": letters that an agency's symbol begins with, too, and behind them its
    // own division. A type's code has a body behind it.
    const AGENCIES: [&str; 9] = ["CT", "TTr", "TT", "KL", "BC", "TB", "CĐ", "HD", "QC"];
    let is_body = |group: &String| {
        central(group).is_some()
            || group.contains("UBND")
            || group.contains("HĐND")
            || ["TU", "TW", "HU", "ĐU"].contains(&group.as_str())
    };
    let is_division = AGENCIES.contains(&first) && !code.groups.iter().skip(1).any(is_body);
    let is_code = of_code(first).next().is_some() && !is_division;
    match genus.name {
        // A công văn's symbol begins with its agency, and Thanh tra, Cục Thuế are TTr and CT there.
        "Công văn" if code.groups.len() > 1 => {
            matches!(first, "QĐ" | "NQ" | "NĐ" | "BC" | "HD")
                || (matches!(first, "TTr" | "TB" | "KH" | "KL") && code.groups.iter().skip(1).all(is_body))
        }
        // Law-making acts have no other symbol, known or not.
        "Nghị định" => genus.allows(first) == Some(false) && (is_code || code.agency() == "CP"),
        name if name.starts_with("Thông tư") => genus.allows(first) == Some(false) && code.year.is_some(),
        "Luật" | "Bộ luật" | "Pháp lệnh" => false,
        // "Chương trình", "Quy định" are the matter of other acts: "Chương trình số 12/KH-UBND".
        "Nghị quyết" | "Quyết định" | "Chỉ thị" | "Kế hoạch" | "Kết luận" | "Hướng dẫn" | "Thông báo" | "Báo cáo"
        | "Tờ trình" => is_code && genus.allows(first) == Some(false) && code.groups.len() > 1,
        _ => false,
    }
}

/// "Quyết định phê duyệt Kế hoạch số 12/QĐ-UBND", "báo cáo số 12/KH": the act's type stands further ahead, or the word
/// is a verb.
fn is_named_before(act: &Cited<'_>, last: Option<&Cited<'_>>) -> bool {
    let word = act.citation.genus_at.clone().map_or("", |range| act.words(range));
    let is_verb = word.starts_with(char::is_lowercase)
        && matches!(
            act.citation.genus.map(|genus| genus.name),
            Some("Báo cáo" | "Hướng dẫn" | "Thông báo" | "Kết luận" | "Kế hoạch")
        );
    let from = last.filter(|last| last.citation.passage == act.citation.passage).map_or(0, |last| last.citation.end);
    let before = words_folded(sentence_before(act.words(from..act.citation.range.start)));
    let tail: Vec<&str> = before.rsplit(' ').take(10).collect();
    let tail: Vec<&str> = tail.into_iter().rev().collect();
    let tail = tail.join(" ");
    is_verb || of_code(act.citation.code.first()).any(|genus| tail.contains(&words_folded(genus.name)))
}
