//! One object for programs: schema 1.

use serde::Serialize;

use crate::diagnostic::{Confidence, Finding, Language, Safety, Severity};
use crate::source::{Sources, Span};

/// One plan of a run.
#[derive(Debug)]
pub struct PlanReport<'a> {
    /// The plan's folder, as the user named it.
    pub plan: &'a str,
    /// Its files.
    pub sources: &'a Sources,
    /// Its findings.
    pub findings: &'a [Finding],
    /// How many were waived.
    pub waived: usize,
}

#[derive(Serialize)]
struct Report<'a> {
    schema: u32,
    plans: Vec<&'a str>,
    findings: Vec<Item<'a>>,
    waived: usize,
}

#[derive(Serialize)]
struct Item<'a> {
    code: &'a str,
    name: &'a str,
    severity: Severity,
    confidence: Confidence,
    message: &'a str,
    plan: &'a str,
    file: &'a str,
    start: Position,
    end: Position,
    clause: String,
    help: Option<&'a str>,
    place: Option<&'a str>,
    related: Vec<Related<'a>>,
    fix: Option<FixItem<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Position {
    InText { line: usize, column: usize, byte: usize },
    InWord { paragraph: usize, page: Option<usize> },
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    file: &'a str,
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct FixItem<'a> {
    title: &'a str,
    edits: Vec<EditItem<'a>>,
}

#[derive(Serialize)]
struct EditItem<'a> {
    file: &'a str,
    start: Position,
    end: Position,
    text: &'a str,
    safety: Safety,
}

/// All plans of a run as one JSON object, without a line end.
///
/// `byte` counts in the file as it lies on disk; line and column count from 1, columns in characters. A Word file has
/// paragraphs and pages in their place.
///
/// # Errors
/// None that input can cause: every field is a string or a number.
pub fn json(plans: &[PlanReport<'_>], language: Language) -> Result<String, serde_json::Error> {
    let report = Report {
        schema: 1,
        plans: plans.iter().map(|plan| plan.plan).collect(),
        findings: plans.iter().flat_map(|plan| plan.findings.iter().map(|f| item(plan, f, language))).collect(),
        waived: plans.iter().map(|plan| plan.waived).sum(),
    };
    serde_json::to_string_pretty(&report)
}

fn item<'a>(plan: &PlanReport<'a>, finding: &'a Finding, language: Language) -> Item<'a> {
    let sources = plan.sources;
    let (start, end) = ends(sources, finding.span);
    Item {
        code: finding.code,
        name: finding.name,
        severity: finding.severity,
        confidence: finding.confidence,
        message: finding.message.get(language),
        plan: plan.plan,
        file: sources.file(finding.span.file).display(),
        start,
        end,
        clause: finding.clause.citation(language),
        help: finding.help.as_ref().map(|help| help.get(language)),
        place: finding.place.as_deref(),
        related: finding
            .related
            .iter()
            .map(|label| {
                let (start, end) = ends(sources, label.span);
                let file = sources.file(label.span.file).display();
                Related { message: label.text.get(language), file, start, end }
            })
            .collect(),
        fix: finding.fix.as_ref().map(|fix| FixItem {
            title: fix.title.get(language),
            edits: fix
                .edits
                .iter()
                .map(|edit| {
                    let (start, end) = ends(sources, edit.span);
                    let file = sources.file(edit.span.file).display();
                    EditItem { file, start, end, text: &edit.text, safety: edit.safety }
                })
                .collect(),
        }),
    }
}

fn ends(sources: &Sources, span: Span) -> (Position, Position) {
    let file = sources.file(span.file);
    let position = |at: usize| match file.landmark(at) {
        Some(landmark) => Position::InWord { paragraph: landmark.paragraph, page: landmark.page },
        None => {
            let place = file.line_column(at);
            Position::InText { line: place.line, column: place.column, byte: file.original(at) }
        }
    };
    (position(span.range().start), position(span.range().end))
}
