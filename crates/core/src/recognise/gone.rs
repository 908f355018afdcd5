//! Bodies and terms that are no more: `data/abolished.toml`, `data/terms.toml`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;
use toml::value::Datetime;

use super::calendar::Day;

/// What is no more from a day on.
#[derive(Debug)]
pub struct Gone {
    /// How it is named.
    pattern: Regex,
    /// What stands in its place, in Vietnamese and English.
    pub now: [String; 2],
    /// From this day on.
    pub since: Day,
    /// Who says so.
    pub source: String,
}

impl Gone {
    /// Where a text names it.
    pub fn named(&self, words: &str) -> Vec<Range<usize>> {
        self.pattern.find_iter(words).map(|found| found.range()).collect()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    ten: Vec<String>,
    nay: [String; 2],
    tu: Datetime,
    nguon: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Term {
    ten: Vec<String>,
    nay: String,
    tu: Datetime,
    nguon: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Bodies {
    co_quan: Vec<Body>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Terms {
    thuat_ngu: Vec<Term>,
}

const BODIES: &str = include_str!("../../../../data/abolished.toml");
const TERMS: &str = include_str!("../../../../data/terms.toml");

/// Bodies that no longer exist.
pub static ABOLISHED: LazyLock<Vec<Gone>> = LazyLock::new(|| {
    // The file is part of the program; a test fails before a broken one is built.
    #[expect(clippy::expect_used)]
    let file: Bodies = toml::from_str(BODIES).expect("data/abolished.toml is part of the program");
    let read = |body: Body| gone(&body.ten, body.nay, body.tu, body.nguon);
    file.co_quan.into_iter().filter_map(read).collect()
});

/// Terms that are no longer used.
pub static RETIRED: LazyLock<Vec<Gone>> = LazyLock::new(|| {
    // As above.
    #[expect(clippy::expect_used)]
    let file: Terms = toml::from_str(TERMS).expect("data/terms.toml is part of the program");
    let read = |term: Term| gone(&term.ten, [term.nay.clone(), term.nay], term.tu, term.nguon);
    file.thuat_ngu.into_iter().filter_map(read).collect()
});

fn gone(names: &[String], now: [String; 2], since: Datetime, source: String) -> Option<Gone> {
    let date = since.date?;
    // "ubnd|ủy ban nhân dân + huyện|quận": one of these and one of those.
    let names: Vec<String> = names.iter().map(|name| sequence(name)).collect();
    let pattern = Regex::new(&format!(r"(?i)\b(?:{})\b", names.join("|"))).ok()?;
    Some(Gone { pattern, now, since: Day { year: date.year, month: date.month, day: date.day }, source })
}

fn sequence(name: &str) -> String {
    let parts = name.split(" + ").map(|part| {
        let ways: Vec<String> = part.split('|').map(|way| pattern_of(way.trim())).collect();
        format!("(?:{})", ways.join("|"))
    });
    parts.collect::<Vec<_>>().join(r"\s+")
}

/// The pattern of a name: spaces of any width, dashes of any sort.
fn pattern_of(name: &str) -> String {
    regex::escape(name).replace(r" \- ", r"\s*[-–]\s*").replace(r"\-", "[-–]").replace(' ', r"\s+")
}

/// Whether words name an act by its number: "3571/QĐ-UBND", "61/2018/NĐ-CP".
pub fn names_act(words: &str) -> bool {
    words.match_indices('/').any(|(at, _)| {
        let before = words.get(..at).and_then(|before| before.chars().next_back());
        let mut after = words.get(at + 1..).unwrap_or_default().chars().peekable();
        let is_symbol = after.peek().is_some_and(|c| c.is_uppercase());
        let year: String = after.by_ref().take(4).collect();
        let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && after.next() == Some('/');
        before.is_some_and(|c| c.is_ascii_digit()) && (is_symbol || is_year)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_is_read() {
        // Every record of both files is a pattern that works.
        assert_eq!(ABOLISHED.len(), BODIES.matches("[[co-quan]]").count());
        assert_eq!(RETIRED.len(), TERMS.matches("[[thuat-ngu]]").count());
        let names = |words: &str| ABOLISHED.iter().flat_map(|gone| gone.named(words)).count();
        assert_eq!(names("Tham mưu UBND huyện; Ủy ban nhân dân các huyện, thị xã"), 2);
        assert_eq!(names("Sở Thông tin và Truyền thông, Bộ TT&TT"), 2);
        assert_eq!(names("Ngân hàng Chính sách xã hội huyện, UBND xã, thị trấn Kbang"), 0);
    }

    #[test]
    fn numbers_of_acts() {
        for words in ["Quyết định số 12/QĐ-UBND", "Nghị định 61/2018/NĐ-CP"] {
            assert!(names_act(words), "{words}");
        }
        for words in ["ngày 05/01/2022", "mức độ 3/4", "và/hoặc"] {
            assert!(!names_act(words), "{words}");
        }
    }
}
