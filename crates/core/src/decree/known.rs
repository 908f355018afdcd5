//! Acts that offices cite often and the days on which they were issued, from `data/van-ban.toml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::document::Date;
use crate::vietnamese::words_folded;

/// An act whose day is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Number and symbol: "35/2024/QH15", "27-NQ/TW".
    pub code: &'static str,
    /// *Ngày ban hành*.
    pub date: Date,
    /// The name of a law; of another act some words of its title.
    pub name: Option<&'static str>,
    /// Whether it amends the law of that name.
    pub amends: bool,
    /// Whether it is a law: Quốc hội counts its resolutions apart.
    pub is_law: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    luat: String,
    khac: String,
}

const SOURCE: &str = include_str!("../../../../data/van-ban.toml");

static ACTS: LazyLock<Vec<Known>> = LazyLock::new(|| {
    static FILE: LazyLock<File> = LazyLock::new(|| {
        // The file is part of the program; a test fails before a broken one is built.
        #[expect(clippy::expect_used)]
        toml::from_str(SOURCE).expect("data/van-ban.toml is part of the program")
    });
    let laws = FILE.luat.lines().filter_map(|line| Known::of(line, true));
    laws.chain(FILE.khac.lines().filter_map(|line| Known::of(line, false))).collect()
});

static BY_CODE: LazyLock<HashMap<String, Vec<Known>>> = LazyLock::new(|| {
    let mut acts: HashMap<String, Vec<Known>> = HashMap::new();
    for act in ACTS.iter() {
        acts.entry(key(act.code)).or_default().push(*act);
    }
    acts
});

static LAWS: LazyLock<HashMap<String, Vec<Known>>> = LazyLock::new(|| {
    let mut laws: HashMap<String, Vec<Known>> = HashMap::new();
    for (law, name) in ACTS.iter().filter(|act| act.is_law).filter_map(|law| Some((law, law.name?))) {
        laws.entry(words_folded(name)).or_default().push(*law);
    }
    laws
});

/// The name of a law, and its words as they are compared.
#[derive(Debug)]
pub struct LawName {
    /// "Luật Tổ chức chính quyền địa phương"
    pub name: &'static str,
    /// Its words, folded one by one.
    pub words: Vec<String>,
}

static NAMES: LazyLock<Vec<LawName>> = LazyLock::new(|| {
    let mut names: Vec<&'static str> = ACTS.iter().filter(|act| act.is_law).filter_map(|act| act.name).collect();
    names.sort_unstable();
    names.dedup();
    let words = |name: &str| words_folded(name).split(' ').map(str::to_owned).collect();
    names.into_iter().map(|name| LawName { name, words: words(name) }).collect()
});

/// Every name of a law, once.
pub fn law_names() -> &'static [LawName] {
    &NAMES
}

impl Known {
    /// "61/2018/NĐ-CP 23/4/2018", "35/2024/QH15 27/6/2024 Luật Đường bộ"
    fn of(line: &'static str, is_law: bool) -> Option<Self> {
        let mut pieces = line.splitn(3, ' ');
        let (code, day, name) = (pieces.next()?, pieces.next()?, pieces.next());
        let mut figures = day.split('/');
        let (day, month) = (figures.next()?.parse().ok()?, figures.next()?.parse().ok()?);
        let date = Date { year: figures.next()?.parse().ok()?, month: Some(month), day: Some(day) };
        let amended = name.and_then(|name| name.strip_prefix("sửa đổi "));
        Some(Self { code, date, name: amended.or(name), amends: amended.is_some(), is_law })
    }
}

/// A code with one joint for all and without zeros in front: "27-NQ/TW" and "27/NQ-TW" are one act.
fn key(code: &str) -> String {
    let letters = code.trim_start_matches('0').chars();
    let plain = letters.map(|c| match c {
        'Đ' | 'đ' | 'Ð' => 'D',
        '-' | '–' => '/',
        c => c.to_ascii_uppercase(),
    });
    plain.collect()
}

/// The acts of a number and symbol.
pub fn known(code: &str) -> &'static [Known] {
    BY_CODE.get(&key(code)).map_or(&[], Vec::as_slice)
}

/// The laws of a name, those that amend it among them.
pub fn laws_named(name: &str) -> &'static [Known] {
    LAWS.get(&words_folded(name)).map_or(&[], Vec::as_slice)
}

/// The law with a number of a term of Quốc hội, whatever its year: within a term the laws are counted on.
pub fn law_of_term(number: &str, term: &str) -> Option<&'static Known> {
    BY_TERM.get(term)?.get(number.trim_start_matches('0'))
}

/// Laws by term and number: "QH15", "31".
static BY_TERM: LazyLock<HashMap<&'static str, HashMap<&'static str, Known>>> = LazyLock::new(|| {
    let mut terms: HashMap<&'static str, HashMap<&'static str, Known>> = HashMap::new();
    for law in ACTS.iter().filter(|act| act.is_law) {
        if let [number, _, term] = law.code.split('/').collect::<Vec<_>>().as_slice() {
            terms.entry(*term).or_default().insert(number.trim_start_matches('0'), *law);
        }
    }
    terms
});

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::document::days_in_month;

    #[test]
    fn every_row_is_read_and_stands_once() {
        let rows: Vec<&str> = SOURCE.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).collect();
        assert_eq!(ACTS.len(), rows.len());
        assert_eq!(rows.iter().collect::<BTreeSet<_>>().len(), rows.len());
        for act in ACTS.iter() {
            let (month, day) = (act.date.month.unwrap_or(0), act.date.day.unwrap_or(0));
            assert!(day > 0 && day <= days_in_month(act.date.year, month), "{act:?}");
            let numbered = act.code.split('/').nth(1).and_then(|year| year.parse::<u16>().ok());
            assert!(numbered.is_none_or(|year| year == act.date.year), "{act:?}");
            assert!(!act.is_law || act.code.contains("/QH"), "{act:?}");
        }
    }

    #[test]
    fn acts_and_laws_are_found() {
        let days = |acts: &[Known]| acts.iter().map(|act| (act.date.day, act.date.year)).collect::<Vec<_>>();
        assert_eq!(days(known("61/2018/NĐ-CP")), [(Some(23), 2018)]);
        assert_eq!(days(known("1-KL/TW")), [(Some(18), 2021)]);
        assert_eq!(days(laws_named("Luật đường bộ")), [(Some(27), 2024)]);
        assert_eq!(laws_named("Luật Tổ chức chính quyền địa phương").len(), 4);
        assert!(known("61/2018/QĐ-UBND").is_empty());
    }
}
