//! Numbering schemes (*sơ đồ đánh số*, Phụ lục I, Phần I, Mục II, khoản 6, điểm c and đ), from `data/schemes.toml`.

use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};

use crate::document::Division;

/// Which division each level of heading numbers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// The word in plan.toml (`so-do`).
    #[serde(rename = "ma")]
    pub id: String,
    /// The divisions of `#`, `##`, `###`, `####`.
    #[serde(rename = "cap", deserialize_with = "divisions")]
    pub divisions: Vec<Division>,
}

/// The words of `cap`.
const DIVISIONS: [(&str, Division); 9] = [
    ("phan", Division::Volume),
    ("chuong", Division::Chapter),
    ("muc", Division::Section),
    ("tieu-muc", Division::Subsection),
    ("dieu", Division::Article),
    ("muc-la-ma", Division::Roman),
    ("khoan", Division::Clause),
    ("tiet", Division::Subclause),
    ("diem", Division::Point),
];

/// The first number of a division, as it is printed.
fn sample(division: Division) -> &'static str {
    match division {
        Division::Volume => "Phần I",
        Division::Chapter => "Chương I",
        Division::Section => "Mục 1",
        Division::Subsection => "Tiểu mục 1",
        Division::Article => "Điều 1.",
        Division::Roman => "I.",
        Division::Clause => "1.",
        Division::Subclause => "1.1.",
        Division::Point => "a)",
    }
}

fn divisions<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Division>, D::Error> {
    let words: Vec<String> = Vec::deserialize(deserializer)?;
    let division = |word: &String| {
        let found = DIVISIONS.iter().find(|(known, _)| known == word).map(|(_, division)| *division);
        found.ok_or_else(|| serde::de::Error::custom(format!("no division is called {word}")))
    };
    words.iter().map(division).collect()
}

impl Scheme {
    /// The levels as messages name them: "`#` (I.), `##` (1.), …"; with `shift` more "#" each.
    pub fn levels(&self, shift: u8) -> String {
        let level = |(index, division): (usize, &Division)| {
            format!("`{}` ({})", "#".repeat(index + 1 + usize::from(shift)), sample(*division))
        };
        self.divisions.iter().enumerate().map(level).collect::<Vec<_>>().join(", ")
    }

    /// The division of a heading of `level`, from 1; none where the scheme has no such level.
    pub fn division(&self, level: u8) -> Option<Division> {
        self.divisions.get(usize::from(level).checked_sub(1)?).copied()
    }

    /// Whether a heading of `level` may stand right under one of `under`: one level down, and điểm with a title also
    /// right under a khoản.
    pub fn allows(&self, level: u8, under: u8) -> bool {
        let is_point = self.division(level) == Some(Division::Point);
        let above = self.division(under);
        level == under + 1 || (is_point && matches!(above, Some(Division::Clause | Division::Subclause)))
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct File {
    so_do: Vec<Scheme>,
}

const SOURCE: &str = include_str!("../../../../data/schemes.toml");

/// All schemes, the usual one first.
pub static SCHEMES: LazyLock<Vec<Scheme>> = LazyLock::new(|| {
    // The file is part of the program; a test fails before a broken one is built.
    #[expect(clippy::expect_used)]
    let file: File = toml::from_str(SOURCE).expect("data/schemes.toml is part of the program");
    file.so_do
});

/// The scheme of an id.
pub fn scheme(id: &str) -> Option<&'static Scheme> {
    SCHEMES.iter().find(|scheme| scheme.id == id)
}

/// The scheme of the decree's second way, "I. → 1. → a)": what a document has unless it or its kind names another.
pub fn usual_scheme() -> &'static Scheme {
    // The list isn't empty: the test below holds it to that.
    #[expect(clippy::indexing_slicing)]
    let first = &SCHEMES[0];
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_lead_from_great_to_small() {
        assert_eq!(usual_scheme().division(1), Some(Division::Roman));
        for scheme in SCHEMES.iter() {
            assert!(scheme.divisions.is_sorted(), "{}: {:?}", scheme.id, scheme.divisions);
            assert!((3..=4).contains(&scheme.divisions.len()), "{}", scheme.id);
        }
    }

    #[test]
    fn a_point_may_stand_under_a_clause() {
        let usual = usual_scheme();
        assert!(usual.allows(2, 1) && usual.allows(4, 2) && usual.allows(4, 3));
        assert!(!usual.allows(3, 1) && !usual.allows(4, 1) && !usual.allows(2, 2));
    }
}
