//! Acts that are out of force, from `data/het-hieu-luc.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::document::Date;
use crate::vietnamese::words_folded;

/// An act out of force.
#[derive(Debug)]
pub struct Ended {
    /// Number and symbol: "61/2018/NĐ-CP".
    pub code: String,
    /// The year inside its number.
    pub year: u16,
    /// The name of a law.
    pub name: Option<String>,
    /// The first day on which it wasn't in force any more.
    pub on: Date,
    /// What took its place.
    pub successor: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    so: String,
    ten: Option<String>,
    het: String,
    thay: String,
    #[serde(rename = "nguon")]
    _source: String,
}

#[derive(Deserialize)]
struct File {
    #[serde(rename = "van-ban")]
    acts: Vec<Row>,
}

const SOURCE: &str = include_str!("../../../../data/het-hieu-luc.toml");

static ENDED: LazyLock<Vec<Ended>> = LazyLock::new(|| {
    // The file is part of the program; a test fails before a broken one is built.
    #[expect(clippy::expect_used)]
    let file: File = toml::from_str(SOURCE).expect("data/het-hieu-luc.toml is part of the program");
    file.acts.into_iter().filter_map(Ended::of).collect()
});

static BY_CODE: LazyLock<BTreeMap<String, &'static Ended>> =
    LazyLock::new(|| ENDED.iter().map(|act| (key(&act.code), act)).collect());

static BY_NAME: LazyLock<BTreeMap<(String, u16), &'static Ended>> = LazyLock::new(|| {
    let named = ENDED.iter().filter_map(|act| Some(((words_folded(act.name.as_deref()?), act.year), act)));
    named.collect()
});

impl Ended {
    fn of(row: Row) -> Option<Self> {
        let mut date = row.het.split('-').map(str::parse::<u16>);
        let mut figure = || date.next().and_then(Result::ok);
        let (year, month, day) = (figure()?, figure()?, figure()?);
        let on = Date { year, month: u8::try_from(month).ok(), day: u8::try_from(day).ok() };
        let number_year = row.so.split('/').nth(1)?.parse().ok()?;
        Some(Self { code: row.so, year: number_year, name: row.ten, on, successor: row.thay })
    }
}

/// Number and symbol without leading zeros, in capitals.
fn key(code: &str) -> String {
    code.trim_start_matches('0').to_uppercase()
}

/// The act of a number and symbol, if it is out of force.
pub fn ended(code: &str) -> Option<&'static Ended> {
    BY_CODE.get(&key(code)).copied()
}

/// The law of a name and year, if it is out of force.
pub fn ended_law(name: &str, year: u16) -> Option<&'static Ended> {
    BY_NAME.get(&(words_folded(name), year)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_stands_once() {
        let rows = SOURCE.matches("[[van-ban]]").count();
        assert_eq!((ENDED.len(), BY_CODE.len()), (rows, rows));
        assert!(ENDED.iter().all(|act| act.on.day.is_some() && act.on.year >= act.year));
        assert_eq!(ended("9/2015/QĐ-TTg").map(|act| act.on), Some(Date { year: 2018, month: Some(6), day: Some(21) }));
        assert_eq!(ended_law("Luật cán bộ, công chức", 2008).map(|act| act.on.year), Some(2025));
        assert!(ended("30/2020/NĐ-CP").is_none());
    }
}
