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

/// Writes all outputs; where one can't be written, the places of all of them are left or put back as they were.
///
/// Each file is written whole beside its place and flushed to the disk first. Only when all of them lie there are they
/// renamed, one after another in the order of `outputs`, each in one step: whoever looks finds the file of before or the new one, never none and never half of one.
/// If a rename fails, those before it are undone as far as the system lets them. A power cut between two renames
/// leaves two whole files, one of them of the build before, and perhaps hidden files beside them. Folders that had to
/// be made stay.
///
/// # Errors
/// The path that failed, and why.
pub(crate) fn write_together(outputs: &[Output]) -> Result<(), (PathBuf, io::Error)> {
    write_with(outputs, |file| file.publish())
}

/// [`write_together`] with its last step given, so that a test can make it fail between two files.
fn write_with(
    outputs: &[Output],
    mut publish: impl FnMut(&Staged<'_>) -> io::Result<()>,
) -> Result<(), (PathBuf, io::Error)> {
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
        if let Err(error) = publish(file) {
            done.iter().rev().for_each(Staged::undo);
            rest.iter().for_each(Staged::discard);
            return Err((file.target.to_owned(), error));
        }
    }
    staged.iter().for_each(Staged::forget_old);
    Ok(())
}

/// A file that lies beside its place.
struct Staged<'a> {
    target: &'a Path,
    new: PathBuf,
    /// What stood in the place before, under another name; `None` where nothing did.
    old: Option<PathBuf>,
}

