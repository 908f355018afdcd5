//! The faces that a document is set in: the bundled Liberation Serif, of the same widths and heights as Times New Roman,
//! or the office's own Times New Roman.

use std::fmt;
use std::sync::Arc;

use rustybuzz::ttf_parser;

use super::Ruler;
use crate::document::Style;

/// One face of the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// *Đứng*.
    Regular,
    /// *Đậm*.
    Bold,
    /// *Nghiêng*.
    Italic,
    /// *Nghiêng, đậm*.
    BoldItalic,
}

impl Face {
    /// All four.
    pub const ALL: [Face; 4] = [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic];

    /// The face of a style.
    pub fn of(style: Style) -> Self {
        match (style.bold, style.italic) {
            (false, false) => Face::Regular,
            (true, false) => Face::Bold,
            (false, true) => Face::Italic,
            (true, true) => Face::BoldItalic,
        }
    }
}

/// A font file; a copy of it costs nothing.
#[derive(Clone)]
pub enum FontFile {
    /// Part of the program.
    Bundled(&'static [u8]),
    /// Read from the office's files.
    Own(Arc<[u8]>),
}

impl AsRef<[u8]> for FontFile {
    fn as_ref(&self) -> &[u8] {
        match self {
            FontFile::Bundled(bytes) => bytes,
            FontFile::Own(bytes) => bytes,
        }
    }
}

impl fmt::Debug for FontFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.as_ref().len())
    }
}

/// The four faces of one family, as TrueType files.
#[derive(Debug, Clone)]
pub struct FontSet {
    /// The family's name, as the font files say it.
    pub family: &'static str,
    /// In the order of [`Face::ALL`].
    pub(super) faces: [FontFile; 4],
}

/// Line metrics in em, from the font's `hhea` table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metrics {
    /// Baseline to the top of a line.
    pub ascent: f64,
    /// Baseline to the bottom of a line; positive.
    pub descent: f64,
    /// What a single-spaced line has besides.
    pub line_gap: f64,
}

impl Metrics {
    /// The pitch of single spacing, em.
    pub fn single(&self) -> f64 {
        self.ascent + self.descent + self.line_gap
    }
}

impl FontSet {
    /// Liberation Serif 2.1.5 from `fonts/`.
    pub const BUNDLED: FontSet = FontSet {
        family: "Liberation Serif",
        faces: [
            FontFile::Bundled(include_bytes!("../../../../fonts/LiberationSerif-Regular.ttf")),
            FontFile::Bundled(include_bytes!("../../../../fonts/LiberationSerif-Bold.ttf")),
            FontFile::Bundled(include_bytes!("../../../../fonts/LiberationSerif-Italic.ttf")),
            FontFile::Bundled(include_bytes!("../../../../fonts/LiberationSerif-BoldItalic.ttf")),
        ],
    };

    /// The file of one face.
    pub fn file(&self, face: Face) -> &FontFile {
        let [regular, bold, italic, bold_italic] = &self.faces;
        match face {
            Face::Regular => regular,
            Face::Bold => bold,
            Face::Italic => italic,
            Face::BoldItalic => bold_italic,
        }
    }

    pub(super) fn parse(&self, face: Face) -> Option<rustybuzz::Face<'_>> {
        rustybuzz::Face::from_slice(self.file(face).as_ref(), 0)
    }

    /// Line metrics of the upright face.
    pub fn metrics(&self) -> Metrics {
        self.parse(Face::Regular).map_or(Metrics { ascent: 0.0, descent: 0.0, line_gap: 0.0 }, |face| {
            let em = f64::from(face.units_per_em());
            let tables = face.tables().hhea;
            Metrics {
                ascent: f64::from(tables.ascender) / em,
                descent: -f64::from(tables.descender) / em,
                line_gap: f64::from(tables.line_gap) / em,
            }
        })
    }

    /// The length of one text on one line, in pt; who measures many keeps a [`Ruler`].
    pub fn width_pt(&self, text: &str, face: Face, size_pt: f64) -> f64 {
        Ruler::new(self).width_pt(text, face, size_pt)
    }

    /// The characters of `text` that a face has no picture for; white space and format characters apart.
    pub fn lacks(&self, text: &str, face: Face) -> Vec<char> {
        let Ok(parsed) = ttf_parser::Face::parse(self.file(face).as_ref(), 0) else { return Vec::new() };
        let mut lacking: Vec<char> =
            text.chars().filter(|c| !c.is_whitespace() && parsed.glyph_index(*c).is_none()).collect();
        lacking.sort_unstable();
        lacking.dedup();
        lacking
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_line_is_what_word_sets_for_times_new_roman() {
        let metrics = FontSet::BUNDLED.metrics();
        assert!((metrics.single() - 1.149).abs() < 0.001, "{metrics:?}");
    }

    #[test]
    fn all_vietnamese_letters_are_there_in_all_faces() {
        let letters = crate::vietnamese::letters() + "–“”…•≤≥±₫";
        for face in Face::ALL {
            assert_eq!(FontSet::BUNDLED.lacks(&letters, face), Vec::<char>::new(), "{face:?}");
        }
    }
}
