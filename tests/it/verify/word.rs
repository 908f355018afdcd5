//! Word files, whole and broken: unzipped, changed, zipped again.

use std::io::{Cursor, Read as _, Write as _};

use plan_core::document::Document;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::edit::Edit;

/// The Word file of a plan with some changes.
///
/// # Errors
/// When a change doesn't fit.
pub(super) fn broken(document: &Document, edits: &[Edit]) -> Result<Vec<u8>, String> {
    let volume = document.volumes().remove(0);
    let mut parts = unzipped(plan_render::docx(&volume).unwrap());
    for edit in edits {
        edit.apply(&mut parts)?;
    }
    Ok(zipped(&parts))
}

fn unzipped(file: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let mut package = ZipArchive::new(Cursor::new(file)).unwrap();
    let mut parts = Vec::new();
    for index in 0..package.len() {
        let mut part = package.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.push((part.name().unwrap().into_owned(), bytes));
    }
    parts
}

fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        package.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        package.write_all(bytes).unwrap();
    }
    package.finish().unwrap().into_inner()
}
