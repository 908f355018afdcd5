//! CT009: a paragraph or a heading whose last word can't end one: "và", "của", "theo".

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::{Row, ordinal};
use crate::rules::rule::page;
use crate::rules::sentence::{near_before, sentence_before};
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CT009",
    name: "cau-bo-do",
    summary: ["câu hoặc đề mục kết thúc dở dang", "a sentence or a heading ends half-way"],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("CT009"),
    phase: Phase::Script(check),
};

/// Words that call for another behind them.
const FUNCTION_WORDS: [&str; 17] = [
    "và", "của", "các", "những", "cho", "với", "để", "bởi", "hoặc", "nhằm", "về", "theo", "trong", "do", "tại",
    "thuộc", "mà",
];

/// Words of two syllables that end a sentence well, though the second syllable alone doesn't: by the second, the first ones.
const WHOLE: [(&str, &str); 9] = [
    ("của", "sức tiền làm"),
    ("cho", "giao gửi dành trao tặng cấp ban trả thêm"),
    ("để", "triệt"),
    ("về", "trở quay đem thu mang gửi đưa lấy ra chuyển hướng nhận nộp tải rút kéo đổ"),
    ("theo", "kèm tiếp đi kéo làm mang lần noi học giảm tăng thay đổi"),
    ("trong", "bên ở phía đốt trắng nước"),
    ("do", "tự lý lí"),
    ("tại", "hiện tồn thực ở sở tự nội ngoại đương"),
    ("thuộc", "trực phụ lệ tùy tuỳ quen thân liên học sở"),
];

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let own: Vec<&Passage> = script.passages.iter().filter(|passage| passage.role != Role::Stray).collect();
    for (index, passage) in own.iter().enumerate() {
        let is_heading = passage.role.heading().is_some() || passage.role == Role::Subject;
        if !is_heading && !matches!(passage.role, Role::Text(_)) {
            continue;
        }
        let words = passage.words().trim_end();
        // What a colon or a value of the compiler's follows goes on.
        if words.ends_with([':', '\u{fffc}', '-', '–']) {
            continue;
        }
        let next = own.get(index + 1).filter(|next| next.part == passage.part);
        if let Some(range) = no_figure(words) {
            let phrase = words.get(range.clone()).unwrap_or_default();
            let message = said!("sau “{phrase}” không có con số", "no figure follows “{phrase}”");
            let finding = rule.finding(passage.place(range, subject.sources), message);
            findings.push(finding.help(said!("ghi con số còn thiếu", "write the figure that is missing")));
            continue;
        }
        if let Some((range, word)) = function_word(words) {
            // Without an end mark the line may be broken; the next one shows it.
            let has_mark = words.ends_with(['.', ';', ',']);
            // "Công chức mới được điều động từ các phòng về.": there it is a verb.
            if word == "về" && words.ends_with(['.', ';']) {
                continue;
            }
            let goes_on = next.is_some_and(|next| {
                next.label.is_empty()
                    && (next.role == passage.role
                        || matches!(next.role, Role::Text(_) | Role::Cell { .. })
                        // "… ỦY QUYỀN CHO⏎GIÁM ĐỐC SỞ …"
                        || (is_heading && is_loud(words) && is_loud(next.words())))
            });
            // "Phân công cho các⏎- Văn phòng": a list whose colon was forgotten.
            let leads = next.is_some_and(|next| {
                !is_heading
                    && next.role != Role::Heading(1)
                    && !next.label.is_empty()
                    && kind_of(&next.label) != kind_of(&passage.label)
            });
            if has_mark || !(goes_on || leads) {
                let place = passage.place(range, subject.sources);
                let message = if is_heading {
                    said!("đề mục kết thúc bằng “{word}”", "the heading ends with “{word}”")
                } else {
                    said!("câu kết thúc bằng “{word}”", "the sentence ends with “{word}”")
                };
                findings.push(
                    rule.finding(place, message).help(said!("viết tiếp, hoặc bỏ “{word}”", "go on, or drop “{word}”")),
                );
            }
        }
    }
}

/// What a figure follows.
const AHEAD_OF_FIGURES: [&str; 10] = [
    "đạt tỷ lệ",
    "đạt tỉ lệ",
    "chiếm tỷ lệ",
    "chiếm tỉ lệ",
    "tổng số là",
    "tổng cộng là",
    "số lượng là",
    "số tiền là",
    "tỷ lệ là",
    "tỉ lệ là",
];

/// "400/2.266 trường hợp, đạt tỷ lệ.": the words at a sentence's end that a figure has to follow. There is one before them,
/// or the sentence may speak of shares in general: "chưa đạt tỷ lệ".
fn no_figure(words: &str) -> Option<std::ops::Range<usize>> {
    let bare = words.trim_end_matches(['.', ';', ' ', '/']);
    if bare.len() == words.len() || words.ends_with("..") {
        return None;
    }
    let phrase = AHEAD_OF_FIGURES.iter().find(|phrase| bare.ends_with(**phrase))?;
    let start = bare.len() - phrase.len();
    let before = sentence_before(near_before(bare, start));
    let is_general = ["chưa", "không"].iter().any(|word| before.trim_end().ends_with(word));
    (!is_general && before.bytes().any(|byte| byte.is_ascii_digit())).then_some(start..bare.len())
}

fn is_loud(words: &str) -> bool {
    !words.contains(char::is_lowercase)
}

/// What kind of a label it is: its row, or the mark itself.
fn kind_of(label: &str) -> (Option<Row>, &str) {
    match ordinal(label) {
        Some(ordinal) => (Some(ordinal.row), ""),
        None => (None, label),
    }
}

/// The function word that a text ends with, and where it stands.
fn function_word(words: &str) -> Option<(std::ops::Range<usize>, String)> {
    // A form is filled in there: "Đã đăng ký tại ……".
    let open = words.trim_end_matches([';', ',', ' ']);
    if open.ends_with('…') || open.ends_with("...") {
        return None;
    }
    let bare = words.trim_end_matches(['.', ';', ',', ' ', '/']);
    let mut last = bare.char_indices().rev().filter(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8());
    let start = last.next()?;
    let word = bare.get(start..)?.to_lowercase();
    if !FUNCTION_WORDS.contains(&word.as_str()) {
        return None;
    }
    let before = bare.get(last.next().unwrap_or(0)..start)?.trim().to_lowercase();
    let is_whole = WHOLE.iter().any(|(second, firsts)| *second == word && firsts.split(' ').any(|one| one == before));
    // "…; hoặc⏎b) …": the items of a list are joined.
    let is_joint = matches!(word.as_str(), "và" | "hoặc") && before.ends_with([';', ',']);
    (!is_whole && !is_joint).then(|| (start..bare.len(), bare.get(start..).unwrap_or_default().to_owned()))
}
