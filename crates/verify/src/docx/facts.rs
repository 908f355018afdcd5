//! What the file says of itself.

use std::collections::BTreeSet;

use super::words::is_space;
use super::xml::{Element, Node};
use crate::reading::{FileFacts, FontFacts, Paragraph};

/// The facts of a file: `language` is what its styles say.
pub(super) fn facts(
    core: Option<Node<'_>>,
    language: Option<&str>,
    paragraphs: &[Paragraph],
    cut_short: bool,
) -> FileFacts {
    let said = |name: &str| {
        let text = core?.child(name)?.text()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    let spans = paragraphs.iter().flat_map(Paragraph::spans);
    let families: BTreeSet<&str> =
        spans.filter(|span| !span.text.chars().all(is_space)).filter_map(|span| span.face.as_deref()).collect();
    FileFacts {
        language: language.map(str::to_owned).or_else(|| said("language")),
        title: said("title"),
        fonts: families
            .into_iter()
            .map(|family| FontFacts { family: family.to_owned(), embedded: false, unicode: !is_legacy(family) })
            .collect(),
        cut_short,
        ..FileFacts::default()
    }
}

/// Whether a family has its own code for Vietnamese letters (TCVN3, VNI): what the file holds are other letters than those
/// that are seen.
fn is_legacy(family: &str) -> bool {
    let family = family.to_lowercase();
    family.starts_with(".vn") || family.starts_with("vni")
}
