//! Runs: the words of the model, verbatim.

use std::collections::{BTreeMap, BTreeSet};

use docx_rs::{Delete, FieldCharType, Hyperlink, HyperlinkType, Insert, InstrPAGE, InstrText, Paragraph, Run};
use plan_core::document::{Change, Document, NodeId, Origin, Run as Words};
use plan_core::vietnamese::fold;

use super::notes::hash;
use super::xml::refuse_control_characters;
use super::{DocxError, package};

/// A place that references point to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bookmark {
    /// Unique in the document.
    pub(super) id: usize,
    /// At most 40 ASCII letters, digits and underscores; the leading underscore keeps it out of Word's list.
    pub(super) name: String,
}

/// The bookmarks of a document: one for every part that a reference names.
pub(super) type Bookmarks = BTreeMap<NodeId, Bookmark>;

/// Word's limit for the name of a bookmark.
const LONGEST_NAME: usize = 40;

/// The bookmarks that the references of `document` need. A part that stands nowhere gets none.
pub(super) fn bookmarks(document: &Document) -> Bookmarks {
    let texts = document.texts();
    let named: BTreeSet<&NodeId> = texts.iter().flatten().filter_map(target).collect();
    let sections = document.all_sections();
    let paragraphs = document.paragraphs();
    let standing = sections.iter().map(|section| &section.id).chain(paragraphs.iter().map(|paragraph| &paragraph.id));
    let mut bookmarks = Bookmarks::new();
    let mut taken = BTreeSet::new();
    for node in standing.filter(|node| named.contains(node)) {
        let id = bookmarks.len();
        bookmarks.entry(node.clone()).or_insert_with(|| Bookmark { id, name: bookmark_name(node, &mut taken) });
    }
    bookmarks
}

/// A legible part of the node's name, and its hash to keep apart what is cut or folded alike.
fn bookmark_name(node: &NodeId, taken: &mut BTreeSet<String>) -> String {
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

fn target(words: &Words) -> Option<&NodeId> {
    match &words.origin {
        Origin::Reference { target, .. } => target.as_ref(),
        _ => None,
    }
}

/// `paragraph` with the words of `text`.
///
/// # Errors
/// [`DocxError::Character`] for control characters: docx-rs drops some of them and writes others raw.
pub(super) fn add_text(
    mut paragraph: Paragraph,
    text: &[Words],
    bookmarks: &Bookmarks,
) -> Result<Paragraph, DocxError> {
    for words in text.iter().filter(|words| !words.text.is_empty()) {
        refuse_control_characters(&words.text)?;
        paragraph = match words.change {
            Some(Change::Deleted) => {
                let run = emphasised(Run::new().add_delete_text(&words.text), words);
                paragraph.add_delete(Delete::new().author(package::APPLICATION).add_run(run))
            }
            Some(Change::Inserted) => {
                let run = emphasised(Run::new().add_text(&words.text), words);
                paragraph.add_insert(Insert::new(run).author(package::APPLICATION))
            }
            None => {
                let run = emphasised(Run::new().add_text(&words.text), words);
                match target(words).and_then(|node| bookmarks.get(node)) {
                    None => paragraph.add_run(run),
                    // A link and not a REF field: updated (LibreOffice does it on opening, Word on printing), the field
                    // would show the bookmarked heading in place of the reference's own words.
                    Some(bookmark) => {
                        paragraph.add_hyperlink(Hyperlink::new(&bookmark.name, HyperlinkType::Anchor).add_run(run))
                    }
                }
            }
        };
    }
    Ok(paragraph)
}

/// The page number, with `cached` to show until Word counts the pages: five runs, as Word writes them.
pub(super) fn page_number(paragraph: Paragraph, cached: &str) -> Paragraph {
    // Never marked dirty: Word asks the reader about such fields.
    let mark = |kind| Run::new().add_field_char(kind, false);
    paragraph
        .add_run(mark(FieldCharType::Begin))
        .add_run(Run::new().add_instr_text(InstrText::PAGE(InstrPAGE::new())))
        .add_run(mark(FieldCharType::Separate))
        .add_run(Run::new().add_text(cached))
        .add_run(mark(FieldCharType::End))
}

/// Emphasis as a plain "on": `**đậm**` in a bold heading stays bold.
fn emphasised(mut run: Run, words: &Words) -> Run {
    if words.style.bold {
        run = run.bold();
    }
    if words.style.italic {
        run = run.italic();
    }
    run
}
