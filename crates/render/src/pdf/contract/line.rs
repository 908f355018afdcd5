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
    /// A line may end: behind the hyphen of "2021-2025", which Unicode keeps together and word processors divide; inside
    /// of what is longer than a line, where the line is full.
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
    /// The length of words in `style`, pt.
    pub(super) fn length(&self, text: &str, style: Style) -> f64 {
        let bold = self.component.bold || style.bold;
        let italic = self.component.italic || style.italic;
        self.fonts.width_pt(text, Face::of(Style { bold, italic }), self.component.size.pt())
    }

    /// Whether words are longer than `width`, pt.
    fn is_exceeded(&self, words: &[(&str, Style)], width: f64) -> bool {
        // No glyph is wider than this, em: most words need no measuring.
        const WIDEST: f64 = 1.1;
        let letters: usize = words.iter().map(|(text, _)| text.chars().count()).sum();
        // A text is never so long that the count loses precision.
        #[expect(clippy::cast_precision_loss)]
        let bound = letters as f64 * WIDEST * self.component.size.pt();
        bound > width && words.iter().map(|(text, style)| self.length(text, *style)).sum::<f64>() > width
    }

    /// How many bytes of `words` fill a line of `width` pt: at least a letter.
    fn filled(&self, words: &[(&str, Style)], width: f64) -> usize {
        let (mut left, mut filled) = (width, 0);
        for (text, style) in words {
            let length = self.length(text, *style);
            if length > left {
                let ends: Vec<usize> = letter_ends(text).collect();
                let fits = |end: &usize| text.get(..*end).is_some_and(|start| self.length(start, *style) <= left);
                let count = ends.partition_point(fits).max(usize::from(filled == 0));
                return filled + count.checked_sub(1).and_then(|last| ends.get(last)).copied().unwrap_or(0);
            }
            (left, filled) = (left - length, filled + text.len());
        }
        filled
    }
}

/// Where the letters of a text end, each with the tones and marks that stand alone behind it in a text that isn't
/// composed.
fn letter_ends(text: &str) -> impl Iterator<Item = usize> {
    let begins = text.char_indices().skip(1).filter(|(_, c)| !('\u{300}'..='\u{36f}').contains(c)).map(|(at, _)| at);
    begins.chain((!text.is_empty()).then_some(text.len()))
}

/// More bytes than any line has: what is longer is measured a part at a time, so that the time grows with the length
/// alone.
const LONGEST_LINE: usize = 1024;

/// More places to end a line at than any word of a language has. typst's time grows with the square of their number.
const MANY: usize = 200;

/// Cuts texts that follow one another on a line into pieces, for each text its own.
///
/// Lines end where word processors end them: never behind a slash ("45/2016/QĐ-TTg", "50%/năm"), and also behind a
/// hyphen before a figure ("2021-2025"); Unicode's rules have both the other way round. A web address is never divided
/// ("https://" would end a line by Unicode's rules). What no line holds begins a line and is divided where lines are full.
pub(super) fn pieces(texts: &[(&str, Style)], room: &Room<'_>) -> Vec<Vec<Piece>> {
    let whole: String = texts.iter().map(|(text, _)| *text).collect();
    let mut cutter = Cutter { texts, room, text: 0, byte: 0, at: 0, pieces: vec![Vec::new(); texts.len()] };
    for (start, word) in words(&whole) {
        cutter.add(start - cutter.at, Before::Unicode, Inside::Unicode);
        let units = units(word);
        if units.len() > MANY {
            let ends: Vec<usize> = units.iter().map(|unit| start + unit.start + unit.text.len()).collect();
            cutter.add_lines(word.len(), &ends);
            continue;
        }
        for unit in units {
            let width = if cutter.at == 0 { room.width - room.indent } else { room.width };
            if room.is_exceeded(&cutter.upcoming(unit.text.len()), width) {
                cutter.add_lines(unit.text.len(), &[]);
            } else {
                cutter.add(unit.text.len(), unit.before, unit.inside);
            }
        }
    }
    cutter.add(whole.len() - cutter.at, Before::Unicode, Inside::Unicode);
    cutter.pieces
}

/// Hands the texts out in order, by bytes.
struct Cutter<'a> {
    texts: &'a [(&'a str, Style)],
    room: &'a Room<'a>,
    /// The text that comes next, and the byte in it.
    text: usize,
    byte: usize,
    /// How many bytes of all texts are handed out.
    at: usize,
    pieces: Vec<Vec<Piece>>,
}

