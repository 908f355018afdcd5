//! What was measured, requirement by requirement, and how it is shown.

use plan_core::decree::Clause;
use plan_core::diagnostic::Said;
use serde::Serialize;

use crate::reading::{Area, Format};

/// What a requirement comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Verdict {
    /// *Đúng*.
    #[serde(rename = "dung")]
    Right,
    /// *Sai*: certain.
    #[serde(rename = "sai")]
    Wrong,
    /// *Thay thế*: not what the decree names, and of the same measure (a free face in place of Times New Roman).
    #[serde(rename = "thay-the")]
    Substitute,
    /// *Không xác định*: the file doesn't say, or the component wasn't found with certainty.
    #[serde(rename = "khong-xac-dinh")]
    Unknown,
}

/// Where something was seen.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Place {
    /// PDF: the page, from 1.
    pub page: Option<usize>,
    /// DOCX: the paragraph, from 1.
    pub paragraph: Option<usize>,
    /// PDF: the place on the page, mm.
    pub area: Option<Area>,
    /// The first words that stand there.
    pub words: String,
}

/// What rows are shown together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// *Trang giấy*.
    Paper,
    /// *Phông chữ*.
    Type,
    /// *Đầu văn bản*: ô 1 to 4.
    Header,
    /// *Tên loại và trích yếu*: ô 5, 9a.
    Title,
    /// *Nội dung*: ô 6.
    Text,
    /// *Ký và nơi nhận*: ô 7, 9b.
    Signature,
    /// *Phụ lục*.
    Appendix,
    /// *Số trang*.
    PageNumbers,
    /// *Tệp*.
    File,
}

/// One requirement, measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// Its name, for good: "le-trai".
    pub id: &'static str,
    /// Where it is shown.
    pub group: Group,
    /// What it is about, in a few words.
    pub title: Said,
    /// Where the decree asks it.
    pub clause: Clause,
    /// What is asked.
    pub required: Said,
    /// What the file has.
    pub found: Said,
    /// What it comes to.
    pub verdict: Verdict,
    /// Where: of a wrong row, everything that is wrong; of others, where it was seen, if that helps.
    pub places: Vec<Place>,
}

/// A file, measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The file's name as it was given.
    pub file: String,
    /// Its format.
    pub format: Format,
    /// In the order of the decree.
    pub rows: Vec<Row>,
}

impl Report {
    /// How many rows have this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.rows.iter().filter(|row| row.verdict == verdict).count()
    }
}
