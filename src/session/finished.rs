//! Finished files that somebody names: PDF and DOCX, from anywhere.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use plan_core::diagnostic::Said;
use plan_core::said;

/// No larger file is read, bytes: a plan with scanned pages is far below.
const LARGEST: u64 = 200 << 20;

/// The files that a path of the command line names: itself, or all PDF and DOCX files directly in a folder, sorted.
/// Word's own lock files (`~$…`) and hidden files aren't among them.
///
/// # Errors
/// A folder that can't be read or has none of them. Whether a file is there is told when it is read.
pub(crate) fn finished_files(path: &Path) -> Result<Vec<PathBuf>, Said> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let listed = fs::read_dir(path)
        .and_then(|entries| entries.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>());
    let mut names =
        listed.map_err(|error| said!("không đọc được thư mục: {error}", "the folder can't be read: {error}"))?;
    names.retain(|name| {
        let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let start = name.to_string_lossy();
        matches!(ending.as_deref(), Some("pdf" | "docx")) && !start.starts_with("~$") && !start.starts_with('.')
    });
    names.sort();
    if names.is_empty() {
        return Err(said!("thư mục này không có tệp .pdf hay .docx nào", "this folder has no .pdf and no .docx file"));
    }
    Ok(names.into_iter().map(|name| path.join(name)).filter(|path| path.is_file()).collect())
}

/// A whole file, if it isn't larger than the bound.
///
/// # Errors
/// Why it can't be read.
pub(crate) fn read_finished(path: &Path) -> Result<Vec<u8>, Said> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => said!("không có tệp này", "there is no such file"),
        _ => said!("không đọc được: {error}", "can't be read: {error}"),
    };
    let mega = LARGEST >> 20;
    let large = || said!("tệp lớn hơn {mega} MB, không đo", "larger than {mega} MB: not measured");
    // Asked before it is opened: a pipe would wait for somebody to write.
    let facts = fs::metadata(path).map_err(unreadable)?;
    if !facts.is_file() {
        return Err(said!("không phải tệp", "not a file"));
    }
    if facts.len() > LARGEST {
        return Err(large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(facts.len()).unwrap_or(0));
    // It may have grown since.
    File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST { Err(large()) } else { Ok(bytes) }
}

/// The path as messages print it, with `/`.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