impl<'a> Staged<'a> {
    fn write(output: &'a Output) -> io::Result<Self> {
        let target = output.path.as_path();
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        // Of a link in the place it is the link that is replaced, as the rename does: nothing behind it changes.
        let before = match fs::symlink_metadata(target) {
            Ok(before) if before.is_dir() => return Err(io::Error::from(io::ErrorKind::IsADirectory)),
            Ok(before) => Some(before),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        // The process id keeps two builds at once apart; the name starts with a dot so that no one opens it.
        let beside = |ending: &str| {
            let name = target.file_name().unwrap_or_default().to_string_lossy();
            target.with_file_name(format!(".{name}.{}.{ending}", std::process::id()))
        };
        // Whoever could read or write the file before still can.
        let permissions = before.as_ref().filter(|before| before.is_file()).map(fs::Metadata::permissions);
        let staged = Self { target, new: beside("new"), old: before.map(|_| beside("old")) };
        remove_abandoned(target);
        let written = create(&staged.new).and_then(|mut file| {
            permissions.map_or(Ok(()), |permissions| file.set_permissions(permissions))?;
            file.write_all(&output.bytes)?;
            file.sync_all()?;
            staged.old.as_deref().map_or(Ok(()), |old| keep(target, old))
        });
        if let Err(error) = written {
            staged.discard();
            return Err(error);
        }
        Ok(staged)
    }

    /// Puts the new file in its place, over what stands there, and waits until the disk has the name: what is published
    /// next may rely on it, whatever happens to the machine in between.
    fn publish(&self) -> io::Result<()> {
        fs::rename(&self.new, self.target)?;
        // Only some systems open a folder as a file; there the names reach the disk with it. Where that fails the rename
        // stands all the same.
        #[cfg(unix)]
        if let Some(folder) = self.target.parent() {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            let _ = File::open(folder).and_then(|folder| folder.sync_all());
        }
        Ok(())
    }

    // What follows is best effort: the error that led there, or the success, is what the user has to hear.

    /// Takes a published file back.
    fn undo(&self) {
        let _ = match &self.old {
            Some(old) => fs::rename(old, self.target),
            None => fs::remove_file(self.target),
        };
    }

    /// Removes what was staged and not published.
    fn discard(&self) {
        let _ = fs::remove_file(&self.new);
        self.forget_old();
    }

    /// After the last rename: drops what stood there before.
    fn forget_old(&self) {
        if let Some(old) = &self.old {
            let _ = fs::remove_file(old);
        }
    }
}

/// How long nobody stages a file, seconds: what is older was left by a run that was killed.
const ABANDONED: u64 = 3600;

/// Removes what killed runs left beside `target`, as far as that is possible.
fn remove_abandoned(target: &Path) {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let prefix = format!(".{}.", target.file_name().unwrap_or_default().to_string_lossy());
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let Some((process, ending)) = name.strip_prefix(&prefix).and_then(|rest| rest.split_once('.')) else {
            continue;
        };
        let is_staged = matches!(ending, "new" | "old") && process.bytes().all(|b| b.is_ascii_digit());
        // What stood in the place before is kept under its own time; its new file, where one is still there, tells the run's.
        let dated = folder.join(format!("{prefix}{process}.new"));
        let is_old = fs::symlink_metadata(dated)
            .or_else(|_| entry.metadata())
            .and_then(|file| file.modified())
            .is_ok_and(|time| time.elapsed().is_ok_and(|age| age.as_secs() > ABANDONED));
        if is_staged && is_old {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// A new file of that name. One that a killed build left behind is removed first; a link that somebody put there isn't
/// followed.
fn create(path: &Path) -> io::Result<File> {
    remove(path)?;
    File::options().write(true).create_new(true).open(path)
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Keeps what `target` is under the name `old` too, so that `target` has never to be missing.
fn keep(target: &Path, old: &Path) -> io::Result<()> {
    remove(old)?;
    fs::hard_link(target, old).or_else(|_| {
        // Some file systems know no links.
        let (mut file, mut copy) = (File::open(target)?, create(old)?);
        io::copy(&mut file, &mut copy)?;
        copy.set_permissions(file.metadata()?.permissions())
    })
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

    #[test]
    fn what_a_killed_run_left_is_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(2 * ABANDONED);
        for (name, is_old) in [
            (".a.77.new", true),
            (".a.77.old", true),
            (".a.78.new", false),
            (".a.78.old", true),
            (".a.new", true),
            (".ab.77.new", true),
            ("a.77.new", true),
        ] {
            let file = File::create(folder.path().join(name)).unwrap();
            if is_old {
                file.set_modified(long_ago).unwrap();
            }
        }
        write_together(&[Output { path: folder.path().join("a"), bytes: Vec::new() }]).unwrap();
        assert_eq!(names(folder.path()), [".a.78.new", ".a.78.old", ".a.new", ".ab.77.new", "a", "a.77.new"]);
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_failing_rename_undoes_the_ones_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let output = |name: &str| Output { path: path(name), bytes: b"new".to_vec() };
        fs::write(path("a"), "old").unwrap();
        fs::write(path("c"), "old").unwrap();
        let mut published = Vec::new();
        let failed = write_with(&[output("a"), output("b"), output("c")], |file| {
            if file.target == path("c") {
                // All of them are staged, and those before are in their places.
                published = ["a", "b"].map(|name| fs::read(path(name)).unwrap()).to_vec();
                return Err(io::Error::from(io::ErrorKind::StorageFull));
            }
            file.publish()
        });
        assert_eq!(published, [b"new", b"new"]);
        assert!(failed.is_err_and(|(failed, error)| failed == path("c") && error.kind() == io::ErrorKind::StorageFull));
        assert_eq!(names(folder.path()), ["a", "c"], "what wasn't there is gone again, and nothing else is left");
        assert_eq!([fs::read(path("a")).unwrap(), fs::read(path("c")).unwrap()], [b"old", b"old"]);
    }

    #[test]
    fn the_place_is_never_empty() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "old").unwrap();
        write_with(&[Output { path: path.clone(), bytes: b"new".to_vec() }], |file| {
            assert_eq!(fs::read(file.target).unwrap(), b"old");
            file.publish()
        })
        .unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_planted_link_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("bystander"), "own").unwrap();
        fs::write(path("a"), "old").unwrap();
        for ending in ["new", "old"] {
            let link = path(&format!(".a.{}.{ending}", std::process::id()));
            std::os::unix::fs::symlink(path("bystander"), link).unwrap();
        }
        write_together(&[Output { path: path("a"), bytes: b"new".to_vec() }]).unwrap();
        assert_eq!(fs::read(path("bystander")).unwrap(), b"own");
        assert_eq!(fs::read(path("a")).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["a", "bystander"]);
    }
}
