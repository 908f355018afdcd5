//! What the paths of `plan check` name.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn check(folder: &Path, paths: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
    command.arg("check").args(paths).args(["--format", "concise"]).current_dir(folder).output().unwrap()
}

fn words(stream: &[u8]) -> String {
    String::from_utf8_lossy(stream).into_owned()
}

#[test]
fn a_text_without_words_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [("rong.txt", &b""[..]), ("bom.txt", "\u{feff}\n".as_bytes()), ("khong.txt", &[0; 1000])] {
        fs::write(folder.path().join(name), bytes).unwrap();
        let output = check(folder.path(), &[name]);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(words(&output.stderr).contains(&format!("{name}: không có chữ nào để kiểm tra")), "{output:?}");
    }
}

#[test]
fn findings_stand_in_the_order_of_the_paths() {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = (0..40).map(|number| format!("{number}.txt")).collect();
    for name in &names {
        fs::write(folder.path().join(name), format!("Đến ngày 31/11/2022 thì xong {name}.\n")).unwrap();
    }
    // One of them twice, and by another way.
    let mut paths: Vec<&str> = names.iter().map(String::as_str).rev().collect();
    paths.extend(["7.txt", "./7.txt"]);
    let output = check(folder.path(), &paths);
    let found: Vec<String> =
        words(&output.stdout).lines().filter_map(|line| Some(line.split_once(':')?.0.to_owned())).collect();
    assert_eq!(found, names.iter().rev().cloned().collect::<Vec<_>>());
}

#[test]
fn a_readme_beside_others_is_left_out() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["README.md", "a.txt"] {
        fs::write(folder.path().join(name), "Đến ngày 31/11/2022 thì xong.\n").unwrap();
    }
    let both = check(folder.path(), &["README.md", "a.txt"]);
    assert!(words(&both.stdout).starts_with("a.txt:1:"), "{both:?}");
    assert!(words(&both.stderr).contains("README.md: tệp giới thiệu, không kiểm tra"), "{both:?}");
    assert!(words(&check(folder.path(), &["README.md"]).stdout).starts_with("README.md:1:"));
}
