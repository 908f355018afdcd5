//! The list of mutants: `mutants/*.toml`, one file for each head of a report.

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;

use super::edit::Edit;

/// A variant of a finished file in which one thing is broken.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Mutant {
    /// What is broken, in words.
    pub(super) breaks: String,
    /// The row that must turn wrong.
    pub(super) row: String,
    /// The whole file ([`super::base`]) that it is made from.
    #[serde(default = "vinh_my")]
    pub(super) of: String,
    /// Rows that turn wrong with it, each with the reason why one thing breaks two requirements.
    #[serde(default)]
    pub(super) too: BTreeMap<String, String>,
    /// Rows that may come to "không xác định" or from it, each with the reason.
    #[serde(default)]
    pub(super) unsure: BTreeMap<String, String>,
    /// Why it has one format only.
    pub(super) only: Option<String>,
    /// What is changed for the PDF in the numbers of the form, as typst has it: "page.margin-left = 72".
    #[serde(default)]
    pub(super) form: Vec<String>,
    /// What else is changed for the PDF: in the templates, their data, or the file itself.
    #[serde(default)]
    pub(super) pdf: Vec<Edit>,
    /// What is changed for the PDF by qpdf: its options.
    #[serde(default)]
    pub(super) qpdf: Vec<String>,
    /// What is changed in the parts of the Word file.
    #[serde(default)]
    pub(super) docx: Vec<Edit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    mutant: Vec<Mutant>,
}

fn vinh_my() -> String {
    "vinh-my-2022".to_owned()
}

/// All of them, sorted by file.
pub(super) fn mutants() -> Vec<Mutant> {
    let folder = crate::root().join("tests/it/verify/mutants");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        toml::from_str::<File>(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())).mutant
    };
    paths.iter().flat_map(read).collect()
}
