//! An office's choices (`[trinh-bay]`), in both files.

mod fonts;

use std::path::Path;
use std::process::Command;

use plan_core::Compilation;
use plan_core::compile::Options;
use plan_core::document::Document;
use plan_core::source::{Disk, Files as _, Memory, Overlay};

use crate::tools::{Scratch, available};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const PLAN: &str = "plans/vinh-my-2022";

/// Everything as far from `layout.toml` as the decree lets it.
const FAR: &str = r#"
co-chu = 13
le-tren = 25
le-duoi = 25
le-trai = 35
le-phai = 20
thut-dau-dong = "1 cm"
cach-doan = 8
gian-dong = 1.5
cot-co-quan = 58
duong-ke-co-quan = "1/2"
"#;

/// Vinh Mỹ's plan, its office choosing `choices`; `files` lie in its folder.
fn compiled(choices: &str, mut files: Memory) -> Compilation {
    let disk = Disk::new(ROOT, "");
    let path = format!("{PLAN}/co-quan.toml");
    let office = String::from_utf8(disk.read(&path).unwrap()).unwrap();
    files.insert(path, format!("{office}\n[trinh-bay]\n{choices}"));
    plan_core::check(&Overlay::new(disk, files), PLAN, Options::default())
}

fn document(choices: &str) -> Document {
    let compiled = compiled(choices, Memory::default());
    assert!(!compiled.has_errors(), "{:?}", compiled.findings);
    compiled.document.unwrap()
}

/// The plan as the Party's form sets it, which every check says isn't verified.
fn party_document() -> Document {
    let compiled = compiled("the-thuc = \"dang\"", Memory::default());
    // What the rules on words say of the plan's own words is another matter.
    let codes: Vec<_> =
        compiled.findings.iter().map(|finding| finding.code).filter(|code| code.starts_with("TT")).collect();
    assert_eq!(codes, ["TT002"]);
    compiled.document.unwrap()
}

/// The lines of each page, as they stand from top to bottom, white space apart.
fn lines(file: &Path) -> Vec<Vec<String>> {
    let output = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(file).arg("-").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let bare = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let page = |page: &str| page.lines().map(bare).filter(|line| !line.is_empty()).collect();
    text.trim_end_matches('\u{c}').split('\u{c}').map(page).collect()
}

/// The same pages and, but for one in a hundred, the same lines.
#[test]
fn the_files_of_a_profile_are_one_document() {
    let name = "the_files_of_a_profile_are_one_document";
    if !available(name, "pdftotext") || !available(name, "soffice") {
        return;
    }
    let documents = [("far", document(FAR)), ("party", party_document())];
    for (name, (ours, theirs)) in documents.iter().map(|(name, document)| (name, pages_of_both(name, document))) {
        assert_eq!(ours.len(), theirs.len(), "{name}: pages");
        let total: usize = ours.iter().map(Vec::len).sum();
        let same_on =
            |(ours, theirs): (&Vec<String>, &Vec<String>)| ours.iter().zip(theirs).filter(|(a, b)| a == b).count();
        let same: usize = ours.iter().zip(&theirs).map(same_on).sum();
        assert!(same * 100 >= total * 99, "{name}: {same} of {total} lines\n{ours:#?}\n{theirs:#?}");
    }
}

/// The pages of the PDF, and those of the Word file as LibreOffice sets it, line by line.
fn pages_of_both(name: &str, document: &Document) -> (Vec<Vec<String>>, Vec<Vec<String>>) {
    let volume = &document.volumes()[0];
    let pdf = Scratch::new(&format!("profile-{name}.pdf"), &plan_render::pdf(volume).unwrap());
    let word = Scratch::new(&format!("profile-{name}.docx"), &plan_render::docx(volume).unwrap());
    let folder = word.path().with_extension("office");
    let office = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}/user", folder.display()))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .args([&folder, word.path()])
        .output()
        .unwrap();
    let theirs = folder.join(word.path().with_extension("pdf").file_name().unwrap());
    assert!(theirs.exists(), "{}", String::from_utf8_lossy(&office.stderr));
    let both = (lines(pdf.path()), lines(&theirs));
    std::fs::remove_dir_all(folder).unwrap();
    both
}

