//! `plan check` of a Word file: findings name the paragraph, and the page where the file says it.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// What a decree number that is no decree's has to be found by.
const MISTAKE: &str = "Thực hiện Nghị định số 61/2018/NQ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về một cửa.";

fn p(words: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>"#)
}

/// Words behind the end of a page.
fn on_next_page(words: &str) -> String {
    format!(r#"<w:p><w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve">{words}</w:t></w:r></w:p>"#)
}

fn write(path: &Path, paragraphs: &[String]) {
    let body = paragraphs.concat();
    let document = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    );
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in
        [("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", document.as_str())]
    {
        package.start_file(name, SimpleFileOptions::default()).unwrap();
        package.write_all(part.as_bytes()).unwrap();
    }
    fs::write(path, package.finish().unwrap().into_inner()).unwrap();
}

fn check(folder: &Path, options: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
    let output = command.args(["check", "a.docx"]).args(options).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn cells(rows: &[[&str; 2]]) -> String {
    let borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(|side| format!(r#"<w:{side} w:val="single" w:sz="4"/>"#))
        .concat();
    let rows: String = rows
        .iter()
        .map(|row| {
            let cells: String = row.iter().map(|words| format!("<w:tc>{}</w:tc>", p(words))).collect();
            format!("<w:tr>{cells}</w:tr>")
        })
        .collect();
    format!("<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>{rows}</w:tbl>")
}

#[test]
fn a_finding_names_paragraph_and_page() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.docx");
    write(
        &file,
        &[p("KẾ HOẠCH"), p(""), p("Cải cách hành chính năm 2025"), on_next_page("I. MỤC ĐÍCH, YÊU CẦU"), p(MISTAKE)],
    );
    let before = fs::read(&file).unwrap();

    // Paragraphs without words aren't counted, as in plan verify.
    let line = check(folder.path(), &["--format", "concise"]);
    assert!(line.starts_with("a.docx: đoạn 4, trang 2: cảnh báo[VD006]: "), "{line}");
    let full = check(folder.path(), &["--lang", "en"]);
    assert!(full.contains("╭▸ a.docx: paragraph 4, page 2\n"), "{full}");
    let found: Value = serde_json::from_str(&check(folder.path(), &["--format", "json"])).unwrap();
    assert_eq!(found["findings"][0]["start"], json!({"paragraph": 4, "page": 2}));
    let log: Value = serde_json::from_str(&check(folder.path(), &["--format", "sarif"])).unwrap();
    let place = &log["runs"][0]["results"][0]["locations"][0];
    assert_eq!(place["logicalLocations"], json!([{"name": "đoạn 4, trang 2"}]));
    assert_eq!(place["physicalLocation"], json!({"artifactLocation": {"uri": "a.docx"}}));
    let command = check(folder.path(), &["--format", "github"]);
    assert!(command.starts_with("::warning file=a.docx,title=VD006::đoạn 4, trang 2: "), "{command}");

    check(folder.path(), &["--fix"]);
    assert_eq!(fs::read(&file).unwrap(), before, "a Word file is never written");
}

#[test]
fn a_file_that_was_never_laid_out_has_no_pages() {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("a.docx"), &[p("KẾ HOẠCH"), p(MISTAKE)]);
    let line = check(folder.path(), &["--format", "concise"]);
    assert!(line.starts_with("a.docx: đoạn 2: cảnh báo[VD006]: "), "{line}");
}

#[test]
fn a_cell_is_a_paragraph_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let table = cells(&[["TT", "Nội dung"], ["1", "Rà soát | báo cáo"], ["2", MISTAKE]]);
    write(&folder.path().join("a.docx"), &[p("KẾ HOẠCH"), table]);
    let line = check(folder.path(), &["--format", "concise"]);
    assert!(line.contains("a.docx: đoạn 7: cảnh báo[VD006]: "), "{line}");
}
