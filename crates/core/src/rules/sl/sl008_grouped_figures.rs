//! SL008: a figure whose groups between dots haven't three digits each: "5.378.7000.000 đồng".

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::pattern::patterns;
use crate::recognise::{FoundIn, Words};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "SL008",
    name: "nhom-chu-so-sai",
    summary: [
        "nhóm chữ số giữa hai dấu chấm không có ba chữ số",
        "a group of digits between two dots hasn't three of them",
    ],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("SL008"),
    phase: Phase::Script(check),
};

patterns! {
    /// Figures with two dots or more, no zero in front as telephones have it. A group of two is "31.12.2024"; of five or six,
    /// a code ("2.001035.000.00.00.H61").
    GROUPED = r"[1-9][0-9]{0,2}(?:\.[0-9]{2,4}){2,}";
}

/// What is counted in figures so long.
const COUNTED: [&str; 13] = ["đồng", "đ", "vnđ", "vnd", "usd", "người", "hộ", "hồ", "lượt", "m2", "m3", "ha", "kwh"];

/// Words before a number that counts nothing: "số điện thoại", "số tài khoản", "mã số".
const NAMED: [&str; 13] =
    ["thoại", "đt", "sđt", "fax", "tel", "hotline", "zalo", "stk", "mã", "mst", "cccd", "cmnd", "ip"];

/// Of more than these in one document no more is said.
const MOST: usize = 40;

fn check(rule: &Rule, subject: &Subject<'_>, _script: &Script, findings: &mut Vec<Finding>) {
    let mut told: Vec<&str> = Vec::new();
    for FoundIn { passage, words, .. } in subject.passages().filter(|it| it.passage.role.is_running()) {
        for found in GROUPED.find_iter(passage.words()) {
            let written = found.as_str();
            let Some(group) = odd_group(written) else { continue };
            if told.contains(&written) || told.len() >= MOST || !is_a_count(words, found.start(), found.end()) {
                continue;
            }
            told.push(written);
            let finding = rule.finding(
                passage.place(found.range(), subject.sources),
                said!(
                    "“{written}”: nhóm “{group}” không có ba chữ số",
                    "“{written}”: the group “{group}” hasn't three digits"
                ),
            );
            findings.push(finding.help(said!(
                "đối chiếu số liệu gốc rồi ghi lại: sau mỗi dấu chấm có ba chữ số",
                "look the figure up and write three digits behind each dot"
            )));
        }
    }
}

/// The one group behind a dot that hasn't three digits, where all others have.
fn odd_group(written: &str) -> Option<&str> {
    let mut odd = written.split('.').skip(1).filter(|group| group.len() != 3);
    odd.next().filter(|_| odd.next().is_none())
}

/// Whether the figure can be nothing but a sum or a count: it is round, or what is counted stands behind.
fn is_a_count(words: &Words<'_>, start: usize, end: usize) -> bool {
    let text = words.text();
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '/' | '-' | ':' | '_');
    let (before, behind) = (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
    let mut next = behind.trim_start().chars();
    let goes_on = match (next.next(), next.next()) {
        // "2.001035.000 .00.00.H61", "1.234.56,5"; a mark that ends a sentence is followed by none of these.
        (Some('.' | ',' | '/' | '-'), Some(second)) => second.is_alphanumeric(),
        _ => behind.starts_with(|c: char| c.is_ascii_digit()),
    };
    if before.ends_with(is_part) || goes_on {
        return false;
    }
    let (first, last) = (words.first_from(start), words.first_from(end));
    let lower = words.lower();
    let named = lower.get(first.saturating_sub(4)..first).unwrap_or_default();
    let is_account = named.windows(2).any(|pair| pair == ["tài", "khoản"]);
    let is_named = is_account || named.iter().any(|word| NAMED.contains(&word.as_str()));
    // "15.35.678đ"
    let glued: String = behind.chars().take_while(|c| c.is_alphanumeric()).take(4).collect();
    let is_counted = COUNTED.contains(&glued.to_lowercase().as_str());
    let is_counted =
        is_counted || lower.get(last).is_some_and(|word| COUNTED.contains(&word.as_str())) && words.is_joined(last);
    let is_round = text.get(start..end).is_some_and(|written| written.ends_with(".000"));
    is_counted || (is_round && !is_named)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn odd(text: &'static str) -> Option<&'static str> {
        let found = GROUPED.find(text)?;
        odd_group(found.as_str()).filter(|_| is_a_count(&Words::of(text), found.start(), found.end()))
    }

    #[test]
    fn sums_and_counts_with_a_digit_too_many_or_too_few() {
        assert_eq!(odd("Kinh phí: 5.378.7000.000 đồng"), Some("7000"));
        assert_eq!(odd("3.6620.700.000đ."), Some("6620"));
        assert_eq!(odd("còn lại 15.35.678 đồng"), Some("35"));
        assert_eq!(odd("12.50.000."), Some("50"));
        assert_eq!(odd("còn 15.35.678đ"), Some("35"));
        assert_eq!(odd("các khoản chi 5.378.7000.000"), Some("7000"));
    }

    #[test]
    fn numbers_that_count_nothing() {
        for text in [
            "5.378.700.000 đồng",
            "ngày 31.12.2024",
            "mục 1.2.3.4",
            "thủ tục 1.004082.000.00.00.H42",
            "thủ tục 2.001035.000 .00.00.H61",
            "mã 2.0017.000",
            "phiên bản 10.15.7000",
            "máy chủ 10.20.100.255",
            "hàng 8517.62.59, 7106.92.00",
            "điện thoại 0243.9719.472, 243.9719.000",
            "tài khoản 119.0000.567.000",
            "TCVN 12.345.6789",
            "1.234.56,5",
        ] {
            assert_eq!(odd(text), None, "{text}");
        }
    }
}
