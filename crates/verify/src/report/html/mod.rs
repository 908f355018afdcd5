//! One file for a browser, without a network: for each file its rows, then its pages with the findings drawn on them.
//!
//! Everything that comes out of somebody's file goes through the template's escaping, or through a number.

mod marks;
mod pages;
mod paragraph;
mod png;
mod raster;
mod rows;
mod sheets;

use plan_core::diagnostic::Language;
use plan_core::diagnostic::Said;
use plan_core::said;
use serde::Serialize;
use tera::{Context, Tera};

use super::words::{choose, format, key, sign, tame, verdict};
use super::{Measured, Verdict};
use crate::reading::Format;
use rows::Group;

/// The report, and what it includes. The endings turn escaping on.
const TEMPLATES: [(&str, &str); 5] = [
    ("report.html", include_str!("../../../../../templates/verify/report.html")),
    ("listed.html", include_str!("../../../../../templates/verify/listed.html")),
    ("marks.html", include_str!("../../../../../templates/verify/marks.html")),
    ("blocks.html", include_str!("../../../../../templates/verify/blocks.html")),
    ("paragraph.html", include_str!("../../../../../templates/verify/paragraph.html")),
];
const STYLE: &str = include_str!("../../../../../templates/verify/report.css");
const SCRIPT: &str = include_str!("../../../../../templates/verify/report.js");

/// What the template sees.
#[derive(Serialize)]
struct Document<'a> {
    language: &'static str,
    style: &'static str,
    script: &'static str,
    words: Words,
    files: Vec<File<'a>>,
}

/// A file of the report.
#[derive(Serialize)]
struct File<'a> {
    /// Begins the names of all places that links lead to.
    anchor: String,
    name: String,
    format: &'static str,
    /// Whose rules it is under, if not the decree's.
    regime: Option<String>,
    counts: Vec<Count>,
    groups: Vec<Group<'a>>,
    /// What a reader has to know of the pictures.
    notes: Vec<String>,
    pages: Vec<pages::Page<'a>>,
    sheets: Vec<sheets::Sheet<'a>>,
}

/// How many rows have a verdict.
#[derive(Serialize)]
struct Count {
    key: &'static str,
    sign: &'static str,
    name: &'static str,
    count: usize,
}

/// The report's own words.
#[derive(Serialize)]
struct Words {
    title: &'static str,
    all: &'static str,
    filter: &'static str,
    contents: &'static str,
    number: &'static str,
    verdict: &'static str,
    measured: &'static str,
    required: &'static str,
    found: &'static str,
    place: &'static str,
    whole_file: &'static str,
    findings: &'static str,
    no_findings: &'static str,
    to_rows: &'static str,
}

/// The report as the text of an HTML file.
///
/// # Errors
/// A fault of the template, which a test would have found.
pub fn html(files: &[Measured], language: Language) -> Result<String, Said> {
    let document = Document {
        language: choose(language, "vi", "en"),
        style: STYLE,
        script: SCRIPT,
        words: words(language),
        files: (1..).zip(files).map(|(number, measured)| file(number, measured, language)).collect(),
    };
    render(&document).map_err(|error| said!("không lập được báo cáo: {error}", "the report can't be made: {error}"))
}

fn render(document: &Document<'_>) -> Result<String, tera::Error> {
    let mut tera = Tera::new();
    tera.add_raw_templates(TEMPLATES)?;
    tera.render("report.html", &Context::from_serialize(document)?)
}

fn file(number: usize, measured: &Measured, language: Language) -> File<'_> {
    let anchor = format!("f{number}");
    let report = &measured.report;
    let count =
        |kind| Count { key: key(kind), sign: sign(kind), name: verdict(kind, language), count: report.count(kind) };
    let (mut notes, mut pages, mut sheets) = (Vec::new(), Vec::new(), Vec::new());
    match report.format {
        Format::Pdf => pages = pages::pages(measured, &anchor, language, &mut notes),
        Format::Docx => sheets = sheets::sheets(measured, &anchor, language, &mut notes),
    }
    File {
        name: tame(&report.file),
        format: format(report.format),
        regime: report.regime.note().map(|note| note.get(language).to_owned()),
        counts: Verdict::ALL.map(count).into(),
        groups: rows::groups(measured, &anchor, language),
        anchor,
        notes,
        pages,
        sheets,
    }
}

fn words(language: Language) -> Words {
    let say = |vi, en| choose(language, vi, en);
    Words {
        title: say("Đo theo Nghị định 30/2020/NĐ-CP", "Measured against Decree 30/2020/NĐ-CP"),
        all: say("tất cả", "all"),
        filter: say("Chỉ hiện", "Show"),
        contents: say("Các tệp", "Files"),
        number: say("Số", "No."),
        verdict: say("Kết luận", "Verdict"),
        measured: say("Yêu cầu thể thức", "Requirement"),
        required: say("Nghị định quy định", "The decree asks"),
        found: say("Tệp có", "The file has"),
        place: say("Vị trí", "Place"),
        whole_file: say("cả tệp", "whole file"),
        findings: say("Phải xem lại ở đây", "To look at here"),
        no_findings: say("Ở đây không có chỗ nào phải xem lại.", "Nothing to look at here."),
        to_rows: say("về bảng", "to the table"),
    }
}
