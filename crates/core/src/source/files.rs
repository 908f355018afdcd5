//! Where the source comes from: disk, memory, or an editor's unsaved buffers over a disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What a name in a folder stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// A plain file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, wherever it leads: it isn't followed.
    Link,
    /// A device, a socket, anything else.
    Other,
}

/// One name in a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The name, without its folder.
    pub name: String,
    /// What it stands for.
    pub kind: EntryKind,
}

/// Why a file or folder can't be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileError {
    /// There is nothing of that name.
    Missing,
    /// The path leaves the root (`..`, an absolute path) or passes a link.
    Outside,
    /// The system's own words.
    Unreadable(String),
}

/// The files that a plan is read from.
///
/// Paths are relative to one root and use `/`; the empty path is the root itself. Every read of the compiler goes
/// through here: the command line gives it a [`Disk`], tests a [`Memory`], an editor an [`Overlay`].
pub trait Files {
    /// The bytes of a file.
    ///
    /// # Errors
    /// [`FileError::Missing`] where there is no such file, [`FileError::Outside`] where the path leaves the root.
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError>;

    /// The names in a folder, sorted by their bytes, so that no system's order shows.
    ///
    /// # Errors
    /// As for [`Files::read`].
    fn list(&self, folder: &str) -> Result<Vec<Entry>, FileError>;

    /// The path as messages print it, with `/`.
    fn display(&self, path: &str) -> String {
        path.to_owned()
    }
}

fn is_inside(path: &str) -> bool {
    path.is_empty() || path.split('/').all(|part| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0', ':']))
}

/// `folder` and `name` as one path.
pub fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// The folder that holds `path`; `None` for the root.
pub fn parent(path: &str) -> Option<&str> {
    if path.is_empty() { None } else { Some(path.rsplit_once('/').map_or("", |(folder, _)| folder)) }
}

/// Files below one folder of the machine; links are never followed.
#[derive(Debug, Clone)]
pub struct Disk {
    root: PathBuf,
    shown: Shown,
}

/// How a path below the root is printed.
#[derive(Debug, Clone)]
enum Shown {
    /// With this before it.
    After(String),
    /// As seen from this folder below the root.
    From(String),
}

impl Disk {
    /// Files below `root`; messages print `prefix` (empty, or ending in `/`) before each path.
    pub fn new(root: impl Into<PathBuf>, prefix: impl Into<String>) -> Self {
        Self { root: root.into(), shown: Shown::After(prefix.into()) }
    }

    /// Files below `root`; messages print each path as somebody in `folder` (below `root`, with `/`) would name it.
    pub fn seen_from(root: impl Into<PathBuf>, folder: impl Into<String>) -> Self {
        Self { root: root.into(), shown: Shown::From(folder.into()) }
    }

    fn resolve(&self, path: &str) -> Result<PathBuf, FileError> {
        if !is_inside(path) {
            return Err(FileError::Outside);
        }
        let mut full = self.root.clone();
        for part in path.split('/').filter(|part| !part.is_empty()) {
            full.push(part);
            if fs::symlink_metadata(&full).map_err(from_io)?.is_symlink() {
                return Err(FileError::Outside);
            }
        }
        Ok(full)
    }
}

fn from_io(error: std::io::Error) -> FileError {
    match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => FileError::Missing,
        kind => FileError::Unreadable(kind.to_string()),
    }
}

impl Files for Disk {
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        let full = self.resolve(path)?;
        if !fs::metadata(&full).map_err(from_io)?.is_file() {
            return Err(FileError::Missing);
        }
        fs::read(full).map_err(from_io)
    }

    fn list(&self, folder: &str) -> Result<Vec<Entry>, FileError> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(self.resolve(folder)?).map_err(from_io)? {
            let entry = entry.map_err(from_io)?;
            let kind = entry.file_type().map_err(from_io)?;
            let kind = if kind.is_symlink() {
                EntryKind::Link
            } else if kind.is_dir() {
                EntryKind::Folder
            } else if kind.is_file() {
                EntryKind::File
            } else {
                EntryKind::Other
            };
            // A name that isn't Unicode can't be a file of a plan: the format's own names are ASCII.
            let name = Path::new(&entry.file_name()).to_string_lossy().into_owned();
            entries.push(Entry { name, kind });
        }
        entries.sort();
        Ok(entries)
    }

    fn display(&self, path: &str) -> String {
        let from = match &self.shown {
            Shown::After(prefix) => return format!("{prefix}{path}"),
            Shown::From(folder) => folder,
        };
        let split = |path: &str| path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        let (from, path) = (split(from), split(path));
        let common = from.iter().zip(&path).take_while(|(a, b)| a == b).count();
        let up = std::iter::repeat_n("..".to_owned(), from.len() - common);
        up.chain(path.into_iter().skip(common)).collect::<Vec<_>>().join("/")
    }
}

