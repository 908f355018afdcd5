//! An appendix as data: `phu-luc/N-id.toml`.

use ::toml::de::DeValue;

use super::reader::Table;
use super::{SourceText, parse, scalars};
use crate::document::{ColumnRole, Paper};
use crate::source::markdown::{self, Inline};
use crate::source::{ColumnFault, Fault, FileId, Problem, Sources, Span, Spanned, Wanted};

/// Words of `vai`, with what they stand for.
pub(crate) const ROLES: [(&str, ColumnRole); 11] = [
    ("tt", ColumnRole::Number),
    ("noi-dung", ColumnRole::Content),
    ("ket-qua", ColumnRole::Product),
    ("chu-tri", ColumnRole::Lead),
    ("phoi-hop", ColumnRole::Support),
    ("thoi-han", ColumnRole::Deadline),
    ("kinh-phi", ColumnRole::Money),
    ("so-lieu", ColumnRole::Figure),
    ("don-vi-tinh", ColumnRole::Unit),
    ("ghi-chu", ColumnRole::Remark),
    ("khac", ColumnRole::Other),
];

/// Keys that a row has besides its cells: no column can be called so.
const ROW_KEYS: [&str; 4] = ["ma", "cung-tt", "viec", "nhom"];

/// How the rows of a table are numbered (`danh-so`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TableNumbering {
    /// `lien-tuc`: through all groups.
    #[default]
    Continuous,
    /// `theo-nhom`: anew in each group.
    PerGroup,
}

/// The whole file.
#[derive(Debug, Clone)]
pub struct AppendixTable {
    /// The file's first line.
    pub span: Span,
    /// `ten`: the title, in the author's lines.
    pub title: Vec<SourceText>,
    /// `kho-giay`: how the paper lies.
    pub paper: Option<Spanned<Paper>>,
    /// `tep-rieng`: whether it is a file of its own.
    pub own_file: bool,
    /// `danh-so`
    pub numbering: TableNumbering,
    /// `hang-so-cot`: a row "1 2 3 …" below the head.
    pub number_row: bool,
    /// `don-vi-tinh`: one unit for the whole table.
    pub unit: Option<SourceText>,
    /// `[[cot]]`
    pub columns: Vec<ColumnSource>,
    /// `[[viec]]`
    pub rows: Vec<RowSource>,
    /// `[[nhom]]`
    pub groups: Vec<GroupSource>,
}

/// `[[cot]]`
#[derive(Debug, Clone)]
pub struct ColumnSource {
    /// The entry.
    pub span: Span,
    /// `ma`: the key of its cells.
    pub id: SourceText,
    /// `ten`: what the head prints.
    pub name: Option<SourceText>,
    /// `vai`: what it holds.
    pub role: ColumnRole,
    /// `don-vi-tinh`: the unit of its figures.
    pub unit: Option<SourceText>,
    /// `tong`: whether the last row has its sum, or the sum as typed.
    pub total: Option<Spanned<Total>>,
    /// `nhom-cot`: the name above it and its neighbours of the same.
    pub group: Option<SourceText>,
}

/// `tong`
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Total {
    /// `true`: the compiler adds up.
    Computed,
    /// The author's own.
    Typed(String),
}

/// `[[nhom]]`
#[derive(Debug, Clone)]
pub struct GroupSource {
    /// The entry.
    pub span: Span,
    /// `ten`
    pub name: Option<SourceText>,
    /// `[[nhom.viec]]`
    pub rows: Vec<RowSource>,
    /// `[[nhom.nhom]]`
    pub groups: Vec<GroupSource>,
}

/// `[[viec]]`
#[derive(Debug, Clone)]
pub struct RowSource {
    /// The entry.
    pub span: Span,
    /// `ma`
    pub id: Option<SourceText>,
    /// `cung-tt`: whether it stands under the number of the row before it.
    pub same_number: bool,
    /// Its cells, by the index of their column.
    pub cells: Vec<(usize, CellSource)>,
}

/// A cell.
#[derive(Debug, Clone)]
pub struct CellSource {
    /// The value, or the words inside `{ chu = … }`.
    pub span: Span,
    /// Its paragraphs; none where it is empty.
    pub paragraphs: Vec<Inline>,
    /// `gop-cot`: how many columns it covers.
    pub columns: usize,
    /// `gop-dong`: how many rows it covers.
    pub rows: usize,
}

/// Groups in groups in groups: no table has more.
const MOST_GROUPS: usize = 8;

/// Reads one appendix; the second value says whether the file was whole.
pub fn read_appendix(sources: &Sources, file: FileId, problems: &mut Vec<Problem>) -> (AppendixTable, bool) {
    parse(sources, file, problems, read)
}

fn read(top: &mut Table<'_, '_>) -> AppendixTable {
    if !top.is_present("ten") {
        top.missing("ten");
    }
    let title = top.lines("ten");
    let paper = top.one_of("kho-giay", &[("doc", Paper::Portrait), ("ngang", Paper::Landscape)]);
    let numbering =
        top.one_of("danh-so", &[("lien-tuc", TableNumbering::Continuous), ("theo-nhom", TableNumbering::PerGroup)]);
    let own_file = top.flag("tep-rieng");
    let number_row = top.flag("hang-so-cot");
    let unit = top.text("don-vi-tinh");
    if let Some(source) = top.value("nguon", |_| Ok(())) {
        top.fault(source.span, Fault::Columns(ColumnFault::Reserved));
    }
    let columns = columns(top);
    let rows = top.tables("viec", |table| row(table, &columns));
    let groups = top.tables("nhom", |table| group(table, &columns, 1));
    AppendixTable {
        span: top.span,
        title,
        paper,
        own_file,
        numbering: numbering.map(|numbering| numbering.value).unwrap_or_default(),
        number_row,
        unit,
        columns,
        rows,
        groups,
    }
}

