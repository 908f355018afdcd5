//! Names of the parts of a document.

use std::fmt;

use serde::Serialize;

/// The name of a part: a path of explicit ids where the author gave one, else of kind and ordinal.
///
/// `muc:kinh-phi`, `muc:nhiem-vu/khoan.2/doan.3`. Unique within one source digest: an editor, a redline and the way back
/// from Word find the same part by it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct NodeId(String);

impl NodeId {
    /// A part at the top: `muc:kinh-phi`, `mo-dau`.
    pub fn root(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// A part below this one.
    pub fn child(&self, name: impl fmt::Display) -> Self {
        Self(format!("{}/{name}", self.0))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
