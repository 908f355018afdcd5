//! A foot in two columns, of which a text keeps no more than the gap between them.
//!
//! ```text
//! Nơi nhận:            TM. ỦY BAN NHÂN DÂN        Nơi nhận:
//! - Bộ Nội vụ;           KT. CHỦ TỊCH        ──▶  - Bộ Nội vụ;
//! - Lưu: VT.              Lê Văn A                - Lưu: VT.
//!                                                 TM. ỦY BAN NHÂN DÂN …
//! ```

use super::lines::Line;
use super::signature;

/// How many blanks in a row are a gap between columns.
const GAP: usize = 3;

/// The lines, the right column of a foot below its left one.
pub(super) fn one_below_the_other(all: Vec<Line>) -> Vec<Line> {
    let mut lines = Vec::with_capacity(all.len());
    let mut right: Vec<Line> = Vec::new();
    let mut is_foot = false;
    for line in all {
        is_foot = line.words.starts_with("Nơi nhận") || (is_foot && may_go_on(&line));
        if !is_foot {
            lines.append(&mut right);
            lines.push(line);
        } else if let Some((end, next)) = gap(&line.words) {
            let (left, rest) = line.split_at(end);
            let (_, signature) = rest.split_at(next - end);
            lines.push(left);
            right.push(signature);
        } else if !right.is_empty() && is_of_signature(&line.words) {
            // The signature is the longer column.
            right.push(line);
        } else {
            lines.push(line);
        }
    }
    lines.append(&mut right);
    lines
}

/// Whether a line may stand in a foot: a recipient, the end of a broken one, a line of the signature.
fn may_go_on(line: &Line) -> bool {
    let words = line.words.as_str();
    line.cells.is_none()
        && (words.starts_with(['-', '–', '+']) || words.starts_with(char::is_lowercase) || is_of_signature(words))
}

/// Where the left column of a line ends, and where the right one begins.
fn gap(words: &str) -> Option<(usize, usize)> {
    let tokens = signature::tokens(words);
    tokens.iter().zip(tokens.iter().skip(1)).find_map(|((at, word), (next, _))| {
        let end = at + word.len();
        let between = words.get(end..*next)?;
        let is_gap = between.contains('\t') || between.chars().count() >= GAP;
        (is_gap && is_of_signature(words.get(*next..)?)).then_some((end, *next))
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
            ("Nơi nhận:\n- Chủ tịch,   các PCT;\n- Lưu: VT.", &["Nơi nhận:", "- Chủ tịch,   các PCT;", "- Lưu: VT."]),
        ] {
            let read: Vec<String> = one_below_the_other(lines(text)).into_iter().map(|line| line.words).collect();
            assert_eq!(read, wanted, "{text}");
        }
    }
}
