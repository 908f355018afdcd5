//! DT001: a character that the font has no picture for.

use std::collections::BTreeSet;

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::{Document, Origin};
use crate::measure::Face;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "DT001",
    name: "thieu-ky-tu-phong-chu",
    summary: ["phông chữ không có ký tự này", "the font lacks a character"],
    clause: Clause::new("pl1:I.I.4"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::None,
    waivable: false,
    kinds: &[],
    page: page!("DT001"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    let lacking = lacking(document);
    if lacking.is_empty() {
        return;
    }
    let mut seen = BTreeSet::new();
    for text in document.texts() {
        for run in &text {
            let span = match &run.origin {
                Origin::Source(span) => *span,
                Origin::Value { def: Some(def), .. } => *def,
                Origin::Value { expr, .. } => *expr,
                // What a reference prints is declared elsewhere: a figure and its unit.
                Origin::Reference { at, target } => {
                    let anchors = &document.facts.anchors;
                    let anchor = anchors.iter().find(|anchor| target.as_ref() == Some(&anchor.node));
                    anchor.map_or(*at, |anchor| anchor.at)
                }
                _ => continue,
            };
            for c in lacking.iter().filter(|c| run.text.contains(**c)) {
                let at = subject.sources.slice(span).find(*c).map_or(span, |offset| {
                    let start = span.range().start + offset;
                    Span::new(span.file, start..start + c.len_utf8())
                });
                // A value is printed in several places and set in one.
                if !seen.insert((at, *c)) {
                    continue;
                }
                let code = format!("U+{:04X}", *c as u32);
                findings.push(
                    rule.finding(at, said!("phông chữ không có ký tự {code}", "the font has no character {code}"))
                        .help(said!(
                            "thay bằng chữ hoặc dấu thường dùng: bản PDF lưu trữ không được thiếu hình của ký tự nào",
                            "use ordinary letters or marks: an archival PDF can't lack the picture of a character"
                        )),
                );
            }
        }
    }
}

/// Characters of the document that one of the four faces lacks; control characters are a fault of the source.
fn lacking(document: &Document) -> Vec<char> {
    let used: BTreeSet<char> =
        document.texts().iter().flatten().flat_map(|run| run.text.chars()).filter(|c| !c.is_control()).collect();
    let used: String = used.into_iter().collect();
    let mut lacking: Vec<char> = Face::ALL.iter().flat_map(|face| document.fonts.lacks(&used, *face)).collect();
    lacking.sort_unstable();
    lacking.dedup();
    lacking
}
