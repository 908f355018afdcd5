//! Files that a suite can't hold: bytes that are no text, links, unreadable files, line ends and marks of other systems.

use std::path::PathBuf;

use plan_core::Compilation;
use plan_core::compile::Options;
use plan_core::diagnostic::Language;
use plan_core::diagnostic::show::concise;
use plan_core::source::{Disk, Entry, EntryKind, FileError, Files, Memory};

use crate::literate;

fn lines(checked: &Compilation) -> Vec<String> {
    checked.findings.iter().map(|finding| concise(finding, &checked.sources, Language::Vi)).collect()
}

fn findings(files: &dyn Files) -> Vec<String> {
    lines(&plan_core::check(files, "", Options::default()))
}

fn with(name: &str, content: &[u8]) -> Memory {
    let mut files = literate::base();
    files.insert(name, content);
    files
}

#[test]
fn a_file_that_is_not_utf_8_is_one_finding_at_its_first_wrong_byte() {
    // "Kinh phí" as TCVN3 writes it.
    let files = with("04-kinh-phi.md", b"# Kinh phi\n\nT\xf5 d\xf9 to\xb8n.\n");
    assert_eq!(findings(&files), ["04-kinh-phi.md:3:2: lỗi[NG001]: tệp không phải UTF-8"]);
    let files = with("plan.toml", b"phien-ban = 1\nx = \"\xff\"\n");
    assert_eq!(findings(&files), ["plan.toml:2:6: lỗi[NG001]: tệp không phải UTF-8"]);
}

#[test]
fn a_byte_order_mark_and_line_ends_of_windows_are_no_fault() {
    let mut files = literate::base();
    for (name, content) in literate::base().iter() {
        let text = String::from_utf8_lossy(content).replace('\n', "\r\n");
        files.insert(name, format!("\u{feff}{text}"));
    }
    assert_eq!(findings(&files), Vec::<String>::new());
    // A second mark is a character like any other, and so is a carriage return alone.
    let files = with("04-kinh-phi.md", "# Kinh phí\n\nTừ dự\rtoán\u{0}.\n".as_bytes());
    assert_eq!(
        findings(&files),
        [
            "04-kinh-phi.md:3:6: lỗi[NG001]: ký tự điều khiển U+000D không in được",
            "04-kinh-phi.md:3:11: lỗi[NG001]: ký tự điều khiển U+0000 không in được",
        ]
    );
}

/// A folder whose one file can't be opened.
struct Locked(Memory);

impl Files for Locked {
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        if path == "04-kinh-phi.md" {
            return Err(FileError::Unreadable("permission denied".to_owned()));
        }
        self.0.read(path)
    }

    fn list(&self, folder: &str) -> Result<Vec<Entry>, FileError> {
        self.0.list(folder)
    }
}

#[test]
fn a_file_without_permission_is_named_and_not_missed_as_a_heading() {
    assert_eq!(
        findings(&Locked(literate::base())),
        ["04-kinh-phi.md:1:1: lỗi[NG001]: không đọc được `04-kinh-phi.md`: permission denied"]
    );
}

#[test]
fn the_messages_of_unreadable_files_do_not_cite_the_decree() {
    for (files, is_law) in [(literate::base(), true), (Memory::default(), false)] {
        let mut files = files;
        if is_law {
            files.insert("04-kinh-phi.md", &b"# Kinh ph\xed\n"[..]);
        }
        let checked = plan_core::check(&files, "", Options::default());
        assert_eq!(checked.findings.first().map(|finding| finding.clause.is_law()), Some(is_law));
    }
}

/// A folder of the machine that is gone with the test.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_number_with_a_leading_zero_says_what_to_write() {
    for name in ["plan.toml", "phu-luc/1-nhiem-vu.toml"] {
        let files = with(name, "phien-ban = 1\n\n[van-ban]\nso = 06\n".as_bytes());
        let found = findings(&files);
        let expected = format!("{name}:4:6: lỗi[NG002]: số có chữ số 0 đứng đầu mà không có ngoặc kép");
        assert!(found.contains(&expected), "{found:#?}");
    }
}

