//! Required headings (*khung*), from `data/outlines/`. A new outline is one file there and one line here.

use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};

use crate::vietnamese;

const SOURCES: [&str; 3] = [
    include_str!("../../../../data/outlines/cchc.toml"),
    include_str!("../../../../data/outlines/duy-tri-chi-so.toml"),
    include_str!("../../../../data/outlines/tu-do.toml"),
];

/// A profile of required headings (*khung*).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    /// The word in plan.toml.
    #[serde(rename = "ma")]
    pub id: String,
    /// For messages.
    #[serde(rename = "ten")]
    pub name: String,
    /// The roles that its headings must fill, in their usual order.
    #[serde(rename = "vai")]
    pub roles: Vec<Role>,
}

/// What a section is for (*vai*).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// `kinh-phi`; also the id of the file that is proposed for it.
    #[serde(rename = "ma")]
    pub id: String,
    /// "Kinh phí".
    #[serde(rename = "ten")]
    pub name: String,
    /// Words that show it in a heading, folded once ([`vietnamese::words_folded`]).
    #[serde(rename = "tu", deserialize_with = "folded")]
    pub words: Vec<String>,
    /// Where it must stand, where that is certain.
    #[serde(rename = "vi-tri")]
    pub place: Option<RolePlace>,
}

/// Where a role must stand among the sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum RolePlace {
    /// Before all others.
    #[serde(rename = "dau")]
    First,
    /// Last, or last but one.
    #[serde(rename = "cuoi")]
    Last,
}

fn folded<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let words: Vec<String> = Vec::deserialize(deserializer)?;
    Ok(words.iter().map(|word| vietnamese::words_folded(word)).collect())
}

impl Role {
    /// Whether a heading shows the role by its words.
    pub fn is_in_heading(&self, heading: &str) -> bool {
        let heading = format!(" {} ", vietnamese::words_folded(heading));
        self.words.iter().any(|word| heading.contains(&format!(" {word} ")))
    }

    /// Whether a text begins with the role's words ("4. Kinh phí thực hiện: …").
    pub fn starts_text(&self, text: &str) -> bool {
        let text = format!("{} ", vietnamese::words_folded(text));
        self.words.iter().any(|word| text.starts_with(&format!("{word} ")))
    }

    /// Whether a section's id, from its file name, shows the role.
    pub fn is_in_id(&self, id: &str) -> bool {
        let id = format!("-{id}-");
        std::iter::once(self.id.clone())
            .chain(self.words.iter().map(|word| vietnamese::fold(word).replace(' ', "-")))
            .any(|word| id.contains(&format!("-{word}-")))
    }
}

static OUTLINES: LazyLock<Vec<Outline>> = LazyLock::new(|| {
    // The files are part of the program; a test fails before a broken one is built.
    #[expect(clippy::expect_used)]
    SOURCES.iter().map(|source| toml::from_str(source).expect("data/outlines is part of the program")).collect()
});

/// All outlines.
pub fn outlines() -> &'static [Outline] {
    &OUTLINES
}

/// The outline of an id.
pub fn outline(id: &str) -> Option<&'static Outline> {
    OUTLINES.iter().find(|outline| outline.id == id)
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::*;

    /// Headings of real plans (patterns.md §1).
    #[test]
    fn roles_are_found_in_real_headings() {
        let found = |heading: &str| -> Vec<&str> {
            let outline = outline("cchc").unwrap_or_else(|| panic!("cchc"));
            outline.roles.iter().filter(|r| r.is_in_heading(heading)).map(|r| r.id.as_str()).collect()
        };
        assert_eq!(found("MỤC ĐÍCH VÀ YÊU CẦU."), ["muc-dich"]);
        assert_eq!(found("MỤC TIÊU, NHIỆM VỤ"), ["chi-tieu", "nhiem-vu"]);
        assert_eq!(found("QUAN ĐIỂM, MỤC TIÊU, YÊU CẦU"), ["muc-dich", "chi-tieu"]);
        assert_eq!(found("NỘI DUNG, GIẢI PHÁP VÀ TRÁCH NHIỆM THỰC HIỆN"), ["nhiem-vu"]);
        assert_eq!(found("Kinh phí thực hiện"), ["kinh-phi"]);
        assert_eq!(found("TRÁCH NHIỆM TỔ CHỨC THỰC HIỆN"), ["to-chuc-thuc-hien"]);
        assert_eq!(found("KHẨU HIỆU TUYÊN TRUYỀN"), Vec::<&str>::new());
    }
}
