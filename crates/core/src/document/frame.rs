//! What stands around the text: ô 1 to 5, 7 and 9.

use serde::Serialize;

use super::Text;

/// Ô 1 to 4 and 5b: who, which number, where and when.
#[derive(Debug, Clone, Serialize)]
pub struct Header {
    /// *Tên cơ quan, tổ chức chủ quản trực tiếp*, in capitals, a line each.
    pub parent: Vec<Text>,
    /// *Tên cơ quan, tổ chức ban hành văn bản*, in capitals, a line each.
    pub issuer: Vec<Text>,
    /// What stands under the agency in place of a rule line: the star of a Party document.
    pub issuer_mark: Option<Text>,
    /// *Quốc hiệu*, or the Party's title.
    pub national_name: Text,
    /// *Tiêu ngữ*; a Party document has none.
    pub motto: Option<Text>,
    /// *Số, ký hiệu*: "Số: 12/KH-UBND"; a document that a decision issues has none.
    pub number: Option<Text>,
    /// Ô 5b, *trích yếu* of a công văn, the author's lines: "V/v …".
    pub subject: Vec<Text>,
    /// *Địa danh và thời gian ban hành*; a document that a decision issues has none.
    pub place_date: Option<Text>,
    /// What the document says of itself below the number, a line each: "DỰ THẢO", and that its form wasn't verified.
    pub marks: Vec<Text>,
}

/// What a line of the title is; each is a component of the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TitleRole {
    /// *Tên loại văn bản*, in capitals.
    Kind,
    /// *Trích yếu nội dung*.
    Subject,
    /// What stands under trích yếu in place of a rule line: the dashes of a Party document.
    SubjectMark,
    /// "Phụ lục I".
    AppendixLabel,
    /// *Tiêu đề phụ lục*, in capitals.
    AppendixTitle,
    /// "(Kèm theo Quyết định số …)".
    AttachedTo,
}

/// A line of ô 5a, or of an appendix's head.
#[derive(Debug, Clone, Serialize)]
pub struct TitleLine {
    /// What it is.
    pub role: TitleRole,
    /// Its words, capitals included.
    pub text: Text,
}

/// Ô 9a.
#[derive(Debug, Clone, Serialize)]
pub struct Addressees {
    /// "Kính gửi:", with a space behind it where the one addressee follows on the same line.
    pub label: Text,
    /// The one addressee; or a line each, "- " and end mark included.
    pub lines: Vec<Text>,
}

/// Ô 7.
#[derive(Debug, Clone, Serialize)]
pub struct Signature {
    /// *Quyền hạn của người ký* (ô 7a), in capitals, a line each: "TM. ỦY BAN NHÂN DÂN".
    pub authority: Vec<Text>,
    /// *Chức vụ của người ký* (ô 7a), below it: "CHỦ TỊCH".
    pub position: Vec<Text>,
    /// *Chức vụ khác* (ô 7b), above the name.
    pub other_title: Vec<Text>,
    /// *Họ và tên* (ô 7b).
    pub name: Text,
}

/// Ô 9b.
#[derive(Debug, Clone, Serialize)]
pub struct Recipients {
    /// "Nơi nhận:".
    pub label: Text,
    /// A line each, "- " and end mark included; the last is the archive line (*lưu*).
    pub lines: Vec<Text>,
}
