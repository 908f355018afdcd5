//! Bookmarks: the places that references lead to.

use std::collections::{BTreeMap, BTreeSet};

use plan_core::document::{Block, NodeId, Origin, Part, Run, Section, Table, Volume};
use plan_core::vietnamese::fold;

use super::notes::hash;

/// A place that references point to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bookmark {
    /// Unique in the file.
    pub(super) id: usize,
    /// At most 40 ASCII letters, digits and underscores; the leading underscore keeps it out of Word's list.
    pub(super) name: String,
}

/// One for everything in a volume that a reference in it names.
#[derive(Debug, Default)]
pub(super) struct Bookmarks(BTreeMap<NodeId, Bookmark>);

/// Word's limit for the name of a bookmark.
const LONGEST_NAME: usize = 40;

impl Bookmarks {
    /// The bookmarks that the references of `volume` need. What stands in another file, or nowhere, gets none.
    pub(super) fn of(volume: &Volume<'_>) -> Self {
        let texts: Vec<_> = volume.parts.iter().flat_map(|part| part.texts()).collect();
        let named: BTreeSet<&NodeId> = texts.iter().flatten().filter_map(target).collect();

        let mut bookmarks = BTreeMap::new();
        let mut taken = BTreeSet::new();
        for part in &volume.parts {
            for node in standing(part).into_iter().filter(|node| named.contains(node)) {
                let id = bookmarks.len();
                bookmarks.entry(node.clone()).or_insert_with(|| Bookmark { id, name: name(node, &mut taken) });
            }
        }
        Self(bookmarks)
    }

    /// The bookmark of what stands under this name, where a reference needs it.
    pub(super) fn get(&self, node: &NodeId) -> Option<&Bookmark> {
        self.0.get(node)
    }
}

/// What the words refer to.
pub(super) fn target(words: &Run) -> Option<&NodeId> {
    match &words.origin {
        Origin::Reference { target, .. } => target.as_ref(),
        _ => None,
    }
}

/// Everything in a part that a reference can name, in reading order.
fn standing(part: &Part) -> Vec<&NodeId> {
    fn below<'a>(blocks: &'a [Block], all: &mut Vec<&'a NodeId>) {
        for block in blocks {
            match block {
                Block::Section(Section { id, body, .. }) => {
                    all.push(id);
                    below(body, all);
                }
                Block::Paragraph(paragraph) => all.push(&paragraph.id),
                Block::Table(Table { id, head, rows, .. }) => {
                    all.push(id);
                    all.extend(head.iter().chain(rows).map(|row| &row.id));
                }
            }
        }
    }
    let mut all = vec![&part.id];
    all.extend(part.bases.iter().map(|basis| &basis.id));
    below(&part.body, &mut all);
    all
}

/// A legible part of the node's name, and its hash to keep apart what is cut or folded alike.
fn name(node: &NodeId, taken: &mut BTreeSet<String>) -> String {
    let legible: String =
        fold(node.as_str()).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let digits = 8;
    let legible: String = legible.chars().take(LONGEST_NAME - digits - 2).collect();
    let mut number = hash(node.as_str());
    loop {
        let name = format!("_{legible}_{number:08x}");
        if taken.insert(name.clone()) {
            return name;
        }
        number = number.wrapping_add(1) & 0x7FFF_FFFF;
    }
}
