//! Tables: where their cells stand, and which borders are drawn.

use std::rc::Rc;

use super::format::{Edges, Line, ParagraphFormat, RunFormat};
use super::section::Settings;
use super::styles::{CellMargins, Style, Styles};
use super::units::{self, MM};
use super::xml::{Element, Node, shown};
use crate::reading::Extent;

/// Columns of a table; Word takes 63.
const COLUMNS: usize = 200;

/// What a table says of the paragraphs in it.
#[derive(Debug, Default)]
pub(super) struct Inherited {
    pub(super) paragraph: ParagraphFormat,
    pub(super) run: RunFormat,
}

/// A cell.
pub(super) struct CellShape<'a> {
    pub(super) node: Node<'a>,
    /// Where its text stands, mm from the paper's left edge.
    pub(super) text: Option<Extent>,
    /// Where the cell stands.
    pub(super) whole: Option<Extent>,
    pub(super) has_top: bool,
    pub(super) has_bottom: bool,
    has_left: bool,
    has_right: bool,
    /// The one above goes on in it.
    pub(super) goes_on: bool,
}

/// A table as it stands.
pub(super) struct TableShape<'a> {
    pub(super) rows: Vec<Vec<CellShape<'a>>>,
    /// Lines are drawn around most of its cells.
    pub(super) is_ruled: bool,
    first_row: Rc<Inherited>,
    other_rows: Rc<Inherited>,
}

impl<'a> TableShape<'a> {
    /// Lays out a table in `column`.
    pub(super) fn of(node: Node<'a>, column: Option<Extent>, styles: &Styles<'a>, settings: &Settings<'_>) -> Self {
        let properties = node.child("tblPr");
        let property = |name| properties.and_then(|properties| properties.child(name));
        let style = styles.get(styles.table_id(property("tblStyle").and_then(|style| style.val())));
        let own = Style {
            edges: Edges::of(property("tblBorders")),
            margins: CellMargins::of(property("tblCellMar")),
            ..Style::default()
        };
        let has_first_row = property("tblLook").is_some_and(marks_first_row);
        let heads = if has_first_row { style.in_first_row() } else { (*style).clone() };
        let grid = Grid::of(node, property("tblLayout").and_then(|layout| layout.attr("type")) == Some("fixed"));
        let nodes: Vec<Node<'a>> = shown(node).into_iter().filter(is_row).collect();
        let lines: Vec<Vec<Slot<'a>>> = nodes.iter().map(|row| grid.slots(*row)).collect();
        let width = grid.width().or_else(|| {
            let widths = lines.iter().filter_map(|row| row.last()).map(|slot| slot.to);
            widths.max_by(f64::total_cmp)
        });
        let margins = style.margins.under(own.margins);
        let left = left(properties, column, width, margins, settings);
        let count = lines.len();
        let rows: Vec<Vec<CellShape<'a>>> = lines
            .into_iter()
            .zip(&nodes)
            .enumerate()
            .map(|(row, (slots, node))| {
                let exception = node.child("tblPrEx").and_then(|exception| exception.child("tblBorders"));
                let base = if row == 0 { &heads } else { &*style };
                let edges = base.edges.under(own.edges).under(Edges::of(exception));
                let last = slots.len().saturating_sub(1);
                let place = |column| Position { row, column, last_row: count.saturating_sub(1), last_column: last };
                slots.iter().enumerate().map(|(column, slot)| slot.shape(left, margins, edges, place(column))).collect()
            })
            .collect();
        let cells = rows.iter().flatten().filter(|cell| !cell.goes_on);
        let (all, ruled) =
            cells.fold((0_usize, 0_usize), |(all, ruled), cell| (all + 1, ruled + usize::from(cell.is_ruled())));
        let inherited =
            |style: &Style| Rc::new(Inherited { paragraph: style.paragraph.clone(), run: style.run.clone() });
        TableShape { rows, is_ruled: ruled * 2 > all, first_row: inherited(&heads), other_rows: inherited(&style) }
    }

    /// What it says of the paragraphs in a row.
    pub(super) fn inherited(&self, row: usize) -> Rc<Inherited> {
        Rc::clone(if row == 0 { &self.first_row } else { &self.other_rows })
    }
}

impl CellShape<'_> {
    /// Whether it is a box, not words with a line under them.
    fn is_ruled(&self) -> bool {
        (self.has_top || self.has_bottom) && (self.has_left || self.has_right)
    }
}

/// A row that is printed.
fn is_row(node: &Node<'_>) -> bool {
    let properties = node.child("trPr");
    let has = |name| properties.is_some_and(|properties| properties.child(name).is_some());
    node.name() == "tr" && !has("del") && properties.and_then(|properties| properties.switch("hidden")) != Some(true)
}

/// Whether a table asks for its style's first row (`w:tblLook`).
fn marks_first_row(look: Node<'_>) -> bool {
    const FIRST_ROW: u32 = 0x0020;
    match look.attr("firstRow") {
        Some(value) => super::xml::is_on(value),
        None => {
            look.val().and_then(|mask| u32::from_str_radix(mask, 16).ok()).is_some_and(|mask| mask & FIRST_ROW != 0)
        }
    }
}

