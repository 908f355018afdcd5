//! Words and how they are set.

/// A place on a sheet, mm from the paper's upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    /// The smallest area that holds both.
    pub fn with(self, other: Area) -> Area {
        Area {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

/// From where to where something stands or may stand, mm from the paper's left edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// Left end.
    pub left: f64,
    /// Right end.
    pub right: f64,
}

impl Extent {
    /// The middle, mm from the paper's left edge.
    pub fn middle(self) -> f64 {
        f64::midpoint(self.left, self.right)
    }
}

/// In which part of a sheet a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// The text.
    Body,
    /// The page's header: in the upper margin, or a header part.
    Header,
    /// The page's footer.
    Footer,
    /// A footnote or endnote.
    Footnote,
    /// A text box that floats.
    Box,
}

/// How lines stand between their ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Align {
    Left,
    Center,
    Right,
    Justify,
}

/// Red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// Text in one type.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// In NFC, as it is shown: capitals that the file makes of small letters are capitals here. Line breaks and tabs
    /// inside a paragraph are `'\t'` (a new line is a new [`Line`]).
    pub text: String,
    /// The family as offices know it ("Times New Roman").
    pub face: Option<String>,
    /// pt.
    pub size_pt: Option<f64>,
    /// *Đậm*.
    pub bold: bool,
    /// *Nghiêng*.
    pub italic: bool,
    /// *Gạch chân*, drawn by the word processor.
    pub underline: bool,
    /// What is painted; `None`: a pattern, or a name that can't be resolved.
    pub colour: Option<Colour>,
}

/// A line of words: in PDF as printed, in DOCX what stands between two typed line breaks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// Never empty.
    pub spans: Vec<Span>,
    /// PDF: the box of the line (ascent to descent of its type).
    pub area: Option<Area>,
    /// PDF: its baseline, mm from the paper's upper edge.
    pub baseline: Option<f64>,
    /// The length of its words, pt: PDF as painted, DOCX measured in faces of the same widths as Times New Roman.
    pub width_pt: Option<f64>,
}

impl Line {
    /// Its words.
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
}

/// Place in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Which table, counted from 0 through the file.
    pub table: usize,
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
    /// Whether lines are drawn around its cells; the tables that hold header and signature have none.
    pub ruled: bool,
}

/// How a line that stands under words came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleKind {
    /// A shape, or a path.
    Drawn,
    /// The border of a paragraph or a cell.
    Border,
    /// Underlined words.
    Underline,
    /// "______" or "-----" typed.
    Typed,
}

/// A line under words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RuleLine {
    /// pt.
    pub length_pt: f64,
    /// How it was made.
    pub kind: RuleKind,
    /// PDF: where it is.
    pub area: Option<Area>,
    /// How far its middle is from the middle of the words above, mm; `None` where it isn't known.
    pub off_centre_mm: Option<f64>,
}

/// A paragraph; in PDF lines that run on, or a line of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// Which sheet it begins on.
    pub sheet: usize,
    /// DOCX: its ordinal in the text, from 1, as a person counts paragraphs; 0 in headers and footers.
    pub ordinal: usize,
    /// DOCX: the page that it begins on, from 1, as the program that saved the file laid it out last; `None` where the
    /// file doesn't say so. PDF: `None`, its sheet is the page.
    pub page: Option<usize>,
    /// Where in the sheet.
    pub zone: Zone,
    /// The table and cell that hold it, if any.
    pub cell: Option<Cell>,
    /// Where its lines may stand (DOCX: margins or cell, less its own indents; PDF: where its words do stand).
    pub extent: Option<Extent>,
    /// Never empty; a paragraph without words isn't kept (but see [`Self::empty_before`]).
    pub lines: Vec<Line>,
    /// How its lines stand. PDF: `None` where a short line can't tell.
    pub align: Option<Align>,
    /// From the left edge of the text to the first line, mm; negative when it hangs.
    pub first_indent_mm: Option<f64>,
    /// Between it and what stands before, pt, beyond the lines' own distance. `None` at the top of a page.
    pub gap_before_pt: Option<f64>,
    /// Distance of its lines, as a multiple of single spacing. PDF: `None` for one line.
    pub line_spacing: Option<f64>,
    /// A line drawn below it.
    pub rule_below: Option<RuleLine>,
    /// How many paragraphs without words stand before it (DOCX; 0 in PDF).
    pub empty_before: usize,
    /// Whether it begins a page: DOCX by a break before it, PDF as the first text of a page.
    pub starts_page: bool,
    /// PDF: it goes on from the page before, so its first line has no indent.
    pub continues: bool,
    /// DOCX: set to stay with the next one.
    pub keep_with_next: bool,
    /// DOCX: 1 to 9, if it has a level of the outline. PDF: `None`.
    pub outline_level: Option<u8>,
}

impl Paragraph {
    /// Its words, lines parted by `'\n'`.
    pub fn text(&self) -> String {
        let lines: Vec<String> = self.lines.iter().map(Line::text).collect();
        lines.join("\n")
    }

    /// Every span of every line.
    pub fn spans(&self) -> impl Iterator<Item = &Span> {
        self.lines.iter().flat_map(|line| &line.spans)
    }

    /// PDF: the box around all lines.
    pub fn area(&self) -> Option<Area> {
        self.lines.iter().filter_map(|line| line.area).reduce(Area::with)
    }
}