fn columns(top: &mut Table<'_, '_>) -> Vec<ColumnSource> {
    let mut columns: Vec<ColumnSource> = Vec::new();
    let read = top.tables("cot", column);
    if read.is_empty() {
        top.fault(top.span, Fault::Columns(ColumnFault::None));
    }
    for column in read.into_iter().flatten() {
        let taken = columns.iter().any(|other| other.id.value == column.id.value);
        if taken || ROW_KEYS.contains(&column.id.value.as_str()) {
            let id = column.id.value.clone();
            top.fault(column.id.span, Fault::Columns(ColumnFault::Taken { id }));
        } else if column.role == ColumnRole::Number && columns.iter().any(|other| other.role == column.role) {
            top.fault(column.span, Fault::Columns(ColumnFault::SecondNumber));
        } else {
            columns.push(column);
        }
    }
    columns
}

fn column(table: &mut Table<'_, '_>) -> Option<ColumnSource> {
    for key in ["ma", "ten"] {
        if !table.is_present(key) {
            table.missing(key);
        }
    }
    let role = table.one_of("vai", &ROLES);
    let total = table.value("tong", |value| match value {
        DeValue::Boolean(true) => Ok(Some(Total::Computed)),
        DeValue::Boolean(false) => Ok(None),
        other => scalars::figure(other).map(|typed| Some(Total::Typed(typed))),
    });
    let column = ColumnSource {
        span: table.span,
        id: table.id("ma").unwrap_or_else(|| SourceText { value: String::new(), span: table.span, exact: None }),
        name: table.text("ten"),
        role: role.map_or(ColumnRole::Other, |role| role.value),
        unit: table.text("don-vi-tinh"),
        total: total.and_then(|total| Some(Spanned::new(total.value?, total.span))),
        group: table.text("nhom-cot"),
    };
    (!column.id.value.is_empty()).then_some(column)
}

fn group(table: &mut Table<'_, '_>, columns: &[ColumnSource], depth: usize) -> GroupSource {
    if !table.is_present("ten") {
        table.missing("ten");
    }
    GroupSource {
        span: table.span,
        name: table.text("ten"),
        rows: table.tables("viec", |table| row(table, columns)),
        groups: match depth {
            // Deeper ones are keys that nobody asks for, and are reported as such.
            MOST_GROUPS.. => Vec::new(),
            _ => table.tables("nhom", |table| group(table, columns, depth + 1)),
        },
    }
}

fn row(table: &mut Table<'_, '_>, columns: &[ColumnSource]) -> RowSource {
    let id = table.id("ma");
    let same_number = table.flag("cung-tt");
    let known: Vec<String> = columns
        .iter()
        .filter(|column| column.role != ColumnRole::Number)
        .map(|column| column.id.value.trim().to_owned())
        .collect();
    let mut cells = Vec::new();
    for (key, _, value) in table.chosen(&known) {
        let Some(index) = columns.iter().position(|column| column.id.value.trim() == key) else { continue };
        let cell = match value.get_ref() {
            DeValue::Table(_) => table.inline(&key, value, merged).flatten(),
            _ => table.cell(&key, value),
        };
        cells.extend(cell.map(|cell| (index, cell)));
    }
    cells.sort_by_key(|(index, _)| *index);
    RowSource { span: table.span, id, same_number, cells }
}

/// `{ chu = "…", gop-cot = 2, gop-dong = 3 }`
fn merged(table: &mut Table<'_, '_>) -> Option<CellSource> {
    let columns = table.value("gop-cot", scalars::count).map_or(1, |count| count.value);
    let rows = table.value("gop-dong", scalars::count).map_or(1, |count| count.value);
    let cell = match table.raw("chu") {
        Some(value) => table.cell("chu", value)?,
        None => CellSource { span: table.span, paragraphs: Vec::new(), columns: 1, rows: 1 },
    };
    Some(CellSource { columns, rows, ..cell })
}

impl<'t> Table<'t, '_> {
    /// A cell's words: a text of one or more lines, each a paragraph, or a figure as TOML writes it.
    fn cell(&mut self, key: &str, value: &'t ::toml::Spanned<DeValue<'t>>) -> Option<CellSource> {
        let span = self.place(value);
        let text = match value.get_ref() {
            DeValue::String(_) => self.words(value)?,
            DeValue::Integer(_) | DeValue::Float(_) => {
                let value = match scalars::figure(value.get_ref()) {
                    Ok(value) => value,
                    Err(wanted) => {
                        self.wrong(key, span, if wanted == Wanted::Figure { Wanted::Cell } else { wanted });
                        return None;
                    }
                };
                let exact = (self.written(span) == value).then_some(span);
                SourceText { value, span, exact }
            }
            _ => {
                self.wrong(key, span, Wanted::Cell);
                return None;
            }
        };
        let paragraphs = markdown::cell(&text, self.problems());
        Some(CellSource { span, paragraphs, columns: 1, rows: 1 })
    }
}
