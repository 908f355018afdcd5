//! What a suite's blocks show of a plan.

use std::fmt::Write as _;

use plan_core::Compilation;
use plan_core::diagnostic::Language;
use plan_core::diagnostic::show::{Colour, concise, full};
use plan_core::document::{Block, CellAlign, Document, Header, Paper, Part, Row, Run, Table, Text, TextExt, TitleRole};

/// Whether a block's info string names something to show.
pub(super) fn is_known(info: &str) -> bool {
    let (kind, parts) = info.split_once(' ').unwrap_or((info, ""));
    match kind {
        "phat-hien" | "vai" => parts.is_empty(),
        "hien-thi" => matches!(parts, "" | "en"),
        "ban-in" | "khung" | "bang" => true,
        _ => false,
    }
}

/// The content that a block of this info string should have.
pub(super) fn shown(info: &str, checked: &Compilation) -> String {
    let (kind, of) = info.split_once(' ').unwrap_or((info, ""));
    match kind {
        "phat-hien" => findings(checked),
        "vai" => roles(checked),
        "hien-thi" => in_full(checked, if of == "en" { Language::En } else { Language::Vi }),
        _ => {
            let document = checked.document.as_ref().expect("a model to print");
            let print = match kind {
                "khung" => frame,
                "bang" => tables,
                _ => words,
            };
            parts(document, of, print)
        }
    }
}

fn findings(checked: &Compilation) -> String {
    let line = |finding| {
        let line = concise(finding, &checked.sources, Language::Vi);
        line.replacen(": ", " ", 1).replacen("]: ", "] ", 1) + "\n"
    };
    checked.findings.iter().map(line).collect()
}

/// What each passage of a foreign text was taken for: line, part, role, label, and how its words begin.
fn roles(checked: &Compilation) -> String {
    let files = checked.sources.iter().flat_map(|(id, file)| {
        plan_core::script::read_text(&checked.sources, id).passages.into_iter().map(move |passage| {
            let line = file.line_column(passage.span.range().start).line;
            let words: String = passage.words().trim().chars().take(60).collect();
            let label = if passage.label.is_empty() { String::new() } else { format!(" {}", passage.label) };
            let role = format!("{:?}", passage.role);
            format!("{line} {}.{role}{label} | {words}\n", passage.part)
        })
    });
    files.collect()
}

fn in_full(checked: &Compilation, language: Language) -> String {
    checked.findings.iter().map(|finding| full(finding, &checked.sources, language, Colour::Off) + "\n").collect()
}

/// The parts that `of` names, all where it names none, each under its name where there are several.
fn parts(document: &Document, of: &str, print: fn(&Part, &mut Printed)) -> String {
    let is_wanted = |part: &&Part| of.is_empty() || of.split(' ').any(|id| id == part.id.as_str());
    let wanted: Vec<&Part> = document.parts.iter().filter(is_wanted).collect();
    let mut printed = Printed { text: String::new(), is_alone: document.parts.len() == 1 };
    for part in &wanted {
        if wanted.len() > 1 {
            printed.line(format_args!("== {} ==", part.id));
        }
        print(part, &mut printed);
    }
    printed.text
}

/// The lines so far.
struct Printed {
    text: String,
    /// Whether the document has no other part.
    is_alone: bool,
}

impl Printed {
    /// A line; room for a pen shows as "·".
    fn line(&mut self, line: impl std::fmt::Display) {
        writeln!(self.text, "{}", line.to_string().replace('\u{a0}', "·")).unwrap();
    }

    /// Lines of the model, each with its footnotes below it.
    fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a Text>) {
        for text in texts {
            self.noted(text, format_args!("{}", with_marks(text)));
        }
    }

    /// A line that shows `text`, and its footnotes below.
    fn noted(&mut self, text: &[Run], line: impl std::fmt::Display) {
        self.line(line);
        for run in text {
            if let Some(note) = &run.note {
                self.line(format_args!("[^{}]: {}", run.text, note.plain()));
            }
        }
    }
}

/// The words, footnotes as marks.
fn with_marks(text: &[Run]) -> String {
    let run = |run: &Run| if run.note.is_some() { format!("[^{}]", run.text) } else { run.text.clone() };
    text.iter().map(run).collect()
}

/// Title, where there are other parts, and text.
fn words(part: &Part, printed: &mut Printed) {
    if !printed.is_alone {
        printed.texts(part.title.iter().map(|line| &line.text));
    }
    printed.texts(&part.authority);
    printed.texts(&part.bases.iter().map(|basis| basis.full_text()).collect::<Vec<_>>());
    printed.texts(&part.order);
    blocks(&part.body, printed);
}

