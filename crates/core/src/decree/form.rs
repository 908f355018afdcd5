//! *Thể thức*: whose rules of form a layout holds, and the words that stand in every document of that form.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::{Clause, Layout};

/// Whose rules of form these are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Form {
    /// The word in co-quan.toml (`the-thuc`).
    pub id: String,
    /// What the rules are called, Vietnamese and English.
    pub name: [String; 2],
    /// Set where the rules' official text wasn't at hand.
    pub unverified: Option<Unverified>,
}

/// That nobody compared a form with the official text of its rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Unverified {
    /// What every document of this form says of itself.
    pub mark: String,
    /// What findings name in place of a clause of Decree 30, which doesn't apply.
    pub clause: Clause,
}

/// The words that a form has in every document. Spaces at their ends count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Words {
    /// *Quốc hiệu*, or the Party's title in its place (ô 1).
    pub national_name: String,
    /// *Tiêu ngữ*, below it.
    pub motto: Option<String>,
    /// What stands under the issuer's name in place of a rule line.
    pub issuer_mark: Option<String>,
    /// What stands under *trích yếu* in place of a rule line.
    pub subject_mark: Option<String>,
    /// Before the number (ô 3).
    pub number: String,
    /// Between the number and the symbol.
    pub number_join: String,
    /// Between the kind and the agency in a symbol.
    pub symbol_join: String,
    /// Before *trích yếu* of a công văn (ô 5b).
    pub letter_subject: String,
    /// *Kính gửi*, without its colon (ô 9a).
    pub addressees: String,
    /// The same in a tờ trình, where that has words of its own.
    pub proposal_addressees: Option<String>,
    /// Before each *căn cứ*.
    pub basis: String,
    /// Behind the last *căn cứ*.
    pub basis_end: String,
    /// Behind the Roman number of a heading.
    pub roman: String,
    /// The end of the text.
    pub end_mark: String,
    /// "Nơi nhận:" (ô 9b).
    pub recipients: String,
    /// Before the last line of the recipients.
    pub archive: String,
}

impl Words {
    /// *Ký hiệu* of a document of a kind, both abbreviated: "KH-UBND".
    pub fn symbol(&self, kind: &str, agency: &str) -> String {
        format!("{kind}{}{agency}", self.symbol_join)
    }
}

/// The file of each form, the usual one first.
pub(super) const SOURCES: [&str; 2] =
    [include_str!("../../../../templates/nd30/layout.toml"), include_str!("../../../../templates/dang/layout.toml")];

/// The forms, each with the text of its file.
static FORMS: LazyLock<Vec<(Layout, &'static str)>> = LazyLock::new(|| {
    // The files are part of the program; `every_layout_file_is_well_formed` fails before a broken one is built.
    #[expect(clippy::expect_used)]
    let layout = |source| toml::from_str(source).expect("the layout files are part of the program");
    SOURCES.iter().map(|source| (layout(source), *source)).collect()
});

impl Layout {
    /// The layout of Decree 30, as it is where an office chooses nothing.
    pub fn nd30() -> &'static Layout {
        // The list isn't empty, as its type says.
        #[expect(clippy::indexing_slicing)]
        let (first, _) = &FORMS[0];
        first
    }

    /// The layouts of all forms, the usual one first.
    pub fn forms() -> impl Iterator<Item = &'static Layout> {
        FORMS.iter().map(|(layout, _)| layout)
    }

    /// The layout of the form with this id.
    pub fn of_form(id: &str) -> Option<&'static Layout> {
        Self::forms().find(|layout| layout.form.id == id)
    }

    /// The text of the file that this layout's form comes from.
    pub fn source(&self) -> &'static str {
        FORMS.iter().find(|(layout, _)| layout.form.id == self.form.id).map_or("", |(_, source)| source)
    }
}