impl<'a> Cutter<'a> {
    /// The next `length` bytes, or a few less where a letter lies across the end.
    fn upcoming(&self, length: usize) -> Vec<(&'a str, Style)> {
        let mut found = Vec::new();
        let (mut left, mut byte) = (length, self.byte);
        for (text, style) in self.texts.iter().skip(self.text) {
            let rest = text.get(byte..).unwrap_or_default();
            let (taken, _) = rest.split_at(rest.floor_char_boundary(left));
            found.push((taken, *style));
            left -= taken.len();
            byte = 0;
            if taken.len() < rest.len() || left == 0 {
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
                && let Some(pieces) = self.pieces.get_mut(self.text)
            {
                match pieces.last_mut() {
                    // What Unicode's rules hold together needs no cut.
                    Some(last) if (before, inside, last.inside) == (Before::Unicode, Inside::Unicode, inside) => {
                        last.text.push_str(text);
                    }
                    _ => pieces.push(Piece { text: text.to_owned(), before, inside }),
                }
                before = Before::Unicode;
            }
            self.byte += text.len();
            if self.texts.get(self.text).is_some_and(|(whole, _)| self.byte == whole.len()) {
                self.text += 1;
                self.byte = 0;
            }
        }
        self.at += length;
    }

    /// Turns the next `length` bytes into lines of their own, each as long as it can be: to the last of `ends` that fits,
    /// or to any letter where none does.
    fn add_lines(&mut self, length: usize, ends: &[usize]) {
        let end = self.at + length;
        let (mut before, mut width) = match self.at {
            0 => (Before::Unicode, self.room.width - self.room.indent),
            _ => (Before::Must, self.room.width),
        };
        while self.at < end {
            let line = self.upcoming((end - self.at).min(LONGEST_LINE));
            let full = self.at + self.room.filled(&line, width);
            let fitting = ends.partition_point(|end| *end <= full);
            let last = fitting.checked_sub(1).and_then(|index| ends.get(index)).filter(|end| **end > self.at);
            self.add(last.unwrap_or(&full) - self.at, before, Inside::Never);
            (before, width) = (Before::May, self.room.width);
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
    if word.contains("://") {
        return vec![Unit { start: 0, text: word, before: Before::Unicode, inside: Inside::Never }];
    }
    let mut units = Vec::new();
    let (mut start, mut before) = (0, Before::Unicode);
    let mut previous: [Option<char>; 2] = [None, None];
    let mut cut = |start: usize, end: usize, before: Before| {
        let text = word.get(start..end).unwrap_or_default();
        let joined = text
            .find('/')
            .is_some_and(|slash| text.get(..slash).is_some_and(|head| head.contains(char::is_alphanumeric)));
        let inside = if joined { Inside::Never } else { Inside::Unicode };
        units.push(Unit { start, text, before, inside });
    };
    for (at, character) in word.char_indices() {
        let next = match previous {
            [Some(first), Some('-')] if first != '-' && character.is_numeric() => Some(Before::May),
            [Some(first), Some('-')] if first != '-' && character.is_alphabetic() => Some(Before::Unicode),
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

#[cfg(test)]
mod tests {
    use plan_core::decree::Layout;

    use super::*;

    /// The pieces of texts in a room of `width` pt: "|" where a line may end, "‖" where it ends, "[…]" around what no
    /// line's end divides, "/" between texts.
    fn cut(texts: &[&str], width: f64) -> String {
        let room = Room { fonts: &FontSet::BUNDLED, component: &Layout::nd30().components.body, width, indent: 0.0 };
        let texts: Vec<_> = texts.iter().map(|text| (*text, Style::default())).collect();
        let shown = |piece: &Piece| {
            let before = match piece.before {
                Before::Unicode => "",
                Before::May => "|",
                Before::Must => "‖",
            };
            match piece.inside {
                Inside::Unicode => format!("{before}{}", piece.text),
                Inside::Never => format!("{before}[{}]", piece.text),
            }
        };
        let run = |pieces: &Vec<Piece>| pieces.iter().map(shown).collect::<String>();
        pieces(&texts, &room).iter().map(run).collect::<Vec<_>>().join(" / ")
    }

    #[test]
    fn lines_end_where_word_processors_end_them() {
        for (text, expected) in [
            ("giai đoạn 2021-2025, -5 và a--5", "giai đoạn 2021-|2025, -5 và a--5"),
            ("(45/2016/QĐ-TTg) 50%/năm và/hoặc", "[(45/2016/QĐ-]TTg) [50%/năm] [và/hoặc]"),
            ("tại https://example.vn/a/b-2 / 1-2-3", "tại [https://example.vn/a/b-2] / 1-|2-|3"),
            ("số\u{a0}12/KH", "[số\u{a0}12/KH]"),
        ] {
            assert_eq!(cut(&[text], 400.0), expected);
        }
    }

    #[test]
    fn a_word_in_two_texts_is_cut_as_one() {
        assert_eq!(cut(&["Nghị quyết ", "76", "/NQ-CP"], 400.0), "Nghị quyết  / [76] / [/NQ-]CP");
        assert_eq!(cut(&["mm", "", "mmm"], 35.0), "[mm] /  / [m]|[mm]");
    }

    #[test]
    fn what_no_line_holds_begins_one_and_is_cut_where_it_is_full() {
        assert_eq!(cut(&["Từ mmmmmmm này"], 35.0), "Từ ‖[mmm]|[mmm]|[m] này");
        assert_eq!(cut(&["a-mmmmm"], 35.0), "a-‖[mmm]|[mm]");
        assert_eq!(cut(&["ệệệệệệệệệ"], 35.0), "[ệệệệệ]|[ệệệệ]");
        // A tone stays with its letter, and a letter is set where not even one fits.
        assert_eq!(cut(&["mm\u{301}m"], 5.0), "[m]|[m\u{301}]|[m]");
    }

    #[test]
    fn what_has_too_many_places_to_end_a_line_at_is_cut_at_them() {
        let cut = cut(&[&"1-".repeat(400)], 100.0);
        assert!(cut.starts_with("[1-1-1-1-1-1-1-1-]|[1-1-"), "{cut}");
    }
}
