//! The source inside the PDF (`--attach-source`).

use plan_core::document::Volume;

use super::Attached;

/// The attached files, each with where its bytes are and what it is.
pub(super) fn list(volume: &Volume<'_>) -> Vec<Attached> {
    let of = |(index, (name, _)): (usize, &(String, Vec<u8>))| Attached {
        name: name.clone(),
        path: path(index),
        mime_type: mime_type(name),
    };
    files(volume).iter().enumerate().map(of).collect()
}

/// The bytes of the attached files, by where they are.
pub(crate) fn contents(volume: &Volume<'_>) -> impl Iterator<Item = (String, Vec<u8>)> {
    files(volume).iter().enumerate().map(|(index, (_, bytes))| (path(index), bytes.clone()))
}

fn files<'a>(volume: &Volume<'a>) -> &'a [(String, Vec<u8>)] {
    volume.provenance.map_or(&[], |provenance| provenance.attached)
}

/// A number and no name: a name may hold what a path may not, and an ending that means something here.
fn path(index: usize) -> String {
    format!("/data/attached/{}", index + 1)
}

/// The type of a file by its ending; PDF/A-3 wants one (ISO 19005-3, 6.8).
fn mime_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).as_deref() {
        Some("toml") => "application/toml",
        Some("md") => "text/markdown",
        Some("txt" | "csv") => "text/plain",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        _ => "application/octet-stream",
    }
}
