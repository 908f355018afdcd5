//! The document as docx-rs's tree: header block, title, running text, signature block, one section around all.

use docx_rs::{Docx, Header, PageMargin, Paragraph};
use plan_core::decree::Page;
use plan_core::document::{self, Block, Document, NodeId, Section, Text};

use super::notes::Notes;
use super::styles::{self, id};
use super::text::{self, Bookmarks};
use super::units::{gap, half_points, twips, twips_at_least};
use super::{DocxError, form, signature};
use crate::Assets;

/// What is at hand while the tree grows.
pub(super) struct Context<'a> {
    pub(super) document: &'a Document,
    pub(super) assets: &'a Assets,
    pub(super) notes: Notes,
    bookmarks: Bookmarks,
}

/// The tree, and what it can't say.
pub(super) fn tree(document: &Document, assets: &Assets) -> Result<(Docx, Notes), DocxError> {
    let layout = assets.layout;
    let mut context = Context { document, assets, notes: Notes::default(), bookmarks: text::bookmarks(document) };
    let mut docx = Docx::new()
        .default_fonts(styles::fonts(&layout.type_face))
        .default_size(half_points(layout.components.body.size.pt()))
        .page_size(gap(layout.page.width.pt()), gap(layout.page.height.pt()))
        .page_margin(margins(&layout.page))
        .header(page_number(&mut context));
    if layout.page.unnumbered.count() >= 1 {
        // A first page of its own kind, for which there is no header: its number isn't shown. Word knows no such way to
        // leave out more pages than one.
        docx = docx.title_pg();
    }
    docx = styles::styles(layout).into_iter().fold(docx, Docx::add_style);

    docx = docx.add_table(form::header(&mut context)?);
    let mut paragraphs = form::title(&mut context)?;
    paragraphs.extend(running_text(&mut context)?);
    docx = paragraphs.into_iter().fold(docx, Docx::add_paragraph);
    docx = docx.add_table(signature::signature(&mut context)?);
    // Word wants a paragraph behind the last table.
    docx = docx.add_paragraph(context.empty(id::END, "cuoi-van-ban"));
    Ok((docx, context.notes))
}

impl Context<'_> {
    /// A line of the form in its style. `name` is its place in the form, to name the paragraph by.
    pub(super) fn line(&mut self, style: &str, name: &str, text: &Text) -> Result<Paragraph, DocxError> {
        text::add_text(self.empty(style, name), text, &self.bookmarks)
    }

    /// Lines of the form in one style.
    pub(super) fn lines(&mut self, style: &str, name: &str, texts: &[Text]) -> Result<Vec<Paragraph>, DocxError> {
        let named = texts.iter().zip(1..);
        named.map(|(text, ordinal)| self.line(style, &format!("{name}.{ordinal}"), text)).collect()
    }

    /// A paragraph of the form without words.
    pub(super) fn empty(&mut self, style: &str, name: &str) -> Paragraph {
        Paragraph::new().id(self.notes.form(name).to_string()).style(style)
    }

    /// A paragraph of the text; the last one goes with the signature.
    fn paragraph(&mut self, paragraph: &document::Paragraph) -> Result<Paragraph, DocxError> {
        let set = self.part(styles::paragraph(paragraph.kind), &paragraph.id, &paragraph.full_text())?;
        let is_last = self.document.last_paragraph().is_some_and(|last| last.id == paragraph.id);
        Ok(if is_last { set.keep_next(true) } else { set })
    }

    /// A part of the document that has a name of its own, bookmarked where a reference points to it.
    fn part(&mut self, style: &str, node: &NodeId, text: &Text) -> Result<Paragraph, DocxError> {
        let paragraph = Paragraph::new().id(self.notes.node(node).to_string()).style(style);
        match self.bookmarks.get(node) {
            None => text::add_text(paragraph, text, &self.bookmarks),
            Some(bookmark) => {
                let opened = paragraph.add_bookmark_start(bookmark.id, &bookmark.name);
                Ok(text::add_text(opened, text, &self.bookmarks)?.add_bookmark_end(bookmark.id))
            }
        }
    }
}

/// Căn cứ, mở đầu, sections, lời kết.
fn running_text(context: &mut Context<'_>) -> Result<Vec<Paragraph>, DocxError> {
    let document = context.document;
    let mut paragraphs = Vec::new();
    for paragraph in document.bases.iter().chain(&document.opening) {
        paragraphs.push(context.paragraph(paragraph)?);
    }
    for section in &document.sections {
        add_section(context, section, &mut paragraphs)?;
    }
    for paragraph in &document.closing {
        paragraphs.push(context.paragraph(paragraph)?);
    }
    Ok(paragraphs)
}

fn add_section(context: &mut Context<'_>, section: &Section, paragraphs: &mut Vec<Paragraph>) -> Result<(), DocxError> {
    paragraphs.push(context.part(styles::heading(section.level), &section.id, &section.full_title())?);
    for block in &section.body {
        match block {
            Block::Section(section) => add_section(context, section, paragraphs)?,
            Block::Paragraph(paragraph) => paragraphs.push(context.paragraph(paragraph)?),
        }
    }
    Ok(())
}

/// The header of every page that shows its number: the number, centred in the upper margin.
fn page_number(context: &mut Context<'_>) -> Header {
    // Until Word counts for itself, the number of the first page that shows one.
    let first = context.assets.layout.page.unnumbered.count() + 1;
    Header::new().add_paragraph(text::page_number(context.empty(id::PAGE_NUMBER, "so-trang"), &first.to_string()))
}

/// Margins, and the distance of the page number from the paper's edge.
fn margins(page: &Page) -> PageMargin {
    PageMargin {
        top: twips_at_least(page.margin_top.pt()),
        right: twips_at_least(page.margin_right.pt()),
        bottom: twips_at_least(page.margin_bottom.pt()),
        left: twips_at_least(page.margin_left.pt()),
        header: twips(page.number_distance.pt()),
        // There is no footer; Word wants a distance all the same.
        footer: twips(page.number_distance.pt()),
        gutter: 0,
    }
}
