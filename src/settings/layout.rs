//! The numbers of the layout, as `templates/nd30/layout.toml` has them, in its order.

use plan_core::decree::Number;
use serde::Deserialize as _;
use toml::de::{DeTable, DeValue};

use super::Setting;
use super::toml_file::each_value;

const SOURCE: &str = include_str!("../../templates/nd30/layout.toml");

/// Every number that is chosen, with what the decree allows and by which clause.
pub(crate) fn layout() -> Vec<Setting> {
    // `plan-core` tests that the file is sound: it is part of the program.
    let Ok(table) = DeTable::parse(SOURCE) else { return Vec::new() };
    let mut numbers = Vec::new();
    each_value(table.get_ref(), "", &mut |key, _, value| {
        let DeValue::Table(below) = value.get_ref() else { return false };
        if !below.contains_key("chosen") {
            return true;
        }
        numbers.extend(number(key, SOURCE.get(value.span())).map(|setting| (value.span().start, setting)));
        false
    });
    numbers.sort_by_key(|(start, _)| *start);
    numbers.into_iter().map(|(_, setting)| setting).collect()
}

fn number(key: &str, written: Option<&str>) -> Option<Setting> {
    let number = Number::deserialize(toml::de::ValueDeserializer::parse(written?).ok()?).ok()?;
    Some(Setting {
        unit: Some(number.unit),
        range: number.range,
        clause: Some(number.clause),
        ..Setting::default(key, Some(number.chosen.to_string()))
    })
}
