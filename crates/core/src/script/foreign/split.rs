//! Lines that hold several lines of the form: what a web page or a table of two columns makes of them.
//!
//! ```text
//! ỦY BAN NHÂN DÂN TỈNH X CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM        ──▶ two lines
//! Số: 12/KH-UBND Tây Thuận, ngày 31 tháng 12 năm 2024              ──▶ two lines
//! TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Hữu Tháp    ──▶ four lines
//! | Nơi nhận: - Như Điều 3; - Lưu: VT. | TM. ỦY BAN NHÂN DÂN |     ──▶ four lines
//! ```

use std::ops::Range;
use std::sync::LazyLock;

use super::head;
use super::lines::{CellPieces, Line, words};
use super::signature;
use crate::decree::KINDS;
use crate::recognise::pattern::patterns;
use crate::vietnamese::words_folded;

patterns! {
    /// What only the form says; a line may begin there or end there. Marks that were left out or mistyped ("CÔNG HÒA") are
    /// no other line: rule TT011 speaks of them.
    NATIONAL_NAME = concat!(
        r"C[OÔỘ]NG H(?:O[AÀ]|[ÒÓ]A) X[AÃÁ] H[OÔỘ]I CH[UỦŨ] NGH[IĨỈ]A VI[EÊỆ]T NAM",
        r"|ĐẢNG CỘNG SẢN VIỆT NAM",
    );
    MOTTO = concat!(
        r"(?:Độc [Ll]ập|ĐỘC LẬP) {0,2}[-–—−] {0,2}(?:[Tt]ự [Dd]o|TỰ DO) {0,2}[-–—−] {0,2}",
        r"(?:[Hh]ạnh [Pp]húc|HẠNH PHÚC)",
    );
}

/// Where the country's name or the Party's, and the motto, first stand.
fn form_lines(words: &str) -> impl Iterator<Item = Range<usize>> {
    // Few lines have these letters.
    let name = words.contains(" NAM").then(|| NATIONAL_NAME.find(words)).flatten();
    let motto = (words.contains("húc") || words.contains("HÚC")).then(|| MOTTO.find(words)).flatten();
    name.into_iter().chain(motto).map(|found| found.range())
}

/// The kinds in capitals: "KẾ HOẠCH"; the longer first.
static LOUD_KINDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut names: Vec<String> = KINDS.iter().map(|kind| kind.name.to_uppercase()).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
});

/// The lines of `all`, each line of the form on its own, tables that hold the form taken apart.
pub(super) fn split(text: &str, all: Vec<Line>) -> Vec<Line> {
    let mut splitter =
        Splitter { text, lines: Vec::with_capacity(all.len()), is_recipients: false, is_signature: false };
    let mut form: Vec<Line> = Vec::new();
    for line in all {
        let columns = |line: &Line| line.cells.as_ref().map_or(0, Vec::len);
        let is_form = line.cells.as_ref().is_some_and(|cells| is_form(text, cells));
        let goes_on = form.first().is_some_and(|first| columns(first) == columns(&line));
        if is_form || goes_on {
            form.push(line);
            continue;
        }
        splitter.table(&std::mem::take(&mut form));
        splitter.line(line);
    }
    splitter.table(&form);
    splitter.lines
}

/// Whether a row of two or three cells is a header or a signature set as a table.
fn is_form(text: &str, cells: &[CellPieces]) -> bool {
    (2..=3).contains(&cells.len())
        && cells.iter().flatten().any(|paragraph| {
            let words = words(text, paragraph);
            let words = words.trim();
            form_lines(words).any(|found| found.start == 0)
                || is_recipients_label(words)
                || signature::begins_with_tier(words)
        })
}

fn is_recipients_label(words: &str) -> bool {
    words.strip_prefix("Nơi nhận").is_some_and(|rest| {
        let rest = rest.trim_start_matches([':', ' ', '.']);
        rest.is_empty() || rest.starts_with(['-', '–', '+'])
    })
}

struct Splitter<'t> {
    text: &'t str,
    lines: Vec<Line>,
    /// Whether "Nơi nhận" stands before, and no signature since.
    is_recipients: bool,
    /// Whether the line before is one of a signature, its name still to come.
    is_signature: bool,
}

