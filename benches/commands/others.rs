//! Other programs that make the same files. Where one isn't there, its name is printed and nothing compared.

use std::path::Path;
use std::process::{Command, Stdio};

use plan_core::compile::Options;
use plan_core::source::Disk;

/// The version of PyPI's package that stands nearest to the typst of Cargo.toml, and where the bench looks for it.
const PACKAGE: &str = "typst==0.15.0";
const PACKAGE_FOLDER: &str = "target/bench/python";

/// Python's package alone, and the PDF of `plan` that it makes of the same templates, data and fonts, to the same
/// standards.
pub(crate) fn typst_package(plan: &str, scratch: &Path, pdf: &Path) -> Option<[Command; 2]> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let interpreter = interpreter()?;
    let python = || {
        let mut command = Command::new(&interpreter);
        command.env("PYTHONPATH", root.join(PACKAGE_FOLDER)).current_dir(root);
        command
    };
    let mut import = python();
    import.args(["-c", "import typst"]);
    if !import.stderr(Stdio::null()).status().is_ok_and(|status| status.success()) {
        println!("SKIPPED: typst from PyPI; to compare: python3 -m pip install --target {PACKAGE_FOLDER} {PACKAGE}");
        return None;
    }
    let project = scratch.join("project");
    let document = plan_core::check(&Disk::new(root, ""), plan, Options::default()).document.unwrap();
    for (path, bytes) in plan_render::pdf::project(&document.volumes()[0]).unwrap() {
        let path = project.join(path.trim_start_matches('/'));
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let mut compile = python();
    compile.arg("benches/commands/typst_package.py").arg(project).arg("fonts").arg(pdf);
    Some([import, compile])
}

/// Python itself: what lies on the path may be a script that looks for it, and takes its time.
fn interpreter() -> Option<String> {
    let found = Command::new("python3").args(["-c", "import sys; print(sys.executable)"]).output();
    let Ok(found) = found else {
        println!("SKIPPED: typst from PyPI; there is no python3");
        return None;
    };
    Some(String::from_utf8(found.stdout).unwrap().trim().to_owned())
}

/// LibreOffice's conversion of a Word file to PDF.
pub(crate) fn libreoffice(file: &Path, scratch: &Path) -> Option<Command> {
    if Command::new("soffice").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("SKIPPED: LibreOffice, which isn't there");
        return None;
    }
    let mut command = Command::new("soffice");
    command.arg(format!("-env:UserInstallation=file://{}/profile", scratch.display()));
    command.args(["--headless", "--convert-to", "pdf", "--outdir"]).arg(scratch.join("office")).arg(file);
    Some(command)
}
