//! What a file says of the folder that it was built from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use plan_core::diagnostic::Said;
use plan_core::said;
use plan_core::source::Sources;

use super::Folder;
use crate::pdf;
use crate::report::Measured;

/// How many files are named.
const NAMED: usize = 5;

/// Why a file isn't what a folder builds, by its own words.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// It names none.
    None,
    /// Another one, or this one as it was; the files that differ, where the file carries them.
    Other(Vec<String>),
    /// This one, built by another program.
    OtherProgram(String),
    /// This one, built by this program.
    Same,
}

impl Source {
    pub(super) fn of(measured: &Measured, folder: &Folder<'_>) -> Self {
        let facts = &measured.reading.facts;
        let Some(digest) = facts.source.as_deref() else { return Self::None };
        if digest.strip_prefix("sha256:") != Some(folder.digest) {
            return Self::Other(differing(&attached(measured), folder));
        }
        match &facts.program {
            Some(program) if program != folder.program => Self::OtherProgram(program.clone()),
            _ => Self::Same,
        }
    }

    pub(super) fn said(&self, folder: &Folder<'_>) -> Said {
        let program = folder.program;
        match self {
            Self::None => said!(
                "tệp không ghi nguồn: không phải do plan dựng",
                "the file names no source: it wasn't built by plan"
            ),
            Self::Other(files) if files.is_empty() => said!(
                "nguồn khác: dựng từ thư mục khác, hoặc thư mục đã sửa từ khi dựng",
                "another source: built from another folder, or the folder has changed since"
            ),
            Self::Other(files) => {
                let names: Vec<String> = files.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
                let more = if files.len() > NAMED { ", …" } else { "" };
                let names = format!("{}{more}", names.join(", "));
                said!("nguồn khác: khác ở {names}", "another source: {names} differ from those in the file")
            }
            Self::OtherProgram(other) => said!(
                "cùng nguồn, nhưng do {other} dựng; đây là {program}",
                "the same source, but built by {other}; this is {program}"
            ),
            Self::Same => said!(
                "cùng nguồn, nhưng dựng với tùy chọn (như --draft) hay phông chữ khác, hoặc đã bị sửa",
                "the same source, but built with another option (such as --draft) or other fonts, or altered"
            ),
        }
    }
}

/// The source inside the file; none where there is none or it can't be read.
fn attached(measured: &Measured) -> BTreeMap<String, Vec<u8>> {
    let file = Arc::clone(&measured.bytes);
    pdf::guarded(move |_| plan_pdf::attached_source(&file).unwrap_or_default()).unwrap_or_default()
}

/// The files that aren't the same in the file and the folder, those that one of them lacks too; nothing where the file
/// carries none.
fn differing(attached: &BTreeMap<String, Vec<u8>>, folder: &Folder<'_>) -> Vec<String> {
    if attached.is_empty() {
        return Vec::new();
    }
    let here: BTreeMap<&str, &[u8]> =
        folder.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let names: BTreeSet<&str> = attached.keys().map(String::as_str).chain(here.keys().copied()).collect();
    let differs = |name: &&str| match (attached.get(*name), here.get(name)) {
        (Some(one), Some(other)) => as_read(name, one) != as_read(name, other),
        _ => true,
    };
    names.into_iter().filter(differs).map(str::to_owned).collect()
}

/// A file as the compiler reads it, as the digest has it: line ends are another system's and no difference.
fn as_read(name: &str, bytes: &[u8]) -> Vec<u8> {
    match std::str::from_utf8(bytes) {
        Ok(text) if name.ends_with(".md") || name.ends_with(".toml") => {
            let mut sources = Sources::default();
            let file = sources.add(name, name, text);
            sources.file(file).text().as_bytes().to_vec()
        }
        _ => bytes.to_vec(),
    }
}
