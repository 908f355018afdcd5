//! Kinds of documents (*tên loại văn bản*, Điều 7; abbreviations: Phụ lục III, Phần I), from `data/kinds.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

/// A kind of document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// The word in plan.toml: `ke-hoach`.
    #[serde(rename = "ma")]
    pub id: String,
    /// As it stands in a sentence: "Kế hoạch".
    #[serde(rename = "ten")]
    pub name: String,
    /// In the symbol: "KH".
    #[serde(rename = "viet-tat")]
    pub abbreviation: String,
    /// The outline that such a document has unless it names another.
    #[serde(rename = "khung")]
    pub outline: Option<String>,
}

#[derive(Deserialize)]
struct File {
    loai: Vec<Kind>,
}

const SOURCE: &str = include_str!("../../../../data/kinds.toml");

/// All kinds, in the decree's order.
pub static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    // The file is part of the program; a test fails before a broken one is built.
    #[expect(clippy::expect_used)]
    let file: File = toml::from_str(SOURCE).expect("data/kinds.toml is part of the program");
    file.loai
});

/// The kind of an id.
pub fn kind(id: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_abbreviated_kh_and_has_the_reform_outline() {
        let plan = kind("ke-hoach");
        assert_eq!(plan.map(|k| k.abbreviation.as_str()), Some("KH"));
        assert_eq!(plan.and_then(|k| k.outline.as_deref()), Some("cchc"));
        for kind in KINDS.iter() {
            assert!(kind.outline.as_deref().is_none_or(|id| super::super::outline(id).is_some()), "{}", kind.id);
        }
    }
}
