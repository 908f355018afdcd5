//! Workflow commands of GitHub: a line a finding, which the host shows beside the changed lines.

use super::place::paragraph;
use super::visible;
use crate::diagnostic::{Finding, Language, Severity};
use crate::source::Sources;

/// One line, without its end.
pub fn github(finding: &Finding, sources: &Sources, language: Language) -> String {
    let file = sources.file(finding.span.file);
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let range = finding.span.range();
    let mut place = format!("file={}", property(file.display()));
    let mut message = String::new();
    if let Some(landmark) = file.landmark(range.start) {
        // The host knows lines alone.
        message.push_str(&format!("{}: ", paragraph(landmark, language)));
    } else {
        let (start, end) = (file.line_column(range.start), file.line_column(range.end));
        place.push_str(&format!(",line={},col={}", start.line, start.column));
        if start.line == end.line {
            place.push_str(&format!(",endColumn={}", end.column));
        } else {
            place.push_str(&format!(",endLine={}", end.line));
        }
    }
    message.push_str(&visible(finding.message.get(language)));
    if let Some(help) = &finding.help {
        message.push('\n');
        message.push_str(&visible(help.get(language)));
    }
    format!("::{level} {place},title={}::{}", property(finding.code), data(&message))
}

/// What stands behind "::".
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, in which ":" and "," part others.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
