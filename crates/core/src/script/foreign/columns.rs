//! A foot in two columns, of which a text keeps no more than the gap between them.
//!
//! ```text
//! Nơi nhận:            TM. ỦY BAN NHÂN DÂN        Nơi nhận:
//! - Bộ Nội vụ;           KT. CHỦ TỊCH        ──▶  - Bộ Nội vụ;
//! - Lưu: VT.              Lê Văn A                - Lưu: VT.
//!                                                 TM. ỦY BAN NHÂN DÂN …
//! ```

use std::ops::Range;

use super::lines::{Line, words};
use super::signature;

/// How many blanks in a row are a gap between columns.
const GAP: usize = 3;

/// And how many are one whatever stands behind it.
const WIDE: usize = 8;

/// The lines, the right column of a foot below its left one.
///
/// Where a reader took the columns line by line, lines of the signature stand between the recipients.
pub(super) fn one_below_the_other(text: &str, all: Vec<Line>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::with_capacity(all.len());
    let mut right: Vec<Line> = Vec::new();
    let mut is_foot = false;
    let mut all = all.into_iter().peekable();
    while let Some(line) = all.next() {
        let is_between = all.peek().is_some_and(|next| next.words.starts_with('-'));
        is_foot = line.words.starts_with("Nơi nhận")
            || (is_foot && (may_go_on(text, &line) || goes_on(lines.last(), &line) || (is_between && is_loud(&line))));
        if !is_foot {
            lines.append(&mut right);
            lines.push(line);
        } else if let Some((end, next)) = gap(&line.words) {
            let (left, rest) = line.split_at(end);
            let (_, signature) = rest.split_at(next - end);
            lines.push(left);
            right.push(signature);
        } else if let Some((left, signature)) = cells(text, &line) {
            lines.extend(left);
            right.push(signature);
        } else if is_of_signature(&line.words) || is_loud(&line) || is_indented(text, &line) {
            right.push(line);
        } else {
            lines.push(line);
        }
    }
    lines.append(&mut right);
    lines
}

/// Whether a line may stand in a foot: a recipient, the end of a broken one, a line of the signature.
fn may_go_on(text: &str, line: &Line) -> bool {
    let words = line.words.as_str();
    let is_small = words.starts_with(|c: char| c.is_lowercase() || c == '(');
    cells(text, line).is_some()
        || line.cells.is_none()
            && (words.starts_with(['-', '–', '+'])
                || words.ends_with(';')
                || is_small
                || is_of_signature(words)
                || is_indented(text, line))
}

/// Whether a line ends a recipient that the line before left open: "- Các bộ: Tư pháp, Khoa học và⏎Công nghệ (để p/h);"
fn goes_on(before: Option<&Line>, line: &Line) -> bool {
    let before = before.map_or(";", |before| before.words.trim_end());
    let is_open = !before.ends_with([';', '.', '…']);
    let words = line.words.trim_end();
    let is_broken = before.ends_with(',') && (words.ends_with(',') || gap(words).is_some());
    is_open && line.cells.is_none() && (words.ends_with(';') || is_broken)
}

/// "VỤ CẢI CÁCH HÀNH CHÍNH": a line of the signature between the recipients. "KTTH, PL, TKBT;" ends one of these.
fn is_loud(line: &Line) -> bool {
    line.cells.is_none()
        && !line.words.starts_with(['-', '–', '+'])
        && !line.words.trim_end().ends_with(';')
        && signature::is_loud(&line.words)
}

/// "                         Ký bởi Sở Giáo dục và Đào tạo": a line of the right column alone.
fn is_indented(text: &str, line: &Line) -> bool {
    const MARGIN: usize = 30;
    let before = text.get(..line.range().start).unwrap_or_default();
    let margin = before.chars().rev().take_while(|c| matches!(c, ' ' | '\u{a0}')).take(MARGIN).count();
    line.cells.is_none() && margin >= MARGIN
}

