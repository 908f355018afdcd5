//! What a renderer needs besides the document.

use plan_core::decree::Layout;
use plan_core::document::Document;
use plan_core::measure::{FontSet, RuleLines};

/// Layout, fonts and measures of one document. Every renderer gets the same, so that their outputs agree.
#[derive(Debug, Clone, Copy)]
pub struct Assets {
    /// The numbers of the decree.
    pub layout: &'static Layout,
    /// The four bundled faces.
    pub fonts: FontSet,
    /// Lengths of the lines under Tiêu ngữ, agency and trích yếu, pt.
    pub rule_lines: RuleLines,
}

impl Assets {
    /// Decree 30's layout, the bundled fonts, and the rule lines as long as this document's words ask.
    pub fn for_document(document: &Document) -> Self {
        let (layout, fonts) = (Layout::nd30(), FontSet::BUNDLED);
        Self { layout, fonts, rule_lines: RuleLines::of(document, layout, &fonts) }
    }
}
