//! The register's file: found, read, and as it will be with one row more.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use plan_core::diagnostic::Said;
use plan_core::said;

use super::entry::Entry;
use super::row::Row;
use super::{comma, toml_rows};

/// The two files that a register may be.
const TOML: &str = "so-van-ban.toml";
const CSV: &str = "so-van-ban.csv";

/// The register as it is.
#[derive(Debug)]
pub(crate) struct Book {
    pub(crate) path: PathBuf,
    /// The file's text without a byte order mark; empty where there is no file yet.
    text: String,
    has_mark: bool,
    /// Whether there was no file before.
    pub(crate) is_new: bool,
    pub(crate) rows: Vec<Row>,
    shape: Shape,
}

/// How rows are written.
#[derive(Debug)]
enum Shape {
    Csv(comma::Shape),
    Toml(toml_rows::Shape),
}

/// What is wrong with a register's text.
#[derive(Debug)]
pub(super) struct BookFault {
    /// The line, from 1, where one is to blame.
    pub(super) line: Option<usize>,
    pub(super) said: Said,
}

impl BookFault {
    pub(super) fn new(line: impl Into<Option<usize>>, said: Said) -> Self {
        Self { line: line.into(), said }
    }
}

/// Counts the lines of a text once, for places that come in its order.
#[derive(Debug)]
pub(super) struct LineCount<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl<'t> LineCount<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The line of a place that isn't before the last one that was asked for, from 1.
    pub(super) fn line_at(&mut self, place: usize) -> usize {
        let between = self.text.get(self.at..place).unwrap_or_default();
        self.line += between.matches('\n').count();
        self.at = self.at.max(place);
        self.line
    }
}

impl Book {
    /// Reads the register in the office's folder; one that isn't there yet is an empty CSV file.
    ///
    /// # Errors
    /// There are two of them, it can't be read or written, or a row can't be understood: what it numbers would be free.
    pub(crate) fn read(office: &Path) -> Result<Self, Said> {
        let [toml, csv] = [TOML, CSV].map(|name| office.join(name));
        let path = match (is_there(&toml)?, is_there(&csv)?) {
            (true, true) => {
                return Err(said!(
                    "có cả {TOML} và {CSV}: một cơ quan có một sổ, giữ lại một tệp",
                    "both {TOML} and {CSV} are here: an office has one register, keep one of them"
                ));
            }
            (true, false) => toml,
            (false, true) => csv,
            (false, false) => return Ok(Self::of(csv, comma::NEW, true)),
        };
        let name = name_of(&path);
        let failed = |error: io::Error| said!("không đọc được {name}: {error}", "{name} can't be read: {error}");
        if fs::metadata(&path).map_err(failed)?.permissions().readonly() {
            return Err(said!(
                "{name} đang ở chế độ chỉ đọc (sổ đã khóa?): cho phép ghi rồi chạy lại",
                "{name} is read-only (closed?): make it writable and run this again"
            ));
        }
        let bytes = fs::read(&path).map_err(failed)?;
        let Ok(text) = String::from_utf8(bytes) else {
            return Err(said!(
                "{name} không phải UTF-8, chữ tiếng Việt sẽ hỏng: trong Excel chọn lưu dạng “CSV UTF-8”",
                "{name} isn't UTF-8 and would lose its Vietnamese letters: save it as “CSV UTF-8” in Excel"
            ));
        };
        let (has_mark, text) = match text.strip_prefix('\u{feff}') {
            Some(text) => (true, text),
            None => (false, text.as_str()),
        };
        Self::parse(path, text, has_mark).map_err(|fault| {
            let Said { vi, en } = fault.said;
            match fault.line {
                Some(line) => said!("{name}, dòng {line}: {vi}", "{name}, line {line}: {en}"),
                None => said!("{name}: {vi}", "{name}: {en}"),
            }
        })
    }

    fn of(path: PathBuf, text: &str, has_mark: bool) -> Self {
        // A new book's own head is well formed.
        let (shape, rows) = comma::read(text).unwrap_or_default();
        Self { path, text: text.to_owned(), has_mark, is_new: true, rows, shape: Shape::Csv(shape) }
    }

    fn parse(path: PathBuf, text: &str, has_mark: bool) -> Result<Self, BookFault> {
        if path.ends_with(CSV) {
            // An empty file is what `touch` or a spreadsheet leaves.
            if text.trim().is_empty() {
                return Ok(Self::of(path, comma::NEW, true));
            }
            let (shape, rows) = comma::read(text)?;
            return Ok(Self { path, text: text.to_owned(), has_mark, is_new: false, rows, shape: Shape::Csv(shape) });
        }
        let (shape, rows) = toml_rows::read(text)?;
        Ok(Self { path, text: text.to_owned(), has_mark, is_new: false, rows, shape: Shape::Toml(shape) })
    }

    /// The file's name.
    pub(crate) fn name(&self) -> String {
        name_of(&self.path)
    }

    /// The whole file with a row more, behind the row `after`; before all rows where that is `None`.
    pub(crate) fn with(&self, entry: &Entry, after: Option<usize>) -> Vec<u8> {
        let after = after.and_then(|index| self.rows.get(index)).map(|row| row.end);
        let text = match &self.shape {
            Shape::Csv(shape) => shape.insert(&self.text, entry, after),
            Shape::Toml(shape) => shape.insert(&self.text, entry, after),
        };
        let mark = if self.has_mark { "\u{feff}" } else { "" };
        format!("{mark}{text}").into_bytes()
    }
}

/// Whether a file of that name is there; a link isn't followed, as nowhere in the source.
fn is_there(path: &Path) -> Result<bool, Said> {
    let name = name_of(path);
    match fs::symlink_metadata(path) {
        Ok(facts) if facts.is_file() => Ok(true),
        Ok(_) => Err(said!("{name} không phải tệp thường", "{name} is no plain file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(said!("không đọc được {name}: {error}", "{name} can't be read: {error}")),
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The line's end that a text has at `at`; where it has none there, the one of its first line.
pub(super) fn line_end(text: &str) -> &'static str {
    match text.find('\n').and_then(|at| text.get(..at)) {
        Some(line) if line.ends_with('\r') => "\r\n",
        _ => "\n",
    }
}
