//! Measures that both renderers need, taken once from the fonts.

mod columns;
mod fit;
mod fonts;
mod grid;
mod own_fonts;
mod paper;
mod rule_lines;
mod ruler;
mod words;

pub use columns::set_widths;
pub use fonts::{Face, FontFile, FontSet, Metrics};
pub use own_fonts::FontFault;
pub use paper::paper;
pub use rule_lines::RuleLines;
pub use ruler::Ruler;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
