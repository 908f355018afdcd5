//! SL002: a share of a whole that is more than the whole.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::Percentage;
use crate::rules::rule::page;
use crate::rules::sentence::sentence;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::Script;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "SL002",
    name: "ty-le-qua-100",
    summary: ["tỷ lệ của một tổng thể quá 100%", "a share of a whole above 100%"],
    clause: Clause::new("so-hoc"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("SL002"),
    phase: Phase::Script(check),
};

/// What is counted, right behind the figure: "120% hồ sơ".
const COUNTED: [&str; 24] = [
    "hồ sơ",
    "số hồ sơ",
    "thủ tục",
    "tthc",
    "văn bản",
    "cán bộ",
    "công chức",
    "viên chức",
    "người dân",
    "tổ chức",
    "cơ quan",
    "đơn vị",
    "các cơ quan",
    "các đơn vị",
    "số cán bộ",
    "số đơn vị",
    "hộ",
    "số hộ",
    "trẻ em",
    "học sinh",
    "xã",
    "ubnd",
    "phản ánh",
    "kết quả giải quyết",
];

/// Shares that can't be more than all, before the figure: "tỷ lệ hồ sơ … đạt 105%".
const SHARES: [&str; 19] = [
    "tỷ lệ lao động",
    "tỷ lệ nữ",
    "tỷ lệ trẻ em",
    "tỷ lệ học sinh",
    "tỷ lệ hộ gia đình",
    "tỷ lệ dân số",
    "tỷ lệ cơ quan",
    "tỷ lệ hồ sơ",
    "tỷ lệ giải quyết hồ sơ",
    "tỷ lệ giải quyết",
    "tỷ lệ thủ tục",
    "tỷ lệ tthc",
    "tỷ lệ văn bản",
    "tỷ lệ hài lòng",
    "mức độ hài lòng",
    "tỷ lệ người dân",
    "tỷ lệ cán bộ",
    "tỷ lệ số hóa",
    "chỉ số hài lòng",
];

/// Words that measure against something else than a whole: a budget, a year, a plan.
const AGAINST: [&str; 16] = [
    "so với",
    "kế hoạch",
    "dự toán",
    "chỉ tiêu",
    "cùng kỳ",
    "tăng",
    "vượt",
    "lương",
    "phụ cấp",
    "định mức",
    "mức chi",
    "giá trị",
    "thu ngân sách",
    "năm trước",
    "nghị quyết",
    "giao",
];

/// Of these, those that say so even where the thing counted follows: "120% hồ sơ so với năm trước".
const COMPARED: [&str; 7] = ["so với", "cùng kỳ", "tăng", "vượt", "năm trước", "chỉ tiêu", "dự toán"];

fn check(rule: &Rule, subject: &Subject<'_>, _script: &Script, findings: &mut Vec<Finding>) {
    for it in subject.passages() {
        let (passage, words) = (it.passage, it.words.text());
        for percentage in it.percentages().iter().filter(|percentage| is_over(percentage)) {
            if !is_share(words, percentage) {
                continue;
            }
            let said = words.get(percentage.range.clone()).unwrap_or_default();
            findings.push(
                rule.finding(
                    passage.place(percentage.range.clone(), subject.sources),
                    said!(
                        "tỷ lệ “{said}”: phần không thể nhiều hơn tổng thể",
                        "the share “{said}”: a part can't be more than the whole"
                    ),
                )
                .help(said!("đối chiếu số liệu rồi sửa", "look the figure up and correct it")),
            );
        }
    }
}

fn is_over(percentage: &Percentage) -> bool {
    let (value, digits) = percentage.value;
    10_i128.checked_pow(digits).is_some_and(|unit| value > 100 * unit)
}

/// "Chỉ tiêu 2: 120% hồ sơ …": the number of a target is no measure.
fn behind_label(words: &str, around: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let sentence = words.get(around.clone()).unwrap_or_default();
    let label = sentence.split_once(':').filter(|(label, _)| label.trim_start().to_lowercase().starts_with("chỉ tiêu"));
    let length =
        label.filter(|(label, _)| label.split_whitespace().count() <= 3).map_or(0, |(label, _)| label.len() + 1);
    around.start + length..around.end
}

fn is_share(words: &str, percentage: &Percentage) -> bool {
    let around = behind_label(words, sentence(words, percentage.range.clone()));
    let has = |phrases: &[&str], range: std::ops::Range<usize>| {
        // "tăng cường" grows nothing that is measured.
        let part = words.get(range).unwrap_or_default().to_lowercase().replace("tăng cường", "");
        phrases.iter().any(|phrase| part.contains(phrase))
    };
    let behind = words.get(percentage.range.end..around.end).unwrap_or_default().trim_start().to_lowercase();
    let counts = COUNTED
        .iter()
        .any(|thing| behind.strip_prefix(thing).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    if counts {
        return !has(&COMPARED, around);
    }
    has(&SHARES, around.start..percentage.range.start) && !has(&AGAINST, around)
}
