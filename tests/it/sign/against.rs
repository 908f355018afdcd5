//! `plan verify --against`: whether a file is what the folder builds, and what was added to it.

use std::fs;
use std::process::Command;

use plan_pdf::Update;

use super::seen::APPENDIX;
use super::{FILES, Place, available};

impl Place {
    /// Writes the document's folder, `src/a`, with `change` made to the text of each file.
    fn source(&self, change: impl Fn(&str) -> String) {
        for (name, text) in FILES {
            let path = self.path("src").join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, change(text)).unwrap();
        }
    }

    /// Runs `plan`, in English; its exit status and standard output.
    fn plan(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
        let output = command.args(arguments).args(["--lang", "en"]).current_dir(self.scratch.path()).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    }

    fn build(&self, more: &[&str]) {
        let (code, _) = self.plan(&[&["build", "src/a", "--to", "pdf", "--out-dir", "out"], more].concat());
        assert_eq!(code, Some(0), "{more:?}");
    }

    /// The row of a file that is held against the folder: its verdict and its words. A wrong one ends with status 1.
    fn against(&self, file: &str) -> (String, String) {
        let (code, text) = self.plan(&["verify", file, "--against", "src/a", "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&text).unwrap();
        let rows = report["files"][0]["rows"].as_array().unwrap();
        let row = rows.iter().find(|row| row["id"] == "khop-thu-muc").unwrap();
        let told = |key: &str| row[key].as_str().unwrap().to_owned();
        assert!(told("verdict") != "sai" || code == Some(1), "{code:?}");
        (told("verdict"), told("found"))
    }

    #[track_caller]
    fn assert(&self, file: &str, verdict: &str, words: &[&str]) {
        let (told, found) = self.against(file);
        assert!(told == verdict && words.iter().all(|words| found.contains(words)), "{file}: {told}: {found}");
    }
}

#[test]
fn built_and_signed_it_is_the_folders() {
    if !available("built_and_signed_it_is_the_folders", &["openssl"]) {
        return;
    }
    let place = Place::new();
    place.source(str::to_owned);
    place.assert("a.pdf", "dung", &["`a.pdf`, byte for byte"]);
    place.assert(APPENDIX, "dung", &[APPENDIX]);
    place.sign("nguoi-ky", "rsa", "a.pdf", "one.pdf", &[]);
    place.assert("one.pdf", "dung", &["signature in the field “nguoi-ky”"]);
    place.sign("co-quan", "office", "one.pdf", "two.pdf", &[]);
    place.assert("two.pdf", "dung", &["“nguoi-ky”", "“co-quan”"]);
    place.sign("co-quan", "office", APPENDIX, "appendix.pdf", &[]);
    place.assert("appendix.pdf", "dung", &["“co-quan”"]);
    // Who signed is another question.
    place.sign("nguoi-ky", "somebody", "a.pdf", "other.pdf", &["--force"]);
    place.assert("other.pdf", "dung", &[]);

    place.build(&["--attach-source"]);
    place.sign("nguoi-ky", "p256", "out/a.pdf", "attached.pdf", &[]);
    place.assert("attached.pdf", "dung", &["“nguoi-ky”"]);
}

/// Whoever signs with a tool of their own has a file without fields; its form comes with the signature.
#[test]
fn a_field_that_comes_with_its_signature_is_right() {
    if !available("a_field_that_comes_with_its_signature_is_right", &["openssl"]) {
        return;
    }
    let place = Place::new();
    place.source(|text| text.replace("ca-hai", "khong"));
    place.build(&[]);
    place.sign("nguoi-ky", "rsa", "out/a.pdf", "one.pdf", &["--add-field"]);
    place.assert("one.pdf", "dung", &["a new field “nguoi-ky”, not drawn"]);
}

#[test]
fn what_differs_is_told() {
    if !available("what_differs_is_told", &["openssl"]) {
        return;
    }
    let place = Place::new();
    place.source(str::to_owned);
    place.build(&["--attach-source"]);
    place.sign("nguoi-ky", "rsa", "a.pdf", "one.pdf", &[]);
    place.source(|text| text.replace("Thực hiện", "Hoàn thành"));
    for file in ["a.pdf", "one.pdf"] {
        let words = ["the folder has changed", "on page 1: the file has “Thực hiện", "builds “Hoàn thành"];
        place.assert(file, "sai", &words);
    }
    place.assert("out/a.pdf", "sai", &["`01-noi-dung.md` differ", "“Thực hiện"]);
    // A number that came after the file was built.
    place.source(|text| text.replace("so = 12", "so = 13"));
    place.assert("one.pdf", "sai", &["the file has “Số: 12/KH-UBND”, the folder builds “Số: 13/KH-UBND”"]);
    place.assert("out/a.pdf", "sai", &["`plan.toml` differ"]);
    // Another system's line ends are no change.
    place.source(|text| text.replace('\n', "\r\n").replace("so = 12", "so = 14"));
    place.assert("out/a.pdf", "sai", &["another source: `plan.toml` differ"]);
    // In a long line the words around the other one are quoted.
    place.source(|text| {
        text.replace("Tổ chức Tết Trung thu", "Tổ chức Tết Trung thu cho thiếu nhi các thôn trong toàn xã")
    });
    place.build(&[]);
    place.source(|text| {
        text.replace("Tổ chức Tết Trung thu", "Tổ chức Tết Trung thu cho thiếu nhi các thôn trong cả xã")
    });
    place.assert("out/a.pdf", "sai", &["toàn xã”", "cả xã”"]);
}

#[test]
fn a_draft_and_another_version_are_of_the_same_source() {
    let place = Place::new();
    place.source(str::to_owned);
    place.build(&["--draft"]);
    place.assert("out/a.pdf", "sai", &["the same source, but built with another option", "“DỰ THẢO"]);

    let version = concat!("plan ", env!("CARGO_PKG_VERSION"));
    let older = format!("plan {}", "9".repeat(version.len() - "plan ".len()));
    let bytes = replaced(&fs::read(place.path("a.pdf")).unwrap(), version, &older);
    fs::write(place.path("older.pdf"), bytes).unwrap();
    place.assert("older.pdf", "khong-xac-dinh", &[&older, "the words on the pages are the same"]);
}

/// An update shows other words, and the person signs it: the file begins with what was built, and the signature holds.
#[test]
fn words_added_below_a_signature_are_found() {
    if !available("words_added_below_a_signature_are_found", &["openssl"]) {
        return;
    }
    let place = Place::new();
    place.source(str::to_owned);
    let built = fs::read(place.path("a.pdf")).unwrap();
    let mut update = Update::of(&built).unwrap();
    let page = update.document().page_iter().next().unwrap();
    let id = update.get(page).unwrap().as_dict().unwrap().get(b"Contents").unwrap().as_reference().unwrap();
    let mut object = update.get(id).unwrap().clone();
    let stream = object.as_stream_mut().unwrap();
    let more = b"\nBT /f0 14 Tf 80 400 Td (Chi 9 ty dong) Tj ET\n";
    let content = [stream.get_plain_content().unwrap().as_slice(), more].concat();
    stream.set_plain_content(content);
    update.set(id, object);
    fs::write(place.path("more.pdf"), update.finish().unwrap()).unwrap();
    place.sign("nguoi-ky", "rsa", "more.pdf", "signed.pdf", &[]);
    let signed = fs::read(place.path("signed.pdf")).unwrap();
    assert!(signed.starts_with(&built));
    for file in ["more.pdf", "signed.pdf"] {
        place.assert(file, "sai", &["altered since it was built", "the content of page 1 was changed"]);
    }
    fs::write(place.path("tail.pdf"), [&built[..], b"more\n"].concat()).unwrap();
    place.assert("tail.pdf", "sai", &["bytes after the file's valid end"]);
}

#[test]
fn files_that_the_folder_never_built() {
    let place = Place::new();
    place.source(str::to_owned);
    fs::write(place.path("scan.pdf"), crate::verify::scan()).unwrap();
    place.assert("scan.pdf", "sai", &["wasn't built by plan"]);
    // As typst left it, before anything was added.
    let built = fs::read(place.path("a.pdf")).unwrap();
    let end = built.windows(6).position(|bytes| bytes == b"%%EOF\n").unwrap() + 6;
    fs::write(place.path("cut.pdf"), &built[..end]).unwrap();
    place.assert("cut.pdf", "sai", &["`a.pdf`, cut off"]);
    let (code, _) = place.plan(&["build", "src/a", "--to", "docx", "--out-dir", "out"]);
    assert_eq!(code, Some(0));
    place.assert("out/a.docx", "khong-xac-dinh", &["only a PDF can be compared"]);
}

/// `bytes` with other words of the same length.
fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut copy = bytes.to_vec();
    let places: Vec<usize> = bytes
        .windows(from.len())
        .enumerate()
        .filter(|(_, at)| *at == from.as_bytes())
        .map(|(place, _)| place)
        .collect();
    assert!(!places.is_empty());
    for place in places {
        copy[place..place + to.len()].copy_from_slice(to.as_bytes());
    }
    copy
}
