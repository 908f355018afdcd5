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

/// A text in which the characters that steer a terminal are seen and steer nothing; the ends of lines stay.
fn visible(text: &str) -> String {
    let picture = |c: char| match c {
        '\n' => c,
        '\u{7f}' => '\u{2421}',
        c if c < ' ' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    text.chars().map(picture).collect()
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(visible("a\u{7}b\u{1b}[31m\u{7f}\u{9b}\nđ"), "a␇b␛[31m␡\u{fffd}\nđ");
    }
}
