//! The parts that are read, as text.

use super::package::{self, Package};
use crate::error::Unreadable;

/// A header, a footer, or anything else that the text refers to.
#[derive(Debug)]
pub(super) struct Related {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) text: String,
}

/// The parts of a file.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) main: String,
    pub(super) related: Vec<Related>,
    /// Title, language: `docProps/core.xml`.
    pub(super) core: Option<String>,
    pub(super) cut_short: bool,
}

/// What the main part may refer to that is read.
const KINDS: [&str; 8] = ["styles", "theme", "numbering", "settings", "header", "footer", "footnotes", "endnotes"];

impl Parts {
    /// Inflates what is needed of a file.
    pub(super) fn load(bytes: &[u8]) -> Result<Parts, Unreadable> {
        let mut package = Package::open(bytes)?;
        let name = package.main_part().ok_or_else(package::not_docx)?;
        let main = package.text(&name).ok_or_else(package::too_large)?;
        let mut related = Vec::new();
        for one in package.relationships(&name) {
            if KINDS.contains(&one.kind.as_str())
                && let Some(text) = package.text(&one.target)
            {
                related.push(Related { id: one.id, kind: one.kind, text });
            }
        }
        let core = package.relationships("").into_iter().find(|one| one.kind == "core-properties");
        let core = core.and_then(|one| package.text(&one.target));
        Ok(Parts { main, related, core, cut_short: package.cut_short })
    }
}
