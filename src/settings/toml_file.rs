//! A TOML file as a list of keys and values with their places.

use std::collections::BTreeSet;
use std::ops::Range;

use plan_core::diagnostic::Said;
use plan_core::said;
use plan_core::source::{FileId, SourceFile};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Setting, Source};

/// Keys and values in the file's order.
#[derive(Debug)]
pub(super) struct TomlFile {
    pub(super) settings: Vec<Setting>,
}

impl TomlFile {
    /// Reads a file without the keys that begin at `unknown` places.
    pub(super) fn read(file: &SourceFile, id: FileId, unknown: &BTreeSet<(FileId, u32)>) -> Result<Self, Said> {
        let table = DeTable::parse(file.text()).map_err(|error| {
            let at = file.line_column(error.span().map_or(0, |span| span.start));
            let place = format!("{}:{}:{}", file.display(), at.line, at.column);
            said!("{place}: TOML sai cú pháp", "{place}: a syntax error in TOML")
        })?;
        let mut settings = Vec::new();
        each_value(table.get_ref(), "", &mut |key, key_at, value| {
            let start = u32::try_from(key_at.start).unwrap_or(u32::MAX);
            if unknown.contains(&(id, start)) {
                return false;
            }
            if !is_leaf(value.get_ref()) {
                return true;
            }
            let at = file.line_column(value.span().start);
            let place = Source::File { file: file.display().to_owned(), line: at.line, column: at.column };
            let shown = shown(value.get_ref(), file.text(), value.span());
            settings.push((value.span().start, Setting { source: place, ..Setting::default(key, Some(shown)) }));
            false
        });
        settings.sort_by_key(|(start, _)| *start);
        Ok(Self { settings: settings.into_iter().map(|(_, setting)| setting).collect() })
    }
}

/// A value that isn't made of further keys.
fn is_leaf(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Table(_) => false,
        DeValue::Array(items) => items.is_empty() || !items.iter().all(|item| item.get_ref().is_table()),
        _ => true,
    }
}

/// What is done with a key's path, its place and its value; whether to go below the value.
type Visit<'v, 't> = dyn FnMut(&str, Range<usize>, &'t Spanned<DeValue<'t>>) -> bool + 'v;

/// Visits each key with its path; goes below a value where `visit` says so. Entries of a list are counted from 1:
/// `chi-tieu[2].ma`.
pub(super) fn each_value<'t>(table: &'t DeTable<'t>, path: &str, visit: &mut Visit<'_, 't>) {
    for (key, value) in table {
        let name: &str = key.get_ref();
        let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        if !visit(&path, key.span(), value) {
            continue;
        }
        match value.get_ref() {
            DeValue::Table(below) => each_value(below, &path, visit),
            DeValue::Array(items) => {
                for (number, item) in (1..).zip(items.iter()) {
                    if let DeValue::Table(below) = item.get_ref() {
                        each_value(below, &format!("{path}[{number}]"), visit);
                    }
                }
            }
            _ => {}
        }
    }
}

/// The value on one line: as it is written, lists without their line breaks.
fn shown(value: &DeValue<'_>, text: &str, span: Range<usize>) -> String {
    match value {
        DeValue::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| shown(item.get_ref(), text, item.span())).collect();
            format!("[{}]", items.join(", "))
        }
        DeValue::String(words) if words.contains('\n') => format!("{words:?}"),
        _ => text.get(span).unwrap_or_default().to_owned(),
    }
}