/// Files that exist only here.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// Puts a file in, in place of the one of that path.
    pub fn insert(&mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), content.into());
    }

    /// Takes a file out.
    pub fn remove(&mut self, path: &str) -> Option<Vec<u8>> {
        self.files.remove(path)
    }

    /// Every path with its content, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, content)| (path.as_str(), content.as_slice()))
    }
}

impl Files for Memory {
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        if !is_inside(path) {
            return Err(FileError::Outside);
        }
        self.files.get(path).cloned().ok_or(FileError::Missing)
    }

    fn list(&self, folder: &str) -> Result<Vec<Entry>, FileError> {
        if !is_inside(folder) {
            return Err(FileError::Outside);
        }
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let mut entries: Vec<Entry> = self
            .files
            .keys()
            .filter_map(|path| path.strip_prefix(&prefix))
            .map(|rest| match rest.split_once('/') {
                Some((name, _)) => Entry { name: name.to_owned(), kind: EntryKind::Folder },
                None => Entry { name: rest.to_owned(), kind: EntryKind::File },
            })
            .collect();
        entries.sort();
        entries.dedup();
        if entries.is_empty() && !folder.is_empty() { Err(FileError::Missing) } else { Ok(entries) }
    }
}

/// Other files with some of them replaced: what an editor holds and hasn't saved.
#[derive(Debug, Clone)]
pub struct Overlay<F> {
    below: F,
    above: Memory,
}

impl<F: Files> Overlay<F> {
    /// `above` over `below`.
    pub fn new(below: F, above: Memory) -> Self {
        Self { below, above }
    }
}

impl<F: Files> Files for Overlay<F> {
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        self.above.read(path).or_else(|_| self.below.read(path))
    }

    fn list(&self, folder: &str) -> Result<Vec<Entry>, FileError> {
        let mut entries = match (self.below.list(folder), self.above.list(folder)) {
            (Ok(below), Ok(above)) => [below, above].concat(),
            (Ok(one), Err(_)) | (Err(_), Ok(one)) => one,
            (Err(error), Err(_)) => return Err(error),
        };
        entries.sort();
        entries.dedup_by(|a, b| a.name == b.name);
        Ok(entries)
    }

    fn display(&self, path: &str) -> String {
        self.below.display(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leaves_the_root() {
        let disk = Disk::new(std::env::temp_dir(), "");
        for path in ["..", "../etc/passwd", "/etc/passwd", "a/../../b", "a//b", "a\\..\\b"] {
            assert_eq!(disk.read(path), Err(FileError::Outside), "{path}");
            assert_eq!(Memory::default().read(path), Err(FileError::Outside), "{path}");
        }
    }

    #[test]
    fn paths_are_printed_as_seen_from_the_current_folder() {
        let shown = |from: &str, path: &str| Disk::seen_from("/", from).display(path);
        assert_eq!(shown("", "plans/a/plan.toml"), "plans/a/plan.toml");
        assert_eq!(shown("plans", "plans/a/plan.toml"), "a/plan.toml");
        assert_eq!(shown("plans/a", "co-quan.toml"), "../../co-quan.toml");
    }

    #[test]
    fn an_overlay_shows_the_unsaved_text() {
        let (mut below, mut above) = (Memory::default(), Memory::default());
        below.insert("p/a.md", "cũ");
        below.insert("p/b.md", "b");
        above.insert("p/a.md", "mới");
        let files = Overlay::new(below, above);
        assert_eq!(files.read("p/a.md"), Ok("mới".as_bytes().to_vec()));
        let names: Vec<String> = files.list("p").unwrap_or_default().into_iter().map(|e| e.name).collect();
        assert_eq!(names, ["a.md", "b.md"]);
    }
}
