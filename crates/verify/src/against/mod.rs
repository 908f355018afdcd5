//! Whether a PDF is what a plan's folder builds, before its signatures.
//!
//! The same folder and program give the same bytes, and a signature is added behind them. So a file is the folder's if it
//! begins with the bytes of one that the folder builds, and what follows is signatures and what belongs to them. Where it
//! isn't, the report says why as far as the file tells: what it says of its source, and the first words that differ.

mod source;
mod words;

use std::sync::Arc;

use plan_core::decree::Clause;
use plan_core::diagnostic::Said;
use plan_core::said;
use plan_sign::check::{Verdict as Told, added};

use crate::pdf;
use crate::reading::{Format, Reading};
use crate::report::{Group, Measured, Place, Row, Verdict};
use source::Source;

/// *Kiểm tra văn bản trước khi ký ban hành*.
const REVIEW: Clause = Clause::new("dieu:12");

/// A plan's folder.
#[derive(Debug, Clone, Copy)]
pub struct Folder<'a> {
    /// As messages name it.
    pub shown: &'a str,
    /// What its files say that they are built from, behind "sha256:".
    pub digest: &'a str,
    /// Its files by their paths.
    pub files: &'a [(String, Vec<u8>)],
    /// What builds it, as its files name it: "plan 0.1.0".
    pub program: &'a str,
}

/// A PDF that a folder builds.
#[derive(Debug, Clone)]
pub struct Built {
    /// "x.pdf".
    pub name: String,
    /// All of it; shared, because it is read in a thread of its own.
    pub bytes: Arc<Vec<u8>>,
}

impl Built {
    /// Whether a file begins with it.
    pub fn begins(&self, file: &[u8]) -> bool {
        file.starts_with(&self.bytes)
    }
}

/// What a file came to.
struct Judged {
    verdict: Verdict,
    found: Said,
    places: Vec<Place>,
}

impl Judged {
    fn new(verdict: Verdict, found: Said) -> Self {
        Self { verdict, found, places: Vec::new() }
    }
}

/// The row of a file that was held against the PDF files that a folder builds.
pub fn against(measured: &Measured, folder: &Folder<'_>, built: &[Built]) -> Row {
    let judged = judge(measured, folder, built);
    let shown = folder.shown;
    Row {
        id: "khop-thu-muc",
        group: Group::File,
        title: said!("Khớp thư mục nguồn", "What its folder builds"),
        clause: REVIEW,
        required: said!(
            "đúng tệp dựng từ `{shown}`, chỉ thêm chữ ký",
            "the file that `{shown}` builds, and signatures alone added"
        ),
        found: judged.found,
        verdict: judged.verdict,
        places: judged.places,
    }
}

fn judge(measured: &Measured, folder: &Folder<'_>, built: &[Built]) -> Judged {
    if measured.report.format != Format::Pdf {
        return Judged::new(Verdict::Unknown, said!("chỉ so được tệp PDF", "only a PDF can be compared"));
    }
    if let Some(base) = built.iter().find(|built| built.begins(&measured.bytes)) {
        return since(measured, base);
    }
    if let Some(whole) = built.iter().find(|built| built.bytes.starts_with(&measured.bytes)) {
        let (name, has, all) = (&whole.name, measured.bytes.len(), whole.bytes.len());
        let found = said!(
            "`{name}` bị cắt cụt: còn {has} trong {all} byte",
            "`{name}`, cut off: {has} of its {all} bytes are left"
        );
        return Judged::new(Verdict::Wrong, found);
    }
    another(measured, folder, built)
}

/// A file that begins with what was built.
fn since(measured: &Measured, base: &Built) -> Judged {
    let (file, length, name) = (Arc::clone(&measured.bytes), base.bytes.len(), &base.name);
    if file.len() == length {
        return Judged::new(Verdict::Right, said!("`{name}`, đúng từng byte", "`{name}`, byte for byte"));
    }
    let Ok(finding) = pdf::guarded(move |_| added(&file, length)) else {
        let found =
            said!("`{name}`, phần thêm vào không kiểm tra được", "`{name}`, but what was added to it can't be checked");
        return Judged::new(Verdict::Unknown, found);
    };
    let Said { vi, en } = finding.said;
    match finding.verdict {
        Told::Right => Judged::new(Verdict::Right, said!("`{name}`, sau đó: {vi}", "`{name}`, and since: {en}")),
        Told::Unknown => Judged::new(Verdict::Unknown, said!("`{name}`, sau đó: {vi}", "`{name}`, and since: {en}")),
        Told::Wrong => Judged::new(
            Verdict::Wrong,
            said!("`{name}` đã bị sửa sau khi dựng: {vi}", "`{name}`, altered since it was built: {en}"),
        ),
    }
}

/// A file that doesn't begin with anything that was built.
fn another(measured: &Measured, folder: &Folder<'_>, built: &[Built]) -> Judged {
    let readings: Vec<Reading> = built.iter().filter_map(|built| pdf::read(Vec::clone(&built.bytes)).ok()).collect();
    let nearest = words::nearest(&measured.reading, &readings);
    let difference = nearest.map(|built| words::first_difference(&measured.reading, built));
    let source = Source::of(measured, folder);
    // Another version may set the same words in other bytes; whether it did, only that version can tell.
    let verdict = match (&source, &difference) {
        (Source::OtherProgram(_), Some(None)) => Verdict::Unknown,
        _ => Verdict::Wrong,
    };
    let mut found = source.said(folder);
    let mut places = Vec::new();
    match difference {
        Some(Some(difference)) => {
            let Said { vi, en } = difference.said();
            found = Said { vi: format!("{}; {vi}", found.vi), en: format!("{}; {en}", found.en) };
            places.extend(difference.place);
        }
        Some(None) => {
            found.vi.push_str("; chữ trên trang giống nhau");
            found.en.push_str("; the words on the pages are the same");
        }
        None => {}
    }
    Judged { verdict, found, places }
}
