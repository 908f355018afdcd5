//! A whole and its parts in a sentence: "305.712 hồ sơ (trước hạn 293.132 hồ sơ, quá hạn 12.579 hồ sơ)".
//!
//! ```text
//! 305.712 hồ sơ (trước hạn 293.132 hồ sơ, đạt tỷ lệ 95,88%, quá hạn 12.579 hồ sơ)
//! └─ whole ───┘ │└─ part ──────────────┘  └─ a share ────┘  └─ part ──────────┘
//!               └─ opener
//! ```
//!
//! Only a list is read in which every piece has one figure: from "Chủ tịch, 03 Phó Chủ tịch" nothing can be added up.

use std::ops::Range;

use super::figures::figure;
use super::pattern::patterns;

/// A figure and the words around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The figure.
    pub range: Range<usize>,
    /// Its value, as [`figure`] reads it.
    pub value: (i128, u32),
    /// The words of its piece, in small letters: "trước hạn … hồ sơ".
    pub words: String,
    /// The words right behind it, in small letters: "hồ sơ".
    pub unit: String,
}

/// How the list of parts begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opener {
    /// "(", "gồm": all of them.
    All,
    /// "trong đó": perhaps some of them.
    Among,
}

/// A whole and what is listed as its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// The whole.
    pub count: Count,
    /// How the list begins.
    pub opener: Opener,
    /// The parts, as far as they could be read; one at least.
    pub parts: Vec<Count>,
    /// Whether they stand in a bracket.
    pub is_bracket: bool,
    /// Whether they are two or more, and each piece of the list was read.
    pub is_list: bool,
}

/// The words of a list are looked at so far, in bytes.
const LONGEST: usize = 900;

/// Words before a figure that make it a name, a time, an act, or about so much.
const NO_COUNT: [&str; 45] = [
    "năm", "tháng", "ngày", "quý", "điều", "khoản", "điểm", "số", "mục", "chương", "phần", "lớp", "cấp", "hạng",
    "khóa", "khoá", "loại", "nhóm", "dự", "án", "tầng", "khu", "thôn", "khóm", "tổ", "bước", "đợt", "lần", "kỳ",
    "tuần", "tiết", "đến", "từ", "hơn", "gần", "khoảng", "trên", "dưới", "thiểu", "đa", "quá", "nhất", "mỗi", "x",
    "còn",
];

/// Words behind a figure that make it an age, a time or no count.
const NO_UNIT: [&str; 9] = ["tuổi", "năm", "tháng", "ngày", "giờ", "phút", "lần", "tuần", "điểm"];

patterns! {
    FIGURE = r"[0-9]+(?:[.,][0-9]+)*";
    SHARE = r"[0-9][0-9.,]*\s*%";
    OPENER = r"^((?:\s+[\p{L}][\p{L}\p{M}&]*|\s+-){0,9})\s*(?:\(\s*((?:[Tt]rong\s+đó|[Gg]ồm|[Bb]ao\s+gồm)\s*(?:có)?\s*:?)?|,?\s+(trong\s+đó(?:\s+có)?|gồm(?:\s+có)?|bao\s+gồm)\s*:?\s)";
}

/// The wholes of a text with their parts.
pub fn wholes(words: &str) -> Vec<Whole> {
    if !words.contains('(') && !words.contains("gồm") && !words.contains("trong đó") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut behind = 0;
    for figure in FIGURE.find_iter(words) {
        if figure.start() < behind {
            continue;
        }
        if let Some((whole, end)) = whole(words, figure.range()) {
            // A list that was read has no other in it.
            behind = if whole.is_list { end } else { behind };
            found.push(whole);
        }
    }
    found
}