#[test]
fn an_appendix_that_is_not_utf_8_is_named_and_not_counted() {
    let files = with("phu-luc/1-nhiem-vu.toml", b"ten = \"Nhi\xf6m v\xf4\"\n");
    assert_eq!(findings(&files), ["phu-luc/1-nhiem-vu.toml:1:11: lỗi[NG001]: tệp không phải UTF-8"]);
    let files = with("phu-luc/1-nhiem-vu.md", b"# Nhi\xf6m v\xf4\n");
    assert_eq!(findings(&files), ["phu-luc/1-nhiem-vu.md:1:6: lỗi[NG001]: tệp không phải UTF-8"]);
}

#[test]
fn a_folder_without_a_plan_and_empty_folders_are_no_reason_to_stop() {
    let checked = plan_core::check(&Memory::default(), "", Options::default());
    assert!(checked.document.is_none() && checked.has_errors());
    let folder = Folder(std::env::temp_dir().join(format!("plan-empty-{}", std::process::id())));
    for below in ["phu-luc", "quyet-dinh", "build", "ghi-chu"] {
        std::fs::create_dir_all(folder.0.join(below)).unwrap();
    }
    for (name, content) in literate::base().iter() {
        std::fs::write(folder.0.join(name), content).unwrap();
    }
    assert_eq!(findings(&Disk::new(&folder.0, "")), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn folders_of_appendices_and_articles_are_not_followed_out_either() {
    let folder = Folder(std::env::temp_dir().join(format!("plan-link-folders-{}", std::process::id())));
    let inside = folder.0.join("plan");
    std::fs::create_dir_all(inside.join("phu-luc")).unwrap();
    std::fs::create_dir_all(folder.0.join("elsewhere")).unwrap();
    for (name, content) in literate::base().iter() {
        std::fs::write(inside.join(name), content).unwrap();
    }
    std::fs::write(folder.0.join("elsewhere/1-bi-mat.md"), "# Bí mật\n\nBí mật.\n").unwrap();
    std::os::unix::fs::symlink("../../elsewhere/1-bi-mat.md", inside.join("phu-luc/1-bi-mat.md")).unwrap();
    std::os::unix::fs::symlink("../elsewhere", inside.join("quyet-dinh")).unwrap();
    let found = findings(&Disk::new(&inside, ""));
    assert_eq!(
        found,
        [
            "quyet-dinh:1:1: lỗi[NG001]: `quyet-dinh` dẫn ra ngoài thư mục của kế hoạch",
            "phu-luc/1-bi-mat.md:1:1: lỗi[NG001]: `phu-luc/1-bi-mat.md` dẫn ra ngoài thư mục của kế hoạch",
        ]
    );
}

#[cfg(unix)]
#[test]
fn a_link_is_never_followed() {
    let folder = Folder(std::env::temp_dir().join(format!("plan-links-{}", std::process::id())));
    let inside = folder.0.join("plan");
    std::fs::create_dir_all(&inside).unwrap();
    for (name, content) in literate::base().iter() {
        std::fs::write(inside.join(name), content).unwrap();
    }
    std::fs::write(folder.0.join("secret.md"), "# Kinh phí\n\nBí mật.\n").unwrap();
    std::fs::remove_file(inside.join("04-kinh-phi.md")).unwrap();
    std::os::unix::fs::symlink("../secret.md", inside.join("04-kinh-phi.md")).unwrap();
    let disk = Disk::new(&inside, "");
    assert!(disk.list("").unwrap().contains(&Entry { name: "04-kinh-phi.md".to_owned(), kind: EntryKind::Link }));
    assert_eq!(findings(&disk), ["04-kinh-phi.md:1:1: lỗi[NG001]: `04-kinh-phi.md` dẫn ra ngoài thư mục của kế hoạch"]);
}
