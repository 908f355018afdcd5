//! Rows of text under each other.

use unicode_width::UnicodeWidthStr as _;

/// Two spaces keep columns apart.
const GAP: usize = 2;

/// The rows as lines: each column but the last as wide as its widest cell.
///
/// Width is what a terminal shows, not bytes or characters: a letter and the tone mark that is typed after it are one.
pub(super) fn aligned<const N: usize>(rows: &[[String; N]]) -> Vec<String> {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    rows.iter()
        .map(|row| {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(widths) {
                line.push_str(cell);
                line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + GAP));
            }
            line.truncate(line.trim_end().len());
            line
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::aligned;

    #[test]
    fn a_letter_with_its_marks_is_one_wide() {
        let row = |a: &str, b: &str| [a.to_owned(), b.to_owned()];
        let lines =
            aligned(&[row("Tổ chức", "1"), row("To\u{302}\u{309} chức", "2"), row("x", ""), row("To chuc", "3")]);
        assert_eq!(lines, ["Tổ chức  1", "To\u{302}\u{309} chức  2", "x", "To chuc  3"]);
    }
}
