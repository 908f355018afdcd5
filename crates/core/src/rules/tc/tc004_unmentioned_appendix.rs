//! TC004: an appendix that no text points to.

use std::collections::BTreeSet;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::{Origin, Part, PartKind, TextExt, TitleRole};
use crate::recognise::{Owner, Prose, Words, mentions, names_attachment};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::markdown::Block;
use crate::source::{AppendixContent, AppendixSource, Span};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TC004",
    name: "phu-luc-khong-duoc-dan",
    summary: ["phụ lục không nơi nào dẫn tới", "an appendix that no text points to"],
    clause: Clause::new("pl1:I.III.1.a"),
    severity: Severity::Warning,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TC004"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    let appendices: Vec<&Part> = document.parts.iter().filter(|part| part.kind == PartKind::Appendix).collect();
    if appendices.is_empty() {
        return;
    }
    let pointers: Vec<Pointers> = document.parts.iter().map(Pointers::of).collect();
    for ((part, source), number) in appendices.iter().zip(&subject.plan.appendices).zip(1..) {
        let label = label(part);
        let mut others = document.parts.iter().zip(&pointers).filter(|(other, _)| other.id != part.id);
        if others.any(|(_, pointers)| pointers.reach(&label, number, appendices.len() == 1)) {
            continue;
        }
        let id = &source.id;
        let (vi, en) = match appendices.len() {
            1 => ("phụ lục này", "this appendix"),
            _ => (label.as_str(), label.as_str()),
        };
        findings.push(
            rule.finding(
                title_span(source),
                said!("không nơi nào trong văn bản dẫn tới {vi}", "nothing in the document points to {en}"),
            )
            .help(said!(
                "viết `@phu-luc:{id}` ở nội dung mà phụ lục này nói rõ, ví dụ `(Chi tiết tại @phu-luc:{id})`",
                "write `@phu-luc:{id}` where the text says what the appendix details, such as `(Chi tiết tại @phu-luc:{id})`"
            )),
        );
    }
}

/// The appendices that a part points to.
#[derive(Debug, Default)]
struct Pointers {
    /// As references print them: "Phụ lục I", at the end of "nhiệm vụ 3 Phụ lục I" too.
    labels: BTreeSet<String>,
    /// By typed numbers.
    numbers: BTreeSet<usize>,
    /// Whether words can mean any of them: "các phụ lục đính kèm", "biểu kèm theo".
    any: bool,
}

impl Pointers {
    fn of(part: &Part) -> Self {
        let mut pointers = Self::default();
        for text in part.texts() {
            let references = text.iter().filter(|run| matches!(run.origin, Origin::Reference { target: Some(_), .. }));
            let labels = references.filter_map(|run| run.text.get(run.text.rfind(LABEL)?..));
            pointers.labels.extend(labels.map(str::to_owned));
            let prose = Prose::of(&text);
            let words = Words::of(prose.words());
            for mention in mentions(&words).into_iter().filter(|mention| mention.owner != Owner::Another) {
                pointers.any |= mention.numbers.is_empty();
                pointers.numbers.extend(mention.numbers);
            }
            pointers.any |= names_attachment(&words);
        }
        pointers
    }

    /// Whether they reach an appendix; a lone one has no number that could be wrong.
    fn reach(&self, label: &str, number: usize, is_lone: bool) -> bool {
        let by_number = if is_lone { !self.numbers.is_empty() } else { self.numbers.contains(&number) };
        self.any || by_number || self.labels.contains(label)
    }
}

/// What the label of every appendix begins with.
const LABEL: &str = "Phụ lục";

/// "Phụ lục II"
fn label(part: &Part) -> String {
    let line = part.title.iter().find(|line| line.role == TitleRole::AppendixLabel);
    line.map(|line| line.text.plain()).unwrap_or_default()
}

/// Where the author wrote its title; the file's start where there is none.
fn title_span(source: &AppendixSource) -> Span {
    match &source.content {
        AppendixContent::Data(table, _) => table.title.first().map_or(table.span, |title| title.span),
        AppendixContent::Prose(markdown) => {
            let title = markdown.blocks.iter().find_map(|block| match block {
                Block::Heading(heading) => Some(heading.span),
                _ => None,
            });
            title.unwrap_or(Span::new(source.file, 0..0))
        }
    }
}
