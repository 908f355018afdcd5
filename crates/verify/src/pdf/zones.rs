//! Which lines are page headers, page footers and footnotes.

use super::edges::Edges;
use super::page::Page;
use super::pieces::Piece;
use crate::reading::{NumberStyle, Zone};

/// How far from the paper's upper or lower edge a header or footer stands at most, pt: the widest margin, and some.
const MARGIN: f64 = 95.0;
/// How much nearer to the paper's edge lines are taken for a header or footer by the next line's distance alone, pt.
const CERTAIN: f64 = 60.0;

/// A page number as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// Its value.
    pub(super) value: Option<u32>,
    /// How it is written.
    pub(super) style: NumberStyle,
    /// Nothing else is in the line.
    pub(super) alone: bool,
}

/// Reads a line as a page number: "2", "- 2 -", "Trang 2", "2/10", "iv".
pub(super) fn number(text: &str) -> Option<Number> {
    let lower = text.trim().to_lowercase();
    let core = lower.trim_matches(|c: char| c.is_whitespace() || "-–—|.[]()~*".contains(c));
    let bare = core.len() == lower.len();
    let (core, named) = match ["trang", "page", "tr."].iter().find_map(|word| core.strip_prefix(word)) {
        Some(rest) => (rest.trim_matches(|c: char| c.is_whitespace() || ".:-".contains(c)), true),
        None => (core, false),
    };
    let (first, total) = match core.split_once(['/', 't']) {
        Some((first, rest)) => (first.trim(), Some(rest.trim_start_matches("rên").trim())),
        None => (core, None),
    };
    let digits = |text: &str| !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    if total.is_some_and(|total| !digits(total)) {
        return None;
    }
    let alone = bare && !named && total.is_none();
    if digits(first) {
        return Some(Number { value: first.parse().ok(), style: NumberStyle::Arabic, alone });
    }
    let roman = !first.is_empty() && first.len() <= 7 && first.bytes().all(|b| b"ivxlc".contains(&b));
    roman.then(|| Number { value: roman_value(first), style: NumberStyle::Roman, alone })
}

fn roman_value(text: &str) -> Option<u32> {
    let values: Option<Vec<u32>> = text
        .chars()
        .map(|c| {
            Some(match c {
                'i' => 1,
                'v' => 5,
                'x' => 10,
                'l' => 50,
                'c' => 100,
                _ => return None,
            })
        })
        .collect();
    let values = values?;
    let next = values.iter().skip(1).copied().chain([0]);
    let value = values.iter().zip(next).fold(0_i64, |sum, (value, next)| {
        if *value < next { sum - i64::from(*value) } else { sum + i64::from(*value) }
    });
    u32::try_from(value).ok()
}

/// Marks the headers and footers of all pages.
pub(super) fn mark_margins(pages: &mut [Page]) {
    for top in [true, false] {
        let repeated = repeated(pages, top);
        for (index, page) in pages.iter_mut().enumerate() {
            // A header may have several rows.
            for _ in 0..3 {
                let Some(row) = outer_row(page, top) else { break };
                let apart = is_apart(page, row, top);
                let lines: Vec<&Piece> =
                    page.pieces.iter().filter(|(line, _)| line.row == row).map(|(line, _)| line).collect();
                let numbered =
                    lines.len() == 1 && lines.iter().all(|line| line.alone && number(&line.text()).is_some());
                let known = repeated.get(index).is_some_and(|rows| rows.contains(&row));
                if !(known || numbered && apart) {
                    break;
                }
                let zone = if top { Zone::Header } else { Zone::Footer };
                for (line, own) in &mut page.pieces {
                    if line.row == row {
                        *own = zone;
                    }
                }
            }
        }
    }
}

/// The first or last row of a page that is still text, if it stands in a margin and in no table.
fn outer_row(page: &Page, top: bool) -> Option<usize> {
    let mut body = page.pieces.iter().filter(|(_, zone)| *zone == Zone::Body).map(|(line, _)| line);
    let line = if top { body.next()? } else { body.next_back()? };
    let inside = if top { line.y <= MARGIN } else { line.y >= page.height - MARGIN };
    (inside && line.place.is_none()).then_some(line.row)
}