/// The whole whose figure stands at `at`, and the end of its list.
fn whole(words: &str, at: Range<usize>) -> Option<(Whole, usize)> {
    let count = count(words, at.clone(), 0..words.len())?;
    let near = words.get(at.end..words.floor_char_boundary(at.end.saturating_add(LONGEST).min(words.len())))?;
    let opener = OPENER.captures(near)?;
    let is_bracket = opener.get(3).is_none();
    let word = opener.get(2).or_else(|| opener.get(3)).map_or("", |word| word.as_str());
    let is_among = word.to_lowercase().starts_with("trong");
    let start = opener.get(0)?.end();
    let inner = near.get(start..)?;
    let length = if is_bracket { closing(inner)? } else { sentence_end(inner)? };
    // "gồm 93 xã và 11 phường; trong đó …": what follows are parts of the parts.
    let length = inner.find("trong đó").map_or(length, |among| among.min(length));
    let from = at.end + start;
    let (mut parts, mut is_read) = (Vec::new(), true);
    for piece in pieces(words, from..from + length) {
        match part(words, &piece, &count) {
            Some(Piece::Part(count)) => parts.push(count),
            Some(Piece::Share) => {}
            None => {
                is_read = false;
                break;
            }
        }
    }
    let unit = opener.get(1).map_or("", |unit| unit.as_str()).trim().to_lowercase();
    let opener = if is_among { Opener::Among } else { Opener::All };
    let is_list = is_read && parts.len() > 1;
    // Behind "trong đó" the first part says something alone; in what follows the sentence may go on to other matters.
    let is_first = is_among && !is_bracket && !parts.is_empty();
    let whole = Whole { count: Count { unit, ..count }, opener, parts, is_bracket, is_list };
    (is_list || is_first).then_some((whole, from + length))
}

/// Where the sentence ends; none where its end lies too far to be seen.
fn sentence_end(inner: &str) -> Option<usize> {
    let end = || (inner.len() < LONGEST / 2).then(|| inner.trim_end_matches('.').len());
    inner.find(". ").or_else(end)
}

/// Where the bracket ends that was opened before `inner`.
fn closing(inner: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, mark) in inner.char_indices() {
        match mark {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The pieces of a list: "," and ";" part them, "và" where both sides have a figure; brackets inside belong to theirs.
fn pieces(words: &str, list: Range<usize>) -> Vec<Range<usize>> {
    let text = words.get(list.clone()).unwrap_or_default();
    let (mut pieces, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    let has_figure = |range: Range<usize>| {
        let piece = text.get(range).unwrap_or_default();
        piece.bytes().any(|byte| byte.is_ascii_digit())
    };
    for (at, mark) in text.char_indices() {
        let rest = text.get(at + mark.len_utf8()..).unwrap_or_default();
        let ends = match mark {
            '(' => {
                depth += 1;
                false
            }
            ')' => {
                depth = depth.saturating_sub(1);
                false
            }
            ',' => depth == 0 && !rest.starts_with(|c: char| c.is_ascii_digit()),
            ';' => depth == 0,
            'v' => {
                depth == 0
                    && rest.starts_with("à ")
                    && text.get(..at).is_some_and(|before| before.ends_with(' '))
                    && has_figure(start..at)
                    && rest.split([',', ';']).next().is_some_and(|next| next.bytes().any(|byte| byte.is_ascii_digit()))
            }
            _ => false,
        };
        if ends {
            pieces.push(list.start + start..list.start + at);
            start = at + if mark == 'v' { "và".len() } else { mark.len_utf8() };
        }
    }
    pieces.push(list.start + start..list.end);
    pieces.retain(|piece| words.get(piece.clone()).is_some_and(|piece| piece.contains(char::is_alphanumeric)));
    pieces
}

enum Piece {
    Part(Count),
    /// "đạt tỷ lệ 95,88%"
    Share,
}

/// The one figure of a piece; of several the one that has the whole's unit. None where there is none, or nothing tells.
fn part(words: &str, piece: &Range<usize>, whole: &Count) -> Option<Piece> {
    let text = words.get(piece.clone())?;
    // What stands in a bracket belongs to the part.
    let text = text.split('(').next().unwrap_or(text);
    let share = SHARE.find(text);
    let figures =
        FIGURE.find_iter(text).filter(|figure| share.is_none_or(|share| !share.range().contains(&figure.start())));
    let shift = |range: Range<usize>| piece.start + range.start..piece.start + range.end;
    let ends = piece.start..piece.start + text.len();
    let mut counts: Vec<Count> =
        figures.filter_map(|figure| count(words, shift(figure.range()), ends.clone())).collect();
    if counts.len() > 1 {
        let first = whole.unit.split(' ').next().filter(|unit| !unit.is_empty())?;
        counts.retain(|count| count.unit.split(' ').next() == Some(first));
    }
    match (counts.len(), share) {
        (1, _) => counts.pop().map(Piece::Part),
        (0, Some(_)) => Some(Piece::Share),
        _ => None,
    }
}

/// The figure at `at` as a count of the piece; none where it is a name, a time, a piece of something longer, or about so
/// much.
fn count(words: &str, at: Range<usize>, piece: Range<usize>) -> Option<Count> {
    let before = words.get(piece.start..at.start)?;
    let behind = words.get(at.end..piece.end.max(at.end))?;
    let is_glued = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | ',' | '–' | '+'))
        || behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '%' | '-' | '–'))
        || behind.trim_start().starts_with(['%', '/']);
    if is_glued {
        return None;
    }
    let (last, unit) = (last_word(before), unit(behind));
    let next = unit.split(' ').next().unwrap_or_default();
    if NO_COUNT.contains(&last.as_str()) || NO_UNIT.contains(&next) {
        return None;
    }
    let value = figure(words.get(at.clone())?)?;
    let text = if piece.len() > LONGEST { unit.clone() } else { words.get(piece)?.to_lowercase() };
    Some(Count { range: at, value, words: text, unit })
}

