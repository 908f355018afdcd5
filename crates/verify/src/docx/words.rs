//! Words into lines, each in its type, and how long they are.

use plan_core::measure::{Face, FontSet, Ruler};
use unicode_normalization::UnicodeNormalization;

use super::styles::Type;
use crate::reading::{Line, Span};

/// Longer than any line of paper, in characters: such a line is broken where it is printed, and its length says nothing.
const ONE_LINE: usize = 300;

/// Lines of a paragraph while they are read.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) lines: Vec<Vec<Span>>,
}

impl Lines {
    /// Adds words to the last line.
    pub(super) fn push(&mut self, text: &str, set: &Type) {
        if self.lines.is_empty() {
            self.lines.push(Vec::new());
        }
        let Some(line) = self.lines.last_mut() else { return };
        let upper = if set.caps { text.to_uppercase() } else { String::new() };
        let text = if set.caps { upper.as_str() } else { text };
        if set.ascii == set.other {
            add(line, text, set.ascii.as_ref(), set);
            return;
        }
        // Word takes the family of each letter by its script; a space goes with what stands before.
        let is_other = |c: char| !c.is_ascii();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let turn = rest.find(|c: char| is_other(c) != is_other(first) && !c.is_whitespace()).unwrap_or(rest.len());
            let (part, after) = rest.split_at(turn);
            add(line, part, if is_other(first) { set.other.as_ref() } else { set.ascii.as_ref() }, set);
            rest = after;
        }
    }

    /// Begins a new line.
    pub(super) fn turn(&mut self) {
        if self.lines.is_empty() {
            self.lines.push(Vec::new());
        }
        self.lines.push(Vec::new());
    }

    /// Everything that was written so far.
    pub(super) fn is_blank(&self) -> bool {
        self.lines.iter().all(|line| is_blank(line))
    }
}

/// Whether a line shows no words.
pub(super) fn is_blank(line: &[Span]) -> bool {
    line.iter().all(|span| span.text.chars().all(is_space))
}

/// White space, and characters that have no picture.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

fn add(line: &mut Vec<Span>, text: &str, face: Option<&String>, set: &Type) {
    let span = Span {
        text: text.to_owned(),
        face: face.cloned(),
        size_pt: Some(set.size),
        bold: set.bold,
        italic: set.italic,
        underline: set.underline,
        colour: set.colour,
    };
    match line.last_mut().filter(|last| is_alike(last, &span)) {
        Some(last) => last.text.push_str(text),
        None => line.push(span),
    }
}

/// Whether two spans differ in their words alone.
fn is_alike(one: &Span, other: &Span) -> bool {
    one.face == other.face
        && one.size_pt == other.size_pt
        && one.bold == other.bold
        && one.italic == other.italic
        && one.underline == other.underline
        && one.colour == other.colour
}

/// Measures words in faces of the widths of Times New Roman.
#[derive(Debug)]
pub(super) struct Measure {
    ruler: Ruler,
}

impl Measure {
    pub(super) fn new() -> Self {
        Self { ruler: Ruler::new(&FontSet::BUNDLED) }
    }

    /// The length of a line's words, pt, without the white space around them; `None` where it holds a tab, or is longer
    /// than a line can be.
    pub(super) fn width(&mut self, line: &[Span]) -> Option<f64> {
        let length: usize = line.iter().map(|span| span.text.len()).sum();
        let inner = trimmed(line);
        if length > 4 * ONE_LINE || inner.iter().any(|(text, _)| text.contains('\t')) {
            return None;
        }
        if inner.iter().map(|(text, _)| text.chars().count()).sum::<usize>() > ONE_LINE {
            return None;
        }
        Some(inner.into_iter().map(|(text, span)| self.length(text, span)).sum())
    }

    /// The length of `text` set as `span` is, pt.
    pub(super) fn length(&mut self, text: &str, span: &Span) -> f64 {
        let face = match (span.bold, span.italic) {
            (false, false) => Face::Regular,
            (true, false) => Face::Bold,
            (false, true) => Face::Italic,
            (true, true) => Face::BoldItalic,
        };
        self.ruler.width_pt(text, face, span.size_pt.unwrap_or(0.0))
    }

    /// A line as it is handed on.
    pub(super) fn line(&mut self, mut spans: Vec<Span>) -> Line {
        for span in &mut spans {
            span.text = span.text.nfc().collect();
        }
        let width_pt = self.width(&spans);
        Line { spans, area: None, baseline: None, width_pt }
    }
}

/// The spans of a line without the white space at its ends.
fn trimmed(line: &[Span]) -> Vec<(&str, &Span)> {
    let last = line.iter().rposition(|span| !span.text.chars().all(is_space));
    let first = line.iter().position(|span| !span.text.chars().all(is_space));
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    line.iter()
        .enumerate()
        .take(last + 1)
        .skip(first)
        .map(|(place, span)| {
            let text = span.text.as_str();
            let text = if place == first { text.trim_start_matches(is_space) } else { text };
            (if place == last { text.trim_end_matches(is_space) } else { text }, span)
        })
        .collect()
}
