//! Everything is said twice: in Vietnamese and in English.

use serde::Serialize;

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Vietnamese, the default.
    #[default]
    Vi,
    /// English.
    En,
}

/// A sentence in both languages; [`crate::said!`] makes one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Said {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Said {
    /// The sentence in `language`.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Vi => &self.vi,
            Language::En => &self.en,
        }
    }
}

/// A [`Said`] from two format strings: `said!("thiếu {what}", "{what} is missing")`.
#[macro_export]
macro_rules! said {
    ($vi:literal, $en:literal $(,)?) => {
        $crate::diagnostic::Said { vi: format!($vi), en: format!($en) }
    };
}
