//! A line a finding: `file:line:col: severity[CODE]: text`.

use super::place::place;
use super::{severity_name, visible};
use crate::diagnostic::{Finding, Language};
use crate::source::Sources;

/// One line, without its end.
pub fn concise(finding: &Finding, sources: &Sources, language: Language) -> String {
    let at = place(sources.file(finding.span.file), finding.span.range().start, language);
    let severity = severity_name(finding.severity, language);
    format!("{at}: {severity}[{}]: {}", finding.code, visible(finding.message.get(language)))
}
