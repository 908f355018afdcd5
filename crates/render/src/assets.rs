//! What every renderer needs besides the document.

use plan_core::decree::Layout;
use plan_core::document::Document;
use plan_core::measure::{FontSet, RuleLines};

use crate::docx::DocxError;

/// What every renderer needs besides the document.
#[derive(Debug, Clone)]
pub struct Assets {
    /// The decree's numbers.
    pub layout: &'static Layout,
    /// The faces that are measured and embedded.
    pub fonts: FontSet,
    /// Lengths of the rule lines, pt.
    pub rule_lines: RuleLines,
}

impl Assets {
    /// The assets for one document.
    pub fn for_document(document: &Document) -> Self {
        let (layout, fonts) = (Layout::nd30(), FontSet::BUNDLED);
        Self { layout, fonts, rule_lines: RuleLines::of(document, layout, &fonts) }
    }
}

/// Why a document has no file.
#[derive(Debug)]
pub enum RenderError {
    /// The Word file can't be written.
    Docx(DocxError),
}

impl From<DocxError> for RenderError {
    fn from(error: DocxError) -> Self {
        Self::Docx(error)
    }
}

impl std::fmt::Display for RenderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Docx(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for RenderError {}
