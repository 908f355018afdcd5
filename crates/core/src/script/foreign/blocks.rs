//! Lines that are one paragraph, and lines that are a table.

use super::head::{kind, law_making};
use super::label::{LabelKind, label};
use super::lines::Line;
use super::signature;
use crate::vietnamese::words_folded;

/// A paragraph or a table.
#[derive(Debug, Clone)]
pub(super) enum Block<'l> {
    /// Lines that are one paragraph.
    Paragraph(Vec<&'l Line>),
    /// Rows of one table.
    Table(Vec<&'l Line>),
    /// The number of a page.
    Stray(&'l Line),
}

/// The share of lines that end inside a sentence, from which on a text counts as broken by its paper: 1 in 3.
const BROKEN: usize = 3;

/// Puts lines together. The number of a page breaks no paragraph and no table.
pub(super) fn blocks(lines: &[Line]) -> Vec<Block<'_>> {
    let paper = Paper::of(lines);
    let mut blocks: Vec<Block<'_>> = Vec::new();
    // The block that the next line may go on with.
    let mut open: Option<usize> = None;
    for line in lines {
        if is_page_number(line) {
            blocks.push(Block::Stray(line));
            continue;
        }
        match (open.and_then(|open| blocks.get_mut(open)), &line.cells) {
            (Some(Block::Table(rows)), Some(_)) => {
                rows.push(line);
                continue;
            }
            (Some(Block::Paragraph(before)), None) if before.last().is_some_and(|last| paper.continues(last, line)) => {
                before.push(line);
                continue;
            }
            (_, Some(_)) => blocks.push(Block::Table(vec![line])),
            (_, None) => blocks.push(Block::Paragraph(vec![line])),
        }
        open = blocks.len().checked_sub(1);
    }
    blocks
}

/// "7", "- 7 -", "Trang 7", "7/12", "17/": alone on its line.
fn is_page_number(line: &Line) -> bool {
    if line.cells.is_some() || line.words.len() > 12 {
        return false;
    }
    let words = line.words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '/' | '.'));
    let words = words.strip_prefix("Trang ").unwrap_or(words);
    let is_number = (1..=3).contains(&words.len()) && words.bytes().all(|b| b.is_ascii_digit());
    let is_of = words.split_once('/').is_some_and(|(page, of)| {
        let is_number = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        is_number(page) && is_number(of)
    });
    // "1." is a number of the text that lost its words.
    (is_number || is_of) && !line.words.trim_end().ends_with(['.', ')'])
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
        if signature::is_half(&last.words) && is_capitals(&line.words) {
            return line.blank_before == 0 && !signature::begins_with_tier(&line.words);
        }
        if line.blank_before == 0 && (is_one_of_head(last, line) || calls_for_number(last, line)) {
            return true;
        }
        // "1.4." or "Điều 1." alone: its words stand on the next line. "Chương I" has its title below it.
        let is_alone = label(&last.words).is_some_and(|(kind, length)| {
            kind != LabelKind::Division && last.words.get(length..).is_none_or(|rest| rest.trim().is_empty())
        });
        if is_alone && last.words.chars().any(char::is_alphanumeric) {
            return !starts_anew(line) && line.blank_before <= 2;
        }
        // A heading that a dash or a comma leaves open.
        let is_half = last.words.trim_end().ends_with(['–', ',']) && is_short(last) && is_short(line);
        if last.is_heading && is_half && !line.is_heading && !starts_anew(line) {
            return !is_recipients_or_list(last);
        }
        let length = last.words.chars().count();
        let is_full = length * 4 >= self.full * 3;
        // "… theo⏎Phụ lục số 03": the words of a sentence that the paper broke.
        let is_mention = self.is_broken && is_full && is_open(last) && line.words.starts_with("Phụ lục ");
        if line.is_heading || last.is_heading || is_table_head(last) || (starts_anew(line) && !is_mention) {
            return false;
        }
        if line.blank_before > self.most_blank {
            // A page ends inside a sentence.
            return begins_inside(line) && is_open(last) && length >= LONG && line.words.chars().count() >= LONG / 2;
        }
        // "3183/SNV-⏎TCBC"
        let code = last.words.rsplit(' ').next().unwrap_or_default();
        if line.blank_before == 0 && code.ends_with('-') && code.contains('/') && begins_with_code(line) {
            return true;
        }
        // "… thay thế Nghị định số⏎92/2009/NĐ-CP": a number or a name is missing, and here it is.
        let is_number = line.words.starts_with(|c: char| c.is_ascii_digit());
        if line.blank_before == 0 && lacks_what_follows(last) && (is_number || !is_capitals(&line.words)) {
            return true;
        }
        // "(Standard,⏎Commander, v.v.)"
        let is_listed = last.words.trim_end().ends_with(',') && is_bracket_open(last);
        if self.is_broken && line.blank_before == 0 && is_listed {
            return true;
        }
        if begins_inside(line) {
            // No paragraph begins small: where the paper breaks lines, one breaks behind a semicolon, too.
            let is_title = is_capitals(&last.words);
            return (is_open(last) && !is_title) || (self.is_broken && last.words.trim_end().ends_with([';', ':']));
        }
        self.is_broken && is_full && is_open(last) && !is_capitals(&last.words) && !is_capitals(&line.words)
    }
}

