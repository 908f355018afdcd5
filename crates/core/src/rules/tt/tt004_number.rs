//! TT004: "Số 12/KH-UBND", "Số: 5/KH-UBND", "Số: 12 / KH-UBND", "Số: 12/2026/KH-UBND".

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::form;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Role, Script};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TT004",
    name: "so-sai-dang",
    summary: ["số, ký hiệu viết sai dạng", "the number is written in another form than the decree's"],
    clause: Clause::new("pl1:I.II.3.c"),
    severity: Severity::Warning,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TT004"),
    phase: Phase::Script(check),
};

/// Kinds that the law on normative acts numbers with the year.
const NORMATIVE: [&str; 3] = ["quyet-dinh", "nghi-quyet", "chi-thi"];

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    if script.is_plan() || !script.follows_decree {
        return;
    }
    for passage in script.passages.iter().filter(|passage| passage.role == Role::Number) {
        let words = passage.words().trim_end();
        let Some((number, symbol)) = form::number(words) else { continue };
        let place = passage.place(0..symbol.end, subject.sources);
        let figures = words.get(number.clone()).unwrap_or_default();
        let code = words.get(symbol.clone()).unwrap_or_default();
        let between = words.get(number.end..symbol.start).unwrap_or_default();
        let head = words.get(..number.start).unwrap_or_default();
        let kind = script.parts.get(passage.part).and_then(|part| part.particulars.kind.as_deref());
        // "Số: 45 /KH-UBND": the number is written into a gap that was left for it.
        let is_tight = between.trim_start().trim_start_matches(['/', '-', '–']).is_empty();
        let has_space = code.contains(char::is_whitespace) || (!figures.is_empty() && !is_tight);
        let year = code.split('/').next().filter(|group| {
            group.len() == 4
                && (group.starts_with("20") || group.starts_with("19"))
                && group.bytes().all(|b| b.is_ascii_digit())
        });
        let is_normative = ["/TT-", "/NĐ-", "/TTLT-"].iter().any(|own| code.contains(own));
        if let Some(year) = year.filter(|_| !is_normative && kind.is_some_and(|kind| !NORMATIVE.contains(&kind))) {
            let message = said!(
                "số có năm “{year}”, như văn bản quy phạm pháp luật",
                "the number has the year “{year}”, as a normative act's"
            );
            let help = said!("viết “{figures}/” rồi tới ký hiệu", "write “{figures}/” and then the symbol");
            findings.push(rule.finding(place, message).help(help));
        } else if figures.len() == 1 && figures != "0" {
            let message = said!(
                "số “{figures}” nhỏ hơn 10 mà không có số 0 phía trước",
                "number “{figures}” is below 10 and has no 0 before it"
            );
            findings.push(rule.finding(place, message).help(said!("viết “0{figures}”", "write “0{figures}”")));
        } else if !head.contains(':') {
            let message = said!("sau từ “Số” không có dấu hai chấm", "no colon follows “Số”");
            findings.push(rule.finding(place, message).help(said!("viết “Số: …”", "write “Số: …”")));
        } else if has_space {
            let message = said!(
                "số, ký hiệu có khoảng trắng cạnh dấu “/” hoặc “-”",
                "a space stands beside “/” or “-” of the number"
            );
            let close: String = code.chars().filter(|c| !c.is_whitespace()).collect();
            findings.push(
                rule.finding(place, message)
                    .help(said!("viết “Số: {figures}/{close}”", "write “Số: {figures}/{close}”")),
            );
        }
    }
}