impl Splitter<'_> {
    /// The cells of a table that holds the form, column by column, each paragraph a line.
    fn table(&mut self, rows: &[Line]) {
        let columns = rows.iter().filter_map(|row| row.cells.as_ref()).map(Vec::len).max().unwrap_or(0);
        for column in 0..columns {
            let cells = rows.iter().filter_map(|row| row.cells.as_ref()?.get(column));
            for paragraph in cells.flatten().cloned().collect::<Vec<_>>() {
                let words = words(self.text, &paragraph);
                self.line(Line { pieces: paragraph, words, is_heading: false, blank_before: 1, cells: None });
            }
        }
    }

    fn line(&mut self, line: Line) {
        if line.cells.is_some() {
            self.lines.push(line);
            return;
        }
        let mut rest = line;
        // Each turn takes a line off, so they end.
        while let Some(at) = self.cut(&rest.words) {
            // The blanks between two lines are neither's.
            let blanks = rest.words.get(at..).map_or(0, |behind| behind.len() - behind.trim_start().len());
            let (line, behind) = rest.split_at(at + blanks);
            self.push(line);
            rest = behind;
            rest.blank_before = 0;
        }
        self.push(rest);
    }

    fn push(&mut self, line: Line) {
        if line.words.chars().any(char::is_alphanumeric) || line.words.contains(['.', '…']) {
            let is_tier = signature::begins_with_tier(&line.words) || signature::is_half(&line.words);
            self.is_recipients = (self.is_recipients && !is_tier) || is_recipients_label(&line.words);
            self.is_signature = is_tier || (self.is_signature && signature::is_loud(&line.words));
            self.lines.push(line);
        }
    }

    /// Where the first line of the form that `words` holds ends.
    fn cut(&self, words: &str) -> Option<usize> {
        let begins_or_ends = |Range { start: at, end }: Range<usize>| {
            let is_line = at == 0 || words.get(..at).is_some_and(|before| before.ends_with(char::is_whitespace));
            // "Hạnh phúc.": a full stop too much is no line.
            let goes_on = words.get(end..).is_some_and(|behind| behind.contains(|c: char| !matches!(c, '.' | ' ')));
            (is_line && (at > 0 || goes_on)).then_some(if at > 0 { at } else { end })
        };
        // What the form says stands near the beginning of a line, and not behind a sentence.
        if words.len() > 30
            && let Some(at) = form_lines(words).filter_map(begins_or_ends).min()
        {
            return Some(at);
        }
        let head = words.split_whitespace().next()?;
        if matches!(head, "Số:" | "Số" | "SỐ:" | "Số.") {
            return number_line(words);
        }
        let is_office = || self.is_signature && signature::OFFICES.iter().any(|office| words.starts_with(office));
        if (signature::is_tier(head) && signature::begins_with_tier(words)) || is_office() {
            return signature::cuts(words).first().copied();
        }
        if matches!(head, "QUYẾT") {
            let order = ["QUYẾT ĐỊNH:", "QUYẾT NGHỊ:"].iter().find(|order| words.starts_with(**order));
            if let Some(order) = order.filter(|order| words.len() > order.len()) {
                return Some(order.len());
            }
        }
        if is_recipients_label(words) {
            let label = "Nơi nhận".len();
            let end = words.get(label..)?.find(['-', '–', '+']).map(|at| label + at);
            return end;
        }
        if self.is_recipients {
            return recipient_line(words);
        }
        title_line(words).or_else(|| appendix_line(words)).or_else(|| loud_before_number(words))
    }
}

/// "Số: 12/KH-UBND | Tây Thuận, ngày 31 tháng 12 năm 2024", "Số: 12/UBND-NC | V/v nâng bậc lương"
fn number_line(words: &str) -> Option<usize> {
    let (_, symbol) = head::number(words)?;
    let behind = words.get(symbol.end..)?;
    let next = behind.trim_start_matches([' ', '\u{a0}', '\t']);
    let is_date = next.contains("ngày") && (next.contains("tháng") || next.contains('/')) && next.len() < 120;
    let is_subject = next.starts_with("V/v") || next.starts_with("Về việc");
    let is_capital = next.starts_with(char::is_uppercase);
    (is_capital && (is_date || is_subject)).then(|| words.len() - next.len())
}

/// "- Như Điều 3; | - Lưu: VT. | TM. ỦY BAN NHÂN DÂN"
fn recipient_line(words: &str) -> Option<usize> {
    let tokens = signature::tokens(words);
    let pairs = tokens.iter().zip(tokens.iter().skip(1)).enumerate();
    for (index, ((_, before), (at, word))) in pairs {
        let next = tokens.get(index + 2).map_or("", |(_, next)| *next);
        let is_item = matches!(*word, "-" | "–" | "+")
            && before.ends_with([';', '.', ',', ':'])
            && next.starts_with(char::is_uppercase);
        let is_authority = signature::is_tier(word) && signature::is_loud(next) && next.chars().count() > 1;
        if is_item || (is_authority && word.contains('.')) {
            return Some(*at);
        }
    }
    None
}

