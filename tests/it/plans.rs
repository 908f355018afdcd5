//! The real plans, all by one command.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;
use std::process::Command;

use plan_core::compile::Options;
use plan_core::source::Disk;
use quick_xml::events::Event;
use quick_xml::{Reader, escape};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folders under `plans/` that hold a plan.
fn plans() -> Vec<String> {
    let entries = fs::read_dir(root().join("plans")).unwrap().map(Result::unwrap);
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().join("plan.toml").is_file())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// The words of the model, in its order.
fn model(name: &str) -> Vec<String> {
    let checked = plan_core::check(&Disk::new(root(), ""), &format!("plans/{name}"), Options::default());
    let parts = checked.document.unwrap().parts;
    parts.iter().flat_map(|part| part.texts()).flat_map(|text| words(&plan_core::document::plain(&text))).collect()
}

/// The words of a Word file's body, in its order.
fn body(file: &Path) -> Vec<String> {
    let mut xml = String::new();
    let mut package = zip::ZipArchive::new(File::open(file).unwrap()).unwrap();
    package.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let mut reader = Reader::from_str(&xml);
    let mut text = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Text(run) => text.push_str(&run),
            Event::GeneralRef(name) => text.push_str(escape::resolve_predefined_entity(&name).unwrap()),
            Event::End(tag) if tag.name().as_ref() == "w:p" => text.push('\n'),
            Event::Empty(tag) if tag.name().as_ref() == "w:br" => text.push('\n'),
            Event::Eof => return words(&text),
            _ => {}
        }
    }
}

#[test]
fn one_command_builds_them_all_and_each_says_what_its_model_says() {
    let scratch = tempfile::tempdir().unwrap();
    let names = plans();
    assert!(names.len() >= 5, "{names:?}");
    let output = Command::new(env!("CARGO_BIN_EXE_plan"))
        .args(["build", "--out-dir"])
        .arg(scratch.path())
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(fs::read_dir(scratch.path()).unwrap().count(), 2 * names.len());
    for name in names {
        assert!(scratch.path().join(&name).with_extension("pdf").is_file(), "{name}.pdf");
        let (found, expected) = (body(&scratch.path().join(&name).with_extension("docx")), model(&name));
        let same = found.iter().zip(&expected).take_while(|(found, expected)| found == expected).count();
        let near = |words: &[String]| words.iter().skip(same).take(8).cloned().collect::<Vec<_>>();
        assert!(found == expected, "{name}, word {same}: {:?}, not {:?}", near(&found), near(&expected));
    }
}
