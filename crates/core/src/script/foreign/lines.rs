//! Lines of a text, the marks of Markdown and HTML taken off.

use std::ops::Range;

/// No tag that stands in a text is longer, in bytes.
const LONGEST_TAG: usize = 40;

/// A line that holds words.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// The stretches of the text that are words, in order.
    pub(super) pieces: Vec<Range<usize>>,
    /// The words, joined.
    pub(super) words: String,
    /// Whether Markdown calls it a heading.
    pub(super) is_heading: bool,
    /// How many empty lines stand before it.
    pub(super) blank_before: usize,
    /// Its cells, where it is a row of a table.
    pub(super) cells: Option<Vec<CellPieces>>,
}

/// A cell of a line, by its paragraphs.
pub(super) type CellPieces = Vec<Vec<Range<usize>>>;

impl Line {
    /// The line up to the byte `at` of its words, and the line from there on.
    pub(super) fn split_at(mut self, at: usize) -> (Self, Self) {
        let (mut left, mut first, mut second) = (at, Vec::new(), Vec::new());
        for piece in std::mem::take(&mut self.pieces) {
            let taken = left.min(piece.len());
            left -= taken;
            let middle = piece.start + taken;
            if taken > 0 {
                first.push(piece.start..middle);
            }
            if middle < piece.end {
                second.push(middle..piece.end);
            }
        }
        let behind = self.words.get(at..).unwrap_or_default().to_owned();
        self.words.truncate(at);
        let rest = Self { pieces: second, words: behind, is_heading: false, blank_before: 0, cells: None };
        (Self { pieces: first, ..self }, rest)
    }

    /// First byte and one past the last.
    pub(super) fn range(&self) -> Range<usize> {
        let start = self.pieces.first().map_or(0, |piece| piece.start);
        start..self.pieces.last().map_or(start, |piece| piece.end)
    }
}

/// The lines of `text` that hold words.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let (mut lines, mut at, mut blank_before) = (Vec::new(), 0, 0);
    for whole in text.split_inclusive(['\n', '\u{c}']) {
        let start = at;
        at += whole.len();
        let content = whole.trim_end_matches(['\n', '\r', '\u{c}']);
        // Empty cells at the end of a row between tabs are cells.
        let has_tabs = content.bytes().filter(|byte| *byte == b'\t').count() >= 2;
        let range = if has_tabs && !content.trim().is_empty() {
            start..start + content.len()
        } else {
            trimmed(text, start..start + content.len())
        };
        if range.is_empty() {
            blank_before += 1;
            continue;
        }
        if let Some(line) = line(text, range, blank_before) {
            lines.push(line);
            blank_before = 0;
        }
    }
    lines
}

fn line(text: &str, range: Range<usize>, blank_before: usize) -> Option<Line> {
    if let Some(cells) = cells(text, range.clone()) {
        // The line between the head of a table and its rows.
        let is_rule = text.get(range)?.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
        let cells: Vec<CellPieces> = cells.into_iter().map(|cell| paragraphs(text, cell)).collect();
        let pieces: Vec<Range<usize>> = cells.iter().flatten().flatten().cloned().collect();
        if is_rule || pieces.is_empty() {
            return None;
        }
        let words = words(text, &pieces);
        return Some(Line { pieces, words, is_heading: false, blank_before, cells: Some(cells) });
    }
    let written = text.get(range.clone())?;
    let marks = written.len() - written.trim_start_matches('#').len();
    let is_heading = marks > 0 && written.get(marks..).is_some_and(|rest| rest.starts_with([' ', '\u{a0}']));
    let range = if is_heading { trimmed(text, range.start + marks..range.end) } else { range };
    let pieces = pieces(text, range);
    let words = words(text, &pieces);
    let is_empty = words.chars().all(|c| !c.is_alphanumeric() && c != '.' && c != '…');
    // A rule, a row of stars under the agency.
    (!is_empty).then_some(Line { pieces, words, is_heading, blank_before, cells: None })
}

