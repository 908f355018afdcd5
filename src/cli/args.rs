//! The command line's grammar.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use plan_core::diagnostic::Language;

use super::catalogue::Catalogue;
use super::completions::SHELLS;
use super::{fmt, issue, new, sign};
use crate::schema::NAMES;

/// The names of the languages.
pub(super) const LANGUAGES: [&str; 2] = ["vi", "en"];

/// How findings are printed.
const FORMATS: [&str; 5] = ["full", "concise", "json", "sarif", "github"];

/// The place in the help of options that every command has.
const LAST: usize = 1_000;

/// The language that the arguments or the environment ask for; needed before the arguments are parsed, because help
/// and usage errors are in it too.
pub(super) fn language(arguments: &[OsString]) -> Language {
    let named = arguments.iter().enumerate().find_map(|(index, argument)| {
        let argument = argument.to_str()?;
        match argument.strip_prefix("--lang")? {
            "" => arguments.get(index + 1)?.to_str().map(str::to_owned),
            rest => rest.strip_prefix('=').map(str::to_owned),
        }
    });
    match named.or_else(language_variable).as_deref() {
        Some("en") => Language::En,
        _ => Language::Vi,
    }
}

/// What PLAN_LANG says; nothing where it is empty.
fn language_variable() -> Option<String> {
    let value = std::env::var_os("PLAN_LANG").filter(|value| !value.is_empty())?;
    Some(value.to_string_lossy().into_owned())
}

/// The value of PLAN_LANG where the language is left to it and it names none.
pub(super) fn unknown_language(matches: &ArgMatches) -> Option<String> {
    let matches = matches.subcommand().map_or(matches, |(_, matches)| matches);
    if matches.contains_id("lang") {
        return None;
    }
    language_variable().filter(|value| !LANGUAGES.contains(&value.as_str()))
}