/// The left and the right column of a line that tabs part, where the right one is of a signature.
fn cells(text: &str, line: &Line) -> Option<(Option<Line>, Line)> {
    let cells = line.cells.as_ref()?;
    // A table of Markdown is taken apart where its cells are known whole.
    if text.get(line.range())?.contains('|') {
        return None;
    }
    let half = |pieces: Vec<Range<usize>>| {
        let words = words(text, &pieces);
        let is_empty = words.trim().is_empty();
        (!is_empty).then_some(Line { pieces, words, is_heading: false, blank_before: 0, cells: None })
    };
    let mut paragraphs = cells.iter().map(|cell| cell.iter().flatten().cloned().collect::<Vec<_>>());
    let left = half(paragraphs.next()?);
    let right = half(paragraphs.flatten().collect())?;
    is_of_signature(&right.words).then_some((left, right))
}

/// Where the left column of a line ends, and where the right one begins.
fn gap(words: &str) -> Option<(usize, usize)> {
    let tokens = signature::tokens(words);
    tokens.iter().zip(tokens.iter().skip(1)).find_map(|((at, word), (next, _))| {
        let end = at + word.len();
        let between = words.get(end..*next)?;
        let width = between.chars().count();
        let is_gap = between.contains('\t') || width >= GAP;
        // The stamp of an electronic signature beside a recipient that is whole.
        let is_wide = width >= WIDE && words.starts_with('-') && word.ends_with([';', '.', ',']);
        (is_gap && (is_wide || is_of_signature(words.get(*next..)?))).then_some((end, *next))
    })
}

/// "TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", "(Đã ký)", "Lê Văn A".
fn is_of_signature(words: &str) -> bool {
    let is_quiet_name = !signature::is_loud(words) && signature::is_name(words);
    signature::begins_with_tier(words)
        || signature::OFFICES.iter().any(|office| words.starts_with(office))
        || words.starts_with("(Đã ký")
        || is_quiet_name
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::one_below_the_other;

    #[test]
    fn the_signature_stands_below_the_recipients() {
        for (text, wanted) in [
            (
                "Nơi nhận:       TM. ỦY BAN NHÂN DÂN\n- Bộ TT&TT;      KT. CHỦ TỊCH\n                PHÓ CHỦ TỊCH\n- Lưu: VT.\n                Lê Quang Nam\nPHỤ LỤC I",
                &[
                    "Nơi nhận:",
                    "- Bộ TT&TT;",
                    "- Lưu: VT.",
                    "TM. ỦY BAN NHÂN DÂN",
                    "KT. CHỦ TỊCH",
                    "PHÓ CHỦ TỊCH",
                    "Lê Quang Nam",
                    "PHỤ LỤC I",
                ][..],
            ),
            ("Nơi nhận:\tCHỦ TỊCH\n- Lưu: VT.\tLê Văn Chiến", &["Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH", "Lê Văn Chiến"]),
            (
                "Nơi nhận:\nTL. BỘ TRƯỞNG\n- Như trên;\nVỤ CẢI CÁCH\n- Bộ Khoa học và\nCông nghệ;\n- Lưu: VT.\nLê Văn Chiến",
                &[
                    "Nơi nhận:",
                    "- Như trên;",
                    "- Bộ Khoa học và",
                    "Công nghệ;",
                    "- Lưu: VT.",
                    "TL. BỘ TRƯỞNG",
                    "VỤ CẢI CÁCH",
                    "Lê Văn Chiến",
                ],
            ),
            (
                "Nơi nhận:\t\t\tKT. CHỦ TỊCH\n- Bộ Công an;\t\t\tPHÓ CHỦ TỊCH\n- Lưu: VT.",
                &["Nơi nhận:", "- Bộ Công an;", "- Lưu: VT.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
            ),
            ("Nơi nhận:\n- Chủ tịch,   các PCT;\n- Lưu: VT.", &["Nơi nhận:", "- Chủ tịch,   các PCT;", "- Lưu: VT."]),
        ] {
            let read: Vec<String> = one_below_the_other(text, lines(text)).into_iter().map(|line| line.words).collect();
            assert_eq!(read, wanted, "{text}");
        }
    }
}
