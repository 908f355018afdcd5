//! CT006: one of the six contents of Nghị quyết 76/NQ-CP that a plan of administrative reform leaves out.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::RowKind;
use crate::recognise::ordinal;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CT006",
    name: "thieu-noi-dung-cai-cach",
    summary: [
        "kế hoạch cải cách hành chính thiếu nội dung cải cách",
        "a plan of administrative reform lacks one of its contents",
    ],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Note,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &["ke-hoach"],
    page: page!("CT006"),
    phase: Phase::Script(check),
};

/// The six contents (Nghị quyết 76/NQ-CP of 15/7/2021), by the words of their headings.
const CONTENTS: [(&str, &[&str]); 6] = [
    ("cải cách thể chế", &["thể chế", "văn bản quy phạm", "vbqppl", "văn bản qppl"]),
    ("cải cách thủ tục hành chính", &["thủ tục hành chính", "tthc"]),
    ("cải cách tổ chức bộ máy", &["bộ máy"]),
    ("cải cách chế độ công vụ", &["công vụ", "đội ngũ cán bộ", "đội ngũ cb", "cán bộ, công chức"]),
    ("cải cách tài chính công", &["tài chính công", "cải cách tài chính", "cơ chế tài chính"]),
    (
        "xây dựng và phát triển chính quyền điện tử, chính quyền số",
        &[
            "điện tử",
            "chính quyền số",
            "chính phủ số",
            "hiện đại hóa",
            "hiện đại hoá",
            "chuyển đổi số",
            "công nghệ thông tin",
        ],
    ),
];

/// Plans about one thing of the reform: they needn't have all six.
const PARTIAL: [&str; 16] = [
    "chỉ số",
    "index",
    "sipas",
    "tuyên truyền",
    "truyền thông",
    "kiểm tra",
    "đào tạo",
    "bồi dưỡng",
    "khắc phục",
    "thi đua",
    "thủ tục",
    "giám sát",
    "đánh giá",
    "sơ kết",
    "tổng kết",
    "đề án",
];

/// With fewer than these the plan is divided in another way.
const ENOUGH: usize = 4;

fn check(rule: &Rule, _: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let matter = script.matter();
    let Some(subject) = matter.subject.as_ref() else { return };
    let words = subject.text.to_lowercase();
    let is_reform = words.contains("cải cách hành chính") || words.contains("cchc");
    if !is_reform || PARTIAL.iter().any(|partial| words.contains(partial)) {
        return;
    }
    let headings: Vec<String> = script.passages.iter().filter_map(|passage| heading(script, passage)).collect();
    let holds = |keys: &[&str]| headings.iter().any(|heading| keys.iter().any(|key| heading.contains(key)));
    let missing: Vec<&str> = CONTENTS.iter().filter(|(_, keys)| !holds(keys)).map(|(name, _)| *name).collect();
    if missing.is_empty() || CONTENTS.len() - missing.len() < ENOUGH {
        return;
    }
    let tasks = script.passages.iter().find(|passage| {
        let words = passage.words().to_lowercase();
        passage.role.heading() == Some(1) && (words.contains("nhiệm vụ") || words.contains("nội dung"))
    });
    let Some(place) = tasks.map(|tasks| tasks.span).or(subject.span) else { return };
    let names = missing.join("”, “");
    findings.push(
        rule.finding(
            place,
            said!("kế hoạch không có nội dung “{names}”", "the plan doesn't have the content “{names}”"),
        )
        .help(said!(
            "thêm đề mục, hoặc ghi rõ nội dung này không thuộc phạm vi kế hoạch",
            "add a heading, or say that the plan doesn't cover it"
        )),
    );
}

/// What heads something: a heading, a numbered paragraph, a group of a table, the title of an appendix.
fn heading(script: &Script, passage: &Passage) -> Option<String> {
    let heads = match passage.role {
        Role::Heading(_) | Role::Subject | Role::AppendixLabel | Role::Caption => true,
        Role::Text(_) => ordinal(&passage.label).is_some(),
        Role::Cell { grid, row } => {
            let row = script.grids.get(grid).and_then(|grid| grid.rows.get(row));
            row.is_some_and(|row| matches!(row.kind, RowKind::Group | RowKind::Subgroup))
        }
        _ => false,
    };
    // The plan's own title names the reform as a whole.
    heads.then(|| passage.words().chars().take(100).collect::<String>().to_lowercase())
}
