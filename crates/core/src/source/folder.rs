//! A plan's folder as a whole: what its PDF may carry, and what says which source a file was built from.

use std::collections::BTreeMap;

use super::files::join;
use super::plan::{MOST_FOLDERS, REGISTER, office_path};
use super::{EntryKind, FileError, Files};

/// The office's file, whatever folder it lies in.
const OFFICE: &str = "co-quan.toml";

/// The office's register, which may lie beside its file.
const REGISTERS: [&str; 2] = [REGISTER, "so-van-ban.csv"];

/// Every file of a plan's folder, and the co-quan.toml that it is read with, by their paths in the folder.
///
/// Left out is what isn't source: hidden files, locks (`~…`), links, what is built (`build/`, `.pdf`, `.docx`), the office's
/// register, and its font files, which nobody may hand on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folder {
    files: BTreeMap<String, Vec<u8>>,
}

impl Folder {
    /// Reads the folder of a plan.
    ///
    /// # Errors
    /// The path that can't be read, and why.
    pub fn read(files: &dyn Files, folder: &str) -> Result<Self, (String, FileError)> {
        let mut found = Self::default();
        found.add(files, folder, "", MOST_FOLDERS)?;
        // One above the plan is the plan's too: it lies beside plan.toml when the folder is taken elsewhere.
        if let Some(path) = office_path(files, folder) {
            let bytes = files.read(&path).map_err(|error| (path, error))?;
            found.files.insert(OFFICE.to_owned(), bytes);
        }
        Ok(found)
    }

    /// Adds what lies in `folder`, which is `below` inside the plan's.
    fn add(&mut self, files: &dyn Files, folder: &str, below: &str, levels: usize) -> Result<(), (String, FileError)> {
        for entry in files.list(folder).map_err(|error| (folder.to_owned(), error))? {
            let (path, name) = (join(folder, &entry.name), join(below, &entry.name));
            match entry.kind {
                EntryKind::File if is_source(&entry.name) => match files.read(&path) {
                    Ok(bytes) => {
                        self.files.insert(name, bytes);
                    }
                    // A name that isn't Unicode: no file of a plan.
                    Err(FileError::Missing) => {}
                    Err(error) => return Err((path, error)),
                },
                EntryKind::Folder if levels > 0 && !entry.name.starts_with('.') && entry.name != "build" => {
                    self.add(files, &path, &name, levels - 1)?;
                }
                EntryKind::File | EntryKind::Folder | EntryKind::Link | EntryKind::Other => {}
            }
        }
        Ok(())
    }

    /// The files by their paths, with `/`, sorted.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// What a digest of the folder is taken over: of each file, sorted by path, the length of the path and the path, the
    /// length of the content and the content; lengths are eight bytes, the greatest first. Content is as the compiler
    /// reads it, so that a checkout on another system has the same: text without byte order mark and with LF.
    pub fn canonical(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (path, content) in self.files() {
            for part in [path.as_bytes(), &as_read(path, content)] {
                bytes.extend((part.len() as u64).to_be_bytes());
                bytes.extend(part);
            }
        }
        bytes
    }
}

fn is_source(name: &str) -> bool {
    let folded = name.to_lowercase();
    // The register is the office's: it grows with every other document, and goes with none.
    !REGISTERS.contains(&folded.as_str())
        && !name.starts_with(['.', '~'])
        && !folded.ends_with(".pdf")
        && !folded.ends_with(".docx")
}

/// A file as [`super::SourceFile`] has it, where the compiler reads it.
fn as_read(path: &str, content: &[u8]) -> Vec<u8> {
    match std::str::from_utf8(content) {
        Ok(text) if path.ends_with(".md") || path.ends_with(".toml") => {
            text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").into_bytes()
        }
        _ => content.to_vec(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::source::Memory;

    fn files(at: &str, office: &str, text: &str) -> Memory {
        let mut files = Memory::default();
        for (path, content) in [("plan.toml", "phien-ban = 1\n"), ("01-a.md", text), ("phu-luc/1-x.toml", "x = 1\n")] {
            files.insert(join(at, path), content);
        }
        files.insert(join(office, OFFICE), "[co-quan]\n");
        files
    }

    #[test]
    fn the_digest_knows_content_and_no_place() {
        let canonical = |files: &Memory, at: &str| Folder::read(files, at).unwrap().canonical();
        let here = canonical(&files("plans/x", "", "# A\n"), "plans/x");
        // Another place, the office's file beside the plan, another system's line ends.
        assert_eq!(here, canonical(&files("y", "y", "\u{feff}# A\r\n"), "y"));
        assert_ne!(here, canonical(&files("plans/x", "", "# B\n"), "plans/x"));
        let mut more = files("plans/x", "", "# A\n");
        for (path, _) in
            [("build/x.pdf", ""), (".git/HEAD", ""), ("~$x.docx", ""), ("x.pdf", ""), ("so-van-ban.csv", "")]
        {
            more.insert(join("plans/x", path), "made");
        }
        assert_eq!(here, canonical(&more, "plans/x"));
        // What moves from one file into the next is another folder.
        more.insert("plans/x/khac.txt", "");
        assert_ne!(here, canonical(&more, "plans/x"));
    }

    #[test]
    fn files_are_had_byte_for_byte() {
        let folder = Folder::read(&files("x", "", "\u{feff}# A\r\n"), "x").unwrap();
        let names: Vec<&str> = folder.files().map(|(path, _)| path).collect();
        assert_eq!(names, ["01-a.md", "co-quan.toml", "phu-luc/1-x.toml", "plan.toml"]);
        assert!(folder.files().any(|(_, bytes)| bytes == "\u{feff}# A\r\n".as_bytes()));
    }
}
