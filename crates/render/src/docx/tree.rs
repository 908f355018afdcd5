//! The volume as docx-rs's tree: every part a section, one below the other.

use docx_rs::{DocumentChild, Docx, Header, Paragraph};
use plan_core::document::{NodeId, Part, Run, Text, Volume};
use plan_core::measure::RuleLines;

use super::bookmarks::Bookmarks;
use super::flow::Flow;
use super::notes::Notes;
use super::styles::{self, id};
use super::units::{half_points, text_width};
use super::{DocxError, addressees, body, form, package, section, signature, text};

/// What is at hand while the tree grows.
pub(super) struct Context<'a> {
    pub(super) volume: &'a Volume<'a>,
    /// The part that is being set.
    pub(super) part: &'a Part,
    /// Its paragraph that goes with the signature.
    pub(super) last_paragraph: Option<&'a NodeId>,
    pub(super) notes: Notes,
    pub(super) bookmarks: Bookmarks,
}

/// The tree, and what it can't say.
pub(super) fn tree(volume: &Volume<'_>) -> Result<(Docx, Notes), DocxError> {
    let (layout, Some((last, earlier))) = (volume.layout, volume.parts.split_last()) else {
        return Err(DocxError::Empty);
    };
    let bookmarks = Bookmarks::of(volume);
    let mut context = Context { volume, part: last, last_paragraph: None, notes: Notes::default(), bookmarks };
    let mut docx = Docx::new()
        .default_fonts(styles::fonts(&layout.type_face))
        .default_size(half_points(layout.components.body.size.pt()));
    docx = styles::styles(layout).into_iter().fold(docx, Docx::add_style);

    let mut children = Vec::new();
    for part in earlier {
        let (above, end) = context.set_part(part)?;
        children.extend(above);
        let end = end.section_property(section::section(part, &layout.page));
        children.push(DocumentChild::Paragraph(Box::new(end)));
    }
    let (above, end) = context.set_part(last)?;
    children.extend(above);
    children.push(DocumentChild::Paragraph(Box::new(end)));
    docx.document.children = children;
    docx.document.section_property =
        section::section(last, &layout.page).header(page_number(&mut context), package::HEADER_ID);
    Ok((docx, context.notes))
}

impl<'a> Context<'a> {
    /// A part from its head to its foot, and the paragraph that ends its section.
    fn set_part(&mut self, part: &'a Part) -> Result<(Vec<DocumentChild>, Paragraph), DocxError> {
        self.part = part;
        self.last_paragraph = part.last_paragraph().map(|paragraph| &paragraph.id);
        let mut flow = Flow::default();
        if let Some(header) = &part.header {
            let is_later = self.volume.parts.first().is_some_and(|first| first.id != part.id);
            if is_later || part.texts().iter().flatten().any(|run| run.note.is_some()) {
                // LibreOffice sets a whole empty line above a table that begins a later section or one with footnotes,
                // unless a paragraph is there already.
                flow.paragraph(self.empty(id::END, "dau").keep_next(true), 0.0, 0.0);
            }
            let table = form::header(self, header)?;
            flow.table(self, table, 0.0, self.volume.layout.title.gap_before.pt());
        }
        form::title(self, &mut flow)?;
        if let Some(addressees) = &part.addressees {
            addressees::addressees(self, addressees, &mut flow)?;
        }
        body::body(self, &mut flow)?;
        if let Some(foot) = signature::foot(self)? {
            flow.table(self, foot, 0.0, 0.0);
        }
        Ok(flow.into_children(self))
    }

    /// Width between the margins of the part's pages, in twips.
    pub(super) fn text_width(&self) -> i32 {
        text_width(&self.volume.layout.page, self.part.paper)
    }

    /// The rule lines of the part that is being set.
    pub(super) fn rule_lines(&self) -> RuleLines {
        RuleLines::of(self.part, self.volume.layout, self.volume.fonts)
    }

    /// A line of the form in its style. `name` is its place in the form, to name the paragraph by.
    pub(super) fn line(&mut self, style: &str, name: &str, text: &Text) -> Result<Paragraph, DocxError> {
        let begun = self.empty(style, name);
        self.add_text(begun, text)
    }

    /// Lines of the form in one style.
    pub(super) fn lines(&mut self, style: &str, name: &str, texts: &[Text]) -> Result<Vec<Paragraph>, DocxError> {
        let named = texts.iter().zip(1..);
        named.map(|(text, ordinal)| self.line(style, &format!("{name}.{ordinal}"), text)).collect()
    }

    /// A paragraph of the part's form without words.
    pub(super) fn empty(&mut self, style: &str, name: &str) -> Paragraph {
        let name = format!("{}/{name}", self.part.id);
        Paragraph::new().id(self.notes.form(&name).to_string()).style(style)
    }

    /// A paragraph without words that has a name in the document.
    pub(super) fn named(&mut self, style: &str, node: &NodeId) -> Paragraph {
        Paragraph::new().id(self.notes.node(node).to_string()).style(style)
    }

    /// `paragraph` with words that are bookmarked for the references to `nodes`.
    pub(super) fn add_bookmarked(
        &mut self,
        paragraph: Paragraph,
        nodes: &[&NodeId],
        text: &[Run],
    ) -> Result<Paragraph, DocxError> {
        self.bookmarked(paragraph, nodes, |context, paragraph| context.add_text(paragraph, text))
    }

    /// `paragraph` with what `set` adds to it, bookmarked for the references to `nodes`.
    pub(super) fn bookmarked(
        &mut self,
        mut paragraph: Paragraph,
        nodes: &[&NodeId],
        set: impl FnOnce(&mut Self, Paragraph) -> Result<Paragraph, DocxError>,
    ) -> Result<Paragraph, DocxError> {
        let mut ids = Vec::new();
        for bookmark in nodes.iter().filter_map(|node| self.bookmarks.get(node)) {
            paragraph = paragraph.add_bookmark_start(bookmark.id, &bookmark.name);
            ids.push(bookmark.id);
        }
        let paragraph = set(self, paragraph)?;
        Ok(ids.into_iter().rev().fold(paragraph, Paragraph::add_bookmark_end))
    }
}

/// The header of every page that shows its number: the number, centred in the upper margin.
fn page_number(context: &mut Context<'_>) -> Header {
    // Until Word counts for itself, the number of the first page that shows one.
    let first = context.volume.layout.page.unnumbered.count() + 1;
    Header::new().add_paragraph(text::page_number(context.empty(id::PAGE_NUMBER, "so-trang"), &first.to_string()))
}
