//! CT004: a number typed where the compiler writes it.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Edit, Finding, Safety, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::Span;
use crate::source::markdown::{Block, Inline, typed_number};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CT004",
    name: "so-go-tay",
    summary: ["số thứ tự gõ bằng tay", "a number typed by hand"],
    clause: Clause::new("pl1:I.II.6.dd"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::Safe,
    waivable: true,
    kinds: &[],
    page: page!("CT004"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let plan = subject.plan;
    for section in plan.opening.iter().chain(&plan.sections).chain(&plan.closing).chain(&plan.articles) {
        blocks(rule, subject, &section.markdown.blocks, findings);
    }
}

fn blocks(rule: &Rule, subject: &Subject<'_>, all: &[Block], findings: &mut Vec<Finding>) {
    for block in all {
        match block {
            Block::Heading(heading) => heading_number(rule, &heading.content, findings),
            Block::Paragraph(inline) => paragraph_number(rule, subject, inline, findings),
            Block::Row(row) => {
                for item in &row.items {
                    paragraph_number(rule, subject, &item.content, findings);
                    blocks(rule, subject, &item.below, findings);
                }
            }
            Block::Dash(_) | Block::Plus(_) | Block::Table(_) => {}
        }
    }
}

/// The number's length and place, where the words begin with one that isn't escaped.
fn number_of(inline: &Inline) -> Option<(String, usize, Option<Span>)> {
    let plain = inline.plain();
    let length = typed_number(&plain)?;
    let escaped = inline
        .pieces
        .iter()
        .scan(0, |start, piece| {
            let here = *start;
            *start += piece.text.len();
            Some((here, piece))
        })
        .any(|(start, piece)| start < length && piece.escaped);
    let number = plain.get(..length)?.trim().to_owned();
    (!escaped).then(|| (number, length, inline.lead(length)))
}

/// In a heading the number would be printed twice: that is certain.
fn heading_number(rule: &Rule, inline: &Inline, findings: &mut Vec<Finding>) {
    let Some((number, _, lead)) = number_of(inline) else { return };
    let mut finding = rule
        .finding(
            lead.unwrap_or(inline.span),
            said!("số “{number}” gõ trong đề mục", "the number “{number}” is typed in the heading"),
        )
        .label(said!("in ra sẽ có hai số", "the print would show two numbers"))
        .help(said!(
            "xóa số: trình biên dịch đánh số theo cấp `#`, nên số không bao giờ nhảy hay trùng",
            "delete it: the compiler numbers by the level of `#`, so that no number jumps or repeats"
        ));
    if let Some(span) = lead {
        let edit = Edit { span, text: String::new(), safety: Safety::Safe };
        finding = finding.fix(said!("xóa “{number}”", "delete “{number}”"), vec![edit]);
    }
    findings.push(finding);
}

/// In a paragraph it is printed once, as typed, but no reference finds it and nothing keeps it in order.
fn paragraph_number(rule: &Rule, subject: &Subject<'_>, inline: &Inline, findings: &mut Vec<Finding>) {
    let Some((number, _, lead)) = number_of(inline) else { return };
    // The words of the rule's own example "1. …" come here only inside emphasis, or as "1.1." or "I.".
    let at_line_start = subject.lines_of(inline.span).trim_start_matches(['*', ' ']).starts_with(number.as_str());
    if !at_line_start {
        return;
    }
    findings.push(
        rule.finding(
            lead.unwrap_or(inline.span),
            said!("số “{number}” gõ ở đầu đoạn", "the number “{number}” is typed at the paragraph's start"),
        )
        .severity(Severity::Warning)
        .help(said!(
            "viết thành danh sách (`1. …` ở đầu dòng, dưới `##` in ra là a), b), c)) hoặc thành đề mục; muốn giữ nguyên chữ này, viết \\ trước dấu của số",
            "write it as a list (`1. …` at the line's start, printed as a), b), c) under `##`) or as a heading; to keep the words as they are put \\ before the number's mark"
        )),
    );
}
