//! One object for programs: schema 1 (`docs/JSON.md`).

use plan_core::diagnostic::{Language, Said};
use serde::Serialize;

use super::{Group, Place, Regime, Report, Row, SignatureFacts, Verdict};
use crate::reading::Format;

/// A file that couldn't be measured.
#[derive(Debug, Clone)]
pub struct Refused {
    /// The file's name as it was given.
    pub file: String,
    /// Why.
    pub why: Said,
}

#[derive(Serialize)]
struct Run<'a> {
    schema: u32,
    files: Vec<File<'a>>,
    unreadable: Vec<Unread<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    file: &'a str,
    format: Format,
    regime: Regime,
    counts: Counts,
    rows: Vec<Item<'a>>,
    signatures: &'a [SignatureFacts],
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Counts {
    dung: usize,
    sai: usize,
    thay_the: usize,
    khong_xac_dinh: usize,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    group: Group,
    title: &'a str,
    clause: String,
    required: &'a str,
    found: &'a str,
    verdict: Verdict,
    places: &'a [Place],
}

#[derive(Serialize)]
struct Unread<'a> {
    file: &'a str,
    message: &'a str,
}

/// All files of a run as one JSON object, without a line end.
///
/// # Errors
/// None that input can cause: every field is a string or a number.
pub fn json<'a>(
    reports: impl IntoIterator<Item = &'a Report>,
    refused: &[Refused],
    language: Language,
) -> Result<String, serde_json::Error> {
    let files = reports.into_iter().map(|report| File {
        file: &report.file,
        format: report.format,
        regime: report.regime,
        counts: Counts {
            dung: report.count(Verdict::Right),
            sai: report.count(Verdict::Wrong),
            thay_the: report.count(Verdict::Substitute),
            khong_xac_dinh: report.count(Verdict::Unknown),
        },
        rows: report.rows.iter().map(|row| item(row, language)).collect(),
        signatures: &report.signatures,
    });
    let unreadable = refused.iter().map(|file| Unread { file: &file.file, message: file.why.get(language) });
    serde_json::to_string_pretty(&Run { schema: 1, files: files.collect(), unreadable: unreadable.collect() })
}

fn item(row: &Row, language: Language) -> Item<'_> {
    Item {
        id: row.id,
        group: row.group,
        title: row.title.get(language),
        clause: row.clause.citation(language),
        required: row.required.get(language),
        found: row.found.get(language),
        verdict: row.verdict,
        places: &row.places,
    }
}
