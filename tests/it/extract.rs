//! The source inside a PDF, and out again, through the binary.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn plan(arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
    command.args(arguments).args(["--lang", "en"]).current_dir(folder).output().unwrap()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// All files below a folder with their bytes, sorted by path.
fn content(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            all.extend(content(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else {
            all.push((name, fs::read(&path).unwrap()));
        }
    }
    all.sort();
    all
}

fn digest(pdf: &Path) -> String {
    let text = String::from_utf8_lossy(&fs::read(pdf).unwrap()).into_owned();
    let (_, rest) = text.rsplit_once("<nd30:maBamNguon>sha256:").unwrap();
    rest.split('<').next().unwrap().to_owned()
}

#[test]
fn the_folder_comes_out_byte_for_byte_and_builds_the_same_file() {
    let scratch = tempfile::tempdir().unwrap();
    let here = scratch.path();
    let folder = here.join("son-chau-2022");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("plans/son-chau-2022"), &folder);
    fs::write(
        folder.join("04-kinh-phi.md"),
        fs::read_to_string(folder.join("04-kinh-phi.md")).unwrap().replace('\n', "\r\n"),
    )
    .unwrap();
    let built = plan(&["build", "son-chau-2022", "--attach-source", "--to", "pdf"], here);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));

    let done = plan(&["extract", "build/son-chau-2022.pdf", "--out-dir", "lai/son-chau-2022"], here);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(content(&folder) == content(&here.join("lai/son-chau-2022")));
    let again = plan(&["build", "lai/son-chau-2022", "--attach-source", "--to", "pdf", "--out-dir", "hai"], here);
    assert!(again.status.success());
    let [first, second] = ["build", "hai"].map(|out| here.join(out).join("son-chau-2022.pdf"));
    assert!(fs::read(&first).unwrap() == fs::read(&second).unwrap(), "the same folder builds the same file");

    // Nothing is overwritten unasked.
    fs::write(here.join("lai/son-chau-2022/plan.toml"), "of mine").unwrap();
    let refused = plan(&["extract", "build/son-chau-2022.pdf", "--out-dir", "lai/son-chau-2022"], here);
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(fs::read(here.join("lai/son-chau-2022/plan.toml")).unwrap(), b"of mine");
    let forced = plan(&["extract", "build/son-chau-2022.pdf", "--out-dir", "lai/son-chau-2022", "--force"], here);
    assert!(forced.status.success());
    assert!(content(&folder) == content(&here.join("lai/son-chau-2022")));
}

#[test]
fn the_digest_follows_the_content_and_not_the_place() {
    let scratch = tempfile::tempdir().unwrap();
    let here = scratch.path();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("plans/vinh-my-2022");
    let mut digests = Vec::new();
    for (place, change) in [("a", false), ("b/c", false), ("d", true)] {
        let folder = here.join(place).join("vinh-my-2022");
        copy(&source, &folder);
        if change {
            let text = fs::read_to_string(folder.join("00-mo-dau.md")).unwrap();
            fs::write(folder.join("00-mo-dau.md"), format!("{text}\n")).unwrap();
        }
        assert!(plan(&["build", "vinh-my-2022", "--to", "pdf"], &here.join(place)).status.success());
        digests.push(digest(&here.join(place).join("build/vinh-my-2022.pdf")));
    }
    assert!(digests[0] == digests[1] && digests[0] != digests[2], "{digests:?}");
}

#[test]
fn a_file_without_source_and_a_file_that_is_none_are_refused() {
    let scratch = tempfile::tempdir().unwrap();
    let here = scratch.path();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("plans/vinh-my-2022"), &here.join("vinh-my-2022"));
    assert!(plan(&["build", "vinh-my-2022", "--to", "pdf"], here).status.success());
    fs::write(here.join("khac.pdf"), "%PDF-1.7 torn").unwrap();
    for (file, said) in
        [("build/vinh-my-2022.pdf", "--attach-source"), ("khac.pdf", "can't be read"), ("khong.pdf", "no such file")]
    {
        let output = plan(&["extract", file, "--out-dir", "ra"], here);
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(text.contains(said), "{text}");
        assert!(!here.join("ra").exists());
    }
}
