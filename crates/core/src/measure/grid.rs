//! A table as boxes: what of it has a length, and how high its rows become.

use std::collections::BTreeMap;
use std::ops::Range;

use super::words::{self, Milli, Piece, milli};
use super::{FontSet, Ruler};
use crate::decree::Layout;
use crate::document::{ColumnRole, Row, Table};

/// A table whose words are measured; its columns have no width yet.
#[derive(Debug)]
pub(super) struct Grid {
    /// Of each column, whether it holds the rows' numbers (TT).
    pub(super) numbers: Vec<bool>,
    /// The cells, by the columns they cover.
    pub(super) tracks: Vec<Track>,
    /// What a cell's width has besides its line: both margins. The border takes nothing of it, as in word processors.
    pub(super) padding: Milli,
    /// How many of the rows are the head.
    head: usize,
    rows: Vec<RowBox>,
    /// The cells over several rows, as track and place in it; the ones that end first come first.
    tall: Vec<(usize, usize)>,
    pieces: Vec<Piece>,
}

/// Cells that cover the same columns: their width is the same.
#[derive(Debug)]
pub(super) struct Track {
    pub(super) columns: Range<usize>,
    pub(super) cells: Vec<CellBox>,
}

/// A cell that isn't empty.
#[derive(Debug, Clone)]
pub(super) struct CellBox {
    rows: Range<usize>,
    pieces: Range<usize>,
    paragraphs: u64,
    /// Its longest paragraph on one line.
    pub(super) longest: Milli,
}

#[derive(Debug, Clone, Copy)]
struct RowBox {
    /// Of its lines.
    pitch: Milli,
    /// Margins above and below, and the border.
    padding: Milli,
}

impl Grid {
    /// Measures the words of `table`.
    pub(super) fn of(table: &Table, layout: &Layout, fonts: &FontSet) -> Self {
        let mut ruler = Ruler::new(fonts);
        let line = fonts.metrics().single();
        let form = &layout.table;
        let padding = milli(form.margin_top.pt() + form.margin_bottom.pt() + form.rule.pt());
        let mut pieces = Vec::new();
        let mut tracks: BTreeMap<(usize, usize), Vec<CellBox>> = BTreeMap::new();
        let (rows, columns) = (table.head.len() + table.rows.len(), table.columns.len());
        for (at, row) in table.all_rows().enumerate() {
            let component = layout.components.row(row.kind);
            for cell in &row.cells {
                let start = pieces.len();
                let longest =
                    cell.paragraphs.iter().map(|text| words::measure(text, component, &mut ruler, &mut pieces));
                let longest = longest.max().unwrap_or(0);
                let end = cell.column.saturating_add(cell.columns.max(1)).min(columns);
                if pieces.len() == start || cell.column >= end {
                    continue;
                }
                tracks.entry((cell.column, end)).or_default().push(CellBox {
                    rows: at..at.saturating_add(cell.rows.max(1)).min(rows),
                    pieces: start..pieces.len(),
                    paragraphs: cell.paragraphs.len() as u64,
                    longest,
                });
            }
        }
        let tracks: Vec<Track> =
            tracks.into_iter().map(|((start, end), cells)| Track { columns: start..end, cells }).collect();
        let mut tall: Vec<(usize, usize, usize)> = Vec::new();
        for (at, track) in tracks.iter().enumerate() {
            let of_track = track.cells.iter().enumerate().filter(|(_, cell)| cell.rows.len() > 1);
            tall.extend(of_track.map(|(place, cell)| (cell.rows.end, at, place)));
        }
        tall.sort_unstable();
        let row_box = |row: &Row| RowBox { pitch: milli(layout.components.row(row.kind).size.pt() * line), padding };
        Self {
            numbers: table.columns.iter().map(|column| column.role == ColumnRole::Number).collect(),
            tracks,
            padding: milli(2.0 * form.margin_side.pt()),
            head: table.head.len(),
            rows: table.all_rows().map(row_box).collect(),
            tall: tall.into_iter().map(|(_, track, place)| (track, place)).collect(),
            pieces,
        }
    }

    /// How many rows there are, the head's included.
    pub(super) fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// The pieces of a cell.
    pub(super) fn pieces(&self, cell: &CellBox) -> &[Piece] {
        self.pieces.get(cell.pieces.clone()).unwrap_or_default()
    }

    /// How many lines a cell takes where its width is `width`.
    pub(super) fn lines(&self, cell: &CellBox, width: Milli) -> u64 {
        let room = width.saturating_sub(self.padding);
        if cell.longest <= room { cell.paragraphs } else { words::lines(self.pieces(cell), room) }
    }

    /// How high each cell of a track becomes where its columns together are `width` wide.
    pub(super) fn cell_heights(&self, track: &Track, width: Milli) -> Vec<Milli> {
        let height = |cell: &CellBox| {
            let row = self.rows.get(cell.rows.start);
            row.map_or(0, |row| self.lines(cell, width) * row.pitch + row.padding)
        };
        track.cells.iter().map(height).collect()
    }

    /// How high each row becomes, by the heights of each track's cells. What a cell over several rows needs more than
    /// they have, the last of them gets, as in both outputs.
    pub(super) fn row_heights<H: AsRef<[Milli]>>(&self, cells: &[H]) -> Vec<Milli> {
        let mut rows: Vec<Milli> = self.rows.iter().map(|row| row.pitch + row.padding).collect();
        for (track, heights) in self.tracks.iter().zip(cells) {
            for (cell, height) in track.cells.iter().zip(heights.as_ref()) {
                if cell.rows.len() == 1
                    && let Some(row) = rows.get_mut(cell.rows.start)
                {
                    *row = (*row).max(*height);
                }
            }
        }
        for (track, place) in &self.tall {
            let cell = self.tracks.get(*track).and_then(|track| track.cells.get(*place));
            let height = cells.get(*track).and_then(|heights| heights.as_ref().get(*place));
            if let Some((cell, height)) = cell.zip(height)
                && let Some(covered) = rows.get_mut(cell.rows.clone())
            {
                let has: Milli = covered.iter().sum();
                if let Some(last) = covered.last_mut() {
                    *last += height.saturating_sub(has);
                }
            }
        }
        rows
    }

    /// The heights of head and other rows where the columns are `widths` wide.
    pub(super) fn heights(&self, widths: &[Milli]) -> (Vec<Milli>, Vec<Milli>) {
        let cells: Vec<Vec<Milli>> =
            self.tracks.iter().map(|track| self.cell_heights(track, track.width(widths))).collect();
        let mut head = self.row_heights(&cells);
        let rows = head.split_off(self.head.min(head.len()));
        (head, rows)
    }
}

impl Track {
    /// The width of its columns together.
    pub(super) fn width(&self, widths: &[Milli]) -> Milli {
        widths.get(self.columns.clone()).unwrap_or_default().iter().sum()
    }
}
