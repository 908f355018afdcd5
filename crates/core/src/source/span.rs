//! Places in the source: files, byte spans, lines and columns.

use std::ops::Range;

use serde::Serialize;

/// A file of one [`Sources`]; meaningless in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub struct FileId(u32);

/// A stretch of one file's normalised text (no BOM, LF line ends), in bytes.
///
/// [`SourceFile::original`] maps a position back to the bytes on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// The file that holds the stretch.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The stretch `range` of `file`.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { file, start: clamp(range.start), end: clamp(range.end.max(range.start)) }
    }

    /// The byte range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// From the start of `self` to the end of `other`; `self` where they lie in two files.
    pub fn to(self, other: Span) -> Span {
        if self.file != other.file {
            return self;
        }
        Span { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether `other` lies inside this span, ends included.
    pub fn contains(self, other: Span) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }
}

/// A value together with the place where the author wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// `value`, written at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// A place as people and editors count it: both from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Where a paragraph begins in a text that was taken out of somebody's Word file: such a file has no lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Landmark {
    /// The first byte of its words in the text.
    pub start: usize,
    /// *Đoạn*: its ordinal among the paragraphs that have words, from 1.
    pub paragraph: usize,
    /// *Trang*: the page that it begins on, from 1, where the file says so.
    pub page: Option<usize>,
}

/// One file of the source, decoded.
#[derive(Debug, Clone)]
pub struct SourceFile {
    path: String,
    display: String,
    text: String,
    lines: Vec<usize>,
    /// Those of `lines` that begin with "[": in TOML they announce tables.
    tables: Vec<usize>,
    byte_order_mark: bool,
    /// Positions in `text` of each LF that was CRLF on disk.
    carriage_returns: Vec<usize>,
    /// By their starts; `None` where the text is the file itself.
    landmarks: Option<Vec<Landmark>>,
}

impl SourceFile {
    fn new(path: String, display: String, raw: &str) -> Self {
        let byte_order_mark = raw.starts_with('\u{feff}');
        let raw = raw.strip_prefix('\u{feff}').unwrap_or(raw);
        let mut text = String::with_capacity(raw.len());
        let mut carriage_returns = Vec::new();
        let mut parts = raw.split("\r\n");
        text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            carriage_returns.push(text.len());
            text.push('\n');
            text.push_str(part);
        }
        let lines: Vec<usize> = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|&(_, b)| b == b'\n').map(|(i, _)| i + 1))
            .collect();
        let announces = |start: &usize| {
            let rest = text.get(*start..).unwrap_or_default();
            rest.trim_start_matches([' ', '\t']).starts_with('[')
        };
        let tables = lines.iter().copied().filter(announces).collect();
        Self { path, display, text, lines, tables, byte_order_mark, carriage_returns, landmarks: None }
    }

    /// The path as [`super::Files`] knows it, with `/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The path as the user is to read it, with `/`.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The text, without BOM, with LF.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the file begins with a byte order mark.
    pub(super) fn has_byte_order_mark(&self) -> bool {
        self.byte_order_mark
    }

    /// Whether the line end at a position of [`Self::text`] is CRLF on disk.
    pub(super) fn was_crlf(&self, position: usize) -> bool {
        self.carriage_returns.binary_search(&position).is_ok()
    }

    /// Whether most lines end in CRLF on disk.
    pub(crate) fn ends_lines_in_crlf(&self) -> bool {
        self.carriage_returns.len() * 2 > self.lines.len() - 1
    }

    /// The byte offset on disk of a position in [`Self::text`].
    pub fn original(&self, position: usize) -> usize {
        let returns = self.carriage_returns.partition_point(|&at| at < position);
        position + returns + if self.byte_order_mark { '\u{feff}'.len_utf8() } else { 0 }
    }

    /// Line and column of a position; one past the end counts as the end.
    pub fn line_column(&self, position: usize) -> LineColumn {
        let position = floor_char_boundary(&self.text, position);
        let line = self.lines.partition_point(|&start| start <= position).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let column = self.text.get(start..position).map_or(0, |s| s.chars().count()) + 1;
        LineColumn { line, column }
    }

    /// Whether the text was taken out of a file of another format, so that lines, columns and bytes mean nothing there.
    pub fn is_imported(&self) -> bool {
        self.landmarks.is_some()
    }

    /// The paragraph of an imported text that a position stands in.
    pub fn landmark(&self, position: usize) -> Option<Landmark> {
        let landmarks = self.landmarks.as_deref()?;
        let index = landmarks.partition_point(|landmark| landmark.start <= position);
        landmarks.get(index.saturating_sub(1)).copied()
    }

    /// The path of the TOML table that a position stands in: `nguoi-ky.pho`; none at the top.
    pub fn table_at(&self, position: usize) -> Option<&str> {
        let index = self.tables.partition_point(|&start| start <= position);
        let start = self.tables.get(index.checked_sub(1)?)?;
        let line = self.text.get(*start..)?.lines().next()?;
        line.trim_start().trim_start_matches('[').split(']').next().map(str::trim)
    }

    /// The span of the first line's text; empty in an empty file.
    pub fn first_line(&self) -> Range<usize> {
        0..self.text.find('\n').unwrap_or(self.text.len())
    }

    /// The span of the last line that holds more than white space.
    pub fn last_line(&self) -> Range<usize> {
        let end = self.text.trim_end().len();
        let start = self.text.get(..end).and_then(|t| t.rfind('\n')).map_or(0, |i| i + 1);
        start..end
    }
}

/// The nearest character boundary at or before `position`.
pub fn floor_char_boundary(text: &str, position: usize) -> usize {
    let mut at = position.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// All files that one plan was read from.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Takes a file in; `raw` is its decoded content as on disk.
    pub fn add(&mut self, path: impl Into<String>, display: impl Into<String>, raw: &str) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(SourceFile::new(path.into(), display.into(), raw));
        id
    }

    /// Takes in a text that was taken out of a file of another format; `landmarks` are its paragraphs, in order.
    pub fn add_imported(&mut self, path: &str, text: &str, landmarks: Vec<Landmark>) -> FileId {
        let id = self.add(path, path, text);
        if let Some(file) = self.files.last_mut() {
            file.landmarks = Some(landmarks);
        }
        id
    }

    /// The file of `id`.
    ///
    /// An id of another `Sources` gives an empty file, so that no lookup can panic.
    pub fn file(&self, id: FileId) -> &SourceFile {
        static NONE: std::sync::LazyLock<SourceFile> =
            std::sync::LazyLock::new(|| SourceFile::new(String::new(), String::new(), ""));
        self.files.get(id.0 as usize).unwrap_or(&NONE)
    }

    /// All files, in the order in which they were read.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(i, f)| (FileId(u32::try_from(i).unwrap_or(u32::MAX)), f))
    }

    /// The text under a span.
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file).text().get(span.range()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_survive_bom_and_crlf() {
        let mut sources = Sources::default();
        let raw = "\u{feff}một\r\nhai\r\nba";
        let id = sources.add("a.md", "a.md", raw);
        let file = sources.file(id);
        assert_eq!(file.text(), "một\nhai\nba");
        for word in ["một", "hai", "ba"] {
            let at = file.text().find(word).unwrap_or_default();
            assert_eq!(Some(file.original(at)), raw.find(word), "{word}");
        }
        assert_eq!(file.line_column(file.text().len()), LineColumn { line: 3, column: 3 });
    }
}
