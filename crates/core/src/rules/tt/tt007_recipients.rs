//! TT007: the archive line missing, without a colon, or not the last; the marks of the list.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::PartKind;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};
use crate::source::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TT007",
    name: "noi-nhan",
    summary: ["nơi nhận viết sai cách", "the recipients are written in another way than the decree's"],
    clause: Clause::new("pl1:I.II.9.d"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TT007"),
    phase: Phase::Script(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    // In a plan the compiler writes the marks, and TT001 misses the archive line.
    if script.is_plan() || !script.follows_decree {
        return;
    }
    for (part, of) in script.parts.iter().enumerate() {
        // Recipients in an appendix are those of a form that others fill in.
        if of.kind == PartKind::Appendix {
            continue;
        }
        let all: Vec<&Passage> = script.of_part(part).filter(|passage| passage.role == Role::Recipient).collect();
        let Some((label, items)) = all.split_first().filter(|(label, _)| label.label.is_empty()) else { continue };
        // A second list is a form's, too.
        let items = items.split(|item| is_label(item)).next().unwrap_or_default();
        let items: Vec<&Passage> = items.iter().copied().filter(|item| !item.words().trim().is_empty()).collect();
        // Dots stand for names to come.
        let is_form = items.iter().any(|item| item.words().contains('…') || item.words().contains("..."));
        let Some(last) = items.last().filter(|_| items.len() > 1 && !is_form) else { continue };
        let archive = items.iter().rposition(|item| item.words().trim_start().to_lowercase().starts_with("lưu"));
        // The line may stand further down, where a stamp or a column parted it from the others.
        let is_further = |passage: &Passage| passage.words().trim_start().to_lowercase().starts_with("lưu:");
        if archive.is_none() && script.of_part(part).any(is_further) {
            continue;
        }
        let Some(index) = archive else {
            let message = said!("nơi nhận không có dòng “Lưu”", "the recipients have no line “Lưu”");
            let help = said!("thêm dòng cuối “- Lưu: VT, …”", "add “- Lưu: VT, …” as the last line");
            findings.push(
                rule.finding(place(last, subject), message)
                    .related(label.span, said!("nơi nhận ở đây", "the recipients are here"))
                    .help(help),
            );
            continue;
        };
        if let Some(archive) = items.get(index) {
            archived(rule, subject, archive, index + 1 == items.len(), findings);
        }
        marks(rule, subject, script, part, &items, findings);
    }
}

/// "Nơi nhận:"
fn is_label(passage: &Passage) -> bool {
    passage.label.is_empty() && passage.words().trim_start().starts_with("Nơi nhận")
}

/// "Đồng kính gửi:", a heading within the list.
fn is_sent_too(words: &str) -> bool {
    let lower = words.trim_start().to_lowercase();
    ["đồng kính gửi", "đồng gửi", "kính gửi", "gửi"].iter().any(|begin| lower.starts_with(begin))
}

fn place(passage: &Passage, subject: &Subject<'_>) -> Span {
    passage.place(0..passage.words().trim_end().len(), subject.sources)
}

/// "- Lưu: VT, …" with its colon, at the end.
fn archived(rule: &Rule, subject: &Subject<'_>, archive: &Passage, is_last: bool, findings: &mut Vec<Finding>) {
    let words = archive.words().trim();
    let behind: String = words.chars().skip(3).collect();
    if !is_last {
        let message = said!("dòng “Lưu” không đứng cuối nơi nhận", "the line “Lưu” isn't the last of the recipients");
        findings.push(rule.finding(place(archive, subject), message));
    } else if !behind.trim_start().starts_with(':') {
        let message = said!("sau “Lưu” không có dấu hai chấm", "no colon follows “Lưu”");
        findings.push(
            rule.finding(place(archive, subject), message)
                .severity(Severity::Note)
                .help(said!("viết “Lưu: VT, …”", "write “Lưu: VT, …”")),
        );
    }
}

/// "- Bộ Nội vụ; (để báo cáo)" → "- Bộ Nội vụ;": what stands in brackets behind the mark counts as before it.
fn without_bracket(words: &str) -> &str {
    let words = words.trim_end();
    // "- Cổng Thông tin điện tử;     để đăng": a remark behind a gap.
    let words = words.split_once(";   ").and_then(|(item, _)| words.get(..=item.len())).unwrap_or(words);
    let before =
        words.strip_suffix(')').and_then(|inside| inside.rsplit_once('(')).map(|(before, _)| before.trim_end());
    before.filter(|before| before.ends_with([';', '.'])).unwrap_or(words)
}

/// Each item ends with ";", the last with "."; one finding for the list.
fn marks(
    rule: &Rule,
    subject: &Subject<'_>,
    script: &Script,
    part: usize,
    items: &[&Passage],
    findings: &mut Vec<Finding>,
) {
    let ends = |item: &Passage, mark: char| without_bracket(item.words()).ends_with(mark);
    let count = items.len();
    let wrong: Vec<&&Passage> = items
        .iter()
        .enumerate()
        .filter(|(index, item)| {
            // "- VP UBND tỉnh:" above "+ Lãnh đạo;", "Đồng kính gửi:" above those who get a copy.
            let is_heading = |next: &&Passage| next.label == "+" || is_sent_too(item.words());
            let is_above = ends(item, ':') && items.get(index + 1).is_some_and(is_heading);
            !is_above && !ends(item, if index + 1 == count { '.' } else { ';' })
        })
        .map(|(_, item)| item)
        .collect();
    // A lone mark that is lost tells nothing; ":" for ";" does.
    let is_odd = |item: &Passage| ends(item, ':');
    if let Some(first) = wrong.first().filter(|first| wrong.len() > 1 || is_odd(first)) {
        let many = wrong.len();
        let mut finding = rule
            .finding(
                place(first, subject),
                said!(
                    "{many} dòng nơi nhận thiếu hoặc sai dấu cuối dòng",
                    "{many} lines of the recipients lack their end mark, or have another"
                ),
            )
            .severity(Severity::Note)
            .help(said!(
                "cuối mỗi dòng là dấu “;”, cuối dòng “Lưu” là dấu “.”",
                "each line ends with “;”, the line “Lưu” with “.”"
            ));
        for item in wrong.iter().skip(1).take(5) {
            finding = finding.related(place(item, subject), said!("dòng này cũng vậy", "so does this line"));
        }
        findings.push(finding);
    }
    // A công điện names them behind "… điện:".
    let is_letter = script
        .passages
        .iter()
        .any(|passage| passage.role == Role::Addressee || passage.words().trim_end().ends_with("điện:"));
    let has_title = script.of_part(part).any(|passage| passage.role == Role::Kind);
    let above = items.iter().find(|item| item.words().trim_start().to_lowercase().starts_with("như trên"));
    if let Some(above) = above.filter(|_| has_title && !is_letter) {
        let message =
            said!("“Như trên” mà phía trên không có “Kính gửi”", "“Như trên”, and no “Kính gửi” stands above");
        findings.push(rule.finding(place(above, subject), message));
    }
}
