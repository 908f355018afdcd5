//! Measures that both renderers need, taken once from the fonts.

mod fonts;
mod rule_lines;

pub use fonts::{Face, FontSet, Metrics};
pub use rule_lines::RuleLines;
