//! Why a Word file can't be written.

use std::fmt;

/// Why a Word file can't be written.
#[derive(Debug)]
pub enum DocxError {
    /// A character that XML has no way to say, or that Word takes for something other than text.
    Character {
        /// The character.
        character: char,
        /// The text that holds it.
        text: String,
    },
    /// A part isn't well-formed XML.
    Xml {
        /// The part's name in the package.
        part: &'static str,
        /// What the parser says.
        reason: String,
    },
    /// An element stands where the table of sequences has no place for it.
    Schema {
        /// The element around it; empty at the root of a part.
        parent: String,
        /// The element's name.
        child: String,
    },
    /// A cell of a table stands where another one stands already, or beyond its columns.
    Cell {
        /// Its name in the document.
        cell: String,
    },
    /// A volume without parts.
    Empty,
    /// The package can't be zipped.
    Zip(zip::result::ZipError),
}

impl fmt::Display for DocxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Character { character, text } => {
                write!(
                    f,
                    "the character U+{:04X} can't stand in a Word file: \"{}\"",
                    u32::from(*character),
                    text.escape_debug()
                )
            }
            Self::Xml { part, reason } => write!(f, "{part} isn't well-formed: {reason}"),
            Self::Schema { parent, child } => write!(f, "<{parent}> has no place for <{child}>"),
            Self::Cell { cell } => write!(f, "the cell {cell} has no place in its table"),
            Self::Empty => f.write_str("there is nothing to write"),
            Self::Zip(error) => write!(f, "the package can't be zipped: {error}"),
        }
    }
}

impl std::error::Error for DocxError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Zip(error) => Some(error),
            Self::Character { .. } | Self::Xml { .. } | Self::Schema { .. } | Self::Cell { .. } | Self::Empty => None,
        }
    }
}

impl From<zip::result::ZipError> for DocxError {
    fn from(error: zip::result::ZipError) -> Self {
        Self::Zip(error)
    }
}

impl From<std::io::Error> for DocxError {
    fn from(error: std::io::Error) -> Self {
        Self::Zip(error.into())
    }
}
