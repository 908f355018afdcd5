//! From the model to the contract.

use std::collections::BTreeSet;

use plan_core::document::{self as model, NodeId, Origin};

use super::{Block, Document, Header, Line, Metadata, Paragraph, Recipients, Run, Section, Signature, Title};

impl Document {
    /// Everything but the sections' content.
    pub(crate) fn of(document: &model::Document) -> Self {
        let build = Build::new(document);
        let model::Document { header, title, signature, recipients, .. } = document;
        Self {
            metadata: metadata(&document.metadata),
            header: Header {
                parent: build.lines(&header.parent),
                issuer: build.lines(&header.issuer),
                national_name: build.line(&header.national_name),
                motto: build.line(&header.motto),
                number: build.line(&header.number),
                place_date: build.line(&header.place_date),
                draft_mark: header.draft_mark.as_ref().map(|mark| build.line(mark)),
            },
            title: Title { kind: build.line(&title.kind), subject: build.lines(&title.subject) },
            bases: build.paragraphs(&document.bases),
            opening: build.paragraphs(&document.opening),
            sections: (1..=document.sections.len()).map(section_path).collect(),
            closing: build.paragraphs(&document.closing),
            signature: Signature {
                authority: build.lines(&signature.authority),
                other_title: build.lines(&signature.other_title),
                name: build.line(&signature.name),
            },
            recipients: Recipients { label: build.line(&recipients.label), lines: build.lines(&recipients.lines) },
        }
    }
}

/// The section files: path and content, in order.
pub(crate) fn sections(document: &model::Document) -> Vec<(String, Section)> {
    let build = Build::new(document);
    (1..).map(section_path).zip(document.sections.iter().map(|section| build.section(section))).collect()
}

fn section_path(number: usize) -> String {
    format!("/data/sections/{number}.json")
}

fn metadata(metadata: &model::Metadata) -> Metadata {
    let (language, region) = match metadata.language.split_once('-') {
        Some((language, region)) => (language, Some(region.to_owned())),
        None => (metadata.language, None),
    };
    Metadata {
        title: metadata.title.clone(),
        author: metadata.author.clone(),
        subject: metadata.subject.clone(),
        keywords: metadata.keywords.clone(),
        language: language.to_owned(),
        region,
    }
}

/// What a part's data depends on besides the part itself.
struct Build<'a> {
    /// What a link can lead to; a link to anything else would stop typst.
    targets: BTreeSet<&'a NodeId>,
    /// What goes with the signature.
    last: Option<&'a NodeId>,
}

impl<'a> Build<'a> {
    fn new(document: &'a model::Document) -> Self {
        let sections = document.all_sections();
        let targets = sections.iter().map(|section| &section.id);
        Self {
            targets: targets.chain(document.paragraphs().into_iter().map(|paragraph| &paragraph.id)).collect(),
            last: document.last_paragraph().map(|paragraph| &paragraph.id),
        }
    }

    fn section(&self, section: &model::Section) -> Section {
        let block = |block: &model::Block| match block {
            model::Block::Section(section) => Block::Section(self.section(section)),
            model::Block::Paragraph(paragraph) => Block::Paragraph(self.paragraph(paragraph)),
        };
        Section {
            id: section.id.clone(),
            level: section.level,
            component: format!("heading-{}", section.level.clamp(1, 4)),
            label: vec![self.run(&section.label)],
            title: self.line(&section.title),
            body: section.body.iter().map(block).collect(),
        }
    }

    fn paragraph(&self, paragraph: &model::Paragraph) -> Paragraph {
        Paragraph {
            id: paragraph.id.clone(),
            kind: paragraph.kind,
            label: paragraph.label.iter().map(|label| self.run(label)).collect(),
            text: self.line(&paragraph.text),
            keep_with_next: self.last == Some(&paragraph.id),
        }
    }

    fn paragraphs(&self, paragraphs: &[model::Paragraph]) -> Vec<Paragraph> {
        paragraphs.iter().map(|paragraph| self.paragraph(paragraph)).collect()
    }

    fn lines(&self, lines: &[model::Text]) -> Vec<Line> {
        lines.iter().map(|line| self.line(line)).collect()
    }

    fn line(&self, runs: &[model::Run]) -> Line {
        runs.iter().map(|run| self.run(run)).collect()
    }

    fn run(&self, run: &model::Run) -> Run {
        let target = match &run.origin {
            Origin::Reference { target, .. } => target.clone().filter(|id| self.targets.contains(id)),
            _ => None,
        };
        Run { text: run.text.clone(), bold: run.style.bold, italic: run.style.italic, target }
    }
}
