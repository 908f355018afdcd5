//! Which plans a command is about.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use plan_core::diagnostic::Said;
use plan_core::said;
use plan_core::source::Disk;

/// A plan on disk.
#[derive(Debug)]
pub(crate) struct Plan {
    /// The folder's own name, which its outputs bear.
    pub(crate) name: String,
    /// The folder as messages print it.
    pub(crate) shown: String,
    /// The files it is read from.
    pub(crate) files: Disk,
    /// Its folder in `files`.
    pub(crate) folder: String,
    /// The folder of the machine that is the root of `files`.
    root: PathBuf,
}

impl Plan {
    /// Where a file of `files` is on this machine.
    pub(crate) fn on_disk(&self, path: &str) -> PathBuf {
        path.split('/').filter(|part| !part.is_empty()).fold(self.root.clone(), |at, part| at.join(part))
    }
}

/// The plans that `paths` name; without paths the plan that holds the current folder, else all under `plans/`.
///
/// # Errors
/// A path that is no plan and holds none, and a folder that can't be read: a plan in it would be passed over in silence.
pub(crate) fn find_plans(paths: &[PathBuf]) -> Result<Vec<Plan>, Said> {
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).map_err(|error| {
        said!("không đọc được thư mục hiện tại: {error}", "the current folder can't be read: {error}")
    })?;
    let mut folders = Vec::new();
    if paths.is_empty() {
        match here.ancestors().find(|folder| folder.join("plan.toml").is_file()) {
            Some(folder) => folders.push(folder.to_owned()),
            None => folders.extend(plans_below(&here.join("plans"), Path::new("plans"))?),
        }
        if folders.is_empty() {
            return Err(said!(
                "thư mục này không có plan.toml và không có plans/: chỉ rõ thư mục của kế hoạch",
                "neither plan.toml nor plans/ is here: name the plan's folder"
            ));
        }
    }
    for path in paths {
        folders.extend(folders_of(path)?);
    }
    let mut seen = Vec::new();
    for folder in folders {
        if !seen.contains(&folder) {
            seen.push(folder);
        }
    }
    Ok(seen.iter().map(|folder| plan(folder, &here)).collect())
}

/// The plan whose folder holds `file`, which is there.
pub(super) fn plan_around(file: &Path) -> Option<Plan> {
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).ok()?;
    let file = file.canonicalize().ok()?;
    let root = root_of(file.parent()?);
    let inside = file.ancestors().skip(1).take_while(|ancestor| ancestor.starts_with(root));
    let folder = inside.filter(|ancestor| ancestor.join("plan.toml").is_file()).last()?;
    Some(plan(folder, &here))
}

fn folders_of(path: &Path) -> Result<Vec<PathBuf>, Said> {
    let shown = path.display();
    let full = path.canonicalize().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => said!("không có `{shown}`", "there is no `{shown}`"),
        _ => unreadable(path, &error),
    })?;
    if full.is_file() {
        return match full.parent() {
            Some(folder) if full.ends_with("plan.toml") => Ok(vec![folder.to_owned()]),
            _ => Err(said!(
                "`{shown}` không phải kế hoạch: chỉ thư mục chứa plan.toml",
                "`{shown}` is no plan: name the folder that holds plan.toml"
            )),
        };
    }
    if holds_plan(&full).map_err(|error| unreadable(path, &error))? {
        return Ok(vec![full]);
    }
    // Before the look for sections: a README.md beside plans makes their folder no plan.
    let below = plans_below(&full, path)?;
    if !below.is_empty() {
        return Ok(below);
    }
    // A folder with sections and no plan.toml was meant as a plan: the check says what it lacks.
    let names = names(&full).map_err(|error| unreadable(path, &error))?;
    if names.iter().any(|name| Path::new(name).extension().is_some_and(|extension| extension == "md")) {
        return Ok(vec![full]);
    }
    Err(said!(
        "`{shown}` không có plan.toml và không chứa kế hoạch nào",
        "`{shown}` has no plan.toml and holds no plan"
    ))
}

fn unreadable(path: &Path, error: &io::Error) -> Said {
    let shown = path.display().to_string().replace('\\', "/");
    said!("không đọc được `{shown}`: {error}", "`{shown}` can't be read: {error}")
}

fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Whether there is a plan.toml; an error where that can't be told.
fn holds_plan(folder: &Path) -> io::Result<bool> {
    match fs::metadata(folder.join("plan.toml")) {
        Ok(_) => Ok(true),
        Err(error) if is_absence(&error) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The names in a folder, sorted; none where there is no folder.
fn names(folder: &Path) -> io::Result<Vec<OsString>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if is_absence(&error) => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut names = entries.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}

/// The plans directly in `folder`, which messages call `shown`.
fn plans_below(folder: &Path, shown: &Path) -> Result<Vec<PathBuf>, Said> {
    let mut plans = Vec::new();
    for name in names(folder).map_err(|error| unreadable(shown, &error))? {
        let path = folder.join(&name);
        if holds_plan(&path).map_err(|error| unreadable(&shown.join(&name), &error))? {
            plans.push(path);
        }
    }
    Ok(plans)
}

fn plan(folder: &Path, here: &Path) -> Plan {
    let root = root_of(folder);
    let below = slashed(folder.strip_prefix(root).unwrap_or(Path::new("")));
    let files = match here.strip_prefix(root) {
        Ok(inside) => Disk::seen_from(root, slashed(inside)),
        Err(_) => Disk::new(root, prefix_of(root, here)),
    };
    let name = folder.file_name().map_or_else(|| "plan".to_owned(), |name| name.to_string_lossy().into_owned());
    let shown = plan_core::source::Files::display(&files, &below);
    let shown = shown.trim_end_matches('/').to_owned();
    let shown = if shown.is_empty() { name.clone() } else { shown };
    Plan { name, shown, files, folder: below, root: root.to_owned() }
}

/// The names in a path, with `/` between them.
fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .filter_map(|part| match part {
            Component::Normal(name) => Some(name.to_string_lossy()),
            _ => None,
        })
        .collect();
    parts.join("/")
}

/// What stands before a path below `root` for somebody in `here`, outside `root`: the way up and down where the two
/// have a folder in common, the whole path where that is only the file system's root.
fn prefix_of(root: &Path, here: &Path) -> String {
    let common = here.ancestors().find(|ancestor| root.starts_with(ancestor));
    let near = common.filter(|common| *common == here || common.file_name().is_some());
    let prefix = match near.map(|near| (here.strip_prefix(near), root.strip_prefix(near))) {
        Some((Ok(up), Ok(down))) => "../".repeat(up.components().count()) + &slashed(down),
        _ => root.display().to_string().replace('\\', "/"),
    };
    format!("{}/", prefix.trim_end_matches('/'))
}

/// The folder up to which co-quan.toml is looked for: the repository's root; without a repository, the nearest folder
/// that has one; without either, the plan's own.
fn root_of(folder: &Path) -> &Path {
    let up = |name: &str| folder.ancestors().find(|ancestor| ancestor.join(name).exists());
    up(".git").or_else(|| up("co-quan.toml")).unwrap_or(folder)
}

/// The whole path of a folder that needn't be there yet, without links.
pub(crate) fn whole_path(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    let there = folder.ancestors().find(|ancestor| ancestor.exists())?;
    Some(there.canonicalize().ok()?.join(folder.strip_prefix(there).ok()?))
}

/// The co-quan.toml that a plan in `folder` would be read with; a whole path, whose folder needn't be there yet.
pub(crate) fn office_above(folder: &Path) -> Option<PathBuf> {
    let root = root_of(folder);
    let inside = folder.ancestors().skip(1).take_while(|ancestor| ancestor.starts_with(root));
    inside.map(|ancestor| ancestor.join("co-quan.toml")).find(|office| office.is_file())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::prefix_of;

    #[test]
    fn paths_outside_are_printed_as_seen_from_here() {
        let prefix = |root: &str, here: &str| prefix_of(Path::new(root), Path::new(here));
        assert_eq!(prefix("/a/t", "/a"), "t/");
        assert_eq!(prefix("/a/t", "/a/b"), "../t/");
        assert_eq!(prefix("/a/t/u", "/a/b/c"), "../../t/u/");
        assert_eq!(prefix("/t", "/"), "t/");
        // From here to there leads only through the root: nobody would write it that way.
        assert_eq!(prefix("/b/t", "/a/c"), "/b/t/");
    }
}
