//! VD001: the first time that an act is named, its date or issuer is missing.

use std::collections::BTreeSet;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::symbol_key;
use crate::rules::acts::{Cited, cited, makes_law};
use crate::rules::quoted::is_in_quotation;
use crate::rules::rule::page;
use crate::rules::sentence::{sentence_before, sentence_behind};
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Role, Script};
use crate::vietnamese::words_folded;

use super::vd005_no_year::lacks_year;
use super::vd006_symbol_of_type::is_off;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "VD001",
    name: "vien-dan-thieu",
    summary: [
        "viện dẫn lần đầu thiếu ngày hoặc cơ quan ban hành",
        "an act is first named without its date or its issuer",
    ],
    clause: Clause::new("pl1:I.II.6.b"),
    severity: Severity::Note,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("VD001"),
    phase: Phase::Script(check),
};

/// How many acts of a list are looked at.
const LONGEST_LIST: usize = 12;

/// What a first mention lacks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lack {
    Date,
    Issuer,
    Both,
}

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    if makes_law(script) {
        return;
    }
    let acts: Vec<Cited<'_>> = cited(subject).collect();
    let mut seen = BTreeSet::new();
    // Of one paragraph one finding tells.
    let mut open: Option<(usize, Finding)> = None;
    for (index, act) in acts.iter().enumerate() {
        // A title in full ("Kế hoạch thực hiện Nghị quyết số … ngày … của …") is a first mention too.
        let is_text = act.passage.role.is_text();
        let is_mention = is_text || act.citation.day().is_some();
        // What is quoted is as somebody else wrote it, and no first mention of the author's.
        let is_quoted = is_text && is_in_quotation(act.passage.words(), act.citation.range.start);
        let is_first = is_mention && !is_quoted && seen.insert(key(act));
        if !is_first || !is_text || has_note(script, act) {
            continue;
        }
        let before = index.checked_sub(1).and_then(|before| acts.get(before));
        let list = acts.get(index..).unwrap_or_default();
        let Some(lack) = lack(act, before).filter(|_| !shares_date(list)) else { continue };
        if lack == Lack::Issuer && shares_issuer(list) {
            continue;
        }
        let what = match lack {
            Lack::Date => ["ngày ban hành", "its date"],
            Lack::Issuer => ["tên cơ quan ban hành", "its issuer"],
            Lack::Both => ["ngày và cơ quan ban hành", "its date and issuer"],
        };
        let ([vi, en], place) = (what, act.place(subject));
        match &mut open {
            Some((passage, finding)) if *passage == act.citation.passage => {
                *finding = finding.clone().related(place, said!("ở đây thiếu {vi}", "here {en} is missing"));
            }
            _ => {
                findings.extend(open.take().map(|(_, finding)| finding));
                let named = act.name();
                let mut finding = rule
                    .finding(
                        place,
                        said!(
                            "viện dẫn lần đầu “{named}” mà thiếu {vi}",
                            "“{named}” is named for the first time without {en}"
                        ),
                    )
                    .help(said!(
                        "lần đầu ghi đủ: tên loại, số, ký hiệu, ngày, cơ quan ban hành, trích yếu; các lần sau chỉ ghi tên loại, số, ký hiệu",
                        "the first time write type, number, symbol, date, issuer and subject; later type, number and symbol suffice"
                    ));
                let full = acts
                    .get(index + 1..)
                    .unwrap_or_default()
                    .iter()
                    .find(|later| key(later) == key(act) && later.citation.day().is_some());
                if let Some(full) = full {
                    finding = finding
                        .related(full.at(full.dated(), subject), said!("ghi đủ ở lần sau", "in full at a later place"));
                }
                open = Some((act.citation.passage, finding));
            }
        }
    }
    findings.extend(open.map(|(_, finding)| finding));
}

/// Whether it stands in a footnote, or in a paragraph that has one: the rest may be there.
fn has_note(script: &Script, act: &Cited<'_>) -> bool {
    let next = script.passages.get(act.citation.passage + 1);
    [Some(act.passage), next].iter().flatten().any(|passage| passage.role == Role::Note)
}

