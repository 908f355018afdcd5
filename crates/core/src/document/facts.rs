//! What the author said about the document, kept for the rules with its places.

use serde::Serialize;

use super::NodeId;
use crate::source::{Span, Spanned};

/// The document's particulars.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Facts {
    /// *Tên loại*: the id of a [`crate::decree::Kind`].
    pub kind: Option<Spanned<String>>,
    /// *Khung*: the profile of required headings that the plan names, or its kind's own.
    pub outline: Option<String>,
    /// The years that the document is about (`nam`).
    pub period: Option<Spanned<Period>>,
    /// *Số*, as printed; `None` while the clerk hasn't given it.
    pub number: Option<Spanned<String>>,
    /// *Ký hiệu*.
    pub symbol: Option<String>,
    /// *Thời gian ban hành*, as far as it is known.
    pub date: Option<Spanned<Date>>,
    /// Components of the form that the source doesn't give.
    pub missing: Vec<Missing>,
    /// References and values that name nothing.
    pub unresolved: Vec<Unresolved>,
    /// Everything a reference can name.
    pub anchors: Vec<Anchor>,
    /// Typed "./." marks, which the compiler writes itself.
    pub typed_end_marks: Vec<TypedEndMark>,
    /// `[[chi-tieu]]`: figures declared once.
    pub targets: Vec<Target>,
    /// Words in table cells that are wider than their column, in points.
    pub wide_words: Vec<WideWord>,
}

/// A word of a cell that its column can't hold on a line: it is broken there.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WideWord {
    /// The word.
    pub word: String,
    /// The name of its column.
    pub column: String,
    /// The cell in the source.
    pub at: Span,
}

/// A figure declared once, and used by `@chi-tieu:`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Target {
    /// Its id.
    pub id: String,
    /// What it measures.
    pub name: Option<String>,
    /// The figure as typed: "98".
    pub value: String,
    /// Its unit: "%".
    pub unit: Option<String>,
    /// Where it is declared.
    pub at: Span,
}

/// A typed "./.".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TypedEndMark {
    /// Where.
    pub at: Span,
    /// What it ends.
    pub ends: Ends,
}

/// What a typed "./." ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ends {
    /// The text of the document, where the compiler's own stands.
    Document,
    /// A paragraph before the end: it is printed as typed.
    Paragraph,
    /// A line of the bases or the recipients, which has an end mark of its own.
    Line,
}

/// The years a plan is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Period {
    /// First year.
    pub from: u16,
    /// Last year; `None` where it is open.
    pub to: Option<u16>,
}

impl std::fmt::Display for Period {
    /// "2025", "2021-2025"; an open period by its first year.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.to {
            Some(to) if to != self.from => write!(f, "{}-{to}", self.from),
            _ => write!(f, "{}", self.from),
        }
    }
}

/// A date of which the later parts may be known first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Date {
    /// Year.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// Day, 1 to 31; only where the month is known.
    pub day: Option<u8>,
}

/// The days of a month of that year; 31 for a month that doesn't exist.
pub fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

/// A component that every administrative document must have (Điều 8, khoản 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Component {
    /// *Tên cơ quan, tổ chức ban hành văn bản*.
    Issuer,
    /// *Ký hiệu*.
    Symbol,
    /// *Địa danh*.
    Place,
    /// *Trích yếu nội dung*.
    Subject,
    /// *Nội dung*: no section, no text.
    Content,
    /// *Quyền hạn, chức vụ của người có thẩm quyền*.
    Authority,
    /// *Họ và tên của người có thẩm quyền*.
    Signer,
    /// *Nơi nhận*.
    Recipients,
    /// *Lưu*.
    Archive,
    /// The Điều of a decision.
    Articles,
    /// *Kính gửi* of a công văn.
    Addressees,
    /// *Ký hiệu* of the document that issues this one, where another office issued it.
    IssuingSymbol,
}

/// A component that isn't there, and the place where it would stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// Which.
    pub component: Component,
    /// Where the author would write it.
    pub at: Span,
}

/// A reference or a value that names nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unresolved {
    /// What it names: an id after `@muc:`, or a path between braces.
    pub name: String,
    /// What sort of thing it names.
    pub kind: Addressed,
    /// Where.
    pub at: Span,
    /// Known names, nearest first, where one is near.
    pub near: Vec<String>,
}

/// What a reference or a value addresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Addressed {
    /// `@muc:` and its like, by the word before the colon.
    Part(AnchorKind),
    /// `{{ van-ban.nam }}`
    Value,
    /// `{{ van-ban }}`: a table, a list; it can't be printed.
    NotPrintable,
    /// `{{ … | hoa }}`: a filter that doesn't exist.
    Filter,
    /// Braces that hold something other than a path with filters.
    Malformed,
    /// `@muc:` in a heading, a subject or a name, where no reference stands.
    Misplaced,
}

/// What a reference can point to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnchorKind {
    /// `@muc:`, a section or a heading with an id.
    Section,
    /// `@phu-luc:`
    Appendix,
    /// `@dieu:`
    Article,
    /// `@bang:`
    Table,
    /// `@chi-tieu:`
    Target,
    /// `@nhiem-vu:`
    Task,
}

impl AnchorKind {
    /// All kinds with the word that stands before the colon.
    pub const WORDS: [(&'static str, AnchorKind); 6] = [
        ("muc", AnchorKind::Section),
        ("phu-luc", AnchorKind::Appendix),
        ("dieu", AnchorKind::Article),
        ("bang", AnchorKind::Table),
        ("chi-tieu", AnchorKind::Target),
        ("nhiem-vu", AnchorKind::Task),
    ];

    /// The word before the colon.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}

/// Something a reference can name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Anchor {
    /// The word and the id: `muc:kinh-phi`.
    pub kind: AnchorKind,
    /// The id alone.
    pub id: String,
    /// The part it names.
    pub node: NodeId,
    /// What a reference to it prints: "Mục IV", "khoản 2 Mục II".
    pub printed: String,
    /// Where it is declared.
    pub at: Span,
}
