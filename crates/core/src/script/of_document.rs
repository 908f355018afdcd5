//! The script of a plan's folder: its model, without what the compiler wrote.

use super::grid::{Grid, GridCell, GridColumn, GridRow};
use super::{Particulars, Passage, Provenance, Role, Script, ScriptPart, Written};
use crate::document::{Block, Document, Paragraph, Part, PartKind, RowKind, Run, Table, Text, TextExt, TitleRole};
use crate::recognise::Prose;
use crate::source::{PlanSource, Span};

impl Script {
    /// The words of `document`, which was compiled from `plan`.
    pub fn of_document(document: &Document, plan: &PlanSource) -> Self {
        let script = Self {
            provenance: Provenance::Plan,
            follows_decree: plan.office.form.form.form.unverified.is_none(),
            parts: Vec::new(),
            passages: Vec::new(),
            grids: Vec::new(),
        };
        let mut writer = Writer { script };
        for part in &document.parts {
            let particulars = particulars(document, plan, part);
            writer.part(part, particulars);
        }
        writer.script
    }
}

struct Writer {
    script: Script,
}

impl Writer {
    fn part(&mut self, part: &Part, particulars: Particulars) {
        self.script.parts.push(ScriptPart { kind: part.kind, particulars, span: first_span(part) });
        if let Some(header) = &part.header {
            self.lines(Role::Parent, &header.parent);
            self.lines(Role::Issuer, &header.issuer);
            self.lines(Role::Number, header.number.as_slice());
            self.lines(Role::Subject, &header.subject);
            self.lines(Role::PlaceDate, header.place_date.as_slice());
        }
        for line in &part.title {
            let role = match line.role {
                TitleRole::Kind => Role::Kind,
                TitleRole::Subject | TitleRole::AppendixTitle => Role::Subject,
                TitleRole::AppendixLabel => Role::AppendixLabel,
                TitleRole::AttachedTo => Role::AttachedTo,
                TitleRole::SubjectMark => continue,
            };
            self.text(role, "", &line.text, None);
        }
        self.lines(Role::Addressee, part.addressees.iter().flat_map(|addressees| &addressees.lines));
        self.lines(Role::Authority, part.authority.as_slice());
        for basis in &part.bases {
            self.paragraph(Role::Basis, basis);
        }
        self.lines(Role::Order, part.order.as_slice());
        self.blocks(&part.body);
        self.lines(Role::Recipient, part.recipients.iter().flat_map(|recipients| &recipients.lines));
        if let Some(signature) = &part.signature {
            self.lines(Role::SignatureAuthority, signature.authority.iter().chain(&signature.position));
            self.lines(Role::SignerName, signature.other_title.iter().chain([&signature.name]));
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Section(section) => {
                    self.text(
                        Role::Heading(section.level),
                        section.label.text.trim(),
                        &section.title,
                        Some(section.span),
                    );
                    self.blocks(&section.body);
                }
                Block::Paragraph(paragraph) => self.paragraph(Role::Text(paragraph.kind), paragraph),
                Block::Table(table) => self.table(table),
            }
        }
    }

    fn table(&mut self, table: &Table) {
        let grid = self.script.grids.len();
        let part = self.script.parts.len().saturating_sub(1);
        self.lines(Role::Caption, table.caption.iter().chain(&table.unit));
        let columns = table.columns.iter().map(|column| GridColumn {
            name: column.name.clone(),
            role: column.role,
            span: column.span,
        });
        self.script.grids.push(Grid { part, columns: columns.collect(), rows: Vec::new(), span: table.span });
        let heads = table.head.iter().filter(|row| row.kind == RowKind::Head).flat_map(|row| &row.cells);
        for cell in heads {
            self.lines(Role::Head { grid }, &cell.paragraphs);
        }
        let mut rows = Vec::with_capacity(table.rows.len());
        for (row, line) in table.rows.iter().enumerate() {
            let mut cells = Vec::with_capacity(line.cells.len());
            for cell in &line.cells {
                let start = self.script.passages.len();
                for text in &cell.paragraphs {
                    self.text(Role::Cell { grid, row }, "", text, Some(cell.span));
                }
                let printed: Vec<String> = cell.paragraphs.iter().map(|text| text.plain()).collect();
                cells.push(GridCell {
                    column: cell.column,
                    columns: cell.columns,
                    rows: cell.rows,
                    passages: start..self.script.passages.len(),
                    printed: printed.join("\n"),
                    span: cell.span,
                });
            }
            rows.push(GridRow { kind: line.kind, cells, span: line.span });
        }
        if let Some(grid) = self.script.grids.get_mut(grid) {
            grid.rows = rows;
        }
    }

    fn lines<'t>(&mut self, role: Role, texts: impl IntoIterator<Item = &'t Text>) {
        for text in texts {
            self.text(role, "", text, None);
        }
    }

    fn paragraph(&mut self, role: Role, paragraph: &Paragraph) {
        let label = paragraph.label.as_ref().map_or("", |label| label.text.trim());
        self.text(role, label, &paragraph.text, Some(paragraph.span));
    }

    /// One passage, and its footnotes behind it. What holds no word of the author's is none.
    fn text(&mut self, role: Role, label: &str, text: &Text, span: Option<Span>) {
        let part = self.script.parts.len().saturating_sub(1);
        if let Some(span) = span.or_else(|| text_span(text)) {
            let prose = Prose::of(text);
            self.script.passages.push(Passage { part, role, label: label.to_owned(), prose, span });
        }
        for note in text.iter().filter_map(|run| run.note.as_ref()) {
            self.text(Role::Note, "", note, None);
        }
    }
}

