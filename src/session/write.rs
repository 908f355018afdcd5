//! Writing all files of a plan: they appear together or not at all.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// A finished file and where it goes.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) path: PathBuf,
    pub(crate) bytes: Vec<u8>,
}

/// Writes all outputs, or leaves everything as it was.
///
/// Each file is written whole beside its place first. Only when all of them lie on the disk are they renamed; if one
/// rename fails, those before it are undone. What a power cut between two renames leaves is two whole files, one of
/// them of the build before.
///
/// # Errors
/// The path that failed, and why.
pub(crate) fn write_together(outputs: &[Output]) -> Result<(), (PathBuf, io::Error)> {
    let mut staged: Vec<Staged<'_>> = Vec::with_capacity(outputs.len());
    for output in outputs {
        match Staged::write(output) {
            Ok(file) => staged.push(file),
            Err(error) => {
                staged.iter().for_each(Staged::discard);
                return Err((output.path.clone(), error));
            }
        }
    }
    for index in 0..staged.len() {
        let (done, rest) = staged.split_at(index);
        let Some(file) = rest.first() else { break };
        if let Err(error) = file.publish() {
            done.iter().rev().for_each(Staged::undo);
            rest.iter().for_each(Staged::discard);
            return Err((file.target.to_owned(), error));
        }
    }
    staged.iter().for_each(Staged::forget_old);
    Ok(())
}

struct Staged<'a> {
    target: &'a Path,
    new: PathBuf,
    old: PathBuf,
}

impl<'a> Staged<'a> {
    fn write(output: &'a Output) -> io::Result<Self> {
        let target = output.path.as_path();
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        if target.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        // The process id keeps two builds at once apart; the name starts with a dot so that no one opens it.
        let beside = |ending: &str| {
            let name = target.file_name().unwrap_or_default().to_string_lossy();
            target.with_file_name(format!(".{name}.{}.{ending}", std::process::id()))
        };
        let staged = Self { target, new: beside("new"), old: beside("old") };
        let written = File::create(&staged.new).and_then(|mut file| {
            file.write_all(&output.bytes)?;
            file.sync_all()
        });
        if let Err(error) = written {
            staged.discard();
            return Err(error);
        }
        Ok(staged)
    }

    fn publish(&self) -> io::Result<()> {
        match fs::rename(self.target, &self.old) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        fs::rename(&self.new, self.target).inspect_err(|_| {
            // Best effort: the error of the rename is the one that the user has to hear.
            let _ = fs::rename(&self.old, self.target);
        })
    }

    fn undo(&self) {
        let _ = fs::remove_file(self.target);
        let _ = fs::rename(&self.old, self.target);
    }

    fn discard(&self) {
        let _ = fs::remove_file(&self.new);
    }

    fn forget_old(&self) {
        let _ = fs::remove_file(&self.old);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn both_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let output = |name: &str, text: &str| Output { path: path(name), bytes: text.as_bytes().to_vec() };
        write_together(&[output("a.pdf", "1"), output("a.docx", "1")]).unwrap();
        // The second can't be written: a folder stands in its place.
        fs::create_dir(path("b.docx")).unwrap();
        assert!(write_together(&[output("b.pdf", "2"), output("b.docx", "2")]).is_err());
        assert!(write_together(&[output("a.pdf", "2"), output("b.docx", "2")]).is_err());
        assert_eq!(fs::read(path("a.pdf")).unwrap(), b"1");
        let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["a.docx", "a.pdf", "b.docx"]);
    }

    /// A folder appears in the place between staging and publishing: the first file is put back.
    #[test]
    fn a_failing_rename_undoes_the_ones_before() {
        let folder = tempfile::tempdir().unwrap();
        let output = |name: &str| Output { path: folder.path().join(name), bytes: b"new".to_vec() };
        fs::write(folder.path().join("a"), "old").unwrap();
        let outputs = [output("a"), output("b")];
        let staged: Vec<Staged<'_>> = outputs.iter().map(|o| Staged::write(o).unwrap()).collect();
        staged[0].publish().unwrap();
        staged[0].undo();
        assert_eq!(fs::read(folder.path().join("a")).unwrap(), b"old");
        staged.iter().for_each(Staged::discard);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