/// The whole grammar, its help in one language.
pub(super) fn command(words: Catalogue) -> Command {
    let template = format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}", words.usage_heading());
    let globals = [
        Arg::new("lang")
            .long("lang")
            .value_name("vi|en")
            .value_parser(PossibleValuesParser::new(LANGUAGES))
            .hide_possible_values(true)
            .global(true)
            .help(words.lang_option()),
        Arg::new("color")
            .long("color")
            .value_name("auto|always|never")
            .value_parser(PossibleValuesParser::new(["auto", "always", "never"]))
            .hide_possible_values(true)
            .global(true)
            .help(words.color_option()),
        Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true).help(words.help_option()),
    ]
    // Below the command's own.
    .map(|arg| arg.help_heading(words.options_heading()).display_order(LAST));
    let paths = Arg::new("paths")
        .value_name(words.plan_value())
        .num_args(0..)
        .value_parser(value_parser!(PathBuf))
        .value_hint(ValueHint::DirPath)
        .help_heading(words.arguments_heading())
        .help(words.paths_argument());
    let findings = [
        Arg::new("format")
            .long("format")
            .value_name(FORMATS.join("|"))
            .value_parser(PossibleValuesParser::new(FORMATS))
            .hide_possible_values(true)
            .default_value("full")
            .hide_default_value(true)
            .help(format!("{} ({}: full)", words.format_option(), words.default_value())),
        Arg::new("deny-warnings").long("deny-warnings").action(ArgAction::SetTrue).help(words.deny_option()),
    ]
    .map(|arg| arg.help_heading(words.options_heading()));
    let fixes = [
        Arg::new("fix").long("fix").action(ArgAction::SetTrue).help(words.fix_option()),
        Arg::new("diff").long("diff").action(ArgAction::SetTrue).help(words.diff_option()),
    ]
    .map(|arg| arg.help_heading(words.options_heading()));
    let build = [
        Arg::new("draft").long("draft").action(ArgAction::SetTrue).help(words.draft_option()),
        Arg::new("out-dir")
            .long("out-dir")
            .value_name(words.folder_value())
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::DirPath)
            .default_value("build")
            .hide_default_value(true)
            .help(format!("{} ({}: build/)", words.out_dir_option(), words.default_value())),
        Arg::new("to")
            .long("to")
            .value_name("pdf,docx")
            .value_delimiter(',')
            .value_parser(PossibleValuesParser::new(["pdf", "docx"]))
            .hide_possible_values(true)
            .help(words.to_option()),
        Arg::new("attach-source").long("attach-source").action(ArgAction::SetTrue).help(words.attach_option()),
    ]
    .map(|arg| arg.help_heading(words.options_heading()));
    let files = Arg::new("paths")
        .value_name(words.file_value())
        .num_args(1..)
        .required(true)
        .value_parser(value_parser!(PathBuf))
        .value_hint(ValueHint::AnyPath)
        .help_heading(words.arguments_heading())
        .help(words.files_argument());
    let verify = [
        Arg::new("format")
            .long("format")
            .value_name("full|concise|json")
            .value_parser(PossibleValuesParser::new(["full", "concise", "json"]))
            .hide_possible_values(true)
            .default_value("full")
            .hide_default_value(true)
            .help(format!("{} ({}: full)", words.verify_format_option(), words.default_value())),
        Arg::new("report")
            .long("report")
            .value_name(words.file_value())
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::FilePath)
            .help(words.report_option()),
        Arg::new("root")
            .long("root")
            .value_name(words.file_value())
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::FilePath)
            .action(ArgAction::Append)
            .help(words.root_option()),
        Arg::new("against")
            .long("against")
            .value_name(words.folder_value())
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::DirPath)
            .help(words.against_option()),
    ]
    .map(|arg| arg.help_heading(words.options_heading()));
    let extract = [
        Arg::new("file")
            .value_name(words.file_value())
            .required(true)
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::FilePath)
            .help_heading(words.arguments_heading())
            .help(words.extract_argument()),
        Arg::new("out-dir")
            .long("out-dir")
            .value_name(words.folder_value())
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::DirPath)
            .help_heading(words.options_heading())
            .help(words.extract_out_option()),
        Arg::new("force")
            .long("force")
            .action(ArgAction::SetTrue)
            .help_heading(words.options_heading())
            .help(words.extract_force_option()),
    ];
    let code = Arg::new("code")
        .value_name(words.code_value())
        .help_heading(words.arguments_heading())
        .help(words.code_argument());
    let format = Arg::new("format")
        .long("format")
        .value_name("full|json")
        .value_parser(PossibleValuesParser::new(["full", "json"]))
        .hide_possible_values(true)
        .default_value("full")
        .hide_default_value(true)
        .help_heading(words.options_heading())
        .help(format!("{} ({}: full)", words.list_format_option(), words.default_value()));
    let shell = Arg::new("shell")
        .value_name("bash|zsh|fish|powershell|elvish")
        .value_parser(PossibleValuesParser::new(SHELLS))
        .hide_possible_values(true)
        .required(true)
        .help_heading(words.arguments_heading())
        .help(words.shell_argument());
    let schema = [
        Arg::new("schema")
            .value_name(NAMES.join("|"))
            .value_parser(PossibleValuesParser::new(NAMES))
            .hide_possible_values(true)
            .required_unless_present("markdown")
            .help_heading(words.arguments_heading())
            .help(words.schema_argument()),
        Arg::new("markdown")
            .long("markdown")
            .action(ArgAction::SetTrue)
            .help_heading(words.options_heading())
            .help(words.markdown_option()),
    ];
    let sub = |name: &'static str, about: &'static str, usage: &'static str| {
        Command::new(name)
            .about(about)
            .override_usage(usage)
            .disable_help_flag(true)
            .help_template(template.clone())
            .after_help("")
    };
    Command::new("plan")
        .version(env!("CARGO_PKG_VERSION"))
        .about(words.about())
        .override_usage(words.usage())
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(words.commands_heading())
        .help_template(template.clone())
        .after_help(words.after_help())
        .args(globals)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .display_order(LAST)
                .help_heading(words.options_heading())
                .help(words.version_option()),
        )
        .subcommand(sub("new", words.about_new(), words.usage_new()).args(new::arguments(words)))
        .subcommand(
            sub("check", words.about_check(), words.usage_check())
                .arg(paths.clone().value_hint(ValueHint::AnyPath).help(words.check_argument()))
                .args(findings.clone())
                .args(fixes),
        )
        .subcommand(sub("fmt", words.about_fmt(), words.usage_fmt()).arg(paths.clone()).args(fmt::arguments(words)))
        .subcommand(
            sub("build", words.about_build(), words.usage_build()).arg(paths.clone()).args(build).args(findings),
        )
        .subcommand(
            sub("issue", words.about_issue(), words.usage_issue())
                .args(issue::arguments(words))
                .after_help(words.after_issue()),
        )
        .subcommand(sub("verify", words.about_verify(), words.usage_verify()).arg(files).args(verify))
        .subcommand(sub("sign", words.about_sign(), words.usage_sign()).args(sign::arguments(words)))
        .subcommand(sub("extract", words.about_extract(), words.usage_extract()).args(extract))
        .subcommand(sub("list", words.about_list(), words.usage_list()).arg(paths.clone()).arg(format.clone()))
        .subcommand(sub("explain", words.about_explain(), words.usage_explain()).arg(code))
        .subcommand(sub("config", words.about_config(), words.usage_config()).arg(paths).arg(format))
        .subcommand(sub("schema", words.about_schema(), words.usage_schema()).args(schema))
        .subcommand(sub("completions", words.about_completions(), words.usage_completions()).arg(shell))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_is_sound_in_both_languages() {
        for language in [Language::Vi, Language::En] {
            command(Catalogue { language }).debug_assert();
        }
    }
}