/// The table's left border, mm from the paper's left edge.
fn left(
    properties: Option<Node<'_>>,
    column: Option<Extent>,
    width: Option<f64>,
    margins: CellMargins,
    settings: &Settings<'_>,
) -> Option<f64> {
    let column = column?;
    let property = |name| properties.and_then(|properties| properties.child(name));
    match property("jc").and_then(|jc| jc.val()) {
        Some("center") => Some(column.middle() - width? * MM / 2.0),
        Some("right" | "end") => Some(column.right - width? * MM),
        _ => {
            let indent = property("tblInd").and_then(|indent| units::length(indent.attr("w")?)).unwrap_or(0.0);
            let border = if settings.indents_borders { 0.0 } else { margins.left.unwrap_or(CellMargins::WORD) };
            Some(column.left + (indent - border) * MM)
        }
    }
}

/// The columns that the table declares.
struct Grid {
    /// Their right ends, pt from the table's left border; the first is 0.
    ends: Vec<f64>,
    /// Cells are as wide as they say, not as the grid says.
    is_fixed: bool,
}

/// A cell in a row, pt from the table's left border.
struct Slot<'a> {
    node: Node<'a>,
    from: f64,
    to: f64,
    /// Whether `from` and `to` are known.
    is_known: bool,
}

/// Where in the table a cell stands.
#[derive(Clone, Copy)]
struct Position {
    row: usize,
    column: usize,
    last_row: usize,
    last_column: usize,
}

impl Grid {
    fn of(node: Node<'_>, is_fixed: bool) -> Grid {
        let mut ends = vec![0.0];
        let columns = node.child("tblGrid");
        for column in
            columns.iter().flat_map(|grid| grid.elements()).filter(|node| node.name() == "gridCol").take(COLUMNS)
        {
            let width = column.attr("w").and_then(units::length).unwrap_or(0.0).max(0.0);
            ends.push(ends.last().copied().unwrap_or(0.0) + width);
        }
        Grid { ends, is_fixed }
    }

    /// Its width, pt, if it says one.
    fn width(&self) -> Option<f64> {
        self.ends.last().copied().filter(|width| *width > 0.0)
    }

    /// The cells of a row.
    fn slots<'a>(&self, row: Node<'a>) -> Vec<Slot<'a>> {
        let before = row.child("trPr").and_then(|properties| properties.child("gridBefore")?.val()?.parse().ok());
        let mut at = before.unwrap_or(0_usize).min(COLUMNS);
        let mut from = self.ends.get(at).copied().unwrap_or(0.0);
        let mut is_known = true;
        let cells = shown(row).into_iter().filter(|cell| cell.name() == "tc").take(COLUMNS);
        cells
            .map(|node| {
                let properties = node.child("tcPr");
                let value = |name| properties.and_then(|properties| properties.child(name));
                let span =
                    value("gridSpan").and_then(|span| span.val()?.parse().ok()).unwrap_or(1_usize).clamp(1, COLUMNS);
                at += span;
                let own = value("tcW")
                    .filter(|width| width.attr("type").is_none_or(|kind| kind == "dxa"))
                    .and_then(|width| units::length(width.attr("w")?))
                    .filter(|width| *width > 0.0);
                let end = self.ends.get(at).copied().filter(|end| *end > from + 0.5);
                let to = match (own, end) {
                    (Some(own), _) if self.is_fixed => Some(from + own),
                    (own, end) => end.or_else(|| own.map(|own| from + own)),
                };
                is_known &= to.is_some();
                let slot = Slot { node, from, to: to.unwrap_or(from), is_known };
                from = slot.to;
                slot
            })
            .collect()
    }
}

impl<'a> Slot<'a> {
    fn shape(&self, left: Option<f64>, margins: CellMargins, table: Edges, place: Position) -> CellShape<'a> {
        let properties = self.node.child("tcPr");
        let child = |name| properties.and_then(|properties| properties.child(name));
        let margins = margins.under(CellMargins::of(child("tcMar")));
        let whole = left
            .filter(|_| self.is_known)
            .map(|left| Extent { left: left + self.from * MM, right: left + self.to * MM });
        let text = whole.map(|whole| Extent {
            left: whole.left + margins.left.unwrap_or(CellMargins::WORD) * MM,
            right: whole.right - margins.right.unwrap_or(CellMargins::WORD) * MM,
        });
        let own = Edges::of(child("tcBorders"));
        let is = |own: Option<Line>, is_outside: bool, outside: Option<Line>, inside: Option<Line>| {
            own.or(if is_outside { outside } else { inside }) == Some(Line::Drawn)
        };
        CellShape {
            node: self.node,
            text: text.filter(|text| text.right > text.left),
            whole,
            has_top: is(own.top, place.row == 0, table.top, table.inside_h),
            has_bottom: is(own.bottom, place.row == place.last_row, table.bottom, table.inside_h),
            has_left: is(own.left, place.column == 0, table.left, table.inside_v),
            has_right: is(own.right, place.column == place.last_column, table.right, table.inside_v),
            goes_on: child("vMerge").is_some_and(|merge| merge.val().is_none_or(|value| value == "continue")),
        }
    }
}
