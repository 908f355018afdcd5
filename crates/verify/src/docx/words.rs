//! Words into lines, each in its type, and how long they are.

use plan_core::measure::{Face, FontSet, Ruler};
use unicode_normalization::UnicodeNormalization;

use super::styles::Type;
use crate::reading::{Line, Span};

/// Longer than any line of paper, in characters: such a line is broken where it is printed, and its length says nothing.
const ONE_LINE: usize = 300;

/// How large Word sets raised type, as a part of its size.
const RAISED: f64 = 0.65;

/// Words while they are read.
#[derive(Debug, Clone)]
pub(super) struct Words {
    pub(super) span: Span,
    /// How long they are, as a multiple of what their size makes them.
    pub(super) scale: f64,
}

impl Words {
    /// Whether they show nothing.
    fn is_blank(&self) -> bool {
        self.span.text.chars().all(is_space)
    }

    /// Whether the other differs in its words alone.
    fn is_like(&self, other: &Words) -> bool {
        let (one, two) = (&self.span, &other.span);
        self.scale == other.scale
            && one.face == two.face
            && one.size_pt == two.size_pt
            && one.bold == two.bold
            && one.italic == two.italic
            && one.underline == two.underline
            && one.colour == two.colour
    }
}

/// Lines of a paragraph while they are read.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) lines: Vec<Vec<Words>>,
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
pub(super) fn is_blank(line: &[Words]) -> bool {
    line.iter().all(Words::is_blank)
}

/// White space, and characters that have no picture.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

fn add(line: &mut Vec<Words>, text: &str, face: Option<&String>, set: &Type) {
    let span = Span {
        text: text.to_owned(),
        face: face.cloned(),
        size_pt: Some(set.size),
        bold: set.bold,
        italic: set.italic,
        underline: set.underline,
        colour: set.colour,
    };
    let words = Words { span, scale: if set.raised { RAISED } else { 1.0 } };
    match line.last_mut().filter(|last| last.is_like(&words)) {
        Some(last) => last.span.text.push_str(text),
        None => line.push(words),
    }
}

/// Measures words in faces of the widths of Times New Roman.
#[derive(Debug)]
pub(super) struct Measure {
    ruler: Ruler<'static>,
}

static FACES: FontSet = FontSet::BUNDLED;

impl Measure {
    pub(super) fn new() -> Self {
        Self { ruler: Ruler::new(&FACES) }
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

    /// The length of words, pt, without the white space around them; `None` where there is a tab in them, or more of them
    /// than a line can hold.
    fn width(&mut self, line: &[Words]) -> Option<f64> {
        let inner = trimmed(line);
        let mut letters = inner.iter().flat_map(|(text, _)| text.chars());
        if letters.clone().count() > ONE_LINE || letters.any(|c| c == '\t') {
            return None;
        }
        Some(inner.into_iter().map(|(text, words)| self.length(text, &words.span) * words.scale).sum())
    }

    /// The length of those spans that are underlined, pt, and whether all words are.
    pub(super) fn underlined(&mut self, line: &Line) -> Option<(f64, bool)> {
        let has_words = |span: &&Span| !span.text.chars().all(is_space);
        let is_whole = line.spans.iter().filter(has_words).all(|span| span.underline);
        let spans = line.spans.iter().filter(|span| span.underline);
        let words: Vec<Words> = spans.map(|span| Words { span: span.clone(), scale: 1.0 }).collect();
        let length = self.width(&words).filter(|length| *length > 0.0)?;
        Some((length, is_whole))
    }

    /// A line as it is handed on.
    pub(super) fn line(&mut self, mut line: Vec<Words>) -> Line {
        for words in &mut line {
            words.span.text = words.span.text.nfc().collect();
        }
        let width_pt = self.width(&line);
        Line { spans: line.into_iter().map(|words| words.span).collect(), area: None, baseline: None, width_pt }
    }
}

/// Words without the white space at the ends of their line.
fn trimmed(line: &[Words]) -> Vec<(&str, &Words)> {
    let first = line.iter().position(|words| !words.is_blank());
    let last = line.iter().rposition(|words| !words.is_blank());
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    line.iter()
        .enumerate()
        .take(last + 1)
        .skip(first)
        .map(|(place, words)| {
            let text = words.span.text.as_str();
            let text = if place == first { text.trim_start_matches(is_space) } else { text };
            (if place == last { text.trim_end_matches(is_space) } else { text }, words)
        })
        .collect()
}
