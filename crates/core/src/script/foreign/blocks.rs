//! Lines that are one paragraph, and lines that are a table.

use super::label::label;
use super::lines::Line;

/// A paragraph or a table.
#[derive(Debug, Clone)]
pub(super) enum Block<'l> {
    /// Lines that are one paragraph.
    Paragraph(Vec<&'l Line>),
    /// Rows of one table.
    Table(Vec<&'l Line>),
}

/// The share of lines that end inside a sentence, from which on a text counts as broken by its paper: 1 in 3.
const BROKEN: usize = 3;

/// Puts lines together.
pub(super) fn blocks(lines: &[Line]) -> Vec<Block<'_>> {
    let paper = Paper::of(lines);
    let mut blocks: Vec<Block<'_>> = Vec::new();
    for line in lines {
        match (blocks.last_mut(), &line.cells) {
            (Some(Block::Table(rows)), Some(_)) => rows.push(line),
            (_, Some(_)) => blocks.push(Block::Table(vec![line])),
            (Some(Block::Paragraph(before)), None) if before.last().is_some_and(|last| paper.continues(last, line)) => {
                before.push(line);
            }
            _ => blocks.push(Block::Paragraph(vec![line])),
        }
    }
    blocks
}

/// How a text is broken into lines.
struct Paper {
    /// Whether the lines end where the paper did, and not where a paragraph does.
    is_broken: bool,
    /// How many empty lines stand between two lines of one paragraph.
    most_blank: usize,
    /// How long a full line is, in characters.
    full: usize,
}

impl Paper {
    fn of(lines: &[Line]) -> Self {
        let words: Vec<&Line> = lines.iter().filter(|line| line.cells.is_none()).collect();
        let mut lengths: Vec<usize> = words.iter().map(|line| line.words.chars().count()).collect();
        lengths.sort_unstable();
        let full = lengths.get(lengths.len() * 9 / 10).copied().unwrap_or(0);
        let pairs = || words.iter().zip(words.iter().skip(1));
        let inside = pairs().filter(|(one, two)| is_open(one) && begins_inside(two)).count();
        let spaced = pairs().filter(|(one, two)| is_open(one) && begins_inside(two) && two.blank_before == 1).count();
        Self {
            is_broken: inside * BROKEN > words.len() / 2 && full < 140,
            most_blank: usize::from(spaced * 2 > inside),
            full,
        }
    }

    /// Whether `line` goes on with the paragraph that `last` ends so far.
    fn continues(&self, last: &Line, line: &Line) -> bool {
        if line.is_heading || last.is_heading || line.blank_before > self.most_blank || starts_anew(line) {
            return false;
        }
        if begins_inside(line) {
            return is_open(last);
        }
        let is_full = last.words.chars().count() * 4 >= self.full * 3;
        self.is_broken && is_full && is_open(last) && !is_capitals(&last.words) && !is_capitals(&line.words)
    }
}

/// Whether a paragraph can't end here.
fn is_open(line: &Line) -> bool {
    !line.words.trim_end().ends_with(['.', ';', ':', '!', '?', '…'])
}

/// Whether a line begins as no paragraph does: small, or with what closes something.
fn begins_inside(line: &Line) -> bool {
    label(&line.words).is_none()
        && line.words.chars().next().is_some_and(|c| c.is_lowercase() || matches!(c, ')' | ',' | ';' | '”' | '%' | '/'))
}

/// Whether a line begins as paragraphs do.
fn starts_anew(line: &Line) -> bool {
    let words = line.words.as_str();
    // "- cán bộ" of "Vụ Tổ chức - cán bộ", broken at the dash.
    let is_false_bullet = words.strip_prefix("- ").is_some_and(|rest| rest.starts_with(char::is_lowercase));
    let opens = [
        "Căn cứ ",
        "Nơi nhận",
        "Kính gửi",
        "Theo đề nghị",
        "Xét đề nghị",
        "TM.",
        "KT.",
        "TL.",
        "TUQ.",
        "Số:",
        "Phụ lục ",
    ];
    (label(words).is_some() && !is_false_bullet) || opens.iter().any(|open| words.starts_with(open))
}

/// Whether a line is in capitals.
pub(super) fn is_capitals(words: &str) -> bool {
    let mut letters = words.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.filter(|c| c.is_lowercase()).count() == 0
}
