//! The bundled faces: Liberation Serif, of the same widths and heights as Times New Roman.

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

/// The four faces of one family, as TrueType bytes.
#[derive(Debug, Clone, Copy)]
pub struct FontSet {
    /// The family's name, as the font files say it.
    pub family: &'static str,
    regular: &'static [u8],
    bold: &'static [u8],
    italic: &'static [u8],
    bold_italic: &'static [u8],
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
        regular: include_bytes!("../../../../fonts/LiberationSerif-Regular.ttf"),
        bold: include_bytes!("../../../../fonts/LiberationSerif-Bold.ttf"),
        italic: include_bytes!("../../../../fonts/LiberationSerif-Italic.ttf"),
        bold_italic: include_bytes!("../../../../fonts/LiberationSerif-BoldItalic.ttf"),
    };

    /// The bytes of one face.
    pub fn bytes(&self, face: Face) -> &'static [u8] {
        match face {
            Face::Regular => self.regular,
            Face::Bold => self.bold,
            Face::Italic => self.italic,
            Face::BoldItalic => self.bold_italic,
        }
    }

    pub(super) fn parse(&self, face: Face) -> Option<rustybuzz::Face<'static>> {
        rustybuzz::Face::from_slice(self.bytes(face), 0)
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
        let Ok(parsed) = ttf_parser::Face::parse(self.bytes(face), 0) else { return Vec::new() };
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
        let vowels = "aăâeêioôơuưy";
        let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
        let letters: String = vowels.chars().flat_map(|v| tones.map(|t| format!("{v}{t}"))).collect();
        use unicode_normalization::UnicodeNormalization;
        let letters: String = letters.nfc().chain("đ–“”…•≤≥±₫".chars()).collect();
        for face in Face::ALL {
            for text in [letters.clone(), letters.to_uppercase()] {
                assert_eq!(FontSet::BUNDLED.lacks(&text, face), Vec::<char>::new(), "{face:?}");
            }
        }
    }
}