/// Where the author's words of a text stand.
fn text_span(text: &[Run]) -> Option<Span> {
    let mut spans = text.iter().filter_map(Run::typed_at);
    let first = spans.next()?;
    Some(spans.fold(first, Span::to))
}

fn first_span(part: &Part) -> Option<Span> {
    let title = part.title.iter().find_map(|line| text_span(&line.text));
    title.or_else(|| part.paragraphs().first().map(|paragraph| paragraph.span))
}

/// What the head of a part says; a document that a decision issues has the decision's date and number, and no own.
fn particulars(document: &Document, plan: &PlanSource, part: &Part) -> Particulars {
    let lines = |texts: &[Text]| -> Option<Written> {
        let span = texts.iter().find_map(|text| text_span(text));
        let text = texts.iter().map(|text| text.plain()).collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(Written { text, span })
    };
    let subject: Vec<Text> = part
        .title
        .iter()
        .filter(|line| matches!(line.role, TitleRole::Subject | TitleRole::AppendixTitle))
        .map(|line| line.text.clone())
        .chain(part.header.iter().flat_map(|header| header.subject.clone()))
        .collect();
    let mut found = Particulars { subject: lines(&subject), ..Particulars::default() };
    let facts = &document.facts;
    if part.kind == PartKind::Main {
        found.kind = facts.kind.as_ref().map(|kind| kind.value.clone());
        found.period = facts.period.clone();
    }
    if part.kind == PartKind::Decision {
        found.kind = Some("quyet-dinh".to_owned());
    }
    let Some(header) = &part.header else { return found };
    found.parent = lines(&header.parent);
    found.issuer = lines(&header.issuer);
    let manifest = plan.manifest.as_ref();
    let (decision, own) = (
        manifest.and_then(|manifest| manifest.decision.as_ref()),
        manifest.and_then(|manifest| manifest.document.as_ref()),
    );
    if header.number.is_none() {
        return found;
    }
    let (date, number, symbol, place) = match (part.kind, decision, own) {
        (PartKind::Decision, Some(table), _) => (&table.date, &table.number, &table.symbol, &table.place),
        (_, _, Some(table)) => (&table.date, &table.number, &table.symbol, &table.place),
        _ => return found,
    };
    let own_place = plan.office.issuer.place.as_ref().or(manifest.and_then(|manifest| manifest.issuer.place.as_ref()));
    found.date = date.clone();
    found.number = number.as_ref().map(|number| Written { text: number.value.clone(), span: Some(number.span) });
    found.symbol =
        facts.symbol.as_ref().map(|text| Written { text: text.clone(), span: symbol.as_ref().map(|s| s.span) });
    found.place =
        place.as_ref().or(own_place).map(|place| Written { text: place.value.clone(), span: Some(place.span) });
    found
}
