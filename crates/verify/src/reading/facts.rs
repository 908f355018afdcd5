//! What a file says of itself.

/// Version of a PDF file, as its header or catalog has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PdfVersion {
    /// 1 in 1.7.
    pub major: u8,
    /// 7 in 1.7.
    pub minor: u8,
}

/// Which standards a PDF's metadata claims.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claims {
    /// PDF/A as in "2a", if claimed.
    pub archive: Option<String>,
    /// Whether PDF/UA is claimed.
    pub accessible: bool,
}

/// A font that text of the file is set in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontFacts {
    /// The family as offices know it: "Times New Roman", not "ABCDEF+TimesNewRomanPS-BoldMT".
    pub family: String,
    /// PDF: whether its program is in the file. DOCX: false, which means nothing there.
    pub embedded: bool,
    /// PDF: whether its characters can be turned into letters (ToUnicode or an encoding that says so).
    pub unicode: bool,
}

/// What a file says of itself.
#[derive(Debug, Clone, Default)]
pub struct FileFacts {
    /// PDF only.
    pub pdf_version: Option<PdfVersion>,
    /// PDF: the claims of its metadata.
    pub claims: Claims,
    /// PDF: whether it can be opened by a password only, or forbids copying.
    pub encrypted: bool,
    /// PDF: marked as tagged, and has a tree of tags.
    pub tagged: Option<bool>,
    /// The language of the document ("vi-VN"), where it is said.
    pub language: Option<String>,
    /// The title in the metadata.
    pub title: Option<String>,
    /// PDF: the digest of the folder that it says it was built from ("sha256:…"): ours alone say it.
    pub source: Option<String>,
    /// PDF: the program that made it, as its metadata has it ("plan 0.1.0").
    pub program: Option<String>,
    /// The fonts that text is set in, sorted by family, each once.
    pub fonts: Vec<FontFacts>,
    /// Sheets that are one picture and have no words, or invisible words behind the picture (a scan). Counted from 0.
    pub pictures: Vec<usize>,
    /// How many pages there are. DOCX: `None`, nobody knows before they are laid out.
    pub pages: Option<usize>,
    /// Whether something was left out because the file is larger than a reader's bounds: then nothing that is missing is
    /// certain.
    pub cut_short: bool,
}
