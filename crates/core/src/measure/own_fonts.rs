//! The office's own font files: what they have to be before a document is set in them.

use std::sync::Arc;

use rustybuzz::ttf_parser::{self, Permissions, name_id};

use super::{Face, FontFile, FontSet};
use crate::vietnamese;

/// The family that the decree names (Phụ lục I, Phần I, Mục I, khoản 4).
const FAMILY: &str = "Times New Roman";

/// Why a font file can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FontFault {
    /// It can't be read as a TrueType or OpenType font.
    NotAFont,
    /// It is of another family: of this one.
    Family(String),
    /// It is another face of the family than the key says.
    Face,
    /// Its owner doesn't let it be embedded in a document.
    Restricted,
    /// It lacks these Vietnamese letters.
    Lacks(Vec<char>),
}

impl FontFile {
    /// A file of the office as the `face` of Times New Roman.
    ///
    /// # Errors
    /// Where it is none, or none that a PDF may embed.
    pub fn checked(bytes: Vec<u8>, face: Face) -> Result<Self, FontFault> {
        let file = FontFile::Own(Arc::from(bytes));
        let font = ttf_parser::Face::parse(file.as_ref(), 0).map_err(|_| FontFault::NotAFont)?;
        let family = family(&font).unwrap_or_default();
        if family != FAMILY {
            return Err(FontFault::Family(family));
        }
        let is_bold = matches!(face, Face::Bold | Face::BoldItalic);
        let is_italic = matches!(face, Face::Italic | Face::BoldItalic);
        if font.is_bold() != is_bold || font.is_italic() != is_italic {
            return Err(FontFault::Face);
        }
        if font.permissions() == Some(Permissions::Restricted) || !font.is_subsetting_allowed() {
            return Err(FontFault::Restricted);
        }
        let lacking: Vec<char> =
            vietnamese::letters().chars().filter(|letter| font.glyph_index(*letter).is_none()).collect();
        if lacking.is_empty() { Ok(file) } else { Err(FontFault::Lacks(lacking)) }
    }
}

impl FontSet {
    /// The office's own Times New Roman: its files in the order of [`Face::ALL`], each [checked](FontFile::checked).
    pub fn own(faces: [FontFile; 4]) -> Self {
        Self { family: FAMILY, faces }
    }
}

/// The family's name in the first language that can be read.
fn family(font: &ttf_parser::Face<'_>) -> Option<String> {
    font.names().into_iter().filter(|name| name.name_id == name_id::FAMILY).find_map(|name| name.to_string())
}
