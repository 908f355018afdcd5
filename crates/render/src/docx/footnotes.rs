//! Footnotes: what docx-rs leaves out of their part, and their numbers.

use plan_core::document::NodeId;

use super::DocxError;
use super::styles::id;
use super::xml::{Element, Node};

/// The line between text and notes, and the one above a note that began on the page before; Word wants both.
const SEPARATORS: [(&str, &str, &str); 2] =
    [("-1", "separator", "w:separator"), ("0", "continuationSeparator", "w:continuationSeparator")];

/// The number of a note as the model has it, and the part that the note stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) part: NodeId,
    pub(super) text: String,
}

/// How the numbers of the notes come about: counted wherever that gives the numbers of the model, so that a note added in
/// Word finds its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbering {
    /// 1, 2, 3 … through the file.
    Counted,
    /// 1, 2, 3 … in each part. LibreOffice takes it for "from each heading on", and shows other numbers.
    CountedInParts,
    /// Each note brings its number along.
    Typed,
}

impl Numbering {
    /// How Word finds the numbers of these notes, which stand in the order of the file.
    pub(super) fn of(marks: &[Mark]) -> Self {
        let is_counted = |marks: &[Mark]| marks.iter().zip(1_usize..).all(|(mark, n)| mark.text == n.to_string());
        if is_counted(marks) {
            Self::Counted
        } else if marks.chunk_by(|a, b| a.part == b.part).all(is_counted) {
            Self::CountedInParts
        } else {
            Self::Typed
        }
    }
}

/// The end of a section: whether the numbers begin again in it.
pub(super) fn restart(section: &mut Element, numbering: Numbering) {
    if numbering == Numbering::CountedInParts {
        let restart = Element::new("w:numRestart").with("w:val", "eachSect");
        section.children.push(Node::Element(Element::new("w:footnotePr").child(restart)));
    }
}

/// A run of the text that refers to a note: its number is counted, or follows.
pub(super) fn refer(run: &mut Element, numbering: Numbering) {
    let Some(reference) = run.elements_mut().find(|child| child.name == "w:footnoteReference") else { return };
    match numbering {
        Numbering::Counted | Numbering::CountedInParts => run.children.retain(|child| !is_words(child)),
        Numbering::Typed => reference.set("w:customMarkFollows", "1"),
    }
}

/// The part with the notes, from docx-rs's.
pub(super) fn part(bytes: &[u8], numbering: Numbering) -> Result<Element, DocxError> {
    let mut root = Element::parse("word/footnotes.xml", bytes)?;
    if numbering != Numbering::Typed {
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

fn line((number, kind, mark): (&str, &str, &str)) -> Element {
    let style = Element::new("w:pPr").child(Element::new("w:pStyle").with("w:val", id::FOOTNOTE));
    let run = Element::new("w:r").child(Element::new(mark));
    Element::new("w:footnote")
        .with("w:type", kind)
        .with("w:id", number)
        .child(Element::new("w:p").child(style).child(run))
}

fn is_words(node: &Node) -> bool {
    matches!(node, Node::Element(child) if child.name == "w:t" || child.name == "w:delText")
}
