//! What a finished file shows, before anybody judges it: the one shape that PDF and DOCX are read into.
//!
//! Everything that a format doesn't say, or says in a way that can't be trusted, is `None`: a requirement that needs it
//! answers *không xác định*.

mod facts;
mod paragraph;
mod sheet;

pub use facts::{Claims, FileFacts, FontFacts, PdfVersion};
pub use paragraph::{Align, Area, Cell, Colour, Extent, Line, Paragraph, RuleKind, RuleLine, Span, Zone};
pub use sheet::{Margins, NumberMark, NumberStyle, Numbering, Pages, Sheet};

/// The format of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Pages with places, and nothing said of paragraphs.
    Pdf,
    /// Paragraphs with their settings, and nothing said of pages.
    Docx,
}

/// A finished file, as read.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Which reader made it.
    pub format: Format,
    /// What the file says of itself.
    pub facts: FileFacts,
    /// PDF: one for each page. DOCX: one for each section. Never empty.
    pub sheets: Vec<Sheet>,
    /// Everything that has words, in reading order; page headers and footers stand among the paragraphs of their sheet,
    /// told apart by [`Paragraph::zone`].
    pub paragraphs: Vec<Paragraph>,
    /// Drawn horizontal lines that no paragraph could be given (DOCX: a line floating anywhere), lengths in pt. While
    /// there are any, a missing rule line isn't certain.
    pub loose_rules: Vec<f64>,
}
