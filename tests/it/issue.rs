//! `plan issue`: a number is given once, in order, and nothing is ever half written.

mod clerks;
mod cut_off;
mod files;
mod orders;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// An office with its documents, in a repository of its own.
struct Place {
    scratch: tempfile::TempDir,
}

const OFFICE: &str = "[co-quan]\nten = \"Ủy ban nhân dân xã An Bình\"\nviet-tat = \"UBND\"\ndia-danh = \"An Bình\"\n";

/// The heads of a register.
const HEADS: &str = "\"Số, ký hiệu văn bản\",Ngày tháng văn bản,Tên loại và trích yếu nội dung văn bản,Người ký,\
    Nơi nhận văn bản,\"Đơn vị, người nhận bản lưu\",Số lượng bản,Ghi chú\n";

impl Place {
    fn new() -> Self {
        let place = Self { scratch: tempfile::tempdir().unwrap() };
        fs::create_dir(place.path().join(".git")).unwrap();
        place.write("co-quan.toml", OFFICE);
        place
    }

    fn path(&self) -> &Path {
        self.scratch.path()
    }

    fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    /// A document of a kind without required headings, with `keys` in its `[van-ban]`.
    fn document(&self, name: &str, kind: &str, keys: &str) {
        let manifest = format!(
            "phien-ban = 1\n\n[van-ban] # loại\nloai = \"{kind}\"\nkhung = \"tu-do\"\ntrich-yeu = \"Việc {name}\"\n{keys}\n\
             [ky]\nquyen-han = \"TM. ỦY BAN NHÂN DÂN\"\nchuc-vu = \"Chủ tịch\"\nho-ten = \"Nguyễn Văn A\"\n\n\
             [noi-nhan]\ngui = [\"UBND tỉnh\", \"Các thôn\"]\nluu = \"VT, VP\"\n"
        );
        self.write(&format!("{name}/plan.toml"), manifest);
        self.write(&format!("{name}/01-noi-dung.md"), "# Nội dung\n\nThực hiện nhiệm vụ được giao.\n");
    }

    fn plan(&self, arguments: &[&str]) -> Output {
        command(arguments, self.path()).output().expect("the binary runs")
    }

    /// Issues, and has to succeed; what is printed.
    fn issue(&self, arguments: &[&str]) -> String {
        let output = self.plan(&[&["issue"], arguments].concat());
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Issues, and has to be refused with this exit status without a file changed; what is printed.
    fn refused(&self, status: i32, arguments: &[&str]) -> String {
        let before = self.everything();
        let output = self.plan(&[&["issue"], arguments].concat());
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {output:?}");
        assert_eq!(before, self.everything(), "{arguments:?}");
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    }

    /// Every file but the lock, with its content.
    fn everything(&self) -> Vec<(String, Vec<u8>)> {
        let mut all = Vec::new();
        let mut folders = vec![self.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
                let name = entry.path().strip_prefix(self.path()).unwrap().display().to_string();
                if entry.path().is_dir() {
                    folders.push(entry.path());
                } else if name != ".so-van-ban.lock" {
                    all.push((name, fs::read(entry.path()).unwrap()));
                }
            }
        }
        all.sort();
        all
    }

    /// The numbers and symbols of so-van-ban.csv, in its order.
    fn marks(&self) -> Vec<String> {
        let text = self.read("so-van-ban.csv");
        text.lines().skip(1).map(|line| line.split([',', ';']).next().unwrap().to_owned()).collect()
    }
}

fn command(arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
    command.args(arguments).current_dir(folder).env_remove("PLAN_LANG");
    command
}
