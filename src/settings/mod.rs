//! The values in force for a plan, each with the place it comes from.
//!
//! Keys are taken as they stand in the files, whatever they are: what the format learns shows here by itself, and what
//! its reader doesn't know is left out.

mod layout;
mod toml_file;

use std::collections::BTreeSet;

use plan_core::decree::{Clause, Unit, Words, kind};
use plan_core::diagnostic::Said;
use plan_core::rules::{RULES, Rule, level};
use plan_core::said;
use plan_core::source::toml::{Level, LevelsTable};
use plan_core::source::{Fault, Sources, read_plan};

use crate::session::{Plan, guarded};
use toml_file::TomlFile;

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Setting {
    /// `van-ban.loai`
    pub(crate) key: String,
    /// As it would be written in TOML; `None`: printed blank.
    pub(crate) value: Option<String>,
    pub(crate) source: Source,
    /// What a number counts.
    pub(crate) unit: Option<Unit>,
    /// What the decree allows.
    pub(crate) range: Option<[f64; 2]>,
    /// Whether it allows the two ends of the range alone.
    pub(crate) only_ends: bool,
    /// The decree's own words on it.
    pub(crate) clause: Option<Clause>,
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Source {
    /// The user's file; line and column from 1.
    File { file: String, line: usize, column: usize },
    /// The program, or what it makes of other values.
    Default,
}

impl Setting {
    fn default(key: &str, value: Option<String>) -> Self {
        Self {
            key: key.to_owned(),
            value,
            source: Source::Default,
            unit: None,
            range: None,
            only_ends: false,
            clause: None,
        }
    }
}

/// All values of one plan.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) all: Vec<Setting>,
    /// The numbers of its layout.
    pub(crate) layout: Vec<Setting>,
    /// The level of each rule: `quy-tac.CT001`.
    pub(crate) rules: Vec<Setting>,
}

impl Settings {
    /// # Errors
    /// plan.toml or co-quan.toml can't be read, which `plan check` says at more length.
    pub(crate) fn of(plan: &Plan) -> Result<Self, Said> {
        let mut sources = Sources::default();
        let read = guarded(|| read_plan(&plan.files, &plan.folder, &mut sources));
        let source = read.map_err(|slip| slip.about(plan))?;
        let unknown: BTreeSet<_> = source
            .problems
            .iter()
            .filter(|problem| matches!(problem.fault, Fault::UnknownKey { .. }))
            .map(|problem| (problem.span.file, problem.span.start))
            .collect();
        let file = |name: &str| sources.iter().find(|(_, file)| file.name() == name);
        let read = |name: &str| file(name).map(|(id, file)| TomlFile::read(file, id, &unknown)).transpose();
        let shown = &plan.shown;
        let none = || said!("{shown}: không đọc được plan.toml", "{shown}: plan.toml can't be read");
        let mut settings = read("plan.toml")?.ok_or_else(none)?.settings;
        let office = read("co-quan.toml")?.map(|file| file.settings).unwrap_or_default();
        add_office(&mut settings, office);
        add_defaults(&mut settings, &source.office.form.form.words);
        // What the office chose shows in the layout's numbers; faces that can't be used have no effect.
        settings.retain(|setting| match setting.key.strip_prefix("trinh-bay.") {
            Some(key) => source.fonts.is_some() && key.starts_with("phong-chu."),
            None => true,
        });
        let levels = &source.office.levels;
        settings.retain(|setting| !setting.key.starts_with("quy-tac.") || setting.key == "quy-tac.viet-tat");
        Ok(Self {
            all: settings,
            layout: layout::layout(&source.office.form, &sources),
            rules: RULES.iter().map(|rule| of_rule(rule, levels, &sources)).collect(),
        })
    }
}

/// The level of a rule, and where co-quan.toml sets it.
fn of_rule(rule: &Rule, levels: &LevelsTable, sources: &Sources) -> Setting {
    let set = level(rule, levels);
    let word = set.map_or(Level::As(rule.severity), |set| set.value).word();
    let source = set.map_or(Source::Default, |set| {
        let file = sources.file(set.span.file);
        let at = file.line_column(set.span.range().start);
        Source::File { file: file.display().to_owned(), line: at.line, column: at.column }
    });
    Setting { source, ..Setting::default(&format!("quy-tac.{}", rule.code), Some(format!("\"{word}\""))) }
}

/// The words of a setting's value, where it is a text.
fn text<'a>(settings: &'a [Setting], key: &str) -> Option<&'a str> {
    let value = settings.iter().find(|setting| setting.key == key)?.value.as_deref()?;
    value.strip_prefix(['"', '\''])?.strip_suffix(['"', '\''])
}

fn has(settings: &[Setting], key: &str) -> bool {
    let table = format!("{key}.");
    settings.iter().any(|setting| setting.key == key || setting.key.starts_with(&table))
}

/// What co-quan.toml gives this plan: its office where the plan has no other, the signatory and the groups it names.
fn add_office(settings: &mut Vec<Setting>, office: Vec<Setting>) {
    let signatory = text(settings, "ky").map(|name| format!("nguoi-ky.{name}."));
    let recipients = settings.iter().find(|setting| setting.key == "noi-nhan.gui");
    let recipients = recipients.and_then(|setting| setting.value.clone()).unwrap_or_default();
    for mut setting in office {
        let group = setting.key.strip_prefix("noi-nhan.").and_then(|rest| rest.split('.').next()).map(str::to_owned);
        let own = signatory.as_deref().and_then(|prefix| setting.key.strip_prefix(prefix)).map(str::to_owned);
        if let Some(key) = own {
            setting.key = format!("ky.{key}");
        } else if let Some(group) = group {
            if !recipients.contains(&format!("@nhom:{group}\"")) && !recipients.contains(&format!("@nhom:{group}'")) {
                continue;
            }
            setting.key = format!("@nhom:{group}");
        } else if setting.key.starts_with("nguoi-ky.") || has(settings, &setting.key) {
            continue;
        }
        settings.push(setting);
    }
}

/// What is made of other values, and what is printed blank.
fn add_defaults(settings: &mut Vec<Setting>, words: &Words) {
    let kind = text(settings, "van-ban.loai").and_then(kind);
    let quoted = |text: &str| toml::Value::from(text).to_string();
    if !has(settings, "van-ban.khung")
        && let Some(outline) = kind.and_then(|kind| kind.outline.as_deref())
    {
        settings.push(Setting::default("van-ban.khung", Some(quoted(outline))));
    }
    // The number, date and symbol of what another document issues are that document's.
    if has(settings, "quyet-dinh") || has(settings, "kem-theo") {
        return;
    }
    for key in ["van-ban.so", "van-ban.ngay"] {
        if !has(settings, key) {
            settings.push(Setting::default(key, None));
        }
    }
    if !has(settings, "van-ban.ky-hieu") {
        let abbreviations = kind.and_then(|kind| kind.abbreviation.as_deref()).zip(text(settings, "co-quan.viet-tat"));
        let symbol = abbreviations.map(|(kind, office)| quoted(&words.symbol(kind, office)));
        settings.push(Setting::default("van-ban.ky-hieu", symbol));
    }
    if !has(settings, "van-ban.dia-danh")
        && let Some(place) = settings.iter().find(|setting| setting.key == "co-quan.dia-danh")
    {
        let place = Setting { key: "van-ban.dia-danh".to_owned(), ..place.clone() };
        settings.push(place);
    }
}
