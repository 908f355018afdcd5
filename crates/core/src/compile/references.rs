//! References: `@muc:kinh-phi` → "Mục IV".

use crate::document::{Addressed, Anchor, AnchorKind, Document, NodeId, Origin, Run, Text, Unresolved};
use crate::source::toml::nearest;

/// References that name nothing, for which a near name is looked for.
const MOST_SEARCHES: usize = 50;

/// Prints every reference, now that every number is known.
pub(super) fn resolve(document: &mut Document) {
    let anchors = std::mem::take(&mut document.facts.anchors);
    let mut resolver = Resolver { anchors: &anchors, unresolved: Vec::new() };
    for part in &mut document.parts {
        part.change_texts(&mut |text| resolver.text(text));
    }
    document.facts.unresolved.append(&mut resolver.unresolved);
    document.facts.anchors = anchors;
}

struct Resolver<'a> {
    anchors: &'a [Anchor],
    unresolved: Vec<Unresolved>,
}

impl Resolver<'_> {
    fn text(&mut self, text: &mut Text) {
        let mut before = String::new();
        let mut printed = Text::with_capacity(text.len());
        for run in text.drain(..) {
            match run.origin {
                Origin::Reference { .. } => {
                    for run in self.print(&run, starts_sentence(&before)) {
                        before.push_str(&run.text);
                        printed.push(run);
                    }
                }
                _ => {
                    let mut run = run;
                    if let Some(note) = &mut run.note {
                        self.text(note);
                    } else {
                        before.push_str(&run.text);
                    }
                    printed.push(run);
                }
            }
        }
        *text = printed;
    }

    /// `@muc:a,b` → "Mục I, Mục II", a run for each part so that each can be a link.
    fn print(&mut self, run: &Run, capital: bool) -> Vec<Run> {
        let Origin::Reference { at, .. } = run.origin else { return vec![run.clone()] };
        let (word, ids) = run.text.trim_start_matches('@').split_once(':').unwrap_or(("", ""));
        let kind = AnchorKind::WORDS.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind);
        let Some(kind) = kind else { return vec![run.clone()] };
        let mut runs = Vec::new();
        for (index, id) in ids.split(',').enumerate() {
            let anchor = self.anchors.iter().find(|anchor| anchor.kind == kind && anchor.id == id);
            let (text, target): (String, Option<NodeId>) = match anchor {
                Some(anchor) => (anchor.printed.clone(), Some(anchor.node.clone())),
                None => {
                    let known = self.anchors.iter().filter(|anchor| anchor.kind == kind);
                    // A document with that many slips has another fault than spelling; the search would take seconds.
                    let near = match self.unresolved.len() {
                        ..MOST_SEARCHES => nearest(id, known.map(|anchor| anchor.id.as_str())),
                        _ => Vec::new(),
                    };
                    self.unresolved.push(Unresolved { name: id.to_owned(), kind: Addressed::Part(kind), at, near });
                    (format!("[?{word}:{id}]"), None)
                }
            };
            let text = if capital && index == 0 { capitalised(&text) } else { text };
            let text = if index > 0 { format!(", {text}") } else { text };
            runs.push(Run { text, origin: Origin::Reference { at, target }, ..run.clone() });
        }
        runs
    }
}

/// The first syllable of a sentence is capital (Phụ lục II, Mục I).
fn starts_sentence(before: &str) -> bool {
    before.trim_end().chars().next_back().is_none_or(|c| matches!(c, '.' | '?' | '!'))
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