/// "KẾ HOẠCH | Thực hiện công tác …", "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2022 | (Kèm theo …)"
fn title_line(words: &str) -> Option<usize> {
    if !words.get(..words.len().min(12)).is_none_or(signature::is_loud) {
        return None;
    }
    let kind = LOUD_KINDS
        .iter()
        .find(|kind| words.strip_prefix(kind.as_str()).is_some_and(|rest| rest.starts_with([' ', '\u{a0}'])))?;
    let tokens = signature::tokens(words);
    let (at, quiet) = tokens.iter().find(|(at, word)| {
        let has_letters = word.chars().any(char::is_alphabetic);
        *at >= kind.len() && (word.starts_with('(') || (has_letters && !signature::is_loud(word)))
    })?;
    // "KẾ HOẠCH CCHC của xã": what follows the kind is one phrase.
    let at = if quiet.starts_with(|c: char| c.is_uppercase() || c == '(') { *at } else { kind.len() };
    let rest = words.get(at..)?;
    (!rest.trim().is_empty()).then(|| words.len() - rest.trim_start().len())
}

/// "PHỤ LỤC II DANH MỤC NHIỆM VỤ | (Kèm theo Kế hoạch số …)"
fn appendix_line(words: &str) -> Option<usize> {
    let at = words.strip_prefix("PHỤ LỤC").and_then(|rest| rest.find(" (")).map(|at| at + "PHỤ LỤC".len())?;
    let is_attached = words.get(at..)?.to_lowercase().contains("kèm theo");
    (is_attached && signature::is_loud(words.get(..at)?)).then_some(at + 1)
}

/// "ỦY BAN NHÂN DÂN TỈNH X | Số: 12/QĐ-UBND"
fn loud_before_number(words: &str) -> Option<usize> {
    let at = words.find(" Số:")?;
    let before = words.get(..at)?;
    let is_agency = before.len() < 160 && signature::is_loud(before) && head::is_agency(&words_folded(before));
    (is_agency && head::number(words.get(at + 1..)?).is_some()).then_some(at + 1)
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::split;

    #[test]
    fn lines_of_the_form_stand_alone() {
        for (text, wanted) in [
            (
                "ỦY BAN NHÂN DÂN TỈNH X CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
                &["ỦY BAN NHÂN DÂN TỈNH X", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"][..],
            ),
            (
                "Số: 12/KH-UBND Tây Thuận, ngày 31 tháng 12 năm 2024",
                &["Số: 12/KH-UBND", "Tây Thuận, ngày 31 tháng 12 năm 2024"],
            ),
            (
                "| ỦY BAN NHÂN DÂN<br>XÃ X | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|\n| Số: 1/KH-UBND | X, ngày 2 tháng 3 năm 2026 |",
                &[
                    "ỦY BAN NHÂN DÂN",
                    "XÃ X",
                    "Số: 1/KH-UBND",
                    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    "X, ngày 2 tháng 3 năm 2026",
                ],
            ),
            (
                "| Nơi nhận: - Như Điều 3; - Lưu: VT. | TM. ỦY BAN NHÂN DÂN CHỦ TỊCH |",
                &["Nơi nhận:", "- Như Điều 3;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
            ),
            (
                "Nơi nhận: - Bộ Nội vụ; - Lưu: VT, NC. TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
                &["Nơi nhận:", "- Bộ Nội vụ;", "- Lưu: VT, NC.", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"],
            ),
            (
                "Độc lập - Tự do - Hạnh phúc Số: 12/KH-UBND Hòa Sơn, ngày 05 tháng 01 năm 2026",
                &["Độc lập - Tự do - Hạnh phúc", "Số: 12/KH-UBND", "Hòa Sơn, ngày 05 tháng 01 năm 2026"],
            ),
            ("KẾ HOẠCH Cải cách hành chính năm 2022", &["KẾ HOẠCH", "Cải cách hành chính năm 2022"]),
            (
                "PHỤ LỤC II DANH MỤC NHIỆM VỤ (Kèm theo Kế hoạch số 12/KH-UBND)",
                &["PHỤ LỤC II DANH MỤC NHIỆM VỤ", "(Kèm theo Kế hoạch số 12/KH-UBND)"],
            ),
            ("QUYẾT ĐỊNH: Điều 1. Ban hành", &["QUYẾT ĐỊNH:", "Điều 1. Ban hành"]),
            ("Kế hoạch này được gửi tới UBND xã.", &["Kế hoạch này được gửi tới UBND xã."]),
        ] {
            let lines: Vec<String> = split(text, lines(text)).iter().map(|line| line.words.trim().to_owned()).collect();
            assert_eq!(lines, wanted, "{text}");
        }
    }
}
