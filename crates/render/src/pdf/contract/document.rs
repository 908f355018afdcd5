//! `/data/document.json` and `/data/sections/*.json`.

use plan_core::document::{NodeId, ParagraphKind};
use serde::Serialize;

/// A line or a paragraph's words, run by run.
pub type Line = Vec<Run>;

/// A stretch of text in one style. Its words are final: a template sets them and writes none of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Run {
    /// The words. Text, never markup.
    pub text: String,
    /// *Đậm*, besides what the component prescribes.
    pub bold: bool,
    /// *Nghiêng*, besides what the component prescribes.
    pub italic: bool,
    /// The `id` of the section or paragraph that a reference leads to; always one that is there.
    pub target: Option<NodeId>,
}

/// Everything but the sections.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Document {
    /// What the file says about itself.
    pub metadata: Metadata,
    /// Ô 1 to 4.
    pub header: Header,
    /// Ô 5a.
    pub title: Title,
    /// *Căn cứ ban hành*.
    pub bases: Vec<Paragraph>,
    /// *Phần mở đầu*.
    pub opening: Vec<Paragraph>,
    /// The paths of the section files, in order.
    pub sections: Vec<String>,
    /// *Lời kết*.
    pub closing: Vec<Paragraph>,
    /// Ô 7.
    pub signature: Signature,
    /// Ô 9b.
    pub recipients: Recipients,
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

/// Ô 1 to 4.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Header {
    /// *Tên cơ quan, tổ chức chủ quản trực tiếp*.
    pub parent: Vec<Line>,
    /// *Tên cơ quan, tổ chức ban hành văn bản*.
    pub issuer: Vec<Line>,
    /// *Quốc hiệu*.
    pub national_name: Line,
    /// *Tiêu ngữ*.
    pub motto: Line,
    /// *Số, ký hiệu*.
    pub number: Line,
    /// *Địa danh và thời gian ban hành*.
    pub place_date: Line,
    /// "DỰ THẢO", below the number.
    pub draft_mark: Option<Line>,
}

/// Ô 5a.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Title {
    /// *Tên loại văn bản*.
    pub kind: Line,
    /// *Trích yếu nội dung*, the author's lines.
    pub subject: Vec<Line>,
}

/// A part with a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Section {
    /// Its name: what a run's `target` says.
    pub id: NodeId,
    /// 1 to 4.
    pub level: u8,
    /// The component of its heading: `heading-1` to `heading-4`.
    pub component: String,
    /// The number with its mark and the space behind it.
    pub label: Line,
    /// The heading's words.
    pub title: Line,
    /// What stands below the heading.
    pub body: Vec<Block>,
}

/// What can stand below a heading; `type` is `section` or `paragraph`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Block {
    /// A further part.
    Section(Section),
    /// A paragraph.
    Paragraph(Paragraph),
}

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Paragraph {
    /// Its name: what a run's `target` says.
    pub id: NodeId,
    /// `basis`, `plain`, `clause`, `point`, `dash` or `plus`.
    pub kind: ParagraphKind,
    /// The number or mark with the space behind it; empty where there is none.
    pub label: Line,
    /// The words.
    pub text: Line,
    /// Whether no page break may part it from what follows: so with the last paragraph, before the signature.
    pub keep_with_next: bool,
}

/// Ô 7.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Signature {
    /// *Quyền hạn, chức vụ của người ký*.
    pub authority: Vec<Line>,
    /// *Chức vụ khác*, above the name.
    pub other_title: Vec<Line>,
    /// *Họ và tên*.
    pub name: Line,
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
