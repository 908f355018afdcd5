//! What was measured, requirement by requirement, and how it is shown.

mod concise;
mod html;
mod json;
mod regime;
mod text;
mod words;

use std::sync::Arc;

use plan_core::decree::Clause;
use plan_core::diagnostic::Said;
use serde::Serialize;

use crate::reading::{Area, Format, Reading};

pub use concise::concise;
pub use html::html;
pub use json::{Refused, json};
pub use regime::Regime;
pub use text::text;

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

impl Verdict {
    /// All four, the worst first.
    pub const ALL: [Verdict; 4] = [Verdict::Wrong, Verdict::Substitute, Verdict::Unknown, Verdict::Right];

    /// Whether it asks somebody to look: everything but *đúng*.
    pub fn is_open(self) -> bool {
        self != Verdict::Right
    }
}

/// What a requirement is about; reports show rows under these heads, in this order, which is the decree's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Group {
    /// *Khổ giấy, kiểu trình bày, định lề*.
    #[serde(rename = "trang-giay")]
    Paper,
    /// *Phông chữ*: faces, sizes as a set, colour.
    #[serde(rename = "phong-chu")]
    Type,
    /// *Quốc hiệu và Tiêu ngữ, tên cơ quan, số và ký hiệu, địa danh và thời gian*: ô 1 to 4.
    #[serde(rename = "dau-van-ban")]
    Head,
    /// *Tên loại và trích yếu nội dung*: ô 5a, 5b.
    #[serde(rename = "ten-loai-trich-yeu")]
    Title,
    /// *Nội dung văn bản*: ô 6.
    #[serde(rename = "noi-dung")]
    Body,
    /// *Chữ ký của người có thẩm quyền, nơi nhận*: ô 7a to 9b.
    #[serde(rename = "ky-noi-nhan")]
    Signature,
    /// *Phụ lục*.
    #[serde(rename = "phu-luc")]
    Appendix,
    /// *Số trang*.
    #[serde(rename = "so-trang")]
    PageNumbers,
    /// The file itself: fonts embedded, tags, language.
    #[serde(rename = "tep")]
    File,
    /// *Chữ ký số*: one set of rows for each.
    #[serde(rename = "chu-ky-so")]
    Signatures,
}

impl Group {
    /// All of them, in the order of a report.
    pub const ALL: [Group; 10] = [
        Group::Paper,
        Group::Type,
        Group::Head,
        Group::Title,
        Group::Body,
        Group::Signature,
        Group::Appendix,
        Group::PageNumbers,
        Group::File,
        Group::Signatures,
    ];
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

/// One requirement, measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// Its name, for good: "le-trai".
    pub id: &'static str,
    /// The head that it stands under.
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

/// The row of a file whose signatures weren't checked to the end.
pub(crate) const UNFINISHED: &str = "chu-ky-so-do-dang";

/// A file, measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The file's name as it was given.
    pub file: String,
    /// Its format.
    pub format: Format,
    /// Whose rules it is under.
    pub regime: Regime,
    /// In the order of the decree; the signatures' at the end.
    pub rows: Vec<Row>,
    /// PDF: its signatures, the oldest first.
    pub signatures: Vec<SignatureFacts>,
}

/// A signature of a PDF, as a program wants it; the rows say why it comes to what it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignatureFacts {
    /// The full name of its field.
    pub field: String,
    /// The page that shows it, from 1.
    pub page: Option<usize>,
    /// `chu-ky`, or `dau-thoi-gian` for a document time stamp.
    pub kind: &'static str,
    /// "ETSI.CAdES.detached".
    pub format: String,
    /// CN of the certificate.
    pub signer: Option<String>,
    /// O of the certificate.
    pub organisation: Option<String>,
    /// CN of who issued it.
    pub issuer: Option<String>,
    /// "2026-11-21T09:30:05+07:00".
    pub time: Option<String>,
    /// Whose clock that is: `nguoi-ky`, `dau-thoi-gian`.
    pub clock: Option<&'static str>,
    /// The revision of the file that it covers, from 1.
    pub revision: Option<usize>,
    /// How many there are.
    pub revisions: Option<usize>,
    /// How many bytes it covers.
    pub bytes: Option<usize>,
    /// What it comes to, all in all.
    pub verdict: Verdict,
}

/// A file, measured, with all that a picture of it is drawn from.
#[derive(Debug, Clone)]
pub struct Measured {
    /// What was found.
    pub report: Report,
    /// What the file shows.
    pub reading: Reading,
    /// The file itself; shared, because pages are drawn in a thread of its own.
    pub bytes: Arc<Vec<u8>>,
}

impl Report {
    /// The rows group by group, each with its number in the report, from 1; groups without a row are left out.
    pub fn groups(&self) -> impl Iterator<Item = (Group, Vec<(usize, &Row)>)> {
        Group::ALL.into_iter().filter_map(|group| {
            let rows: Vec<_> = (1..).zip(&self.rows).filter(|(_, row)| row.group == group).collect();
            (!rows.is_empty()).then_some((group, rows))
        })
    }

    /// Puts a row behind the others of its group.
    pub fn add(&mut self, row: Row) {
        let place = self.rows.iter().position(|other| other.group > row.group).unwrap_or(self.rows.len());
        self.rows.insert(place, row);
    }

    /// Whether some row is wrong.
    pub fn is_wrong(&self) -> bool {
        self.count(Verdict::Wrong) > 0
    }

    /// Whether it fails: a row is wrong, or the signatures weren't checked to the end, so that one of them may be.
    pub fn fails(&self) -> bool {
        self.is_wrong() || self.rows.iter().any(|row| row.id == UNFINISHED)
    }

    /// How many rows have this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.rows.iter().filter(|row| row.verdict == verdict).count()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
