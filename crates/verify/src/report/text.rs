//! A report for people at a terminal of 100 columns.

mod wrap;

use anstyle::{AnsiColor, Style};
use plan_core::diagnostic::Language;
use plan_core::diagnostic::show::Colour;
use unicode_width::UnicodeWidthStr as _;

use super::words::{choose, counts, format, group, place_with_words, sign, tame, verdict};
use super::{Report, Row, Verdict};
use wrap::wrap;

/// Columns of a line.
const WIDTH: usize = 100;

/// Before a row.
const INDENT: usize = 2;

/// Between two columns.
const GAP: usize = 2;

/// No title is given more than this; a longer one goes on in the line below.
const TITLE: usize = 40;

/// How many places of a row are listed; the rest is counted. The picture of `--report` has all.
const PLACES: usize = 6;

/// The whole report: a head line, whose rules the document is under if they aren't the decree's, the rows under the heads
/// of their groups, a line of counts. No line end after it.
///
/// A row that is right is one line; any other says too what is asked, where the decree asks it, and where it was seen.
pub fn text(report: &Report, language: Language, colour: Colour) -> String {
    let page = Page::new(report, language, colour);
    let bold = page.styles(Style::new().bold());
    let mut lines = vec![format!("{}  {}", bold.paint(&tame(&report.file)), format(report.format))];
    if let Some(note) = report.regime.note() {
        lines.extend(wrap(note.get(language), WIDTH - INDENT).into_iter().map(|line| blanks(INDENT) + &line));
    }
    for (head, rows) in report.groups() {
        lines.push(String::new());
        lines.push(bold.paint(group(head, language)));
        for (_, row) in rows {
            page.row(row, &mut lines);
        }
    }
    lines.push(String::new());
    lines.push(format!("{}: {}", bold.paint(&tame(&report.file)), counts(report, language)));
    lines.join("\n")
}

/// Where the columns of a report stand.
struct Page {
    language: Language,
    colour: Colour,
    /// Sign and name of a verdict.
    verdict: usize,
    title: usize,
}

/// A style, or none where there are no colours.
struct Paint(Option<Style>);

impl Paint {
    fn paint(&self, text: &str) -> String {
        self.0.map_or_else(|| text.to_owned(), |style| format!("{style}{text}{style:#}"))
    }
}

impl Page {
    fn new(report: &Report, language: Language, colour: Colour) -> Self {
        let verdicts = report.rows.iter().map(|row| verdict(row.verdict, language).width());
        let titles = report.rows.iter().map(|row| row.title.get(language).width());
        Self {
            language,
            colour,
            verdict: verdicts.max().unwrap_or(0) + GAP,
            title: titles.max().unwrap_or(0).min(TITLE),
        }
    }

    fn styles(&self, style: Style) -> Paint {
        Paint(matches!(self.colour, Colour::On).then_some(style))
    }

    fn row(&self, row: &Row, lines: &mut Vec<String>) {
        let mark = format!("{} {}", sign(row.verdict), verdict(row.verdict, self.language));
        let titles = wrap(&tame(row.title.get(self.language)), self.title);
        let left = INDENT + self.verdict + GAP;
        let found = wrap(&tame(row.found.get(self.language)), WIDTH.saturating_sub(left + self.title + GAP));
        let painted = self.styles(style(row.verdict)).paint(&mark);
        for index in 0..titles.len().max(found.len()) {
            let cell = |cells: &[String]| cells.get(index).cloned().unwrap_or_default();
            let (title, found) = (cell(&titles), cell(&found));
            let mark = if index == 0 { padded(&painted, mark.width(), self.verdict) } else { blanks(self.verdict) };
            let title = padded(&title, title.width(), self.title);
            let line = format!("{}{mark}{}{title}{}{found}", blanks(INDENT), blanks(GAP), blanks(GAP));
            lines.push(line.trim_end().to_owned());
        }
        if row.verdict.is_open() {
            self.details(row, left + GAP, lines);
        }
    }

    /// What is asked, where, and what it is about.
    fn details(&self, row: &Row, left: usize, lines: &mut Vec<String>) {
        let say = |vi, en| choose(self.language, vi, en);
        let (required, clause, place) = (say("yêu cầu", "required"), say("căn cứ", "clause"), say("vị trí", "place"));
        let labels = [required, clause, place].map(|label| label.width()).into_iter().max().unwrap_or(0);
        let dim = self.styles(Style::new().dimmed());
        let mut detail = |label: &str, text: &str| {
            for (index, part) in wrap(&tame(text), WIDTH.saturating_sub(left + labels + GAP)).iter().enumerate() {
                let label = if index == 0 { label } else { "" };
                let label = padded(&dim.paint(label), label.width(), labels);
                lines.push(format!("{}{label}{}{part}", blanks(left), blanks(GAP)));
            }
        };
        detail(required, row.required.get(self.language));
        detail(clause, &row.clause.citation(self.language));
        let places: Vec<String> = row.places.iter().map(|place| place_with_words(place, self.language)).collect();
        for (index, text) in places.iter().filter(|text| !text.is_empty()).take(PLACES).enumerate() {
            detail(if index == 0 { place } else { "" }, text);
        }
        if let Some(more) = places.len().checked_sub(PLACES).filter(|more| *more > 0) {
            detail(
                "",
                &if self.language == Language::Vi {
                    format!("và {more} chỗ nữa")
                } else {
                    format!("and {more} more")
                },
            );
        }
    }
}

fn style(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Right => AnsiColor::Green.on_default(),
        Verdict::Wrong => AnsiColor::Red.on_default().bold(),
        Verdict::Substitute => AnsiColor::Yellow.on_default(),
        Verdict::Unknown => AnsiColor::Cyan.on_default(),
    }
}

fn blanks(count: usize) -> String {
    " ".repeat(count)
}

/// `text`, which a terminal shows `shown` wide, and blanks up to `width`.
fn padded(text: &str, shown: usize, width: usize) -> String {
    format!("{text}{}", blanks(width.saturating_sub(shown)))
}
