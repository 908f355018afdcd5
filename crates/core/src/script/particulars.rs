//! What the head of a part says of it.

use crate::document::{Date, Period};
use crate::source::{Span, Spanned};

/// Words and where they stand; `None` where the compiler made them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The words.
    pub text: String,
    /// Where they were typed.
    pub span: Option<Span>,
}

/// The particulars of a part; what its head doesn't say is `None`.
#[derive(Debug, Clone, Default)]
pub struct Particulars {
    /// *Tên loại*: the id of a [`crate::decree::Kind`].
    pub kind: Option<String>,
    /// *Số*, as written: "35", "06"; `None` while it is blank.
    pub number: Option<Written>,
    /// *Ký hiệu*: "KH-UBND".
    pub symbol: Option<Written>,
    /// *Cơ quan ban hành*, its lines joined, in capitals or not: "Ủy ban nhân dân xã Sơn Châu".
    pub issuer: Option<Written>,
    /// *Cơ quan chủ quản*, its lines joined.
    pub parent: Option<Written>,
    /// *Địa danh*: "Sơn Châu".
    pub place: Option<Written>,
    /// *Thời gian ban hành*, as far as it is known.
    pub date: Option<Spanned<Date>>,
    /// *Trích yếu*, its lines joined.
    pub subject: Option<Written>,
    /// The years that it is about: declared (`nam`), or those of its trích yếu.
    pub period: Option<Spanned<Period>>,
}
