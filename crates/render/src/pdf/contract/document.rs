//! `/data/document.json`, and the files that it lists.

use plan_core::document::{CellAlign, NodeId, Paper, ParagraphKind, PartKind};
use serde::Serialize;

use super::Line;

/// Everything but sections and tables.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Document {
    /// What the file says about itself.
    pub metadata: Metadata,
    /// The parts that stand together in this file; never empty.
    pub parts: Vec<Part>,
    /// Files that travel inside it.
    pub attached: Vec<Attached>,
}

/// A file of the source that travels inside the PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Attached {
    /// Its path in the plan's folder.
    pub name: String,
    /// Where its bytes are in this project.
    pub path: String,
    /// Its MIME type.
    pub mime_type: &'static str,
}

/// Document properties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Metadata {
    /// Kind and subject.
    pub title: String,
    /// The issuer.
    pub author: String,
    /// The subject alone.
    pub subject: String,
    /// Kind, symbol and period.
    pub keywords: Vec<String>,
    /// ISO 639: `vi`.
    pub language: String,
    /// ISO 3166-1: `VN`.
    pub region: Option<String>,
}

/// A decision, the document itself, or an appendix. In the order of its fields it is read.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Part {
    /// Its name: what a run's `target` says.
    pub id: NodeId,
    /// `decision`, `main` or `appendix`.
    pub kind: PartKind,
    /// `portrait` or `landscape`.
    pub paper: Paper,
    /// Lengths of its rule lines.
    pub rule_lines: RuleLines,
    /// Ô 1 to 4 and 5b.
    pub header: Option<Header>,
    /// Ô 5a, or an appendix's head, line by line; empty in a công văn.
    pub title: Vec<TitleLine>,
    /// Ô 9a.
    pub addressees: Option<Addressees>,
    /// *Thẩm quyền ban hành*.
    pub authority: Option<Line>,
    /// *Căn cứ ban hành*.
    pub bases: Vec<Paragraph>,
    /// "QUYẾT ĐỊNH:"
    pub order: Option<Line>,
    /// Ô 6.
    pub body: Vec<Block>,
    /// Ô 9b.
    pub recipients: Option<Recipients>,
    /// Ô 7.
    pub signature: Option<Signature>,
    /// Signature fields at the head of its first page.
    pub fields: Vec<Field>,
}

/// Lengths of a part's rule lines, pt; none where the form has no line.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RuleLines {
    /// Under Tiêu ngữ.
    pub motto: Option<f64>,
    /// Under the agency.
    pub issuer: Option<f64>,
    /// Under the title's last line.
    pub title: Option<f64>,
}

/// Ô 1 to 4 and 5b.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Header {
    /// *Tên cơ quan, tổ chức chủ quản trực tiếp*.
    pub parent: Vec<Line>,
    /// *Tên cơ quan, tổ chức ban hành văn bản*.
    pub issuer: Vec<Line>,
    /// What stands under the agency in place of a rule line.
    pub issuer_mark: Option<Line>,
    /// *Quốc hiệu*.
    pub national_name: Line,
    /// *Tiêu ngữ*.
    pub motto: Option<Line>,
    /// *Số, ký hiệu*.
    pub number: Option<Line>,
    /// What the document says of itself, "DỰ THẢO" first, below the number.
    pub marks: Vec<Line>,
    /// *Trích yếu* of a công văn, below both.
    pub subject: Vec<Line>,
    /// *Địa danh và thời gian ban hành*.
    pub place_date: Option<Line>,
}

/// A line of the title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct TitleLine {
    /// Its component: `kind`, `subject`, `subject-mark`, `appendix-label`, `appendix-title` or `attached-to`.
    pub component: &'static str,
    /// Its words.
    pub text: Line,
}

