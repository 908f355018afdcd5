//! From the model to the contract.

use std::collections::BTreeSet;

use plan_core::decree::{Component, Components};
use plan_core::document::{self as model, Division, NodeId, Origin, ParagraphKind, TextExt, TitleRole, Volume};
use plan_core::measure;

use super::line::{Room, pieces};
use super::table::RowBreaks;
use super::{
    Addressees, Block, Document, Header, Line, Metadata, Paragraph, Part, Piece, Recipients, RuleLines, Run, Section,
    Signature, TitleLine,
};
use super::{attached, field};

/// The document and the files that it lists, each with its path.
pub(crate) fn files(volume: &Volume<'_>, breaks: RowBreaks) -> (Document, Vec<(String, Block)>) {
    let targets = targets(volume);
    let mut files = Vec::new();
    let parts = (1..).zip(&volume.parts).map(|(number, part)| {
        let build = PartBuild {
            volume,
            targets: &targets,
            last: part.last_paragraph().map(|paragraph| &paragraph.id),
            width: volume.layout.page.text_width_pt(part.paper),
            breaks,
        };
        build.part(part, &format!("/data/parts/{number}"), &mut files)
    });
    let document =
        Document { parts: parts.collect(), metadata: metadata(&volume.metadata), attached: attached::list(volume) };
    (document, files)
}

/// What a link can lead to; a link to anything else would stop typst.
fn targets<'a>(volume: &Volume<'a>) -> BTreeSet<&'a NodeId> {
    let mut targets = BTreeSet::new();
    for part in &volume.parts {
        targets.insert(&part.id);
        targets.extend(part.all_sections().into_iter().map(|section| &section.id));
        targets.extend(part.paragraphs().into_iter().map(|paragraph| &paragraph.id));
        for table in part.tables() {
            targets.insert(&table.id);
            targets.extend(table.rows.iter().map(|row| &row.id));
        }
    }
    targets
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

/// What the data of a part depends on besides the part itself.
pub(super) struct PartBuild<'a> {
    pub(super) volume: &'a Volume<'a>,
    targets: &'a BTreeSet<&'a NodeId>,
    /// What goes with the signature.
    last: Option<&'a NodeId>,
    /// Between the margins, pt.
    width: f64,
    pub(super) breaks: RowBreaks,
}

/// Files as they are made, and the folder of the next.
struct Files<'a> {
    folder: &'a str,
    made: &'a mut Vec<(String, Block)>,
    sections: usize,
    tables: usize,
}

