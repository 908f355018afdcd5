//! Kinds of documents (*tên loại văn bản*, Điều 7; abbreviations: Phụ lục III, Phần I), from `data/kinds.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{Scheme, scheme, usual_scheme};

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
    /// In the symbol: "KH"; a công văn has none.
    #[serde(rename = "viet-tat")]
    pub abbreviation: Option<String>,
    /// The outline that such a document has unless it names another.
    #[serde(rename = "khung")]
    pub outline: Option<String>,
    /// Its form in Phụ lục III: "1.4".
    #[serde(rename = "mau")]
    pub form: Option<String>,
    /// The numbering scheme it has unless it names another.
    #[serde(rename = "so-do")]
    pub scheme: Option<String>,
    /// The line above the Điều of a decision: "QUYẾT ĐỊNH:".
    #[serde(rename = "lenh")]
    pub order: Option<String>,
}

/// The forms of Phụ lục III that this program makes.
const FORMS: [&str; 4] = ["1.1", "1.2", "1.4", "1.5"];

impl Kind {
    /// Whether this program makes its form.
    pub fn has_form(&self) -> bool {
        self.form.as_deref().is_some_and(|form| FORMS.contains(&form))
    }

    /// Whether it is a công văn: "V/v …" below the number, no *tên loại* (Mẫu 1.5).
    pub fn is_letter(&self) -> bool {
        self.form.as_deref() == Some("1.5")
    }

    /// Whether it is a *tờ trình*, which asks the one above for something.
    pub fn is_proposal(&self) -> bool {
        self.id == "to-trinh"
    }

    /// The numbering scheme it has unless it names another.
    pub fn scheme(&self) -> &'static Scheme {
        self.scheme.as_deref().and_then(scheme).unwrap_or_else(usual_scheme)
    }
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
        assert_eq!(plan.and_then(|k| k.abbreviation.as_deref()), Some("KH"));
        // Điều 7 names so many; all but two have an abbreviation.
        assert_eq!((KINDS.len(), KINDS.iter().filter(|kind| kind.abbreviation.is_none()).count()), (29, 2));
        assert_eq!(plan.and_then(|k| k.outline.as_deref()), Some("cchc"));
        for kind in KINDS.iter() {
            assert!(kind.outline.as_deref().is_none_or(|id| super::super::outline(id).is_some()), "{}", kind.id);
            assert!(kind.scheme.as_deref().is_none_or(|id| scheme(id).is_some()), "{}", kind.id);
        }
    }
}