/// Ô 9a.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Addressees {
    /// "Kính gửi:".
    pub label: Line,
    /// The one addressee, on the label's line; or several, a line each.
    pub lines: Vec<Line>,
    /// Where a list of several begins, from the left margin, pt: it stands in the middle of the page.
    pub left: f64,
    /// From the label's left edge to its colon, pt: the dashes of several addressees stand below it.
    pub colon: f64,
}

/// Ô 9b.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Recipients {
    /// "Nơi nhận:".
    pub label: Line,
    /// A line each.
    pub lines: Vec<Line>,
}

/// Ô 7.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Signature {
    /// *Quyền hạn của người ký*.
    pub authority: Vec<Line>,
    /// *Chức vụ của người ký*.
    pub position: Vec<Line>,
    /// *Chức vụ khác*, above the name.
    pub other_title: Vec<Line>,
    /// *Họ và tên*.
    pub name: Line,
    /// Signature fields in the signing space.
    pub fields: Vec<Field>,
}

/// An empty signature field: the template sets a link of this extent, of which `plan` makes the field. So it gets its
/// page, its place and its turn in the reading order from typst.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Field {
    /// Where the link leads: `plan:` and the field's name.
    pub target: String,
    /// From the left edge of the column or the text, pt.
    pub left: f64,
    /// From the upper edge of the signing space or the text, pt; negative above it.
    pub top: f64,
    /// Its width, pt.
    pub width: f64,
    /// Its height, pt.
    pub height: f64,
}

/// What can stand in a text; `type` is `file`, `section`, `paragraph` or `table`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Block {
    /// A section of the first level or a table: it stands in a file of its own.
    File {
        /// Where its section or table is.
        path: String,
    },
    /// A part with a heading.
    Section(Section),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A part with a heading.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Section {
    /// Its name: what a run's `target` says.
    pub id: NodeId,
    /// 1 to 4 in its part.
    pub level: u8,
    /// The component of its heading: `division-title`, `article`, `heading-1` to `heading-4`.
    pub component: &'static str,
    /// The number, where it stands on a line of its own above the title, as the component `division-number`.
    pub number: Option<Line>,
    /// The heading's words, the number at their head included where it has no line of its own.
    pub title: Line,
    /// What stands below the heading.
    pub body: Vec<Block>,
}

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Paragraph {
    /// Its name: what a run's `target` says.
    pub id: NodeId,
    /// `basis`, `plain`, `article`, `clause`, `point`, `dash` or `plus`.
    pub kind: ParagraphKind,
    /// The words, the number or mark at their head included.
    pub text: Line,
    /// Whether no page break may part it from what follows: so with the last paragraph, before the signature.
    pub keep_with_next: bool,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Table {
    /// Its name: what a run's `target` says.
    pub id: NodeId,
    /// "Bảng 1. …", above it.
    pub caption: Option<Line>,
    /// "Đơn vị tính: …", above it at the right.
    pub unit: Option<Line>,
    /// The columns' widths, margins inside the cells included, pt.
    pub columns: Vec<f64>,
    /// The rows that every page repeats; none where they are too high for that, and stand with the others.
    pub head: Vec<Row>,
    /// The rows below the head, by what stands together on a page.
    pub bundles: Vec<Bundle>,
}

/// A row, with all that no page break parts from it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Bundle {
    /// The names of groups that begin with it.
    pub names: Vec<Row>,
    /// The row; several where merged cells hold them together.
    pub rows: Vec<Row>,
    /// Whether its rows stay together, unless they are higher than a page.
    pub is_kept: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Row {
    /// Its name: what a run's `target` says.
    pub id: NodeId,
    /// Its component: `table-head`, `table-numbers`, `table-group`, `table-subgroup`, `table-item` or `table-total`.
    pub component: &'static str,
    /// Whether a page break may divide it.
    pub may_break: bool,
    /// The cells that begin in it, by column.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Cell {
    /// How many columns it covers.
    pub columns: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// `left`, `center` or `right`.
    pub align: CellAlign,
    /// Its paragraphs.
    pub paragraphs: Vec<Line>,
}
