//! The text of a file, section by section, with the headers, footers and notes that belong to it.

use std::collections::HashMap;

use roxmltree::Document;

use super::inline::Note;
use super::numbering::Numbering;
use super::package;
use super::parts::Parts;
use super::section::{Section, Settings};
use super::story::{Place, Story};
use super::styles::Styles;
use super::theme::Theme;
use super::xml::{self, Element, Node, shown};
use super::{facts, rules, settle};
use crate::error::Unreadable;
use crate::reading::{Format, Reading, Zone};

/// Sections that are read.
const SECTIONS: usize = 2_000;

/// Nodes of headers and footers that are read, those of all sections together: each section shows them anew.
const HEADER_NODES: usize = 3_000_000;

/// Reads the text.
pub(super) fn read(parts: &Parts) -> Result<Reading, Unreadable> {
    let main = xml::parse(&parts.main).ok_or_else(package::too_large)?;
    let related: Vec<Option<Document<'_>>> = parts.related.iter().map(|part| xml::parse(&part.text)).collect();
    let core = parts.core.as_deref().and_then(xml::parse);
    let is_torn = related.iter().any(Option::is_none) || parts.core.is_some() && core.is_none();
    let roots: Vec<(&str, &str, Node<'_>)> = parts
        .related
        .iter()
        .zip(&related)
        .filter_map(|(part, document)| Some((part.kind.as_str(), part.id.as_str(), document.as_ref()?.root_element())))
        .collect();
    let find = |kind: &str| roots.iter().find(|(other, ..)| *other == kind).map(|(.., root)| *root);

    let theme = find("theme").map(Theme::of).unwrap_or_default();
    let styles = find("styles").map(Styles::of).unwrap_or_default();
    let settings = Settings::of(find("settings"));
    let numbering = find("numbering").map(Numbering::of).unwrap_or_default();
    let mut story = Story::new(&styles, &theme, settings, numbering);

    let body = main.root_element().child("body").ok_or_else(package::not_docx)?;
    let sections = sections(body);
    story.cut_short = parts.cut_short || is_torn || sections.len() > SECTIONS;
    let headers: HashMap<&str, Node<'_>> = roots.iter().map(|(_, id, root)| (*id, *root)).collect();
    let notes = [find("footnotes"), find("endnotes")].map(|root| {
        let notes = root.into_iter().flat_map(Element::elements);
        notes.filter_map(|note| Some((note.attr("id")?, note))).collect()
    });
    let mut text = Text { headers, nodes: HEADER_NODES, notes };
    let mut sheets = Vec::new();
    for (sheet, (section, blocks)) in sections.iter().take(SECTIONS).enumerate() {
        text.section(&mut story, sheet, section, blocks);
        sheets.push(section.sheet.clone());
    }

    let Story { mut items, mut measure, cell_rules, cut_short, page, .. } = story;
    if page == 1 {
        // Nothing says where a page ended: it may have one, and it may never have been laid out.
        items.iter_mut().for_each(|item| item.paragraph.page = None);
    }
    let gaps = settle::set_gaps(&mut items, &settings);
    let loose_rules = rules::attach(&mut items, &cell_rules, &gaps, &mut measure);
    // A paragraph that is there for its line is none without words.
    settle::set_gaps(&mut items, &settings);
    let (paragraphs, marks) = settle::paragraphs(items);
    for (sheet, mark) in marks {
        if let Some(sheet) = sheets.get_mut(sheet) {
            sheet.numbering.marks.push(mark);
        }
    }
    let language = styles.language.or(settings.language);
    let facts = facts::facts(core.as_ref().map(Document::root_element), language, &paragraphs, cut_short);
    Ok(Reading { format: Format::Docx, facts, sheets, paragraphs, loose_rules })
}

/// A section and its paragraphs and tables.
type Blocks<'a> = (Section<'a>, Vec<Node<'a>>);

/// The sections of a text: each ends with the paragraph that holds its properties, the last with the text.
fn sections<'a>(body: Node<'a>) -> Vec<Blocks<'a>> {
    let mut sections: Vec<Blocks<'a>> = Vec::new();
    let mut blocks = Vec::new();
    let mut last = None;
    for block in shown(body) {
        if block.name() == "sectPr" {
            last = Some(block);
            continue;
        }
        blocks.push(block);
        if let Some(end) = block.child("pPr").and_then(|properties| properties.child("sectPr")) {
            let section = Section::of(Some(end), sections.last().map(|(section, _)| section));
            sections.push((section, std::mem::take(&mut blocks)));
        }
    }
    if last.is_some() || !blocks.is_empty() || sections.is_empty() {
        let section = Section::of(last, sections.last().map(|(section, _)| section));
        sections.push((section, blocks));
    }
    sections
}

/// What sections draw on.
struct Text<'a> {
    /// Headers and footers, by the relationship that leads to them.
    headers: HashMap<&'a str, Node<'a>>,
    /// Nodes of them that may still be read.
    nodes: usize,
    /// Footnotes and endnotes that haven't been read.
    notes: [HashMap<&'a str, Node<'a>>; 2],
}

impl<'a> Text<'a> {
    fn section(&mut self, story: &mut Story<'_, 'a>, sheet: usize, section: &Section<'a>, blocks: &[Node<'a>]) {
        let place = Place::text_of(sheet, section);
        self.headers(story, section, &place, true);
        story.breaks_page |= sheet > 0 && section.starts_page;
        story.blocks(blocks, &place);
        self.notes(story, &place);
        self.headers(story, section, &place, false);
        // A note in a header is none.
        story.notes.clear();
    }

    /// The headers, or footers, that a section shows.
    fn headers(&mut self, story: &mut Story<'_, 'a>, section: &Section<'a>, place: &Place, at_top: bool) {
        let parts = if at_top { &section.headers } else { &section.footers };
        let zone = if at_top { Zone::Header } else { Zone::Footer };
        for (pages, id) in section.shown(parts, story.settings.has_even) {
            let Some(root) = self.headers.get(id).copied() else { continue };
            let nodes = root.descendants().take(self.nodes + 1).count();
            if nodes > self.nodes {
                story.cut_short = true;
                return;
            }
            self.nodes -= nodes;
            story.closed(root, &Place { zone, header: Some((pages, at_top)), ..place.clone() });
        }
    }

    /// The notes that a section's text refers to.
    fn notes(&mut self, story: &mut Story<'_, 'a>, place: &Place) {
        let place = Place { zone: Zone::Footnote, ..place.clone() };
        for note in std::mem::take(&mut story.notes) {
            let [foot, end] = &mut self.notes;
            let found = match note {
                Note::Foot(id) => foot.remove(id),
                Note::End(id) => end.remove(id),
            };
            if let Some(note) = found {
                story.closed(note, &place);
            }
        }
    }
}
