//! What a file has ready for its signatures, and what it says of itself to the systems that keep it.

use serde::Serialize;

/// Whose signature an empty field (*ô ký số*) waits for, and where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// The signer's, between title and name (ô 7c; Phụ lục I, Phần I, Mục II, khoản 7, điểm d).
    Signer,
    /// The office's, over a part of the signer's, to its left (ô 8; khoản 8, điểm a).
    Office,
    /// The office's on what is attached in a file of its own: top right on the first page (khoản 8, điểm b).
    OfficeOnAttached,
}

impl FieldKind {
    /// The field's name in the PDF, by which signing tools are told of it.
    pub fn name(self) -> &'static str {
        match self {
            FieldKind::Signer => "nguoi-ky",
            FieldKind::Office | FieldKind::OfficeOnAttached => "co-quan",
        }
    }
}

/// An empty signature field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignatureField {
    /// Whose it is.
    pub kind: FieldKind,
    /// What it is called aloud: "Chữ ký số của người ký: Nguyễn Văn A, Chủ tịch".
    pub tooltip: String,
}

/// What a document management system registers of a document (Phụ lục VI), besides issuer, subject, pages and language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Registered {
    /// *Số văn bản*; none while it is blank.
    pub number: Option<String>,
    /// *Ký hiệu văn bản*: "KH-UBND".
    pub symbol: Option<String>,
    /// *Tên loại văn bản*: "Kế hoạch".
    pub kind: String,
    /// *Trích yếu nội dung*.
    pub subject: String,
    /// *Ngày, tháng, năm văn bản*: year, month, day; none while one of them is blank.
    pub date: Option<(u16, u8, u8)>,
    /// *Chức vụ* of the signer, as written in co-quan.toml or plan.toml.
    pub position: Option<String>,
    /// *Họ và tên* of the signer.
    pub signer: Option<String>,
}
