//! Text as the pieces that a line can end behind, and first-fit lines of them.

use super::{Face, Ruler};
use crate::decree::Component;
use crate::document::{Run, Style};

/// A length in thousandths of a point: whole numbers add up to the same sum in every order and on every machine.
pub(super) type Milli = u64;

/// `pt` points.
pub(super) fn milli(pt: f64) -> Milli {
    // Saturates, and a negative length counts as none.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let milli = (pt * 1000.0).round() as Milli;
    milli
}

/// A stretch of text without a place to end a line inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its length. 32 bits are 4 km; a table of a book's size has a million pieces.
    width: u32,
    /// What comes behind it.
    after: After,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    /// Spaces of this length, none behind a hyphen.
    Gap(u32),
    /// The end of the paragraph.
    End,
}

impl Piece {
    /// Its length.
    pub(super) fn width(self) -> Milli {
        Milli::from(self.width)
    }
}

/// Appends the pieces of a paragraph set as `component` and returns how long it is on one line.
pub(super) fn measure(text: &[Run], component: &Component, ruler: &mut Ruler<'_>, pieces: &mut Vec<Piece>) -> Milli {
    let start = pieces.len();
    let mut word = 0;
    let mut length = 0;
    for run in text {
        let style = Style { bold: component.bold || run.style.bold, italic: component.italic || run.style.italic };
        let mut width = |text: &str| milli(ruler.width_pt(text, Face::of(style), component.size.pt()));
        for (letters, end) in fragments(&run.text) {
            if !letters.is_empty() {
                word += width(letters);
            }
            let gap = match end {
                End::Run => continue,
                End::Hyphen => 0,
                End::Space => width(" "),
            };
            if word > 0 {
                pieces.push(Piece { width: short(word), after: After::Gap(short(gap)) });
                length += word + gap;
                word = 0;
            }
        }
    }
    if word > 0 {
        pieces.push(Piece { width: short(word), after: After::End });
        length += word;
    } else if pieces.len() > start
        && let Some(last) = pieces.last_mut()
    {
        // Spaces at the end are not seen.
        if let After::Gap(gap) = last.after {
            length -= Milli::from(gap);
        }
        last.after = After::End;
    }
    length
}

/// The words of a paragraph that are longer than `room`, cut where lines can end.
pub(super) fn longer_than(text: &[Run], component: &Component, ruler: &mut Ruler<'_>, room: Milli) -> Vec<String> {
    let mut words = Vec::new();
    let (mut word, mut length) = (String::new(), 0);
    let mut end_word = |word: &mut String, length: &mut Milli| {
        let whole = std::mem::take(word);
        if std::mem::take(length) > room {
            words.push(whole);
        }
    };
    for run in text {
        let style = Style { bold: component.bold || run.style.bold, italic: component.italic || run.style.italic };
        for (letters, end) in fragments(&run.text) {
            word.push_str(letters);
            length += milli(ruler.width_pt(letters, Face::of(style), component.size.pt()));
            if end != End::Run {
                end_word(&mut word, &mut length);
            }
        }
    }
    end_word(&mut word, &mut length);
    words
}

fn short(length: Milli) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// What ends a fragment of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// A space, which the fragment doesn't hold.
    Space,
    /// The hyphen that is the fragment's last character.
    Hyphen,
    /// The run: the word may go on in the next.
    Run,
}

/// The run cut where lines can end: at spaces, and behind a hyphen inside a word ("QĐ-UBND"); never behind a slash
/// ("phối/hợp"), nor behind the hyphen that begins a word ("-KT").
fn fragments(text: &str) -> impl Iterator<Item = (&str, End)> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let now = rest?;
        let mut inside = false;
        for (at, c) in now.char_indices() {
            let behind = now.get(at + c.len_utf8()..)?;
            if is_space(c) {
                rest = Some(behind);
                return Some((now.get(..at)?, End::Space));
            }
            if c == '-' && inside && behind.starts_with(|next| next != '-' && !is_space(next)) {
                rest = Some(behind);
                return Some((now.get(..at + 1)?, End::Hyphen));
            }
            inside |= c != '-';
        }
        rest = None;
        Some((now, End::Run))
    })
}

/// White space that a line can end at: the no-break spaces are none.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// How many lines paragraphs take that are set first-fit, without hyphenation, on lines of `room`. What is longer than
/// a line is broken inside.
pub(super) fn lines(pieces: &[Piece], room: Milli) -> u64 {
    let room = room.max(1);
    let mut lines = 0;
    // How far the line is filled, spaces included; `None` where the next piece begins a paragraph.
    let mut filled: Option<Milli> = None;
    for piece in pieces {
        let width = piece.width();
        let begins = filled.is_none();
        let before = filled.unwrap_or(0);
        let end = if before + width <= room && !begins {
            before + width
        } else {
            let full = width.saturating_sub(1) / room;
            lines += 1 + full;
            width - full * room
        };
        filled = match piece.after {
            After::Gap(gap) => Some(end + Milli::from(gap)),
            After::End => None,
        };
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        fragments(text).map(|(letters, _)| letters).collect()
    }

    /// As `templates/nd30/text.typ` sets them.
    #[test]
    fn lines_end_at_spaces_and_behind_hyphens_never_behind_a_slash() {
        assert_eq!(cut("thực hiện/hoàn thành"), ["thực", "hiện/hoàn", "thành"]);
        assert_eq!(cut("số 45/2016/QĐ-TTg"), ["số", "45/2016/QĐ-", "TTg"]);
        assert_eq!(cut("2021-2025 Tài chính -KT - X"), ["2021-", "2025", "Tài", "chính", "-KT", "-", "X"]);
        assert_eq!(cut("TM.\u{a0}UBND"), ["TM.\u{a0}UBND"]);
    }

    #[test]
    fn lines_are_filled_first_fit_and_a_word_too_long_is_broken() {
        let piece = |width, after| Piece { width, after };
        let gap = After::Gap(2);
        assert_eq!(lines(&[piece(4, gap), piece(4, After::End)], 10), 1, "a space at a line's end takes no room");
        assert_eq!(lines(&[piece(4, gap), piece(5, After::End)], 10), 2);
        assert_eq!(lines(&[piece(4, After::End), piece(4, After::End)], 100), 2, "two paragraphs");
        assert_eq!(lines(&[piece(1, gap), piece(25, gap), piece(3, After::End)], 10), 4, "1 | 10 | 10 | 5 2 3");
        assert_eq!(lines(&[], 10), 0);
    }
}