/// From here on a line is one of running text, and no cell of a table, in characters.
const LONG: usize = 40;

/// "TT Nội dung thực hiện Cơ quan chủ trì": the head of a table that lost its cells.
pub(super) fn is_table_head(line: &Line) -> bool {
    let mut all = line.words.split_whitespace();
    matches!(all.next(), Some("TT" | "STT" | "Stt"))
        && all.next().is_none_or(|next| next.starts_with(char::is_uppercase))
}

fn is_short(line: &Line) -> bool {
    line.words.chars().count() < 120
}

fn is_recipients_or_list(line: &Line) -> bool {
    line.words.starts_with(['-', '+'])
}

/// Whether a line ends in a word that calls for another.
fn lacks_what_follows(line: &Line) -> bool {
    const WORDS: [&str; 8] = ["số", "ngày", "và", "của", "theo", "các", "với", "bởi"];
    line.words.split_whitespace().next_back().is_some_and(|last| WORDS.contains(&last))
}

/// Whether two lines are one of the head: "QUYẾT⏎ĐỊNH", "Số:⏎62/2025/QĐ-UBND".
fn is_one_of_head(last: &Line, line: &Line) -> bool {
    if matches!(last.words.as_str(), "Số:" | "Số" | "SỐ:") {
        return line.words.starts_with(|c: char| c.is_ascii_digit()) && line.words.contains('/');
    }
    let is_word = |line: &Line| !line.words.contains(' ') && is_capitals(&line.words);
    if !is_word(last) || !is_word(line) {
        return false;
    }
    let folded = words_folded(&format!("{} {}", last.words, line.words));
    kind(&folded).map(|(_, count)| count).or_else(|| law_making(&folded)) == Some(2)
}

/// Whether a line ends in a noun whose number begins the next: "Điều⏎2. Danh mục tài sản", "theo quy định tại khoản⏎2".
fn calls_for_number(last: &Line, line: &Line) -> bool {
    let noun = last.words.split_whitespace().next_back().unwrap_or_default();
    // "diễn viên hạng⏎II."
    let is_rank = || {
        let number = line.words.trim_end_matches(['.', ',', ';']);
        let is_roman = !number.is_empty() && number.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        is_roman && matches!(noun, "hạng" | "loại" | "nhóm" | "Mục" | "Phần" | "Chương" | "Quý" | "quý")
    };
    let is_project = || last.words.ends_with("Đề án") && line.words.starts_with("06");
    // "gồm các khoản⏎1. Chi lương" begins a list.
    let are_many = || {
        let before = last.words.split_whitespace().rev().nth(1).unwrap_or_default();
        matches!(before, "các" | "những" | "mọi" | "số")
    };
    (matches!(noun, "Điều" | "điều" | "khoản" | "Khoản")
        && !are_many()
        && line.words.starts_with(|c: char| c.is_ascii_digit()))
        || is_rank()
        || is_project()
}

/// Whether a line begins with a group of a symbol: "TCBC".
fn begins_with_code(line: &Line) -> bool {
    line.words.split(' ').next().is_some_and(is_capitals)
}

/// Whether a bracket is open at the end of a line.
fn is_bracket_open(line: &Line) -> bool {
    line.words.rfind('(').is_some_and(|at| !line.words.get(at..).unwrap_or_default().contains(')'))
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
    (label(words).is_some() && !is_false_bullet)
        || is_table_head(line)
        || opens.iter().any(|open| words.starts_with(open))
}

/// Whether a line is in capitals.
pub(super) fn is_capitals(words: &str) -> bool {
    let mut letters = words.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.filter(|c| c.is_lowercase()).count() == 0
}