/// The last word, in small letters, with the marks that are glued to it; of a longer one than a word is, its end.
fn last_word(before: &str) -> String {
    const WORD: usize = 40;
    let before = before.trim_end();
    let near = before.get(before.floor_char_boundary(before.len().saturating_sub(WORD))..).unwrap_or_default();
    near.split_whitespace().next_back().map(str::to_lowercase).unwrap_or_default()
}

/// The words right behind a figure, up to the first mark; a few of them, so that no more is looked at.
fn unit(behind: &str) -> String {
    let mut unit: Vec<&str> = Vec::new();
    for word in behind.split_whitespace().take(4) {
        let kept = word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        unit.extend(Some(kept).filter(|kept| !kept.is_empty()));
        if kept.len() < word.len() {
            break;
        }
    }
    unit.join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::wholes;

    fn read(words: &str) -> Vec<(String, Vec<String>)> {
        let text = |range: &std::ops::Range<usize>| words[range.clone()].to_owned();
        let one = |whole: &super::Whole| {
            (text(&whole.count.range), whole.parts.iter().map(|part| text(&part.range)).collect())
        };
        wholes(words).iter().filter(|whole| whole.is_list).map(one).collect()
    }

    #[test]
    fn wholes_and_their_parts() {
        for (words, whole, parts) in [
            (
                "đã giải quyết 1.712 hồ sơ (trước hạn và đúng hạn 1.132 hồ sơ, đạt 95,88%, quá hạn 580 hồ sơ, chiếm 4%)",
                "1.712",
                ["1.132", "580"],
            ),
            ("có 438 hồ sơ (172 hồ sơ của trẻ em dưới 6 tuổi và 266 hồ sơ khác), trong đó 12", "438", ["172", "266"]),
            ("Có 104 đơn vị cấp xã, gồm 93 xã và 11 phường.", "104", ["93", "11"]),
            ("40 đơn vị, gồm 21 phường và 19 xã; trong đó có 20 phường mới.", "40", ["21", "19"]),
            ("58 trạm (Trong đó: VNPT: 25 trạm (cũ 5), Viettel: 33 trạm)", "58", ["25", "33"]),
        ] {
            let expected = vec![(whole.to_owned(), parts.map(str::to_owned).to_vec())];
            assert_eq!(read(words), expected, "{words}");
        }
    }

    #[test]
    fn lists_that_cannot_be_added_up() {
        for words in [
            "09 thành viên (Chủ tịch, 03 Phó Chủ tịch, 05 ủy viên)",
            "Điều 12 (khoản 3, khoản 4)",
            "năm 2025 (đã kiểm tra 09 xã, 03 sở)",
            "hơn 500 hồ sơ (300 trực tuyến, 209 trực tiếp)",
            "12 hồ sơ (đạt 95%)",
            "(((( 12 (",
        ] {
            assert!(read(words).is_empty(), "{words}: {:?}", read(words));
        }
    }
}
