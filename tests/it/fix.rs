//! `plan check --fix`: only what is fixed changes, byte for byte.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn check(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
    let output = command.arg("check").args(arguments).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output
}

/// The files of a folder, by name.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

/// The plan with a typed "./.", each of its files as `written` makes it.
fn plan(folder: &Path, written: impl Fn(&str) -> String) {
    let plan = super::root().join("tests/console/check.in/canh-bao");
    fs::create_dir(folder.join("a")).unwrap();
    for (name, text) in files(&plan) {
        let text = if name == "plan.toml" { format!("# ghi chú của người soạn\n{text}") } else { text };
        fs::write(folder.join("a").join(name), written(&text)).unwrap();
    }
}

#[test]
fn comments_line_ends_and_marks_stay() {
    for written in [
        |text: &str| text.to_owned(),
        |text: &str| format!("\u{feff}{text}"),
        |text: &str| text.replace('\n', "\r\n"),
        |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n")),
    ] {
        let folder = tempfile::tempdir().unwrap();
        plan(folder.path(), written);
        let before = files(&folder.path().join("a"));
        let diff = check(folder.path(), &["a", "--diff"]);
        let diff = String::from_utf8(diff.stdout).unwrap();
        assert_eq!(diff.lines().filter(|line| line.starts_with(['+', '-'])).count(), 4, "{diff}");
        assert_eq!(files(&folder.path().join("a")), before, "--diff writes nothing");

        check(folder.path(), &["a", "--fix"]);
        let once = files(&folder.path().join("a"));
        let expected: Vec<_> = before.into_iter().map(|(name, text)| (name, text.replace("hiện./.", "hiện"))).collect();
        assert_eq!(once, expected);

        let again = check(folder.path(), &["a", "--fix"]);
        assert_eq!(String::from_utf8(again.stderr).unwrap(), "a: không có lỗi\n");
        assert_eq!(files(&folder.path().join("a")), once, "fix twice equals once");
        assert!(check(folder.path(), &["a", "--diff"]).stdout.is_empty());
    }
}

#[cfg(unix)]
#[test]
fn behind_a_link_the_file_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("that.txt"), "KẾ HOẠCH\nRà soát văn bản.\n").unwrap();
    std::os::unix::fs::symlink(path("that.txt"), path("link.txt")).unwrap();
    check(folder.path(), &["link.txt", "--fix"]);
    assert!(fs::symlink_metadata(path("link.txt")).unwrap().is_symlink());
}
