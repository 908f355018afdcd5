//! CT004: a number typed where the compiler writes it.

use std::collections::BTreeSet;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Edit, Finding, Safety, Severity};
use crate::document::{Document, ParagraphKind};
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
    let mut check = Check { rule, subject, articles: untitled_articles(subject), findings };
    for (_, markdown) in subject.plan.texts() {
        check.blocks(&markdown.blocks);
    }
}

/// The first paragraphs of Điều without a title, which the compiler leads with "Điều n.".
fn untitled_articles(subject: &Subject<'_>) -> BTreeSet<Span> {
    let paragraphs = subject.document.map(Document::paragraphs).unwrap_or_default();
    paragraphs.into_iter().filter(|it| it.kind == ParagraphKind::Article).map(|it| it.span).collect()
}

struct Check<'a, 'f> {
    rule: &'a Rule,
    subject: &'a Subject<'a>,
    articles: BTreeSet<Span>,
    findings: &'f mut Vec<Finding>,
}

impl Check<'_, '_> {
    fn blocks(&mut self, all: &[Block]) {
        for block in all {
            match block {
                Block::Heading(heading) => self.findings.extend(heading_number(self.rule, &heading.content)),
                Block::Paragraph(inline) => self.paragraph(inline),
                Block::Row(row) => {
                    for item in &row.items {
                        self.paragraph(&item.content);
                        self.blocks(&item.below);
                    }
                }
                Block::Dash(_) | Block::Plus(_) | Block::Table(_) => {}
            }
        }
    }

    fn paragraph(&mut self, inline: &Inline) {
        self.findings.extend(if self.articles.contains(&inline.span) {
            article_number(self.rule, inline)
        } else {
            paragraph_number(self.rule, self.subject, inline)
        });
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
fn heading_number(rule: &Rule, inline: &Inline) -> Option<Finding> {
    let (number, _, lead) = number_of(inline)?;
    let finding = rule
        .finding(
            lead.unwrap_or(inline.span),
            said!("số “{number}” gõ trong đề mục", "the number “{number}” is typed in the heading"),
        )
        .label(said!("in ra sẽ có hai số", "the print would show two numbers"))
        .help(said!(
            "xóa số: trình biên dịch đánh số theo cấp `#`, nên số không bao giờ nhảy hay trùng",
            "delete it: the compiler numbers by the level of `#`, so that no number jumps or repeats"
        ));
    Some(without(finding, &number, lead))
}

/// So is "Điều 1." before the words of a Điều; another number there may be the author's own.
fn article_number(rule: &Rule, inline: &Inline) -> Option<Finding> {
    let (number, _, lead) = number_of(inline)?;
    if !number.to_lowercase().starts_with("điều") {
        return None;
    }
    let finding = rule
        .finding(
            lead.unwrap_or(inline.span),
            said!("số “{number}” gõ ở đầu điều", "the number “{number}” is typed at the start of the Điều"),
        )
        .label(said!("in ra sẽ có hai số", "the print would show two numbers"))
        .help(said!(
            "xóa số: trình biên dịch viết “Điều n.” theo thứ tự tệp",
            "delete it: the compiler writes “Điều n.” in the order of the files"
        ));
    Some(without(finding, &number, lead))
}

/// Adds the fix that deletes the number, where it can be cut out.
fn without(finding: Finding, number: &str, lead: Option<Span>) -> Finding {
    let Some(span) = lead else { return finding };
    let edit = Edit { span, text: String::new(), safety: Safety::Safe };
    finding.fix(said!("xóa “{number}”", "delete “{number}”"), vec![edit])
}

/// In a paragraph it is printed once, as typed, but no reference finds it and nothing keeps it in order.
fn paragraph_number(rule: &Rule, subject: &Subject<'_>, inline: &Inline) -> Option<Finding> {
    let (number, _, lead) = number_of(inline)?;
    // The words of the rule's own example "1. …" come here only inside emphasis, or as "1.1." or "I.".
    let at_line_start = subject.lines_of(inline.span).trim_start_matches(['*', ' ']).starts_with(number.as_str());
    at_line_start.then(|| {
        rule.finding(
            lead.unwrap_or(inline.span),
            said!("số “{number}” gõ ở đầu đoạn", "the number “{number}” is typed at the paragraph's start"),
        )
        .severity(Severity::Warning)
        .help(said!(
            "viết thành danh sách (`1. …` ở đầu dòng, dưới `##` in ra là a), b), c)) hoặc thành đề mục; muốn giữ nguyên chữ này, viết \\ trước dấu của số",
            "write it as a list (`1. …` at the line's start, printed as a), b), c) under `##`) or as a heading; to keep the words as they are put \\ before the number's mark"
        ))
    })
}
