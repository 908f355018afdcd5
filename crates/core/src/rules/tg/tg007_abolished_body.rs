//! TG007: a body that was abolished before the document's date is given something to do.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::ColumnRole;
use crate::recognise::{ABOLISHED, Day, Gone, Stretch, names_act};
use crate::rules::places::with_each;
use crate::rules::rule::page;
use crate::rules::sentence::sentence;
use crate::rules::when::{issued, years};
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};
use crate::source::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TG007",
    name: "co-quan-da-bai-bo",
    summary: ["giao việc cho cơ quan không còn", "a task for a body that no longer exists"],
    clause: Clause::new("co-cau"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TG007"),
    phase: Phase::Script(check),
};

/// Words of a sentence that speaks of the body's past, or of what became of it.
const PAST: [&str; 28] = [
    "trước đây",
    "trước kia",
    "nguyên là",
    "bàn giao",
    "tiếp nhận từ",
    "kết thúc hoạt động",
    "giải thể",
    "sáp nhập",
    "hợp nhất",
    "sắp xếp",
    "chuyển về",
    "chuyển giao",
    "chuyển từ",
    "thay thế",
    "bãi bỏ",
    "kế thừa",
    "thay cho",
    "trước ngày",
    "trước khi",
    "không còn",
    "không tổ chức",
    "thời điểm",
    "giai đoạn 20",
    "đã ban hành",
    "đã phê duyệt",
    "đã được",
    "trước sắp",
    "hết hiệu lực",
];

/// What stands right before a body that something is asked of, or that has a say.
const ASKED: [&str; 22] = [
    "tham mưu",
    "tham mưu cho",
    "đề nghị",
    "đề xuất",
    "kiến nghị",
    "trình",
    "báo cáo",
    "giao",
    "yêu cầu",
    "phối hợp với",
    "phối hợp",
    "phối hợp cùng",
    "gửi",
    "gửi về",
    "qua",
    "do",
    "chỉ đạo của",
    "hướng dẫn của",
    "yêu cầu của",
    "báo cáo về",
    "theo kế hoạch của",
    "phân công của",
];

/// What follows, perhaps behind a name, a body that does something.
const ACTS: [&str; 17] = [
    "chủ trì",
    "phối hợp",
    "chịu trách nhiệm",
    "có trách nhiệm",
    "tổ chức",
    "chỉ đạo",
    "hướng dẫn",
    "thực hiện",
    "triển khai",
    "xây dựng",
    "tiếp tục",
    "bố trí",
    "rà soát",
    "kiểm tra",
    "theo dõi",
    "căn cứ",
    "tham mưu",
];

/// Labels of a block that stands for a row of a table: "- Đơn vị phối hợp: …".
const LABELS: [&str; 8] = [
    "đơn vị chủ trì",
    "cơ quan chủ trì",
    "chủ trì",
    "đơn vị phối hợp",
    "cơ quan phối hợp",
    "phối hợp",
    "cơ quan thực hiện",
    "đơn vị thực hiện",
];

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let Some(day) = measured_by(script) else { return };
    for gone in ABOLISHED.iter().filter(|gone| gone.since <= day) {
        let mut places: Vec<(Span, String)> = Vec::new();
        for passage in &script.passages {
            let words = passage.words();
            for range in gone.named(words) {
                if is_acting(script, passage, range.clone()) {
                    let name = words.get(range.clone()).unwrap_or_default().to_owned();
                    places.push((passage.place(range, subject.sources), name));
                }
            }
        }
        if let Some(finding) = finding(rule, gone, day, &places) {
            findings.push(finding);
        }
    }
}

/// The day of the document; without one, the year that it is about: a plan for 2026 is for times without districts.
fn measured_by(script: &Script) -> Option<Day> {
    let about = || years(script).map(|(from, _, _)| Stretch::years(from, from).first);
    issued(script).map(|issued| issued.earliest).or_else(about)
}

fn finding(rule: &Rule, gone: &Gone, day: Day, places: &[(Span, String)]) -> Option<Finding> {
    let (span, name) = places.first()?;
    let (since, source) = (gone.since, &gone.source);
    let [vi, en] = &gone.now;
    let finding = rule
        .finding(
            *span,
            said!(
                "“{name}” không còn từ ngày {since}; văn bản này sau ngày đó ({day})",
                "“{name}” is no more since {since}; this document is later ({day})"
            ),
        )
        .help(said!("ghi cơ quan làm việc đó nay: {vi} ({source})", "name who does it now: {en} ({source})"));
    let here = places.iter().map(|(span, name)| (*span, said!("“{name}” ở đây nữa", "“{name}” here too")));
    Some(with_each(finding, here))
}

/// Whether the body at `range` is given something to do, sent something, or has a say.
fn is_acting(script: &Script, passage: &Passage, range: std::ops::Range<usize>) -> bool {
    let words = passage.words();
    let around = sentence(words, range.clone());
    let lower = words.get(around.clone()).unwrap_or_default().to_lowercase();
    let behind = words.get(range.end..around.end).unwrap_or_default().to_lowercase();
    let is_past = || {
        let is_old = || lower.split(|c: char| !c.is_alphanumeric()).any(|word| word == "cũ");
        is_old()
            || PAST.iter().any(|phrase| lower.contains(phrase))
            || names_act(words.get(around.clone()).unwrap_or_default())
    };
    match passage.role {
        Role::Parent | Role::Issuer => true,
        Role::Recipient => !is_past(),
        Role::Cell { grid, .. } => {
            let acting = [ColumnRole::Lead, ColumnRole::Support];
            is_in_column(script, passage, grid, &acting) && !is_past()
        }
        // A report tells what they did while they were.
        Role::Text(_) | Role::Heading(_) if script.matter().kind.as_deref() == Some("bao-cao") => false,
        Role::Text(_) | Role::Heading(_) => {
            let before = words.get(around.start..range.start).unwrap_or_default().to_lowercase();
            let before = before.trim();
            let begins = before.is_empty() || passage.role.heading().is_some();
            // A name may stand between: "UBND huyện Tây Sơn chủ trì".
            let near: String = behind.chars().take(40).collect();
            let acts =
                ACTS.iter().any(|verb| near.contains(verb)) && (begins || before.ends_with(['-', '+', ':', ',']));
            let asked = ASKED
                .iter()
                .any(|verb| before.strip_suffix(verb).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')));
            let label = words.split_once(':').map_or("", |(label, _)| label).trim();
            let labelled = label.len() < 40 && LABELS.contains(&label.to_lowercase().as_str());
            (acts || asked || labelled || passage.role.heading().is_some() && begins) && !is_past()
        }
        _ => false,
    }
}

fn is_in_column(script: &Script, passage: &Passage, grid: usize, roles: &[ColumnRole]) -> bool {
    let Some(table) = script.grids.get(grid) else { return false };
    let Role::Cell { row, .. } = passage.role else { return false };
    let Some(row) = table.rows.get(row) else { return false };
    row.cells.iter().any(|cell| {
        let holds =
            script.passages.get(cell.passages.clone()).is_some_and(|own| own.iter().any(|p| p.span == passage.span));
        holds && table.columns.get(cell.column).is_some_and(|column| roles.contains(&column.role))
    })
}
