//! TC005: recipients "Như Điều n", where Điều n isn't there or isn't the one that they have to execute.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Said, Severity};
use crate::document::{Block, Component, Division, NodeId, Origin, ParagraphKind, Part, Text, TextExt};
use crate::recognise::{Prose, as_in_articles, begins_with, says_who_executes};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TC005",
    name: "noi-nhan-sai-dieu",
    summary: ["“Như Điều …” ở nơi nhận không đúng điều", "recipients “Như Điều …” name the wrong article"],
    clause: Clause::new("pl3:1.2"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TC005"),
    phase: Phase::Document(check),
};

/// A Điều of the part.
struct Article {
    id: NodeId,
    number: u32,
    executes: bool,
    span: Span,
}

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    // A decision without any Điều is one fault, which is reported where they would stand.
    if document.facts.missing.iter().any(|missing| missing.component == Component::Articles) {
        return;
    }
    for part in &document.parts {
        let Some(recipients) = &part.recipients else { continue };
        let articles = articles(part);
        for line in &recipients.lines {
            typed(rule, subject, line, &articles, findings);
            referred(rule, line, &articles, findings);
        }
    }
}

/// "Như Điều 3"
fn typed(rule: &Rule, subject: &Subject<'_>, line: &Text, articles: &[Article], findings: &mut Vec<Finding>) {
    let prose = Prose::of(line);
    let Some(named) = as_in_articles(prose.words()) else { return };
    let Some(span) = prose.span(named.range.clone(), subject.sources) else { return };
    let find = |number: u32| articles.iter().find(|article| article.number == number);
    let executing = articles.iter().find(|article| article.executes);
    if let Some(missing) = named.numbers.iter().find(|number| find(**number).is_none()) {
        let finding = match articles.len() {
            0 => rule.finding(span, said!("văn bản không có điều nào", "the document has no Điều")),
            count => rule.finding(
                span,
                said!(
                    "không có Điều {missing}; văn bản có {count} điều",
                    "there is no Điều {missing}; the document has {count}"
                ),
            ),
        };
        let help = match executing.or(articles.last()) {
            Some(article) => write_reference(article),
            None => said!(
                "viết tên nơi nhận; “Như Điều …” chỉ có ở văn bản chia thành điều",
                "name the recipients; “Như Điều …” belongs to documents divided into Điều"
            ),
        };
        findings.push(finding.help(help));
        return;
    }
    let named_ones: Vec<&Article> = named.numbers.iter().filter_map(|number| find(*number)).collect();
    match executing {
        Some(executing) if !named_ones.iter().any(|article| article.executes) => {
            findings.push(not_executing(rule, span, &named_ones, executing));
        }
        _ => {
            let Some(first) = named_ones.first() else { return };
            findings.push(
                rule.finding(span, said!("số điều gõ tay ở nơi nhận", "the number of the Điều is typed by hand"))
                    .severity(Severity::Note)
                    .help(write_reference(first)),
            );
        }
    }
}

/// "Như @dieu:thi-hanh"
fn referred(rule: &Rule, line: &Text, articles: &[Article], findings: &mut Vec<Finding>) {
    if !begins_with(Prose::of(line).words(), &["như"]) {
        return;
    }
    let Some(executing) = articles.iter().find(|article| article.executes) else { return };
    let named = line.iter().filter_map(|run| match &run.origin {
        Origin::Reference { at, target: Some(target) } => {
            articles.iter().find(|article| article.id == *target).map(|article| (*at, article))
        }
        _ => None,
    });
    let named: Vec<(Span, &Article)> = named.collect();
    let Some((span, _)) = named.first() else { return };
    let named_ones: Vec<&Article> = named.iter().map(|(_, article)| *article).collect();
    if !named_ones.iter().any(|article| article.executes) {
        findings.push(not_executing(rule, *span, &named_ones, executing));
    }
}

fn not_executing(rule: &Rule, span: Span, named: &[&Article], executing: &Article) -> Finding {
    let number = named.first().map_or(0, |article| article.number);
    rule.finding(
        span,
        said!(
            "Điều {number} không phải điều ghi trách nhiệm thi hành",
            "Điều {number} isn't the one that says who executes the document"
        ),
    )
    .severity(Severity::Warning)
    .confidence(Confidence::Likely)
    .related(executing.span, said!("trách nhiệm thi hành ghi ở đây", "who executes it stands here"))
    .help(write_reference(executing))
}

fn write_reference(article: &Article) -> Said {
    let number = article.number;
    match article.id.as_str().strip_prefix("dieu:") {
        Some(id) => said!(
            "viết `Như @dieu:{id}`: in ra “Như Điều {number}”, và số đổi theo thứ tự điều",
            "write `Như @dieu:{id}`: it prints “Như Điều {number}”, and the number follows the order of the Điều"
        ),
        None => said!("viết `Như Điều {number}`", "write `Như Điều {number}`"),
    }
}

/// The Điều of a part, in order.
fn articles(part: &Part) -> Vec<Article> {
    let mut all = Vec::new();
    collect(&part.body, &mut all);
    all
}

fn collect(blocks: &[Block], all: &mut Vec<Article>) {
    for (index, block) in blocks.iter().enumerate() {
        match block {
            Block::Section(section) if section.division == Division::Article => {
                let executes = executes(&section.title) || blocks_execute(&section.body);
                all.extend(number(&section.label.text).map(|number| Article {
                    id: section.id.clone(),
                    number,
                    executes,
                    span: section.span,
                }));
            }
            Block::Section(section) => collect(&section.body, all),
            Block::Paragraph(paragraph) if paragraph.kind == ParagraphKind::Article => {
                // What stands below an untitled Điều follows it.
                let rest = blocks.get(index + 1..).unwrap_or_default();
                let is_next = |block: &Block| matches!(block, Block::Paragraph(p) if p.kind == ParagraphKind::Article);
                let below = rest.iter().position(is_next).map_or(rest, |end| rest.get(..end).unwrap_or_default());
                let label = paragraph.label.as_ref().map_or("", |label| label.text.as_str());
                all.extend(number(label).map(|number| Article {
                    id: paragraph.id.clone(),
                    number,
                    executes: executes(&paragraph.text) || blocks_execute(below),
                    span: paragraph.span,
                }));
            }
            Block::Paragraph(_) | Block::Table(_) => {}
        }
    }
}

fn blocks_execute(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Section(section) => executes(&section.title) || blocks_execute(&section.body),
        Block::Paragraph(paragraph) => executes(&paragraph.text),
        Block::Table(_) => false,
    })
}

fn executes(text: &Text) -> bool {
    says_who_executes(&text.plain())
}

/// "Điều 3. " → 3
fn number(label: &str) -> Option<u32> {
    label.split(|c: char| !c.is_ascii_digit()).find(|digits| !digits.is_empty())?.parse().ok()
}
