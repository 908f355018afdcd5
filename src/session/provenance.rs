//! Of which source a file is built.

use plan_core::diagnostic::Said;
use plan_core::said;
use plan_core::source::{FileError, Files as _, Folder};
use ring::digest::{SHA256, digest};

use super::Plan;

/// A plan's folder and what identifies its content.
#[derive(Debug)]
pub(crate) struct Source {
    /// The files by their paths.
    pub(crate) files: Vec<(String, Vec<u8>)>,
    /// SHA-256 over [`Folder::canonical`], 64 hexadecimal digits.
    pub(crate) digest: String,
}

/// Reads the folder of `plan`.
///
/// # Errors
/// What can't be read, and why.
pub(crate) fn source_of(plan: &Plan) -> Result<Source, Said> {
    let folder = Folder::read(&plan.files, &plan.folder).map_err(|(path, error)| {
        let shown = plan.files.display(&path);
        let why = match error {
            FileError::Missing => return said!("không có tệp `{shown}`", "there is no file `{shown}`"),
            FileError::Outside => return said!("`{shown}` là liên kết", "`{shown}` is a link"),
            FileError::Unreadable(why) => why,
        };
        said!("không đọc được `{shown}`: {why}", "`{shown}` can't be read: {why}")
    })?;
    let hash = digest(&SHA256, &folder.canonical());
    Ok(Source {
        files: folder.files().map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect(),
        digest: hash.as_ref().iter().map(|byte| format!("{byte:02x}")).collect(),
    })
}