impl PartBuild<'_> {
    fn part(&self, part: &model::Part, folder: &str, made: &mut Vec<(String, Block)>) -> Part {
        let c = self.components();
        let rules = measure::RuleLines::of(part, self.volume.layout, self.volume.fonts);
        let signature = &self.volume.layout.signature;
        let [recipients, signer] = [&signature.left_column, &signature.right_column].map(|column| column.pt());
        let mut files = Files { folder, made, sections: 0, tables: 0 };
        Part {
            id: part.id.clone(),
            kind: part.kind,
            paper: part.paper,
            rule_lines: RuleLines { motto: rules.motto, issuer: rules.issuer, title: rules.title },
            header: part.header.as_ref().map(|header| self.header(header)),
            title: part.title.iter().map(|line| self.title_line(line)).collect(),
            addressees: part.addressees.as_ref().map(|addressees| self.addressees(addressees)),
            authority: part.authority.as_ref().map(|text| self.line(text, &self.room(&c.issuing_authority))),
            bases: part.bases.iter().map(|basis| self.paragraph(basis)).collect(),
            order: part.order.as_ref().map(|text| self.line(text, &self.room(&c.order))),
            body: self.blocks(&part.body, &mut files),
            recipients: part.recipients.as_ref().map(|model::Recipients { label, lines }| Recipients {
                label: self.line(label, &self.column(&c.recipients_label, recipients)),
                lines: self.lines(lines, &self.column(&c.recipients, recipients)),
            }),
            signature: part.signature.as_ref().map(|model::Signature { authority, position, other_title, name }| {
                Signature {
                    authority: self.lines(authority, &self.column(&c.authority, signer)),
                    position: self.lines(position, &self.column(&c.position, signer)),
                    other_title: self.lines(other_title, &self.column(&c.position, signer)),
                    name: self.line(name, &self.column(&c.signer, signer)),
                    fields: field::in_signing_space(part, signature),
                }
            }),
            fields: field::at_head(part, signature, self.width),
        }
    }

    fn header(&self, header: &model::Header) -> Header {
        let c = self.components();
        let columns = &self.volume.layout.header;
        let [left, right] = [&columns.left_column, &columns.right_column].map(|column| column.pt());
        Header {
            parent: self.lines(&header.parent, &self.column(&c.parent, left)),
            issuer: self.lines(&header.issuer, &self.column(&c.issuer, left)),
            issuer_mark: header.issuer_mark.as_ref().map(|text| self.line(text, &self.column(&c.issuer, left))),
            national_name: self.line(&header.national_name, &self.column(&c.national_name, right)),
            motto: header.motto.as_ref().map(|text| self.line(text, &self.column(&c.motto, right))),
            number: header.number.as_ref().map(|text| self.line(text, &self.column(&c.number, left))),
            marks: self.lines(&header.marks, &self.column(&c.draft_mark, left)),
            subject: self.lines(&header.subject, &self.column(&c.letter_subject, left)),
            place_date: header.place_date.as_ref().map(|text| self.line(text, &self.column(&c.place_date, right))),
        }
    }

    fn title_line(&self, line: &model::TitleLine) -> TitleLine {
        let component = match line.role {
            TitleRole::Kind => "kind",
            TitleRole::Subject => "subject",
            TitleRole::SubjectMark => "subject-mark",
            TitleRole::AppendixLabel => "appendix-label",
            TitleRole::AppendixTitle => "appendix-title",
            TitleRole::AttachedTo => "attached-to",
        };
        let room = self.room(self.components().title(line.role));
        TitleLine { component, text: self.line(&line.text, &room) }
    }

    fn addressees(&self, addressees: &model::Addressees) -> Addressees {
        let component = &self.components().addressees;
        let label = addressees.label.plain();
        let before_colon = label.trim_end().trim_end_matches(':');
        let room = self.room(component);
        let length = |text: &str| room.length(text, model::Style::default());
        let colon = length(before_colon);
        let longest = addressees.lines.iter().map(|line| length(&line.plain())).fold(0.0, f64::max);
        // What is wider than the page begins at the margin, and its lines are broken.
        let left = ((self.width - colon - longest) / 2.0).max(0.0);
        let lines = match addressees.lines.as_slice() {
            [one] => vec![self.line(one, &room)],
            several => self.lines(several, &Room { width: self.width - left - colon, ..room }),
        };
        Addressees { label: self.line(&addressees.label, &room), lines, left, colon }
    }

    fn blocks(&self, blocks: &[model::Block], files: &mut Files<'_>) -> Vec<Block> {
        let block = |block: &model::Block| match block {
            model::Block::Section(section) => {
                files.sections += 1;
                let path = format!("{}/sections/{}", files.folder, files.sections);
                let mut inner = Files { folder: &path, made: files.made, sections: 0, tables: 0 };
                let section = self.section(section, &mut inner);
                let path = format!("{path}.json");
                files.made.push((path.clone(), Block::Section(section)));
                Block::File { path }
            }
            model::Block::Paragraph(paragraph) => Block::Paragraph(self.paragraph(paragraph)),
            model::Block::Table(table) => self.table_file(table, files),
        };
        blocks.iter().map(block).collect()
    }

    fn table_file(&self, table: &model::Table, files: &mut Files<'_>) -> Block {
        files.tables += 1;
        let path = format!("{}/tables/{}.json", files.folder, files.tables);
        files.made.push((path.clone(), Block::Table(self.table(table))));
        Block::File { path }
    }

    fn section(&self, section: &model::Section, files: &mut Files<'_>) -> Section {
        let component = match section.division {
            Division::Volume | Division::Chapter | Division::Section | Division::Subsection => "division-title",
            Division::Article => "article",
            Division::Roman => "heading-1",
            Division::Clause => "heading-2",
            Division::Subclause => "heading-3",
            Division::Point => "heading-4",
        };
        let c = self.components();
        let room = self.room(c.heading(section.division));
        let (number, title) = if section.division.is_centred() {
            let number = self.line(std::slice::from_ref(&section.label), &self.room(&c.division_number));
            (Some(number), self.line(&section.title, &room))
        } else {
            (None, self.line(&section.full_title(), &self.indented(room)))
        };
        let body = section.body.iter().map(|block| match block {
            model::Block::Section(inner) => Block::Section(self.section(inner, files)),
            model::Block::Paragraph(paragraph) => Block::Paragraph(self.paragraph(paragraph)),
            model::Block::Table(table) => self.table_file(table, files),
        });
        Section { id: section.id.clone(), level: section.level, component, number, title, body: body.collect() }
    }

    fn paragraph(&self, paragraph: &model::Paragraph) -> Paragraph {
        let c = self.components();
        let component = if paragraph.kind == ParagraphKind::Basis { &c.basis } else { &c.body };
        let mut text = paragraph.full_text();
        if paragraph.kind == ParagraphKind::Article
            && paragraph.label.is_some()
            && let Some(label) = text.first_mut()
        {
            // Only the number of an article without a title is set as its title would be.
            label.style.bold |= c.article.bold;
            label.style.italic |= c.article.italic;
        }
        Paragraph {
            id: paragraph.id.clone(),
            kind: paragraph.kind,
            text: self.line(&text, &self.indented(self.room(component))),
            keep_with_next: self.last == Some(&paragraph.id),
        }
    }

    pub(super) fn lines(&self, lines: &[model::Text], room: &Room<'_>) -> Vec<Line> {
        lines.iter().map(|line| self.line(line, room)).collect()
    }

    pub(super) fn line(&self, runs: &[model::Run], room: &Room<'_>) -> Line {
        // Runs that differ in nothing but their origin are one: "76" and "/NQ-CP" behind it are one word.
        let alike = |a: &model::Run, b: &model::Run| a.style == b.style && [a, b].iter().all(|run| self.is_bare(run));
        let groups: Vec<_> = runs.chunk_by(alike).collect();
        let words: Vec<String> = groups.iter().map(|group| group.plain()).collect();
        let firsts = groups.iter().filter_map(|group| group.first());
        let texts: Vec<_> = words.iter().map(String::as_str).zip(firsts.clone().map(|run| run.style)).collect();
        let run = |(run, pieces): (&model::Run, Vec<Piece>)| Run {
            pieces,
            bold: run.style.bold,
            italic: run.style.italic,
            target: self.target(run).cloned(),
            note: run.note.as_ref().map(|note| self.line(note, &self.room(&self.components().footnote))),
        };
        firsts.zip(pieces(&texts, room)).map(run).collect()
    }

    /// Whether a run is nothing but words.
    fn is_bare(&self, run: &model::Run) -> bool {
        self.target(run).is_none() && run.note.is_none()
    }

    /// What a reference leads to, where that is in this file.
    fn target<'r>(&self, run: &'r model::Run) -> Option<&'r NodeId> {
        match &run.origin {
            Origin::Reference { target, .. } => target.as_ref().filter(|id| self.targets.contains(id)),
            _ => None,
        }
    }

    pub(super) fn components(&self) -> &Components {
        &self.volume.layout.components
    }

    /// The whole width between the margins.
    pub(super) fn room<'r>(&'r self, component: &'r Component) -> Room<'r> {
        self.column(component, self.width)
    }

    pub(super) fn column<'r>(&'r self, component: &'r Component, width: f64) -> Room<'r> {
        Room { fonts: self.volume.fonts, component, width, indent: 0.0 }
    }

    fn indented<'r>(&self, room: Room<'r>) -> Room<'r> {
        Room { indent: self.volume.layout.body.first_line_indent.pt(), ..room }
    }
}