/// The words of pieces, joined.
pub(super) fn words(text: &str, pieces: &[Range<usize>]) -> String {
    pieces.iter().filter_map(|piece| text.get(piece.clone())).collect()
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let Some(written) = text.get(range.clone()) else { return range.start..range.start };
    let start = range.start + written.len() - written.trim_start().len();
    let end = range.start + written.trim_end().len();
    start..end.max(start)
}

/// The cells of a row: between "|", or between tabs.
fn cells(text: &str, range: Range<usize>) -> Option<Vec<Range<usize>>> {
    let written = text.get(range.clone())?;
    let mark = if written.starts_with('|') && written.len() > 1 {
        '|'
    } else if written.trim_matches([' ', '\t']).contains('\t') && written.matches('\t').count() >= 2 {
        '\t'
    } else if written.ends_with("\t\t") {
        // The name of a group, alone in its row.
        '\t'
    } else {
        return None;
    };
    let inner = match mark {
        '|' => range.start + 1..range.end - usize::from(written.ends_with('|')),
        _ => range,
    };
    let mut start = inner.start;
    let mut cells = Vec::new();
    for part in text.get(inner)?.split(mark) {
        cells.push(trimmed(text, start..start + part.len()));
        start += part.len() + mark.len_utf8();
    }
    Some(cells)
}

/// The paragraphs of a cell: `<p>` and `<br>` part them.
fn paragraphs(text: &str, cell: Range<usize>) -> CellPieces {
    let mut paragraphs: CellPieces = Vec::new();
    let mut last = cell.start;
    for piece in pieces(text, cell) {
        let gap = text.get(last..piece.start).unwrap_or_default().to_ascii_lowercase();
        let is_new = paragraphs.is_empty() || gap.contains("<p") || gap.contains("<br");
        last = piece.end;
        match paragraphs.last_mut() {
            Some(paragraph) if !is_new => paragraph.push(piece),
            _ => paragraphs.push(vec![piece]),
        }
    }
    paragraphs
}

/// The stretches of a line that are words: without `**`, `*…*`, `<b>`, `\` before a mark.
fn pieces(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let Some(written) = text.get(range.clone()) else { return Vec::new() };
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let (mut start, mut at) = (0, 0);
    let mut take = |from: usize, to: usize| {
        if to > from {
            pieces.push(range.start + from..range.start + to);
        }
    };
    while let Some(c) = written.get(at..).and_then(|rest| rest.chars().next()) {
        let (length, is_mark) = mark(written, at, c);
        if is_mark {
            take(start, at);
            at += length;
            start = at;
        } else if c == '\\'
            && written.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_punctuation()))
        {
            take(start, at);
            // What stands behind it is a mark of the author's.
            start = at + 1;
            at = start + 1;
        } else {
            at += length;
        }
    }
    take(start, written.len());
    pieces
}

/// How many bytes at `at` belong together, and whether they are a mark and no words. A run of one mark is judged as a
/// whole: a line of a form has thousands.
fn mark(written: &str, at: usize, c: char) -> (usize, bool) {
    let rest = written.get(at..).unwrap_or_default();
    match c {
        '*' | '_' => {
            let behind = rest.trim_start_matches(c);
            let run = rest.len() - behind.len();
            let before = written.get(..at).and_then(|before| before.chars().next_back());
            let after = behind.chars().next();
            let is_spaced = |c: Option<char>| c.is_none_or(char::is_whitespace);
            // A lone star between spaces, and "_____", are the author's; so is "_" inside a word.
            let is_inside =
                c == '_' && before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
            (run, run <= 3 && !is_inside && !(is_spaced(before) && is_spaced(after)))
        }
        '<' => {
            let near = rest.get(..rest.floor_char_boundary(LONGEST_TAG)).unwrap_or(rest);
            let name = near.trim_start_matches(['<', '/']);
            let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic());
            near.find('>').filter(|_| is_tag).map_or((c.len_utf8(), false), |end| (end + 1, true))
        }
        _ => (c.len_utf8(), false),
    }
}
