//! `plan sign`: other software calls what it signs valid, and what it refuses leaves no file behind.

mod against;
mod authority;
mod forged;
mod refused;
mod revoked;
mod seen;
mod server;
mod stamped;
mod token;
mod valid;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use authority::{PASSWORD, keys};

/// A folder with the files of one document, ready for both signatures, and nothing signed.
struct Place {
    scratch: tempfile::TempDir,
}

/// The document: `a.pdf`, and an appendix in a file of its own.
const FILES: [(&str, &str); 4] = [
    (
        "co-quan.toml",
        "[co-quan]\nten = \"Ủy ban nhân dân xã An Bình\"\nviet-tat = \"UBND\"\ndia-danh = \"An Bình\"\n\n\
         [chu-ky-so]\no-ky = \"ca-hai\"\n",
    ),
    (
        "a/plan.toml",
        "phien-ban = 1\n\n[van-ban]\nloai = \"ke-hoach\"\nkhung = \"tu-do\"\ntrich-yeu = \"Tổ chức Tết Trung thu\"\n\
         nam = 2026\nso = 12\nngay = \"15/9/2026\"\n\n\
         [ky]\nquyen-han = \"TM. ỦY BAN NHÂN DÂN\"\nchuc-vu = \"Chủ tịch\"\nho-ten = \"Nguyễn Văn Ân\"\n\n\
         [noi-nhan]\ngui = [\"UBND tỉnh\"]\nluu = \"VT\"\n",
    ),
    ("a/01-noi-dung.md", "# Nội dung\n\nThực hiện @phu-luc:viec.\n"),
    (
        "a/phu-luc/1-viec.toml",
        "ten = \"Danh mục việc\"\ntep-rieng = true\n\n[[cot]]\nma = \"noi-dung\"\nten = \"Việc\"\n\n[[viec]]\nnoi-dung = \"Trang trí\"\n",
    ),
];

impl Place {
    fn new() -> Self {
        static BUILT: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
        let place = Self { scratch: tempfile::tempdir().unwrap() };
        for (name, bytes) in BUILT.get_or_init(built) {
            fs::write(place.path(name), bytes).unwrap();
        }
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.scratch.path().join(name)
    }

    /// Signs as the arguments say, in English, with the password of the test's keys in the environment.
    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
        command.arg("sign").args(arguments).current_dir(self.scratch.path());
        command.env("PLAN_LANG", "en").env("SECRET", PASSWORD).env_remove("http_proxy").output().unwrap()
    }

    /// Signs `from` with the key file `key`; it has to succeed.
    fn sign(&self, role: &str, key: &str, from: &str, to: &str, more: &[&str]) {
        let key = key_file(key);
        let output = self
            .run(&[&["--as", role, "--pkcs12", &key, "--password-env", "SECRET", "--out", to, from], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// What is said to a command line that has to be refused; no file is made and none changed.
    fn refused(&self, arguments: &[&str]) -> String {
        let before = self.everything();
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(before, self.everything(), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    }

    fn everything(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let entries = fs::read_dir(self.scratch.path()).unwrap().map(|entry| entry.unwrap().path());
        let mut all: Vec<_> = entries.map(|path| (path.clone(), fs::read(path).unwrap())).collect();
        all.sort();
        all
    }
}

/// Where the key of that name is.
fn key_file(name: &str) -> String {
    keys().join(format!("{name}.p12")).display().to_string()
}

/// The PDF files of the document.
fn built() -> Vec<(String, Vec<u8>)> {
    let scratch = tempfile::tempdir().unwrap();
    for (name, text) in FILES {
        let path = scratch.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
    command.args(["build", "a", "--to", "pdf", "--out-dir", "out"]).current_dir(scratch.path());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let entries = fs::read_dir(scratch.path().join("out")).unwrap().map(|entry| entry.unwrap());
    entries.map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())).collect()
}

/// Whether programs that aren't ours are there; says by name what is skipped where one isn't.
fn available(test: &str, tools: &[&str]) -> bool {
    tools.iter().all(|tool| crate::skipped::available(test, tool))
}

/// What pdfsig says of each signature, in the order of the fields.
fn pdfsig(file: &Path) -> Vec<String> {
    let output = Command::new("pdfsig").arg(file).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines = text.lines().filter_map(|line| line.trim().strip_prefix("- Signature Validation: "));
    lines.map(str::to_owned).collect()
}

/// What pyHanko says of each signature: "nguoi-ky VALID".
fn pyhanko(file: &Path) -> Vec<String> {
    let mut command = Command::new("pyhanko");
    command.args(["sign", "validate", "--executive-summary", "--no-revocation-check", "--trust-replace", "--trust"]);
    let output = command.arg(keys().join("root.pem")).arg(file).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let parts = text.lines().map(|line| line.split(':').collect::<Vec<_>>());
    parts.map(|parts| format!("{} {}", parts[0], parts[parts.len() - 1])).collect()
}

/// That pdfsig and pyHanko call all of the signatures of these fields valid.
fn assert_valid(file: &Path, fields: &[&str]) {
    assert_eq!(pdfsig(file), vec!["Signature is Valid."; fields.len()], "{}", file.display());
    let valid: Vec<String> = fields.iter().map(|field| format!("{field} VALID")).collect();
    assert_eq!(pyhanko(file), valid, "{}", file.display());
}
