//! The whole of a finding: the source line, what is wrong, why, and the way out.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, renderer::DecorStyle};

use super::place::paragraph;
use super::severity_name;
use crate::diagnostic::{Finding, Language, Severity};
use crate::source::{Landmark, Sources, Span, floor_char_boundary};

/// Whether escape codes for colours are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// For a terminal.
    On,
    /// For a pipe or a file.
    Off,
}

/// No more lines of the source than this are shown at one place.
const MOST_LINES: usize = 4;

/// No line of the source is shown longer than this many characters around its mark.
const WIDTH: usize = 110;

/// Bytes of a line that are kept on each side of a mark: more than is shown, whatever the letters.
const MARGIN: usize = 6 * WIDTH;

/// A finding over several lines, without the last line's end.
pub fn full(finding: &Finding, sources: &Sources, language: Language, colour: Colour) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .with_name(severity_name(finding.severity, language))
        .primary_title(finding.message.get(language))
        .id(finding.code);
    let main = Excerpt::of(finding.span, sources);
    let mut annotation = AnnotationKind::Primary.span(main.mark.clone());
    if let Some(label) = &finding.label {
        annotation = annotation.label(label.get(language));
    }
    let mut group = Group::with_title(title).element(main.snippet().annotation(annotation));
    let related: Vec<(Excerpt<'_>, &str)> =
        finding.related.iter().map(|label| (Excerpt::of(label.span, sources), label.text.get(language))).collect();
    for (excerpt, text) in &related {
        let annotation = AnnotationKind::Context.span(excerpt.mark.clone()).label(*text);
        group = group.element(excerpt.snippet().annotation(annotation));
    }
    let (why, way_out, see) = match language {
        Language::Vi => ("căn cứ", "cách sửa", "xem"),
        Language::En => ("basis", "help", "see"),
    };
    let citation = finding.clause.citation(language);
    group = group.element(Level::NOTE.with_name(why).message(citation));
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.with_name(way_out).message(help.get(language)));
    }
    let page = format!("plan explain {}", finding.code);
    group = group.element(Level::NOTE.with_name(see).message(page));
    let renderer = match colour {
        Colour::On => Renderer::styled(),
        Colour::Off => Renderer::plain(),
    };
    let shown = renderer.decor_style(DecorStyle::Unicode).term_width(WIDTH).render(&[group]);
    let excerpts = std::iter::once(&main).chain(related.iter().map(|(excerpt, _)| excerpt));
    excerpts.fold(shown, |shown, excerpt| excerpt.with_place(shown, language))
}

/// The lines that a span touches, cut out of their file, and out of a line much longer than what is shown of it, so that
/// a finding costs no more than what it shows.
struct Excerpt<'a> {
    path: &'a str,
    text: &'a str,
    line: usize,
    mark: std::ops::Range<usize>,
    /// The first line of `text` before the mark, as far as it was cut away.
    cut: &'a str,
    /// Of an imported text: its lines are paragraphs.
    landmark: Option<Landmark>,
}

impl<'a> Excerpt<'a> {
    fn of(span: Span, sources: &'a Sources) -> Self {
        let file = sources.file(span.file);
        let text = file.text();
        let range = span.range();
        let start = text.get(..range.start).and_then(|t| t.rfind('\n')).map_or(0, |at| at + 1);
        let rest = text.get(start..).unwrap_or_default();
        let length: usize = rest
            .split_inclusive('\n')
            .take(MOST_LINES)
            .scan(0, |end, line| {
                let begins = start + *end;
                *end += line.len();
                (begins < range.end || begins == start).then_some(*end)
            })
            .last()
            .unwrap_or(0);
        let text = rest.get(..length).unwrap_or_default().trim_end_matches('\n');
        let mark = range.start.saturating_sub(start).min(text.len())..range.end.saturating_sub(start).min(text.len());
        let from = floor_char_boundary(text, mark.start.saturating_sub(MARGIN));
        let to = floor_char_boundary(text, mark.end + MARGIN);
        let (cut, text) = (text.get(..from).unwrap_or_default(), text.get(from..to).unwrap_or_default());
        let mark = mark.start - from..mark.end - from;
        let landmark = file.landmark(range.start);
        let line = landmark.map_or_else(|| file.line_column(range.start).line, |landmark| landmark.paragraph);
        Self { path: file.display(), text, line, mark, cut, landmark }
    }

    /// The renderer counts columns in the text it is given; where its first line was cut, its number is put right, and
    /// in a text without lines the paragraph is named.
    fn with_place(&self, shown: String, language: Language) -> String {
        let column = self.text.get(..self.mark.start).unwrap_or_default().chars().count() + 1;
        let printed = format!("{}:{}:{column}", self.path, self.line);
        let right = match self.landmark {
            Some(landmark) => format!("{}: {}", self.path, paragraph(landmark, language)),
            None if self.cut.is_empty() => return shown,
            None => format!("{}:{}:{}", self.path, self.line, self.cut.chars().count() + column),
        };
        shown.replacen(&printed, &right, 1)
    }

    fn snippet(&self) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        Snippet::source(self.text).path(self.path).line_start(self.line)
    }
}
