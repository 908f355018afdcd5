//! Whose rules a document is under.

use plan_core::diagnostic::Said;
use plan_core::said;
use serde::Serialize;

/// Whose rules a document is under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Regime {
    /// Decree 30: whatever isn't known to be under others.
    #[serde(rename = "nghi-dinh-30")]
    Decree,
    /// The Party's own (*văn bản của Đảng*), which no row is measured by: their official text wasn't at hand.
    #[serde(rename = "dang-chua-doi-chieu")]
    Party,
}

impl Regime {
    /// Why nothing the decree asks is judged; `None` where it is.
    pub fn note(self) -> Option<Said> {
        match self {
            Regime::Decree => None,
            Regime::Party => Some(said!(
                "văn bản của Đảng: Nghị định 30 không áp dụng; thể thức Đảng chưa đối chiếu với văn bản gốc",
                "a Party document: Decree 30 doesn't apply; the Party's own rules aren't checked against their official text"
            )),
        }
    }
}