/// A document of the Party has nothing of the State's, and says of itself what nobody verified.
#[test]
fn a_document_of_the_party_says_that_its_form_is_unverified() {
    let name = "a_document_of_the_party_says_that_its_form_is_unverified";
    if !available(name, "pdftotext") {
        return;
    }
    let document = party_document();
    let volume = &document.volumes()[0];
    let pdf = Scratch::new("party.pdf", &plan_render::pdf(volume).unwrap());
    let printed: Vec<String> = lines(pdf.path()).concat();
    let word = plan_render::docx(volume).unwrap();
    let written = crate::docx::read::part(&word, "word/document.xml");
    let mark = "Thể thức chưa đối chiếu với văn bản gốc";
    for shown in ["ĐẢNG CỘNG SẢN VIỆT NAM", mark, "-----"] {
        assert!(printed.iter().any(|line| line.contains(shown)) && written.contains(shown), "{shown}\n{printed:#?}");
    }
    for absent in ["CỘNG HÒA", "Độc lập", "./.", "Số:", "Lưu:"] {
        assert!(!printed.iter().any(|line| line.contains(absent)) && !written.contains(absent), "{absent}");
    }
    // In the properties too, which an appendix in a file of its own shares.
    assert!(volume.metadata.keywords.iter().any(|keyword| keyword == mark));
    assert!(crate::docx::read::part(&word, "docProps/core.xml").contains(mark));
    let styles = crate::docx::read::part(&word, "word/styles.xml");
    let style =
        |name: &str| styles.split("<w:style ").find(|style| style.contains(&format!("w:val=\"{name}\""))).unwrap();
    assert!(style("Lời văn").contains("w:line=\"360\" w:lineRule=\"exact\""), "{}", style("Lời văn"));
    assert!(style("Nơi nhận").contains("<w:u w:val=\"single\""));
    assert!(!style("Chức vụ người ký").contains("<w:b "), "{}", style("Chức vụ người ký"));
}

/// The numbers reach both files, and nothing of `layout.toml` is left where something else was chosen.
#[test]
fn a_profile_is_set_as_it_was_chosen() {
    let document = document(FAR);
    let (volumes, layout) = (document.volumes(), &document.layout);
    let files = plan_render::pdf::project(&volumes[0]).unwrap();
    let (_, json) = files.iter().find(|(path, _)| path.ends_with("layout.json")).unwrap();
    let json: serde_json::Value = serde_json::from_slice(json).unwrap();
    let number = |place: &str| json.pointer(place).and_then(serde_json::Value::as_f64).unwrap();
    assert!((number("/page/margin-left") - 35.0 * 72.0 / 25.4).abs() < 1e-9);
    assert!((number("/body/first-line-indent") - 10.0 * 72.0 / 25.4).abs() < 1e-9);
    assert!((number("/body/gap") - number("/body/leading") - 8.0).abs() < 1e-9);
    for (component, size) in
        [("body", 13.0), ("motto", 13.0), ("national-name", 12.0), ("number", 13.0), ("recipients", 11.0)]
    {
        assert!((number(&format!("/components/{component}/size")) - size).abs() < f64::EPSILON, "{component}");
    }
    assert!((layout.header.left_column.chosen - 58.0).abs() < f64::EPSILON);

    let word = plan_render::docx(&volumes[0]).unwrap();
    let (page, styles) =
        (crate::docx::read::part(&word, "word/document.xml"), crate::docx::read::part(&word, "word/styles.xml"));
    // Twips, a margin never below its millimetres.
    for margin in ["w:top=\"1418\"", "w:bottom=\"1418\"", "w:left=\"1985\"", "w:right=\"1134\""] {
        assert!(page.contains(margin), "{margin}");
    }
    let body = styles.split("<w:style ").find(|style| style.contains("w:val=\"Lời văn\"")).unwrap();
    for said in ["w:firstLine=\"567\"", "w:after=\"160\"", "w:line=\"360\"", "<w:sz w:val=\"26\""] {
        assert!(body.contains(said), "{said} in {body}");
    }
}
