//! A line for each row that is wrong or a substitute, and for each doubt about a signature:
//! `file:3: sai[le-trai]: Lề trái: …`; before them, of a document under other rules than the decree's, a line that says so.

use plan_core::diagnostic::Language;

use super::words::{choose, tame, verdict};
use super::{Group, Report, Verdict};

/// The lines. After the file stands the page of a PDF, or the paragraph of a DOCX, of the row's first place.
pub fn concise(report: &Report, language: Language) -> Vec<String> {
    let note = report.regime.note();
    let mut lines: Vec<String> =
        note.iter().map(|note| tame(&format!("{}: {}", report.file, note.get(language)))).collect();
    for row in &report.rows {
        // Of a signature a doubt is news: who asks wants to know whether it holds.
        let is_told = match row.verdict {
            Verdict::Wrong | Verdict::Substitute => true,
            Verdict::Unknown => row.group == Group::Signatures,
            Verdict::Right => false,
        };
        if !is_told {
            continue;
        }
        let place = row.places.first().and_then(|place| place.page.or(place.paragraph));
        let line = format!(
            "{}{}: {}[{}]: {}: {}; {}: {}",
            report.file,
            place.map(|place| format!(":{place}")).unwrap_or_default(),
            verdict(row.verdict, language),
            row.id,
            row.title.get(language),
            row.found.get(language),
            choose(language, "yêu cầu", "required"),
            row.required.get(language),
        );
        lines.push(tame(&line));
    }
    lines
}
