//! TT011: the country's name or the motto with a slip: "CỘNG HÒA HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hanh phúc",
//! "Độc lập –Tự do – Hạnh Phúc".

use unicode_normalization::UnicodeNormalization;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::Words;
use crate::rules::places::with_further;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Role, Script};
use crate::vietnamese::fold;
use crate::vietnamese::near::{is_one_slip, strokes};

/// The clauses of the country's name and of the motto.
const COUNTRY: Clause = Clause::new("pl1:I.II.1.a");
const MOTTO: Clause = Clause::new("pl1:I.II.1.b");

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TT011",
    name: "quoc-hieu-tieu-ngu-sai",
    summary: ["Quốc hiệu hoặc Tiêu ngữ viết sai", "the country's name or the motto is misspelt"],
    clause: COUNTRY,
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TT011"),
    phase: Phase::Script(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    // In a plan the compiler writes them.
    if script.is_plan() || !script.follows_decree {
        return;
    }
    let form = &subject.plan.office.form.form.words;
    let lines = [(Some(form.national_name.as_str()), COUNTRY), (form.motto.as_deref(), MOTTO)];
    let right: Vec<_> =
        lines.into_iter().filter_map(|(line, clause)| Some((line?, strokes_of(line?), clause))).collect();
    let (mut other_dress, mut places) = (None, Vec::new());
    for passage in script.passages.iter().filter(|passage| may_be(passage.role)) {
        // A line of its own, no sentence.
        let words = passage.words().trim();
        if words.char_indices().nth(LONGEST).is_some() {
            continue;
        }
        let own = strokes_of(words);
        if let Some((motto, _, _)) = right.iter().find(|(_, line, clause)| own == *line && *clause == MOTTO) {
            let written = tidied(words);
            // In capitals it may be what a converter made of a style.
            if written != *motto && written.chars().any(char::is_lowercase) {
                places.push(passage.span);
                other_dress.get_or_insert((written, *motto));
            }
            continue;
        }
        let Some((line, _, clause)) = right.iter().find(|(_, line, _)| is_slip(&own, line)) else { continue };
        findings.push(
            rule.finding(
                passage.span,
                said!("“{words}” viết sai: phải là “{line}”", "“{words}” is misspelt: it is “{line}”"),
            )
            .clause(clause.clone())
            .help(said!("viết “{line}”", "write “{line}”")),
        );
    }
    if let (Some((written, motto)), Some(first)) = (other_dress, places.first()) {
        let message =
            said!("Tiêu ngữ viết “{written}”, mẫu là “{motto}”", "the motto is “{written}”, the form has “{motto}”");
        let finding = rule.finding(*first, message).severity(Severity::Note).clause(MOTTO).help(said!(
            "nối bằng gạch nối (-), có cách chữ hai bên; chỉ viết hoa chữ đầu mỗi cụm từ",
            "join them by hyphens (-) with a space on both sides; only each phrase's first letter is a capital"
        ));
        findings.push(with_further(finding, &places, &said!("chỗ này cũng vậy", "here too")));
    }
}

/// The words of a line without what a converter put around them: rules of dashes, wider spaces, another hyphen's code.
fn tidied(words: &str) -> String {
    let words = words.trim_matches(|c: char| !c.is_alphanumeric()).nfc().collect::<String>();
    let plain = words.replace('Ð', "Đ").replace(['\u{2010}', '\u{2011}', '\u{ad}'], "-");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line isn't longer than this, in characters.
const LONGEST: usize = 60;

fn may_be(role: Role) -> bool {
    matches!(
        role,
        Role::NationalName
            | Role::Stray
            | Role::Issuer
            | Role::Parent
            | Role::Subject
            | Role::Text(_)
            | Role::TableText
    )
}

/// The words of a line, taken apart: "HÒA" and "HOÀ" are the same.
fn strokes_of(line: &str) -> Vec<Vec<char>> {
    // Of "Ð" for "Đ" CV002 speaks.
    Words::of(line).iter().map(|(_, word)| strokes(&word.lower().replace('ð', "đ"))).collect()
}

/// Whether one word parts two lines: left out inside, put in twice, or written as another one near it. At the ends words are
/// missing where a crawler cut two columns apart.
fn is_slip(own: &[Vec<char>], right: &[Vec<char>]) -> bool {
    let is_word = |own: &[char], right: &[char]| {
        let plain = |word: &[char]| fold(&word.iter().collect::<String>());
        is_one_slip(own, right) || plain(own) == plain(right)
    };
    let same = own.iter().zip(right).take_while(|(one, other)| one == other).count();
    let (own_rest, rest) = (own.get(same..).unwrap_or_default(), right.get(same..).unwrap_or_default());
    match (own_rest, rest) {
        ([own, own_behind @ ..], [right, behind @ ..]) if own_rest.len() == rest.len() => {
            own_behind == behind && is_word(own, right)
        }
        (shorter, [_, behind @ ..]) if shorter.len() + 1 == rest.len() => {
            same > 0 && !behind.is_empty() && shorter == behind
        }
        ([twice, behind @ ..], rest) if own_rest.len() == rest.len() + 1 => {
            behind == rest && same.checked_sub(1).and_then(|before| right.get(before)) == Some(twice)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_two_lines() {
        let is_off = |own: &str, right: &str| is_slip(&strokes_of(own), &strokes_of(right));
        let (name, motto) = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc");
        for wrong in [
            "CỘNG HÒA HỘI CHỦ NGHĨA VIỆT NAM",
            "CỘNG HÒA XÃ HỘI CHŨ NGHĨA VIỆT NAM",
            "CỘNG HÒA XÃ HỘI XÃ CHỦ NGHĨA VIỆT NAM",
            "CỘNG HÒA XÃ HỘI HỘI CHỦ NGHĨA VIỆT NAM",
        ] {
            assert_eq!(is_off(wrong, name), !wrong.contains("HỘI XÃ"), "{wrong}");
        }
        assert!(is_off("Độc lập - Tự do - Hanh phúc", motto) && is_off("Độc lập – Tự do - Hạnh phú", motto));
        for right in ["CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", "XÃ HỘI CHỦ NGHĨA"]
        {
            assert!(!is_off(right, name), "{right}");
        }
        for right in ["Độc lập-Tự do–Hạnh phúc.", "Độc lập - Tự do", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC", ""]
        {
            assert!(!is_off(right, motto), "{right}");
        }
    }
}
