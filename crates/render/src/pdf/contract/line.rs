//! Text as a template sets it, and where its lines may end.

use plan_core::decree::Component;
use plan_core::document::{NodeId, Style};
use plan_core::measure::{Face, FontSet};
use serde::Serialize;

/// A line or a paragraph's words, run by run.
pub type Line = Vec<Run>;

/// A stretch of text in one style. Its words are final: a template sets them and writes none of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Run {
    /// The words, cut where lines end otherwise than by Unicode's rules.
    pub pieces: Vec<Piece>,
    /// *Đậm*, besides what the component prescribes.
    pub bold: bool,
    /// *Nghiêng*, besides what the component prescribes.
    pub italic: bool,
    /// The `id` of what a reference leads to; always one that is in this file.
    pub target: Option<NodeId>,
    /// The words of a footnote; then the run's own are its number.
    pub note: Option<Line>,
}

/// Words with one rule for the ends of their lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Piece {
    /// The words. Text, never markup.
    pub text: String,
    /// Whether a line ends before it.
    pub before: Before,
    /// Where a line may end in it.
    pub inside: Inside,
}

/// Whether a line ends before a [`Piece`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Before {
    /// As Unicode's rules say.
    Unicode,
    /// A line may end: behind the hyphen of "2021-2025", which Unicode keeps together and word processors divide.
    May,
    /// A line ends: what follows is longer than any line, and word processors begin it on a new one.
    Must,
}

/// Where a line may end in a [`Piece`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Inside {
    /// As Unicode's rules say.
    Unicode,
    /// Nowhere: "45/2016/QĐ-" and "50%/năm", which Unicode divides and word processors keep together.
    Never,
    /// Behind any letter, for it is longer than a line.
    Anywhere,
}

/// The room that a text has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room<'a> {
    /// The faces it is set in.
    pub(super) fonts: &'a FontSet,
    /// How it is set.
    pub(super) component: &'a Component,
    /// Length of a line, pt.
    pub(super) width: f64,
    /// By how much the first line is shorter, pt.
    pub(super) indent: f64,
}

impl Room<'_> {
    /// Whether words in `style` are longer than `width`.
    fn is_exceeded(&self, parts: &[(&str, Style)], width: f64) -> bool {
        // No glyph is wider than this, em: most words need no measuring.
        const WIDEST: f64 = 1.1;
        let size = self.component.size.pt();
        let letters: usize = parts.iter().map(|(text, _)| text.chars().count()).sum();
        // A text is never so long that the count loses precision.
        #[expect(clippy::cast_precision_loss)]
        let bound = letters as f64 * WIDEST * size;
        bound > width && parts.iter().map(|(text, style)| self.length(text, *style)).sum::<f64>() > width
    }

    /// The length of words in `style`, pt.
    pub(super) fn length(&self, text: &str, style: Style) -> f64 {
        let bold = self.component.bold || style.bold;
        let italic = self.component.italic || style.italic;
        self.fonts.width_pt(text, Face::of(Style { bold, italic }), self.component.size.pt())
    }
}

/// Cuts texts that follow one another on a line into pieces, for each text its own.
///
/// Lines end where word processors end them: never behind a slash ("45/2016/QĐ-TTg", "50%/năm"), and also behind a
/// hyphen before a figure ("2021-2025"); Unicode's rules have both the other way round. A web address may be longer than
/// the line, so it stays as Unicode divides it. What no line holds is divided behind any letter.
pub(super) fn pieces(texts: &[(&str, Style)], room: &Room<'_>) -> Vec<Vec<Piece>> {
    let whole: String = texts.iter().map(|(text, _)| *text).collect();
    let mut cutter = Cutter { texts, at: 0, from: 0, pieces: vec![Vec::new(); texts.len()] };
    let mut end = 0;
    for (start, word) in words(&whole) {
        cutter.add(start - end, Before::Unicode, Inside::Unicode);
        for (index, unit) in units(word).into_iter().enumerate() {
            let at = start + unit.start;
            let width = if at == 0 { room.width - room.indent } else { room.width };
            let styled = cutter.upcoming(unit.text.len());
            let (before, inside) = match (index, room.is_exceeded(&styled, width)) {
                (_, true) if at == 0 => (Before::Unicode, Inside::Anywhere),
                (_, true) => (Before::Must, Inside::Anywhere),
                (0, false) => (Before::Unicode, unit.inside),
                (_, false) => (unit.before, unit.inside),
            };
            cutter.add(unit.text.len(), before, inside);
        }
        end = start + word.len();
    }
    cutter.add(whole.len() - end, Before::Unicode, Inside::Unicode);
    cutter.pieces
}

