//! Findings as people and programs read them.

mod concise;
mod full;
mod github;
mod json;
mod place;
mod sarif;

pub use concise::concise;
pub use full::{Colour, full};
pub use github::github;
pub use json::{PlanReport, json};
pub use sarif::sarif;

use super::{Language, Severity};

/// The severity's name, as it heads a finding.
pub fn severity_name(severity: Severity, language: Language) -> &'static str {
    match (severity, language) {
        (Severity::Error, Language::Vi) => "lỗi",
        (Severity::Error, Language::En) => "error",
        (Severity::Warning, Language::Vi) => "cảnh báo",
        (Severity::Warning, Language::En) => "warning",
        (Severity::Note, Language::Vi) => "ghi chú",
        (Severity::Note, Language::En) => "note",
    }
}
