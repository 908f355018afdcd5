//! Ways through a document: every text in reading order, every section, every paragraph.

use super::{Addressees, Block, Document, Paragraph, Part, RowKind, Section, Table, Text, TextExt, TitleRole};

impl Document {
    /// Every text of the document in reading order: what a reader who goes through all cells and lines hears.
    pub fn texts(&self) -> Vec<Text> {
        self.parts.iter().flat_map(Part::texts).collect()
    }

    /// Every section at every level of every part, parents before children.
    pub fn all_sections(&self) -> Vec<&Section> {
        self.parts.iter().flat_map(Part::all_sections).collect()
    }

    /// Every paragraph outside tables, in reading order.
    pub fn paragraphs(&self) -> Vec<&Paragraph> {
        self.parts.iter().flat_map(Part::paragraphs).collect()
    }

    /// Every table, in reading order.
    pub fn tables(&self) -> Vec<&Table> {
        self.parts.iter().flat_map(Part::tables).collect()
    }
}

impl Part {
    /// Its sections of the first level.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        self.body.iter().filter_map(Block::section)
    }

    /// Kind and subject, or label and title, on one line.
    pub fn title_text(&self) -> String {
        let lines =
            self.title.iter().filter(|line| !matches!(line.role, TitleRole::AttachedTo | TitleRole::SubjectMark));
        lines.map(|line| line.text.plain()).collect::<Vec<_>>().join(" ")
    }

    /// The last thing before the signature, where that is a paragraph: it goes with the signature, which never stands on
    /// a page alone. None where nobody signs, and where the text ends in a heading, which keeps with what follows anyway,
    /// in a table, or is only a title.
    pub fn last_paragraph(&self) -> Option<&Paragraph> {
        fn last(blocks: &[Block]) -> Option<&Paragraph> {
            match blocks.last()? {
                Block::Section(section) => last(&section.body),
                Block::Paragraph(paragraph) => Some(paragraph),
                Block::Table(_) => None,
            }
        }
        self.signature.as_ref()?;
        if self.body.is_empty() { self.bases.last() } else { last(&self.body) }
    }

    /// Every section at every level, parents before children.
    pub fn all_sections(&self) -> Vec<&Section> {
        let mut all = Vec::new();
        walk(&self.body, &mut |block| {
            if let Block::Section(section) = block {
                all.push(section);
            }
        });
        all
    }

    /// Every paragraph outside tables, in reading order.
    pub fn paragraphs(&self) -> Vec<&Paragraph> {
        let mut all: Vec<&Paragraph> = self.bases.iter().collect();
        walk(&self.body, &mut |block| {
            if let Block::Paragraph(paragraph) = block {
                all.push(paragraph);
            }
        });
        all
    }

    /// Every table, in reading order.
    pub fn tables(&self) -> Vec<&Table> {
        let mut all = Vec::new();
        walk(&self.body, &mut |block| {
            if let Block::Table(table) = block {
                all.push(table);
            }
        });
        all
    }
}

fn walk<'a>(blocks: &'a [Block], visit: &mut impl FnMut(&'a Block)) {
    for block in blocks {
        visit(block);
        if let Block::Section(section) = block {
            walk(&section.body, visit);
        }
    }
}

impl Part {
    /// Every text of the part in reading order: what a reader who goes through all cells and lines hears. The header's
    /// left cell comes before its right one, recipients before the signature, as both outputs have them; a footnote
    /// comes behind the text that it belongs to.
    pub fn texts(&self) -> Vec<Text> {
        let with_notes = |text: Text| {
            let notes: Vec<Text> = text.iter().filter_map(|run| run.note.clone()).collect();
            std::iter::once(text).chain(notes)
        };
        self.own_texts().into_iter().flat_map(with_notes).collect()
    }

    fn own_texts(&self) -> Vec<Text> {
        let mut all: Vec<Text> = Vec::new();
        if let Some(header) = &self.header {
            all.extend(header.parent.iter().chain(&header.issuer).chain(&header.issuer_mark).cloned());
            all.push(header.national_name.clone());
            all.extend(header.motto.clone());
            all.extend(header.number.iter().chain(&header.marks).chain(&header.subject).cloned());
            all.extend(header.place_date.clone());
        }
        all.extend(self.title.iter().map(|line| line.text.clone()));
        if let Some(Addressees { label, lines }) = &self.addressees {
            all.push(label.clone());
            all.extend(lines.iter().cloned());
        }
        all.extend(self.authority.clone());
        all.extend(self.bases.iter().map(Paragraph::full_text));
        all.extend(self.order.clone());
        walk(&self.body, &mut |block| match block {
            Block::Section(section) if section.division.is_centred() => {
                all.extend([vec![section.label.clone()], section.title.clone()]);
            }
            Block::Section(section) => all.push(section.full_title()),
            Block::Paragraph(paragraph) => all.push(paragraph.full_text()),
            Block::Table(table) => {
                all.extend(table.caption.iter().chain(&table.unit).cloned());
                all.extend(table.all_rows().flat_map(|row| &row.cells).flat_map(|cell| &cell.paragraphs).cloned());
            }
        });
        if let Some(recipients) = &self.recipients {
            all.push(recipients.label.clone());
            all.extend(recipients.lines.iter().cloned());
        }
        if let Some(signature) = &self.signature {
            all.extend(signature.authority.iter().chain(&signature.position).chain(&signature.other_title).cloned());
            all.push(signature.name.clone());
        }
        all
    }

    /// Every text in which the author can refer to something, footnotes included: bases, paragraphs, captions, cells,
    /// addressees and recipients.
    pub fn running_texts(&self) -> Vec<&Text> {
        let tables = self.tables();
        let cells = tables.iter().flat_map(|table| table.rows.iter().filter(|row| row.kind == RowKind::Item));
        let mut all: Vec<&Text> = self.paragraphs().into_iter().map(|paragraph| &paragraph.text).collect();
        all.extend(tables.iter().filter_map(|table| table.caption.as_ref()));
        all.extend(cells.flat_map(|row| &row.cells).flat_map(|cell| &cell.paragraphs));
        all.extend(self.addressees.iter().flat_map(|addressees| &addressees.lines));
        all.extend(self.recipients.iter().flat_map(|recipients| &recipients.lines));
        let notes: Vec<&Text> = all.iter().flat_map(|text| text.iter().filter_map(|run| run.note.as_ref())).collect();
        all.extend(notes);
        all
    }

    /// Hands every text in which a reference can stand to `change`, in reading order.
    pub fn change_texts(&mut self, change: &mut impl FnMut(&mut Text)) {
        for line in &mut self.title {
            change(&mut line.text);
        }
        for line in self.addressees.iter_mut().flat_map(|addressees| &mut addressees.lines) {
            change(line);
        }
        for basis in &mut self.bases {
            change(&mut basis.text);
        }
        change_blocks(&mut self.body, change);
        for line in self.recipients.iter_mut().flat_map(|recipients| &mut recipients.lines) {
            change(line);
        }
    }
}

fn change_blocks(blocks: &mut [Block], change: &mut impl FnMut(&mut Text)) {
    for block in blocks {
        match block {
            Block::Section(section) => {
                change(&mut section.title);
                change_blocks(&mut section.body, change);
            }
            Block::Paragraph(paragraph) => change(&mut paragraph.text),
            Block::Table(table) => {
                let rows = table.head.iter_mut().chain(&mut table.rows);
                let cells = rows.flat_map(|row| &mut row.cells).flat_map(|cell| &mut cell.paragraphs);
                table.caption.iter_mut().chain(cells).for_each(&mut *change);
            }
        }
    }
}