/// Whether a row keeps more distance from the text than lines of text do.
fn is_apart(page: &Page, row: usize, top: bool) -> bool {
    let Some((own, _)) = page.pieces.iter().find(|(line, _)| line.row == row) else { return false };
    let others = page.pieces.iter().filter(|(line, _)| line.row != row);
    let text = others.map(|(line, _)| (line.y - own.y, line.size)).filter(|(distance, _)| (*distance > 0.0) == top);
    let lines = page.grids.iter().filter_map(|grid| if top { grid.ys.first() } else { grid.ys.last() });
    let lines = lines.map(|y| (y - own.y, 0.0)).filter(|(distance, _)| (*distance > 0.0) == top);
    let nearest = text.chain(lines).map(|(distance, size)| (distance.abs(), size)).min_by(|a, b| a.0.total_cmp(&b.0));
    let certain = if top { own.y < CERTAIN } else { own.y > page.height - CERTAIN };
    let needed = if certain { 0.9 } else { 1.3 };
    nearest.is_none_or(|(distance, size)| distance > needed * size.max(own.size))
}

/// For each page the outer rows whose words, digits apart, stand at the same height on most pages.
fn repeated(pages: &[Page], top: bool) -> Vec<Vec<usize>> {
    let rows: Vec<Vec<(usize, f64, String)>> = pages.iter().map(|page| outer_rows(page, top)).collect();
    let has = |page: &[(usize, f64, String)], y: f64, text: &str| {
        page.iter().any(|(_, other, words)| (other - y).abs() <= 2.0 && words == text)
    };
    rows.iter()
        .map(|page| {
            let mut known = Vec::new();
            for (row, y, text) in page {
                // Among a dozen neighbours: a long file isn't compared page by page.
                let like = rows.iter().take(24).filter(|other| has(other, *y, text)).count();
                if like >= 3 && like * 2 > rows.len().min(24) {
                    known.push(*row);
                } else {
                    break;
                }
            }
            known
        })
        .collect()
}

/// The three outer rows of a page in its margin: row, height from the paper's edge, words with digits made alike.
fn outer_rows(page: &Page, top: bool) -> Vec<(usize, f64, String)> {
    let mut rows: Vec<(usize, f64, String)> = Vec::new();
    let all: Vec<&Piece> = page.pieces.iter().map(|(line, _)| line).collect();
    let ordered: Vec<&Piece> = if top { all } else { all.into_iter().rev().collect() };
    for line in ordered {
        let edge = if top { line.y } else { page.height - line.y };
        if edge > MARGIN || line.place.is_some() {
            break;
        }
        let text: String = line.text().chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        let text = text.replace("000", "0").replace("00", "0");
        let count = rows.len();
        match rows.last_mut() {
            Some((row, _, words)) if *row == line.row => words.push_str(&text),
            _ if count == 3 => break,
            _ => rows.push((line.row, edge, text)),
        }
    }
    rows
}

/// Marks what stands below the short line that parts footnotes from the text.
pub(super) fn mark_footnotes(page: &mut Page, edges: &Edges) {
    let width = edges.right - edges.left;
    let parting = page.bars.iter().position(|bar| {
        let short = (30.0..=0.55 * width.max(0.0)).contains(&bar.length()) && (bar.from - edges.left).abs() <= 4.0;
        let below = || page.pieces.iter().filter(|(line, zone)| line.y > bar.at && *zone == Zone::Body);
        let near = page.pieces.iter().any(|(line, _)| (-1.0..4.0).contains(&(bar.at - line.y)) && line.x0 < bar.to);
        let small = below().all(|(line, _)| line.place.is_none() && line.size < edges.size - 0.9);
        short && !near && bar.at > 0.3 * page.height && below().next().is_some() && small
    });
    let Some(bar) = parting.map(|index| page.bars.remove(index)) else { return };
    for (line, zone) in &mut page.pieces {
        if line.y > bar.at && *zone == Zone::Body {
            *zone = Zone::Footnote;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_their_disguises() {
        let arabic = |value, alone| Some(Number { value: Some(value), style: NumberStyle::Arabic, alone });
        assert_eq!(number("2"), arabic(2, true));
        assert_eq!(number("- 12 -"), arabic(12, false));
        assert_eq!(number("Trang 1/5"), arabic(1, false));
        assert_eq!(number("3/5"), arabic(3, false));
        assert_eq!(number("iv"), Some(Number { value: Some(4), style: NumberStyle::Roman, alone: true }));
        assert_eq!(number("Mục 2"), None);
        assert_eq!(number("2,5"), None);
        assert_eq!(number("-----"), None);
    }
}
