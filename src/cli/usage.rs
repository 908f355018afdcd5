//! What is wrong with a command line, in the user's language.

use std::io::Write as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use plan_core::diagnostic::Said;
use plan_core::said;

use super::Outcome;
use super::args::LANGUAGES;
use super::catalogue::Catalogue;

/// Prints help, version or a usage error; how the run ends.
pub(super) fn report(error: &clap::Error, words: Catalogue) -> Outcome {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // A closed pipe behind `plan --help | head` is no error.
        let _ = write!(std::io::stdout(), "{}", error.render());
        return Outcome::Clean;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = write!(std::io::stderr(), "{}", error.render());
        return Outcome::Failure;
    }
    let context = |kind: ContextKind| {
        error.get(kind).map(|value| match value {
            ContextValue::Strings(all) => all.join(", "),
            other => other.to_string(),
        })
    };
    let argument = context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let valid = context(ContextKind::ValidValue).unwrap_or_default();
    let said = match error.kind() {
        ErrorKind::UnknownArgument => said!("không có tùy chọn `{argument}`", "there is no option `{argument}`"),
        ErrorKind::InvalidSubcommand => {
            let name = context(ContextKind::InvalidSubcommand).unwrap_or_default();
            said!("không có lệnh `{name}`", "there is no command `{name}`")
        }
        ErrorKind::InvalidValue if value.is_empty() && valid.is_empty() => {
            said!("`{argument}` cần một giá trị", "`{argument}` needs a value")
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            said!("`{argument}` cần một giá trị: {valid}", "`{argument}` needs a value: {valid}")
        }
        ErrorKind::InvalidValue => not_taken(&argument, &value, &valid),
        ErrorKind::ValueValidation => {
            said!("`{argument}` không nhận giá trị `{value}`", "`{argument}` doesn't take `{value}`")
        }
        ErrorKind::ArgumentConflict => {
            said!("`{argument}` chỉ được viết một lần", "`{argument}` can be given only once")
        }
        ErrorKind::MissingRequiredArgument => said!("thiếu `{argument}`", "`{argument}` is missing"),
        ErrorKind::MissingSubcommand => said!("thiếu tên lệnh", "a command is missing"),
        _ => said!("dòng lệnh không đúng", "the command line can't be understood"),
    };
    fail(&said, words)
}

/// Says that PLAN_LANG names no language.
pub(super) fn unknown_language(value: &str, words: Catalogue) -> Outcome {
    fail(&not_taken("PLAN_LANG", value, &LANGUAGES.join(", ")), words)
}

fn not_taken(what: &str, value: &str, valid: &str) -> Said {
    said!("`{what}` không nhận giá trị `{value}`; nhận: {valid}", "`{what}` doesn't take `{value}`; it takes: {valid}")
}

fn fail(said: &Said, words: Catalogue) -> Outcome {
    let (fatal, hint) = (words.fatal(), words.hint_help());
    let _ = writeln!(std::io::stderr(), "{fatal}: {}\n  {hint}", words.said(said));
    Outcome::Failure
}
