//! A plan with ten times the text.

use std::fs;
use std::path::{Path, PathBuf};

const TIMES: usize = 10;

/// Writes `plan` into `folder` with the text of each section and the groups of each appendix ten times; the new plan.
pub(crate) fn write(plan: &Path, folder: &Path) -> PathBuf {
    let made = folder.join(plan.file_name().unwrap());
    copy(plan, &made);
    for file in files(&made) {
        let text = fs::read_to_string(&file).unwrap();
        let name = file.file_name().unwrap().to_str().unwrap();
        // A section's heading stays one, and the closing sentence.
        if name.ends_with(".md") && name != "99-ket.md" {
            let (heading, body) = text.split_once('\n').unwrap();
            fs::write(file, format!("{heading}\n{}", format!("\n{}\n", body.trim()).repeat(TIMES))).unwrap();
        }
    }
    for file in files(&made.join("phu-luc")) {
        let text = fs::read_to_string(&file).unwrap();
        let (columns, groups) = text.split_at(text.find("[[nhom]]").unwrap());
        fs::write(file, format!("{columns}{}", groups.repeat(TIMES))).unwrap();
    }
    made
}

/// How many pages a PDF of typst's has.
pub(crate) fn pages(pdf: &Path) -> usize {
    let (bytes, mark) = (fs::read(pdf).unwrap(), b"/Type/Page/");
    bytes.windows(mark.len()).filter(|window| window == mark).count()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The files directly in a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect()
}
