//! A line a finding: `file:line:col: severity[CODE]: text`.

use super::severity_name;
use crate::diagnostic::{Finding, Language};
use crate::source::Sources;

/// One line, without its end.
pub fn concise(finding: &Finding, sources: &Sources, language: Language) -> String {
    let file = sources.file(finding.span.file);
    let at = file.line_column(finding.span.range().start);
    format!(
        "{}:{}:{}: {}[{}]: {}",
        file.display(),
        at.line,
        at.column,
        severity_name(finding.severity, language),
        finding.code,
        finding.message.get(language),
    )
}
