//! What a renderer needs besides the document.

use plan_core::decree::Layout;
use plan_core::document::Part;
use plan_core::measure::{FontSet, RuleLines};

/// Layout and fonts. Every renderer gets the same, so that their outputs agree.
#[derive(Debug, Clone, Copy)]
pub struct Assets {
    /// The numbers of the decree.
    pub layout: &'static Layout,
    /// The four bundled faces.
    pub fonts: FontSet,
}

impl Assets {
    /// Decree 30's layout and the bundled fonts.
    pub fn nd30() -> Self {
        Self { layout: Layout::nd30(), fonts: FontSet::BUNDLED }
    }

    /// The rule lines of a part, as long as its words ask.
    pub fn rule_lines(&self, part: &Part) -> RuleLines {
        RuleLines::of(part, self.layout, &self.fonts)
    }
}
