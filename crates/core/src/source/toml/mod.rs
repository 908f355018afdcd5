//! plan.toml and co-quan.toml, read with the place of every key and value, as many faults at once as there are.

mod appendix;
mod document;
mod form;
mod levels;
mod manifest;
mod office;
mod reader;
mod register;
mod scalars;
mod signing;
mod text;

pub use appendix::{
    AppendixTable, CellSource, ColumnSource, GroupSource, RowSource, TableNumbering, Total, read_appendix,
};
pub use document::{DecisionTable, DocumentTable, IssuedByTable, TargetTable, WaiverTable};
pub use form::{FontFiles, FormTable};
pub use levels::{Level, LevelsTable};
pub use manifest::{Manifest, SignatorySource, read_manifest};
pub use office::{Office, OfficeTable, SignatoryTable, read_office};
pub use reader::nearest;
pub use register::{Others, RegisterTable};
pub use signing::SignatureFields;
pub use text::SourceText;

use std::collections::BTreeSet;

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
    let line_of = |span: Span| sources.file(file).line_column(span.range().start).line;
    let mut torn = BTreeSet::new();
    let tables: Vec<usize> = text
        .split_inclusive('\n')
        .scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some((start, line))
        })
        .filter(|(_, line)| line.trim_start().starts_with('['))
        .map(|(start, _)| start)
        .collect();
    let mut repeated = None;
    for error in &errors {
        let span = Span::new(file, error.span().unwrap_or(0..0));
        // A table that stands twice repeats all its keys: the table says it.
        if error.message() == "duplicate key" {
            let table = tables.partition_point(|start| *start <= span.range().start);
            if repeated == Some(table) {
                continue;
            }
            let is_header = table > 0 && tables.get(table - 1) == Some(&line_start(text, span));
            repeated = is_header.then_some(table);
        }
        // One slip makes the parser trip several times on the same line; the first says it.
        if torn.insert(line_of(span)) {
            problems.push(Problem { span, fault: syntax_fault(text, span, error.message()) });
        }
    }
    // A torn file would seem to lack keys that are there, and a torn line to hold others: what was read counts.
    let mut found = Vec::new();
    let value = {
        let span = Span::new(file, sources.file(file).first_line());
        let mut top = Table::top(table.get_ref(), span, sources, file, &mut found);
        let value = read(&mut top);
        top.finish();
        value
    };
    let whole = errors.is_empty();
    let is_torn = |p: &Problem| matches!(p.fault, Fault::MissingKey { .. }) || torn.contains(&line_of(p.span));
    problems.extend(found.into_iter().filter(|problem| whole || !is_torn(problem)));
    (value, whole)
}

fn line_start(text: &str, span: Span) -> usize {
    text.get(..span.range().start).and_then(|t| t.rfind('\n')).map_or(0, |i| i + 1)
}

/// The slips that officials make most get an explanation of their own.
fn syntax_fault(text: &str, span: Span, message: &str) -> Fault {
    let line = text.get(line_start(text, span)..).unwrap_or_default().lines().next().unwrap_or_default();
    let value = line.split_once('=').map_or("", |(_, value)| value.trim());
    if value.contains(['“', '”', '„', '‘', '’']) && !value.starts_with(['"', '\'']) {
        return Fault::CurlyQuotes;
    }
    let is_iso = value.split(['#', ' ']).next().is_some_and(|date| {
        let parts: Vec<&str> = date.split('-').collect();
        parts.len() == 3 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    });
    if is_iso && value.bytes().take_while(u8::is_ascii_digit).count() == 4 {
        return Fault::ImpossibleDate;
    }
    let digits = value.chars().take_while(char::is_ascii_digit).count();
    let mut rest = value.get(digits..).unwrap_or_default().chars();
    let is_parted = matches!(rest.next(), Some('/' | '-')) && rest.next().is_some_and(|c| c.is_ascii_digit());
    if (1..=2).contains(&digits) && is_parted {
        return Fault::UnquotedDate;
    }
    if digits > 1 && value.starts_with('0') {
        return Fault::LeadingZero;
    }
    Fault::TomlSyntax(message.to_owned())
}
