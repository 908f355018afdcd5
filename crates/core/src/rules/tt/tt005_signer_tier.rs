//! TT005: TM., KT., TL. without the dot or the space behind it, a deputy without KT., KT. before the head's own title.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::rules::places::with_further;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};
use crate::vietnamese::words_folded;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TT005",
    name: "quyen-han-ky",
    summary: ["quyền hạn, chức vụ của người ký viết sai", "the signer's authority is written wrongly"],
    clause: Clause::new("pl1:I.II.7.b"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TT005"),
    phase: Phase::Script(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    if !script.follows_decree {
        return;
    }
    let mut block: Vec<&Passage> = Vec::new();
    for passage in &script.passages {
        match passage.role {
            Role::SignatureAuthority => block.push(passage),
            Role::Stray => {}
            _ => findings.extend(in_block(rule, subject, script, &std::mem::take(&mut block))),
        }
    }
    findings.extend(in_block(rule, subject, script, &block));
    // In a plan the compiler writes the space.
    if !script.is_plan() {
        findings.extend(without_space(rule, subject, script));
    }
}

/// "KT.CHỦ TỊCH": one finding for all signatures of a document, a slip of the keyboard and no doubt about who signs.
fn without_space(rule: &Rule, subject: &Subject<'_>, script: &Script) -> Option<Finding> {
    let mut places = Vec::new();
    let mut first = None;
    for passage in script.passages.iter().filter(|passage| passage.role == Role::SignatureAuthority) {
        let words = passage.words().trim_end();
        let Some((mark, rest)) = words.split_once('.') else { continue };
        if matches!(mark, "TM" | "KT" | "TL" | "TUQ") && rest.starts_with(char::is_alphabetic) {
            places.push(passage.place(0..words.len(), subject.sources));
            first.get_or_insert((words, mark, rest));
        }
    }
    let (words, mark, rest) = first?;
    let message =
        said!("“{words}” viết thiếu khoảng trắng sau “{mark}.”", "“{words}” lacks the space behind “{mark}.”");
    let finding = rule
        .finding(*places.first()?, message)
        .severity(Severity::Note)
        .help(said!("viết “{mark}. {rest}”", "write “{mark}. {rest}”"));
    Some(with_further(finding, &places, &said!("chỗ này cũng vậy", "here too")))
}

/// "KT. CHỦ TỊCH" → ("KT", "CHỦ TỊCH"), however it is dotted; "KÝ" is how a scanner reads "KT.".
fn tier(words: &str) -> Option<(&'static str, &str)> {
    const TIERS: [(&str, &str); 12] = [
        ("TUQ.", "TUQ"),
        ("TM.", "TM"),
        ("KT.", "KT"),
        ("TL.", "TL"),
        ("T/M", "TM"),
        ("K/T", "KT"),
        ("T/L", "TL"),
        ("TUQ ", "TUQ"),
        ("TM ", "TM"),
        ("KT ", "KT"),
        ("TL ", "TL"),
        ("KÝ ", "KT"),
    ];
    TIERS
        .iter()
        .find_map(|(mark, tier)| Some((*tier, words.strip_prefix(mark)?.trim_start_matches(['.', ' ', '\u{a0}']))))
}

fn in_block(rule: &Rule, subject: &Subject<'_>, script: &Script, block: &[&Passage]) -> Option<Finding> {
    let lines: Vec<(String, &Passage)> =
        block.iter().map(|passage| (passage.words().trim().to_uppercase(), *passage)).collect();
    let place = |passage: &Passage| passage.place(0..passage.words().trim_end().len(), subject.sources);
    for (index, (words, passage)) in lines.iter().enumerate() {
        let next = lines.get(index + 1);
        let Some((mark, rest)) = tier(words) else { continue };
        let is_dotted = words.starts_with(&format!("{mark}.")) || words.starts_with("KÝ ");
        if !is_dotted {
            let message =
                said!("“{words}” viết thiếu dấu chấm sau “{mark}”", "“{words}” lacks the dot behind “{mark}”");
            return Some(
                rule.finding(place(passage), message).help(said!("viết “{mark}. {rest}”", "write “{mark}. {rest}”")),
            );
        }
        let Some((below, under)) = next else { continue };
        if mark == "KT" && (below == rest || tier(below).is_none() && below.split(' ').next() == rest.split(' ').next())
        {
            let message = said!(
                "dưới “{words}” là “{below}”: người ký thay phải là cấp phó",
                "“{below}” stands below “{words}”: who signs for the head is a deputy"
            );
            return Some(
                rule.finding(place(under), message)
                    .related(place(passage), said!("ký thay ở đây", "signed for the head here")),
            );
        }
        // "TM. BAN THƯỜNG VỤ, PHÓ BÍ THƯ" is right in the Party, "TM. ĐOÀN CHỦ TỊCH, PHÓ CHỦ TỊCH" in the unions.
        let is_steering = rest.starts_with("BAN CHỈ ĐẠO") && below.starts_with("PHÓ TRƯỞNG BAN");
        let is_deputy = is_steering
            || below.starts_with("PHÓ CHỦ TỊCH")
            || below.starts_with("PHÓ GIÁM ĐỐC")
            || below.starts_with("THỨ TRƯỞNG");
        let is_committee = is_steering || words_folded(rest).starts_with(&words_folded("ủy ban nhân dân"));
        if is_deputy && ((mark == "TM" && is_committee) || mark == "TL") {
            let head = below.strip_prefix("PHÓ ").unwrap_or("BỘ TRƯỞNG");
            let message =
                said!("“{below}” ký mà không có dòng “KT. {head}”", "“{below}” signs without the line “KT. {head}”");
            return Some(
                rule.finding(place(under), message)
                    .help(said!("thêm “KT. {head}” phía trên", "add “KT. {head}” above")),
            );
        }
    }
    personal(rule, subject, script, block, &lines)
}

/// What the chairman decides in person has no "TM. ỦY BAN NHÂN DÂN".
fn personal(
    rule: &Rule,
    subject: &Subject<'_>,
    script: &Script,
    block: &[&Passage],
    lines: &[(String, &Passage)],
) -> Option<Finding> {
    let part = block.first()?.part;
    let authority = script.of_part(part).find(|passage| passage.role == Role::Authority)?;
    let decides = authority.words().trim().to_uppercase();
    let (words, passage) = lines.first()?;
    let is_collective = tier(words)
        .is_some_and(|(mark, rest)| mark == "TM" && words_folded(rest).starts_with(&words_folded("ủy ban nhân dân")));
    (decides.starts_with("CHỦ TỊCH") && is_collective).then(|| {
        rule.finding(
            passage.place(0..passage.words().trim_end().len(), subject.sources),
            said!(
                "Chủ tịch ban hành, nhưng ký thay mặt tập thể: “{words}”",
                "the chairman issues it, but it is signed for the collective: “{words}”"
            ),
        )
        .related(authority.span, said!("thẩm quyền ban hành ghi ở đây", "who issues it stands here"))
        .help(said!("bỏ dòng “{words}”", "drop the line “{words}”"))
    })
}
