//! Sections of a Word file, drawn from what was read: nobody knows its pages before it is laid out.

use std::collections::BTreeMap;

use plan_core::diagnostic::Language;
use serde::Serialize;

use super::super::Measured;
use super::super::words::choose;
use super::marks::{Mark, listed};
use super::paragraph::{Drawn, bounded, drawn};
use crate::reading::{Paragraph, Sheet as Section, Zone};

/// No more paragraphs of a file than this are drawn.
const PARAGRAPHS: usize = 4_000;

/// A section on paper.
#[derive(Serialize)]
pub(super) struct Sheet<'a> {
    heading: String,
    width: String,
    height: String,
    /// Top, right, bottom, left, mm.
    margins: [String; 4],
    header: Vec<Block<'a>>,
    body: Vec<Block<'a>>,
    notes: Vec<Block<'a>>,
    footer: Vec<Block<'a>>,
    listed: Vec<Mark<'a>>,
}

/// A paragraph, or a table.
#[derive(Serialize)]
struct Block<'a> {
    /// Not in a table: the one paragraph.
    paragraph: Option<Drawn<'a>>,
    /// Lines are drawn around the cells.
    ruled: bool,
    rows: Vec<Vec<Held<'a>>>,
    /// The table, and its last row so far.
    #[serde(skip)]
    open: Option<(usize, usize)>,
}

/// A cell and what it holds.
#[derive(Serialize)]
struct Held<'a> {
    /// mm, where its paragraphs say it.
    width: Option<String>,
    paragraphs: Vec<Drawn<'a>>,
    #[serde(skip)]
    column: usize,
}

/// The rows that name a paragraph, by its ordinal.
type Marks<'a> = BTreeMap<usize, Vec<Mark<'a>>>;

/// All sections.
pub(super) fn sheets<'a>(
    measured: &'a Measured,
    file: &str,
    language: Language,
    notes: &mut Vec<String>,
) -> Vec<Sheet<'a>> {
    notes.push(
        choose(
            language,
            "Tệp Word chưa chia trang cho đến khi được mở, nên dưới đây không phải hình trang in: mỗi phần của tệp được vẽ \
             lại trên khổ giấy và lề của nó, và số của yêu cầu đứng cạnh đoạn văn có liên quan.",
            "A Word file has no pages until it is opened, so this is no picture of its print: each section of the file is \
             drawn on its paper with its margins, and a requirement's number stands beside the paragraph that it is about.",
        )
        .to_owned(),
    );
    let reading = &measured.reading;
    let count = reading.paragraphs.len();
    if count > PARAGRAPHS {
        notes.push(match language {
            Language::Vi => format!("Tệp có {count} đoạn; chỉ vẽ {PARAGRAPHS} đoạn đầu."),
            Language::En => format!("The file has {count} paragraphs; the first {PARAGRAPHS} are drawn."),
        });
    }
    let marks = marks(measured, file, language);
    let mut sheets = Vec::new();
    for (index, section) in reading.sheets.iter().enumerate() {
        let own = |paragraph: &&Paragraph| paragraph.sheet == index;
        let paragraphs: Vec<&Paragraph> = reading.paragraphs.iter().take(PARAGRAPHS).filter(own).collect();
        let heading = format!("{} {}", choose(language, "Phần", "Section"), index + 1);
        sheets.push(sheet(heading, section, &paragraphs, &marks, file));
    }
    sheets
}

fn marks<'a>(measured: &'a Measured, file: &str, language: Language) -> Marks<'a> {
    let mut marks = Marks::new();
    for (number, row) in (1..).zip(&measured.report.rows) {
        for place in &row.places {
            // Page headers have the ordinal 0, all of them.
            let Some(ordinal) = place.paragraph.filter(|ordinal| *ordinal > 0) else { continue };
            let there: &mut Vec<Mark<'a>> = marks.entry(ordinal).or_default();
            if !there.iter().any(|mark| mark.number == number) {
                there.push(Mark::new(number, row, &place.words, file, language));
            }
        }
    }
    marks
}

fn sheet<'a>(
    heading: String,
    section: &Section,
    paragraphs: &[&'a Paragraph],
    marks: &Marks<'a>,
    file: &str,
) -> Sheet<'a> {
    let blocks = |wanted: &[Zone]| {
        let mut blocks: Vec<Block<'a>> = Vec::new();
        for paragraph in paragraphs.iter().filter(|paragraph| wanted.contains(&paragraph.zone)) {
            let own = marks.get(&paragraph.ordinal).cloned().unwrap_or_default();
            add(&mut blocks, paragraph, drawn(paragraph, own, file));
        }
        blocks
    };
    let margin = |mm: Option<f64>, usual: f64| bounded(mm.unwrap_or(usual), 0.0, 120.0);
    let named: Vec<Mark<'a>> =
        paragraphs.iter().filter_map(|paragraph| marks.get(&paragraph.ordinal)).flatten().cloned().collect();
    Sheet {
        heading,
        width: bounded(section.width_mm, 60.0, 600.0),
        height: bounded(section.height_mm, 60.0, 600.0),
        margins: [
            margin(section.margins.top, 20.0),
            margin(section.margins.right, 15.0),
            margin(section.margins.bottom, 20.0),
            margin(section.margins.left, 30.0),
        ],
        header: blocks(&[Zone::Header]),
        body: blocks(&[Zone::Body, Zone::Box]),
        notes: blocks(&[Zone::Footnote]),
        footer: blocks(&[Zone::Footer]),
        listed: listed(&named),
    }
}

/// Puts a paragraph below the blocks there are, or into the table that the last of them is.
fn add<'a>(blocks: &mut Vec<Block<'a>>, paragraph: &Paragraph, drawn: Drawn<'a>) {
    let Some(cell) = paragraph.cell else {
        blocks.push(Block { paragraph: Some(drawn), ruled: false, rows: Vec::new(), open: None });
        return;
    };
    if blocks.last().is_none_or(|block| block.open.is_none_or(|(table, _)| table != cell.table)) {
        blocks.push(Block {
            paragraph: None,
            ruled: cell.ruled,
            rows: vec![Vec::new()],
            open: Some((cell.table, cell.row)),
        });
    }
    let Some(block) = blocks.last_mut() else { return };
    if block.open != Some((cell.table, cell.row)) {
        block.open = Some((cell.table, cell.row));
        block.rows.push(Vec::new());
    }
    let Some(row) = block.rows.last_mut() else { return };
    match row.last_mut().filter(|held| held.column == cell.column) {
        Some(held) => held.paragraphs.push(drawn),
        None => {
            let width = paragraph.extent.map(|extent| bounded(extent.right - extent.left, 3.0, 400.0));
            row.push(Held { width, paragraphs: vec![drawn], column: cell.column });
        }
    }
}