fn blocks(body: &[Block], printed: &mut Printed) {
    for block in body {
        match block {
            Block::Section(section) => {
                if section.division.is_centred() {
                    printed.line(&section.label.text);
                    printed.texts([&section.title]);
                } else {
                    printed.texts([&section.full_title()]);
                }
                blocks(&section.body, printed);
            }
            Block::Paragraph(p) => printed.texts([&p.full_text()]),
            Block::Table(table) => {
                printed.texts(table.caption.iter().chain(&table.unit));
                for row in table.all_rows() {
                    let all: Text = row.cells.iter().flat_map(|cell| cell.paragraphs.concat()).collect();
                    printed.noted(&all, row_line(row, table, |_, text| with_marks(text)));
                }
            }
        }
    }
}

/// A row as text: "|" between cells, "/" between paragraphs, "<" for what a cell to the left covers, "^" for what one
/// above covers.
fn row_line(row: &Row, table: &Table, word: fn(CellAlign, &Text) -> String) -> String {
    let mut cells = vec!["^".to_owned(); table.columns.len()];
    for cell in &row.cells {
        let words: Vec<String> = cell.paragraphs.iter().map(|text| word(cell.align, text)).collect();
        cells[cell.column] = words.join(" / ");
        for covered in 1..cell.columns {
            cells[cell.column + covered] = "<".to_owned();
        }
    }
    format!("| {} |", cells.join(" | "))
}

/// Paper and tables: what kind each row is; before each paragraph of a cell "=" where it is centred, ">" where it stands
/// at the right; emphasis as in Markdown.
fn tables(part: &Part, printed: &mut Printed) {
    printed.line(match part.paper {
        Paper::Portrait => "giấy dọc",
        Paper::Landscape => "giấy ngang",
    });
    for table in part.tables() {
        for row in table.all_rows() {
            let line = row_line(row, table, |align, text| {
                let mark = match align {
                    CellAlign::Left => "",
                    CellAlign::Center => "=",
                    CellAlign::Right => ">",
                };
                format!("{mark}{}", with_emphasis(text))
            });
            printed.line(format_args!("{:?} {line}", row.kind));
        }
    }
}

fn with_emphasis(text: &[Run]) -> String {
    let stretch = |runs: &[Run]| {
        let mark = match runs.first().map(|run| (run.style.bold, run.style.italic)) {
            Some((true, true)) => "***",
            Some((true, false)) => "**",
            Some((false, true)) => "*",
            _ => "",
        };
        format!("{mark}{}{mark}", with_marks(runs))
    };
    text.chunk_by(|one, other| one.style == other.style).map(stretch).collect()
}

/// What stands around the text, a line each behind the number of its ô; ô 1 of a document of the State isn't shown.
fn frame(part: &Part, printed: &mut Printed) {
    if let Some(file) = &part.own_file {
        printed.line(format_args!("tệp riêng: {file}"));
    }
    let mut show = |name: &str, texts: &[Text]| {
        for text in texts {
            printed.line(format_args!("{name:<2} | {}", text.plain()));
        }
    };
    if let Some(Header { parent, issuer, issuer_mark, national_name, motto, number, subject, place_date, marks }) =
        &part.header
    {
        // What every document of the State has isn't shown.
        if motto.is_none() {
            show("1", std::slice::from_ref(national_name));
        }
        show("2", parent);
        show("2", issuer);
        show("2", issuer_mark.as_slice());
        show("3", number.as_slice());
        show("4", place_date.as_slice());
        show("5b", subject);
        show("dự thảo", marks);
    }
    for line in &part.title {
        let name = match line.role {
            TitleRole::Kind | TitleRole::Subject | TitleRole::SubjectMark => "5a",
            TitleRole::AppendixLabel | TitleRole::AppendixTitle => "pl",
            TitleRole::AttachedTo => "kt",
        };
        show(name, std::slice::from_ref(&line.text));
    }
    if let Some(addressees) = &part.addressees {
        show("9a", std::slice::from_ref(&addressees.label));
        show("9a", &addressees.lines);
    }
    show("6", part.authority.as_slice());
    show("6", part.order.as_slice());
    if let Some(signature) = &part.signature {
        show("7a", &signature.authority);
        show("7a", &signature.position);
        show("7b", &signature.other_title);
        show("7b", std::slice::from_ref(&signature.name));
    }
    if let Some(recipients) = &part.recipients {
        show("9b", std::slice::from_ref(&recipients.label));
        show("9b", &recipients.lines);
    }
}