/// Hands the texts out in order, by bytes.
struct Cutter<'a> {
    texts: &'a [(&'a str, Style)],
    /// The text that comes next, and the byte in it.
    at: usize,
    from: usize,
    pieces: Vec<Vec<Piece>>,
}

impl<'a> Cutter<'a> {
    /// The next `length` bytes.
    fn upcoming(&self, mut length: usize) -> Vec<(&'a str, Style)> {
        let mut found = Vec::new();
        let mut from = self.from;
        for (text, style) in self.texts.iter().skip(self.at) {
            let rest = text.get(from..).unwrap_or_default();
            let taken = rest.get(..length.min(rest.len())).unwrap_or_default();
            found.push((taken, *style));
            length -= taken.len();
            from = 0;
            if length == 0 {
                break;
            }
        }
        found
    }

    /// Turns the next `length` bytes into pieces.
    fn add(&mut self, length: usize, before: Before, inside: Inside) {
        let mut before = before;
        for (text, _) in self.upcoming(length) {
            if !text.is_empty()
                && let Some(pieces) = self.pieces.get_mut(self.at)
            {
                match pieces.last_mut() {
                    // What Unicode's rules hold together needs no cut.
                    Some(last) if (before, inside, last.inside) == (Before::Unicode, Inside::Unicode, inside) => {
                        last.text.push_str(text);
                    }
                    _ => pieces.push(Piece { text: text.to_owned(), before, inside }),
                }
                // A word in two styles: what holds inside of it holds between them.
                before = if inside == Inside::Anywhere { Before::May } else { Before::Unicode };
            }
            self.from += text.len();
            if self.texts.get(self.at).is_some_and(|(whole, _)| self.from == whole.len()) {
                self.at += 1;
                self.from = 0;
            }
        }
    }
}

/// What stands between white space, each with its place. No-break spaces hold words together.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let divides = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}');
    let base = text.as_ptr() as usize;
    text.split(divides).filter(|word| !word.is_empty()).map(move |word| (word.as_ptr() as usize - base, word))
}

/// A stretch of a word that no line's end divides, unless it is longer than a line.
#[derive(Debug, PartialEq)]
struct Unit<'a> {
    start: usize,
    text: &'a str,
    before: Before,
    inside: Inside,
}

fn units(word: &str) -> Vec<Unit<'_>> {
    let address = word.contains("://");
    let mut units = Vec::new();
    let (mut start, mut before) = (0, Before::Unicode);
    let mut previous: [Option<char>; 2] = [None, None];
    let mut cut = |start: usize, end: usize, before: Before| {
        let text = word.get(start..end).unwrap_or_default();
        let joined = text.find('/').is_some_and(|slash| {
            text.get(..slash).is_some_and(|head| head.contains(char::is_alphanumeric))
        });
        let inside = if joined && !address { Inside::Never } else { Inside::Unicode };
        units.push(Unit { start, text, before, inside });
    };
    for (at, character) in word.char_indices() {
        let next = match previous {
            [Some(first), Some('-')] if first != '-' && character.is_numeric() => Some(Before::May),
            [Some(first), Some('-')] if first != '-' && character.is_alphabetic() => Some(Before::Unicode),
            [_, Some('/')] if address && character.is_alphabetic() => Some(Before::Unicode),
            _ => None,
        };
        if let Some(next) = next {
            cut(start, at, before);
            (start, before) = (at, next);
        }
        previous = [previous[1], Some(character)];
    }
    cut(start, word.len(), before);
    units
}
