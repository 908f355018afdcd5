//! Why a file can't be measured.

use plan_core::diagnostic::Said;

/// A file that can't be read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// What stands in the way, with the way out.
    pub why: Said,
}
