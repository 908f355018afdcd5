//! plan.toml and co-quan.toml, read with the place of every key and value, as many faults at once as there are.

mod document;
mod manifest;
mod office;
mod reader;
mod scalars;
mod text;

pub use document::{DocumentTable, WaiverTable};
pub use manifest::{Manifest, SignatorySource, read_manifest};
pub use office::{Office, OfficeTable, SignatoryTable, read_office};
pub use reader::nearest;
pub use text::SourceText;

use crate::source::{Fault, FileId, Problem, Sources, Span};
use reader::Table;

/// Parses a file and hands its top table to `read`; syntax errors become problems.
///
/// Returns what `read` made of the parts that could be parsed, and whether the file was whole.
fn parse<T>(
    sources: &Sources,
    file: FileId,
    problems: &mut Vec<Problem>,
    read: impl FnOnce(&mut Table<'_, '_>) -> T,
) -> (T, bool) {
    let text = sources.file(file).text();
    let (table, errors) = ::toml::de::DeTable::parse_recoverable(text);
    let mut last_line = None;
    for error in &errors {
        let span = Span::new(file, error.span().unwrap_or(0..0));
        let line = sources.file(file).line_column(span.range().start).line;
        // One slip makes the parser trip several times on the same line; the first says it.
        if last_line.replace(line) != Some(line) {
            problems.push(Problem { span, fault: syntax_fault(text, span, error.message()) });
        }
    }
    // A torn file would seem to lack keys that are there: only what was read counts, not what is missing.
    let mut found = Vec::new();
    let value = {
        let span = Span::new(file, sources.file(file).first_line());
        let mut top = Table::top(table.get_ref(), span, sources, file, &mut found);
        let value = read(&mut top);
        top.finish();
        value
    };
    let whole = errors.is_empty();
    problems.extend(found.into_iter().filter(|p| whole || !matches!(p.fault, Fault::MissingKey { .. })));
    (value, whole)
}

/// The two slips that officials make most get an explanation of their own.
fn syntax_fault(text: &str, span: Span, message: &str) -> Fault {
    let start = text.get(..span.range().start).and_then(|t| t.rfind('\n')).map_or(0, |i| i + 1);
    let line = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
    let value = line.split_once('=').map_or("", |(_, value)| value.trim());
    let digits = value.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 && value.get(digits..).is_some_and(|rest| rest.starts_with('/')) {
        return Fault::UnquotedDate;
    }
    if digits > 1 && value.starts_with('0') {
        return Fault::LeadingZero;
    }
    Fault::TomlSyntax(message.to_owned())
}
