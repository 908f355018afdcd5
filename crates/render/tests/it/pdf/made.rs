//! Parts and tables made by hand: what the sources of the tests don't say.

use plan_core::decree::Layout;
use plan_core::document::{
    Block, Cell, CellAlign, Column, ColumnRole, Division, Document, NodeId, Paper, Paragraph, ParagraphKind, Part,
    PartKind, Row, RowKind, Run, Section, Table, Text, TitleLine, TitleRole,
};
use plan_core::source::{FileId, Span};

pub(super) fn span() -> Span {
    Span::new(FileId::default(), 0..0)
}

pub(super) fn text(words: &str) -> Text {
    vec![Run::source(words, span())]
}

pub(super) fn paragraph(id: &str, kind: ParagraphKind, words: Text) -> Block {
    Block::Paragraph(Paragraph { id: NodeId::root(id), kind, label: None, text: words, span: span() })
}

pub(super) fn plain(id: &str, words: &str) -> Block {
    paragraph(id, ParagraphKind::Plain, text(words))
}

pub(super) fn section(id: &str, level: u8, division: Division, label: &str, title: &str, body: Vec<Block>) -> Block {
    let (label, title) = (Run::source(label, span()), text(title));
    Block::Section(Section { id: NodeId::root(id), level, division, label, title, body, span: span() })
}

/// The number of a footnote, and its words.
pub(super) fn note(number: &str, words: &str) -> Run {
    Run { note: Some(text(words)), ..Run::source(number, span()) }
}

/// An appendix as `body`.
pub(super) fn appendix(id: &str, paper: Paper, body: Vec<Block>) -> Part {
    let line = |role, words: &str| TitleLine { role, text: text(words) };
    Part {
        id: NodeId::root(id),
        kind: PartKind::Appendix,
        paper,
        own_file: None,
        header: None,
        title: vec![
            line(TitleRole::AppendixLabel, &format!("Phụ lục {id}")),
            line(TitleRole::AppendixTitle, "DANH MỤC NHIỆM VỤ"),
            line(
                TitleRole::AttachedTo,
                "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2022 của Ủy ban nhân dân xã)",
            ),
        ],
        addressees: None,
        authority: None,
        bases: Vec::new(),
        order: None,
        body,
        recipients: None,
        signature: None,
        fields: Vec::new(),
    }
}

/// `document` with nothing but this part.
pub(super) fn alone(mut document: Document, part: Part) -> Document {
    document.parts = vec![part];
    document
}

/// A row of single cells; those that say nothing are empty.
pub(super) fn row(id: &str, kind: RowKind, cells: &[&str]) -> Row {
    let id = NodeId::root(id);
    let cell = |(column, words): (usize, &&str)| Cell {
        id: id.child(column),
        column,
        columns: 1,
        rows: 1,
        align: CellAlign::Left,
        paragraphs: if words.is_empty() { Vec::new() } else { words.lines().map(text).collect() },
        span: span(),
    };
    let cells = cells.iter().enumerate().map(cell).collect();
    Row { id, kind, cells, keep_with_next: false, may_break: false, span: span() }
}

/// The name of a group over all columns but the first; it stays with the row below.
pub(super) fn group(id: &str, kind: RowKind, number: &str, name: &str, columns: usize) -> Row {
    let mut row = row(id, kind, &[number, name]);
    row.cells[1].columns = columns - 1;
    row.keep_with_next = true;
    row
}

/// A table as wide as the text, its columns in the given proportions, with a head of their names.
pub(super) fn table(id: &str, paper: Paper, columns: &[(&str, f64)], rows: Vec<Row>) -> Table {
    let room = Layout::nd30().page.text_width_pt(paper);
    let whole: f64 = columns.iter().map(|(_, share)| share).sum();
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let column = |(name, share): &(&str, f64)| Column {
        id: (*name).to_owned(),
        name: (*name).to_owned(),
        role: ColumnRole::Other,
        width: room * share / whole,
        span: span(),
    };
    let mut head = row(&format!("{id}/dau"), RowKind::Head, &names);
    head.keep_with_next = true;
    Table {
        id: NodeId::root(id),
        caption: None,
        unit: None,
        columns: columns.iter().map(column).collect(),
        head: vec![head],
        rows,
        span: span(),
    }
}
