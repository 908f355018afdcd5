//! Paper, margins and page numbers.

/// A page of a PDF, or a section of a DOCX.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Width as the paper lies, mm.
    pub width_mm: f64,
    /// Height as the paper lies, mm.
    pub height_mm: f64,
    /// What the file declares (DOCX). PDF: all `None`; they are measured from the ink of all pages together.
    pub margins: Margins,
    /// Its page numbers.
    pub numbering: Numbering,
}

impl Sheet {
    /// Whether it lies *theo chiều rộng*.
    pub fn is_landscape(&self) -> bool {
        self.width_mm > self.height_mm
    }
}

/// Margins, mm.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Margins {
    pub top: Option<f64>,
    pub bottom: Option<f64>,
    pub left: Option<f64>,
    pub right: Option<f64>,
}

/// How a sheet's pages are numbered.
#[derive(Debug, Clone, Default)]
pub struct Numbering {
    /// DOCX: what the headers and footers of the section hold. PDF: what this page shows. Empty: no number.
    pub marks: Vec<NumberMark>,
    /// DOCX: the section's first page has a header and footer of its own (`titlePg`). PDF: `false`.
    pub different_first: bool,
    /// DOCX: the number that the section begins with, if it begins anew.
    pub start: Option<u32>,
}

/// On which pages a mark stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// PDF: on the page itself.
    This,
    /// DOCX: on the first page of the section.
    First,
    /// DOCX: on even pages.
    Even,
    /// DOCX: on all others.
    Other,
}

/// How numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberStyle {
    /// 1, 2, 3.
    Arabic,
    /// I, II, III or i, ii, iii.
    Roman,
    /// Anything else.
    Other,
}

/// A page number where it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberMark {
    /// Its paragraph, in [`super::Reading::paragraphs`].
    pub paragraph: usize,
    /// On which pages.
    pub pages: Pages,
    /// PDF: the number that is printed.
    pub value: Option<u32>,
    /// How it is written.
    pub style: NumberStyle,
    /// Above the text, not below it.
    pub at_top: bool,
    /// Centred between the margins (±1 mm); `None` where it isn't known.
    pub centred: Option<bool>,
    /// Nothing else stands in the paragraph ("Trang 1/5" isn't alone).
    pub alone: bool,
}
