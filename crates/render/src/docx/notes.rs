//! What docx-rs can't say, kept beside its tree by paragraph.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use plan_core::document::NodeId;

use super::footnotes::Mark;

/// `w14:paraId`: the name of a paragraph in a Word file. Greater than 0 and below 0x80000000, as [MS-DOCX] 2.6.2.3 asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ParaId(u32);

impl fmt::Display for ParaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08X}", self.0)
    }
}

/// What a table says to somebody who can't see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TableNote {
    /// *Tiêu đề*, `w:tblCaption`.
    pub(super) caption: Cow<'static, str>,
    /// *Mô tả*, `w:tblDescription`.
    pub(super) description: Cow<'static, str>,
    /// Whether it holds data under a head, and isn't there for the layout alone.
    pub(super) is_data: bool,
}

/// What the finishing pass adds, keyed by the paragraph it concerns.
#[derive(Debug, Default)]
pub(super) struct Notes {
    taken: BTreeSet<ParaId>,
    /// The way back from an edit made in Word to the part of the document: written into the package as a part of its own.
    pub(super) nodes: BTreeMap<ParaId, NodeId>,
    tables: BTreeMap<String, TableNote>,
    head_rows: BTreeSet<String>,
    /// The marks of the footnotes, in the order of their numbers in the package, which begin at 1.
    pub(super) footnotes: Vec<Mark>,
}

impl Notes {
    /// A name for the paragraph of a part of the document.
    pub(super) fn node(&mut self, node: &NodeId) -> ParaId {
        let id = self.form(node.as_str());
        self.nodes.insert(id, node.clone());
        id
    }

    /// Notes the table that begins with the paragraph `first`; a table has no name of its own.
    pub(super) fn table(&mut self, first: &str, note: TableNote) {
        self.tables.insert(first.to_owned(), note);
    }

    /// The note of the table that begins with the paragraph `first`.
    pub(super) fn of_table(&self, first: &str) -> Option<&TableNote> {
        self.tables.get(first)
    }

    /// Notes that the row that begins with the paragraph `first` is repeated on every page.
    pub(super) fn head_row(&mut self, first: &str) {
        self.head_rows.insert(first.to_owned());
    }

    /// Whether the row that begins with the paragraph `first` is repeated on every page.
    pub(super) fn is_head_row(&self, first: &str) -> bool {
        self.head_rows.contains(first)
    }

    /// The number in the package of a further footnote.
    pub(super) fn footnote(&mut self, mark: Mark) -> usize {
        self.footnotes.push(mark);
        self.footnotes.len()
    }

    /// A name for a line of the form, which no [`NodeId`] names.
    pub(super) fn form(&mut self, name: &str) -> ParaId {
        // The same document gives the same collisions in the same order, hence the same names.
        let (mut candidate, mut again) = (name.to_owned(), 0_u32);
        loop {
            let id = ParaId(hash(&candidate));
            if self.taken.insert(id) {
                return id;
            }
            again += 1;
            candidate = format!("{name}#{again}");
        }
    }
}

/// 31 bits of 32-bit FNV-1a (offset 0x811C9DC5, prime 0x01000193) over the UTF-8 bytes; 0 becomes 1.
///
/// Ours, and not the standard library's hasher, because the names must be the same from one release to the next.
pub(super) fn hash(name: &str) -> u32 {
    let hash = name.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash & 0x7FFF_FFFF).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_fnv_1a_and_never_twice_the_same() {
        // The published test vectors of FNV-1a, upper bit cleared.
        assert_eq!(hash("a"), 0xE40C_292C & 0x7FFF_FFFF);
        assert_eq!(hash("foobar"), 0xBF9C_F968 & 0x7FFF_FFFF);
        let mut notes = Notes::default();
        let node = NodeId::root("muc:kinh-phi");
        let [first, second] = [notes.node(&node), notes.node(&node)];
        assert_ne!(first, second);
        assert_eq!(first, Notes::default().node(&node));
        assert_eq!(first.to_string().len(), 8);
    }
}