/// "Quyết định số 217-QĐ/TW, số 218-QĐ/TW ngày 12/12/2013": the last of a list has the date of all.
fn shares_date(list: &[Cited<'_>]) -> bool {
    for (act, next) in list.iter().zip(list.iter().skip(1)).take(LONGEST_LIST) {
        let is_listed = next.citation.genus.is_some()
            && (next.citation.genus_at.is_none() || is_and(act.words(act.citation.end..next.citation.range.start)));
        if next.citation.passage != act.citation.passage || !is_listed {
            return false;
        }
        if next.citation.date.is_some() {
            return true;
        }
    }
    false
}

/// "Tờ trình số 400/TTr-CP và Đề án số 401/ĐA-CP ngày 09/5/2025": they went out together.
fn is_and(gap: &str) -> bool {
    gap.trim() == "và"
}

/// "Quyết định số … ngày …, Quyết định số … ngày … và Quyết định số … ngày … của UBND tỉnh": one issuer for all.
fn shares_issuer(list: &[Cited<'_>]) -> bool {
    for (act, next) in list.iter().zip(list.iter().skip(1)).take(LONGEST_LIST) {
        let between = act.words(act.citation.end..next.citation.range.start).trim();
        let is_list = matches!(between.trim_start_matches([',', ';']).trim(), "" | "và" | "hoặc");
        if next.citation.passage != act.citation.passage || !is_list {
            return false;
        }
        if next.citation.issuer.is_some() {
            return true;
        }
    }
    false
}

/// What an act is known by; of a symbol with its parts changed about VD002 speaks.
fn key(act: &Cited<'_>) -> (String, Option<u16>, Vec<String>) {
    let code = &act.citation.code;
    let mut groups: Vec<String> = code.groups.iter().map(|group| symbol_key(group)).collect();
    groups.sort();
    (code.stem().to_owned(), code.year, groups)
}

/// What a first mention lacks; none where practice asks for no more, or the words around have it.
fn lack(act: &Cited<'_>, before: Option<&Cited<'_>>) -> Option<Lack> {
    let genus = act.citation.genus?;
    let code = &act.citation.code;
    // Of a number that is wrong VD005 or VD006 speaks.
    let is_wrong = lacks_year(act.citation) || is_off(act.citation);
    // "03/BCĐX-CAT(PC04)", "2587-CV/VPTW/nb", "126/2024/NĐ-CP1": what is glued on wasn't read, nor what is behind it.
    let glued = act.passage.words().get(act.citation.code.range.end..).and_then(|behind| behind.chars().next());
    let is_cut = glued.is_some_and(|c| c.is_alphanumeric() || matches!(c, '(' | '-' | '/' | '_'));
    let is_wrong = is_wrong || is_cut;
    if is_wrong || genus.is_law() || code.number.is_empty() || act.citation.genus_at.is_none() {
        return None;
    }
    // A central symbol tells its issuer, and so does the Party's well enough; a công văn's is its agency's.
    let is_local = matches!(code.groups.last().map(String::as_str), Some("UBND" | "HĐND"));
    let tells = act.citation.issuer.is_some() || !is_local || code.is_party();
    if (act.citation.date.is_some() && tells) || is_in_title(act, before) {
        return None;
    }
    let sentence = words_folded(since(act, before));
    let behind = words_folded(sentence_behind(act.behind()));
    let holds = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(&words_folded(word)));
    // "Ngày 05/3/2020, Chính phủ ban hành Nghị định số …"; "… nêu trên".
    let is_dated = act.citation.date.is_some()
        || holds(&sentence, &["ngày"])
        || holds(&behind, &["nêu trên", "nói trên", "cùng ngày"])
        || ["ban hành ngày", "thông qua ngày"].iter().any(|word| near_words(&behind, 12).contains(&words_folded(word)))
        || has_day(&near_words(&behind, 14))
        || ["ngày", "năm"].iter().any(|word| behind.trim_start().starts_with(&words_folded(word)));
    let has_issuer = tells
        || holds(&sentence, &["ubnd", "ủy ban", "hđnd", "hội đồng", "của", "sở", "bộ", "ban hành"])
        // "UBND tỉnh đã ban hành: Kế hoạch số …; Kế hoạch số …": one name for the list.
        || holds(&words_folded(act.before()), &["ubnd", "ủy ban nhân dân", "hđnd", "hội đồng nhân dân"])
        || holds(&near_words(&behind, 6), &["ubnd", "ủy ban", "hđnd", "hội đồng", "của"]);
    match (is_dated, has_issuer) {
        (true, true) => None,
        (false, true) => Some(Lack::Date),
        (true, false) => Some(Lack::Issuer),
        (false, false) => Some(Lack::Both),
    }
}

/// "của Bộ Giáo dục và Đào tạo (GDĐT) ngày 05 tháng 02 năm 2026": a day further behind, and whole. Words folded.
fn has_day(behind: &str) -> bool {
    behind.split_once(&format!(" {} ", words_folded("ngày"))).is_some_and(|(_, day)| {
        let figures = day.split(' ').take(5).filter(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
        figures.count() >= 3
    })
}

/// The first words of a text.
fn near_words(text: &str, count: usize) -> String {
    text.split(' ').take(count).collect::<Vec<_>>().join(" ")
}

/// The words of the sentence before an act, those of the act before it left out.
fn since<'a>(act: &Cited<'a>, before: Option<&Cited<'_>>) -> &'a str {
    let last = before.filter(|before| before.citation.passage == act.citation.passage);
    let from = last.map_or(0, |last| last.citation.end);
    sentence_before(act.words(from..act.citation.range.start))
}

/// Whether it stands in the title of another act: "Nghị định số … sửa đổi một số điều của Nghị định số …".
fn is_in_title(act: &Cited<'_>, before: Option<&Cited<'_>>) -> bool {
    const JOINTS: [&str; 8] = ["của", "thực hiện", "thi hành", "hướng dẫn", "triển khai", "thay thế", "bãi bỏ", "theo"];
    const TITLES: [&str; 6] = ["về", "sửa đổi", "hướng dẫn", "quy định chi tiết", "ban hành", "thực hiện"];
    let has_host = before.is_some_and(|before| before.citation.passage == act.citation.passage);
    let gap = since(act, before);
    let has_mark = gap.trim_end().ends_with([',', ';', ':', '.']);
    let folded = words_folded(gap);
    let ends = |word: &&str| folded.ends_with(&words_folded(word));
    let spaced = format!(" {folded} ");
    let is_titled = TITLES.iter().any(|word| spaced.contains(&format!(" {} ", words_folded(word))));
    !has_mark
        && is_titled
        && JOINTS.iter().any(ends)
        && (has_host || spaced.contains(&format!(" {} ", words_folded("về"))))
}
