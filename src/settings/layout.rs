//! The numbers of a plan's layout: those of its form's file, in its order, with what the office chose.

use plan_core::decree::{Choice, Number};
use plan_core::source::toml::FormTable;
use plan_core::source::{Sources, Span};
use serde::Deserialize as _;
use toml::Value;
use toml::de::{DeTable, DeValue};

use super::toml_file::each_value;
use super::{Setting, Source};

/// Every number that is set, with what the decree allows and by which clause.
pub(super) fn layout(form: &FormTable, sources: &Sources) -> Vec<Setting> {
    let (chosen, text) = (form.layout(), form.form.source());
    // `plan-core` tests that the file is sound: it is part of the program.
    let (Ok(table), Ok(chosen)) = (DeTable::parse(text), Value::try_from(chosen)) else { return Vec::new() };
    let mut numbers = Vec::new();
    each_value(table.get_ref(), "", &mut |key, _, value| {
        let DeValue::Table(below) = value.get_ref() else { return false };
        if !below.contains_key("chosen") {
            return true;
        }
        let usual = number(text.get(value.span()).and_then(|written| toml::de::ValueDeserializer::parse(written).ok()));
        let set = number(key.split('.').try_fold(&chosen, |value, key| value.get(key)).cloned());
        if let Some((usual, set)) = usual.zip(set) {
            let source = place(form, key, &usual, &set).map_or(Source::Default, |span| source(sources, span));
            numbers.push((value.span().start, setting(key, set, source)));
        }
        false
    });
    numbers.sort_by_key(|(start, _)| *start);
    numbers.into_iter().map(|(_, setting)| setting).collect()
}

fn number<'de>(written: Option<impl serde::Deserializer<'de>>) -> Option<Number> {
    Number::deserialize(written?).ok()
}

/// The choice that `set` comes from: one of its own, or one that left it another width.
fn place(form: &FormTable, key: &str, usual: &Number, set: &Number) -> Option<Span> {
    let last = |is_meant: &dyn Fn(Choice) -> bool| {
        form.choices.iter().rev().find(|choice| is_meant(choice.value.choice())).map(|choice| choice.span)
    };
    let moves = |choice| matches!(choice, Choice::MarginLeft | Choice::MarginRight | Choice::IssuerColumn);
    last(&|choice| choice.sets(key, usual)).or_else(|| if set == usual { None } else { last(&moves) })
}

fn source(sources: &Sources, span: Span) -> Source {
    let file = sources.file(span.file);
    let at = file.line_column(span.range().start);
    Source::File { file: file.display().to_owned(), line: at.line, column: at.column }
}

fn setting(key: &str, number: Number, source: Source) -> Setting {
    Setting {
        source,
        unit: Some(number.unit),
        range: number.range,
        only_ends: number.only_ends,
        clause: Some(number.clause),
        ..Setting::default(key, Some(number.chosen.to_string()))
    }
}
