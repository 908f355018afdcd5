//! The revisions of a file: what it was after each update.

use super::lex::{Lexer, find};

/// More updates than this aren't compared.
pub(super) const REVISIONS: usize = 64;

/// How many bytes the start of a section takes: "12345 0 obj".
const HEAD: usize = 64;

/// One revision of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Revision {
    /// Where its cross-reference section begins.
    pub(super) xref: usize,
    /// The byte after its `%%EOF`.
    pub(super) marker: usize,
    /// The byte after the line break that follows, if one does.
    pub(super) end: usize,
}

/// All revisions, the oldest first: each ends in `startxref`, the place of a cross-reference section of its own, `%%EOF`.
pub(super) fn revisions(bytes: &[u8]) -> Vec<Revision> {
    let mut found: Vec<Revision> = Vec::new();
    let mut from = 0;
    while let Some(step) = bytes.get(from..).and_then(|rest| find(rest, b"startxref")) {
        let start = from + step;
        from = start + b"startxref".len();
        let previous = found.last().map_or(0, |revision| revision.marker);
        if let Some(revision) = revision(bytes, start, previous) {
            from = revision.marker;
            found.push(revision);
        }
    }
    found
}

/// The revision whose `startxref` stands at `start`, behind the one that ends at `previous`.
fn revision(bytes: &[u8], start: usize, previous: usize) -> Option<Revision> {
    let mut lexer = Lexer::new(bytes, start);
    lexer.word(b"startxref")?;
    let xref = usize::try_from(lexer.number()?).ok()?;
    if !(previous..start).contains(&xref) {
        return None;
    }
    lexer.word(b"%%EOF")?;
    let marker = lexer.at;
    let after = bytes.get(marker..)?;
    let line = if after.starts_with(b"\r\n") { 2 } else { usize::from(matches!(after.first(), Some(b'\n' | b'\r'))) };
    // Blanks before it are few: many places could name the same ones.
    let mut section = Lexer::new(bytes.get(..xref.saturating_add(HEAD)).unwrap_or(bytes), xref);
    let mut stream = section;
    (section.word(b"xref").is_some() || stream.object().is_some()).then_some(Revision {
        xref,
        marker,
        end: marker + line,
    })
}
