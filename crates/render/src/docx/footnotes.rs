//! Footnotes: what docx-rs leaves out of their part, and their numbers.

use super::DocxError;
use super::notes::Notes;
use super::xml::{Element, Node};

/// The line between text and notes, and the one above a note that began on the page before; Word wants both.
const SEPARATORS: [(&str, &str, &str); 2] =
    [("-1", "separator", "w:separator"), ("0", "continuationSeparator", "w:continuationSeparator")];

/// How the numbers of the notes come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbering {
    /// Word counts: 1, 2, 3 … through the file are the model's own numbers.
    Counted,
    /// Each note brings the model's number along.
    Typed,
}

impl Numbering {
    /// Counted wherever that gives the numbers of the model. Numbers that begin again in each part are typed: LibreOffice
    /// reads "restart in each section" as "at each heading".
    pub(super) fn of(notes: &Notes) -> Self {
        let counted = notes.footnotes.iter().zip(1_usize..).all(|(mark, number)| *mark == number.to_string());
        if counted { Self::Counted } else { Self::Typed }
    }
}

/// A run of the text that refers to a note: its number is counted, or follows.
pub(super) fn refer(run: &mut Element, numbering: Numbering) {
    let Some(reference) = run.elements_mut().find(|child| child.name == "w:footnoteReference") else { return };
    match numbering {
        Numbering::Counted => run.children.retain(|child| !is_words(child)),
        Numbering::Typed => reference.set("w:customMarkFollows", "1"),
    }
}

/// The part with the notes, from docx-rs's.
pub(super) fn part(bytes: &[u8], numbering: Numbering) -> Result<Element, DocxError> {
    let mut root = Element::parse("word/footnotes.xml", bytes)?;
    if numbering == Numbering::Counted {
        for note in root.elements_mut() {
            // The first run of a note is its number.
            let paragraph = note.elements_mut().find(|child| child.name == "w:p");
            let run = paragraph.and_then(|paragraph| paragraph.elements_mut().find(|child| child.name == "w:r"));
            if let Some(run) = run {
                run.children.retain(|child| !is_words(child));
                run.children.push(Node::Element(Element::new("w:footnoteRef")));
            }
        }
    }
    let notes = std::mem::take(&mut root.children);
    root.children = SEPARATORS.map(|separator| Node::Element(line(separator))).into();
    root.children.extend(notes);
    Ok(root)
}

/// What the settings say of the separators.
pub(super) fn setting() -> Element {
    let separators = SEPARATORS.map(|(id, ..)| Element::new("w:footnote").with("w:id", id));
    Element::new("w:footnotePr").extend(separators)
}

fn line((id, kind, mark): (&str, &str, &str)) -> Element {
    let run = Element::new("w:r").child(Element::new(mark));
    Element::new("w:footnote").with("w:type", kind).with("w:id", id).child(Element::new("w:p").child(run))
}

fn is_words(node: &Node) -> bool {
    matches!(node, Node::Element(child) if child.name == "w:t" || child.name == "w:delText")
}
