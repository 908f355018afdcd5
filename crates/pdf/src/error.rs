//! Why a PDF can't be read or added to.

use std::fmt;

/// Why a PDF can't be read or added to.
#[derive(Debug)]
#[non_exhaustive]
pub enum PdfError {
    /// Not a PDF, or one that is torn: the reader's own words.
    Unreadable(lopdf::Error),
    /// It asks for a password.
    Encrypted,
    /// Something that every such file has, or that was asked for, isn't there: what.
    Missing(&'static str),
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PdfError::Unreadable(error) => write!(f, "not a readable PDF: {error}"),
            PdfError::Encrypted => f.write_str("the PDF is encrypted"),
            PdfError::Missing(what) => write!(f, "the PDF has no {what}"),
        }
    }
}

impl std::error::Error for PdfError {}

impl From<lopdf::Error> for PdfError {
    fn from(error: lopdf::Error) -> Self {
        PdfError::Unreadable(error)
    }
}
