//! SARIF 2.1.0 (OASIS): one log for code hosts and editors.

use std::collections::BTreeMap;

use serde::Serialize;

use super::PlanReport;
use super::place::paragraph;
use crate::diagnostic::{Finding, Fix, Language, Severity};
use crate::rules::{RULES, Rule, page_in};
use crate::source::{Sources, Span};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    language: &'static str,
    column_kind: &'static str,
    results: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    name: &'static str,
    short_description: Message<'static>,
    full_description: Message<'static>,
    help: Help,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Message<'a> {
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: FullMessage,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<FixObject<'a>>,
}

#[derive(Serialize)]
struct FullMessage {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<Logical>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    /// None in a Word file, which has no lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

/// The paragraph of a Word file.
#[derive(Serialize)]
struct Logical {
    name: String,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FixObject<'a> {
    description: Message<'a>,
    artifact_changes: Vec<ArtifactChange<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: Artifact,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Message<'a>,
}

/// All plans of a run as one SARIF log, without a line end. Columns count characters, from 1.
///
/// # Errors
/// None that input can cause: every field is a string or a number.
pub fn sarif(plans: &[PlanReport<'_>], language: Language) -> Result<String, serde_json::Error> {
    let results = plans.iter().flat_map(|plan| plan.findings.iter().map(|f| outcome(plan.sources, f, language)));
    let driver = Driver {
        name: "plan",
        version: env!("CARGO_PKG_VERSION"),
        rules: RULES.iter().map(|rule| descriptor(rule, language)).collect(),
    };
    let run = Run {
        tool: Tool { driver },
        language: match language {
            Language::Vi => "vi-VN",
            Language::En => "en",
        },
        column_kind: "unicodeCodePoints",
        results: results.collect(),
    };
    serde_json::to_string_pretty(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })
}

fn descriptor(rule: &Rule, language: Language) -> Descriptor {
    let page = page_in(rule.page, language);
    let summary = rule.summary_in(language);
    Descriptor {
        id: rule.code,
        name: rule.name,
        short_description: Message { text: summary },
        full_description: Message { text: summary },
        help: Help { text: page.to_owned(), markdown: page.to_owned() },
        default_configuration: Configuration { level: level(rule.severity) },
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn outcome<'a>(sources: &Sources, finding: &'a Finding, language: Language) -> Outcome<'a> {
    let mut text = finding.message.get(language).to_owned();
    let (why, way_out) = match language {
        Language::Vi => ("Căn cứ", "Cách sửa"),
        Language::En => ("Basis", "Help"),
    };
    text.push_str(&format!(". {why}: {}.", finding.clause.citation(language)));
    if let Some(help) = &finding.help {
        text.push_str(&format!(" {way_out}: {}.", help.get(language)));
    }
    Outcome {
        rule_id: finding.code,
        rule_index: RULES.iter().position(|rule| rule.code == finding.code).unwrap_or_default(),
        level: level(finding.severity),
        message: FullMessage { text },
        locations: [location(sources, finding.span, language)],
        related_locations: finding
            .related
            .iter()
            .enumerate()
            .map(|(index, label)| Location {
                id: Some(index),
                message: Some(Message { text: label.text.get(language) }),
                ..location(sources, label.span, language)
            })
            .collect(),
        fixes: finding.fix.iter().map(|fix| fix_object(sources, fix, language)).collect(),
    }
}

fn fix_object<'a>(sources: &Sources, fix: &'a Fix, language: Language) -> FixObject<'a> {
    let mut changes: BTreeMap<String, Vec<Replacement<'a>>> = BTreeMap::new();
    for edit in &fix.edits {
        let inserted_content = Message { text: &edit.text };
        let replacement = Replacement { deleted_region: region(sources, edit.span), inserted_content };
        changes.entry(uri(sources.file(edit.span.file).display())).or_default().push(replacement);
    }
    let change = |(uri, replacements)| ArtifactChange { artifact_location: Artifact { uri }, replacements };
    FixObject {
        description: Message { text: fix.title.get(language) },
        artifact_changes: changes.into_iter().map(change).collect(),
    }
}

fn location<'a>(sources: &Sources, span: Span, language: Language) -> Location<'a> {
    let file = sources.file(span.file);
    let landmark = file.landmark(span.range().start);
    let physical_location = Physical {
        artifact_location: Artifact { uri: uri(file.display()) },
        region: landmark.is_none().then(|| region(sources, span)),
    };
    let logical = |landmark| Logical { name: paragraph(landmark, language) };
    Location {
        id: None,
        physical_location,
        logical_locations: landmark.map(logical).into_iter().collect(),
        message: None,
    }
}

fn region(sources: &Sources, span: Span) -> Region {
    let file = sources.file(span.file);
    let (start, end) = (file.line_column(span.range().start), file.line_column(span.range().end));
    Region { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column }
}

/// A path as RFC 3986 writes it.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}
