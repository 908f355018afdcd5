//! Units of the administration: "UBND huyện", "trên địa bàn xã Hoằng Tiến", each with its level and its name.

use std::ops::Range;

use super::local::{LOCAL_BODIES, Level, LocalBody, UNIT_WORDS};
use super::words::Words;
use crate::vietnamese::syllable::settled;

/// A unit, as a text names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Its level.
    pub(crate) level: Level,
    /// The word for it: "xã", "thị trấn".
    pub(crate) word: String,
    /// Its name, as written: "Hoằng Tiến".
    pub(crate) name: Option<String>,
    /// The body that is meant.
    pub(crate) body: Option<LocalBody>,
    /// Whether it is "cấp huyện" or "các xã": no single one.
    pub(crate) is_general: bool,
    /// The body, the word and the name, in bytes.
    pub(crate) range: Range<usize>,
    /// The same, in words.
    pub(crate) words: Range<usize>,
}

/// A name has no more syllables than this: "Bà Rịa - Vũng Tàu" is written with a dash, "Kon Tum", "Thừa Thiên Huế".
const LONGEST_NAME: usize = 4;

/// The units that a text names.
pub(crate) fn units(words: &Words<'_>) -> Vec<Unit> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < words.len() {
        match unit(words, index) {
            Some(unit) => {
                index = unit.words.end;
                found.push(unit);
            }
            None => index += 1,
        }
    }
    found
}

/// The unit whose word stands at `index`.
fn unit(words: &Words<'_>, index: usize) -> Option<Unit> {
    let word = words.get(index)?;
    // Of most words the first letter says that they are none.
    if !word.written.starts_with(['x', 'X', 'p', 'P', 'h', 'H', 'q', 'Q', 't', 'T', 'đ', 'Đ']) {
        return None;
    }
    let (level, end) = UNIT_WORDS.iter().find_map(|unit| Some((unit.level?, words.end_of(index, unit.word)?)))?;
    if is_part_of_a_word(words, index, end) {
        return None;
    }
    let before = |back: usize| index.checked_sub(back).filter(|_| (0..back).all(|step| words.is_joined(index - step)));
    let is = |back: usize, wanted: &str| before(back).and_then(|at| words.get(at)).is_some_and(|word| word.is(wanted));
    let is_general = is(1, "các") || is(1, "cấp") || is(1, "từng") || is(1, "mỗi") || is(1, "mọi");
    let skip = usize::from(is_general);
    let named = LOCAL_BODIES.iter().find_map(|(name, body)| Some((*body, body_before(words, index - skip, name)?)));
    let (body, taken) = named.map_or((None, 0), |(body, taken)| (Some(body), taken));
    // "Ban nhân dân huyện", its first word lost, may begin the text.
    let start = index.saturating_sub(if taken > 0 { taken + skip } else { 0 });
    let last = if is_general { end } else { name_end(words, end, word.is_loud()) };
    let name = words.get(end).filter(|_| last > end).and_then(|first| {
        let whole = words.text().get(first.start..words.get(last - 1)?.end)?;
        Some(whole.split_whitespace().collect::<Vec<_>>().join(" "))
    });
    let range = words.get(start)?.start..words.get(last - 1)?.end;
    let word = words.text().get(word.start..words.get(end - 1)?.end)?.to_lowercase();
    Some(Unit { level, word, name, body, is_general, range, words: start..last })
}

/// How many words before the one at `index` are the body's name. A text may have lost the first word of a long one: "ban
/// nhân dân xã".
fn body_before(words: &Words<'_>, index: usize, name: &str) -> Option<usize> {
    let is = |back: usize, wanted: &str| {
        let at = index.checked_sub(back).filter(|at| words.is_joined(at + 1));
        at.and_then(|at| words.get(at)).is_some_and(|word| settled(&word.lower()) == wanted)
    };
    let length = name.split(' ').count();
    let there = name.rsplit(' ').enumerate().take_while(|(back, wanted)| is(back + 1, wanted)).count();
    (there == length || (there > 1 && there + 1 == length)).then_some(there)
}

/// "xã hội", "hợp tác xã", "huyện ủy", "tỉnh thành": no unit.
fn is_part_of_a_word(words: &Words<'_>, index: usize, end: usize) -> bool {
    const BEHIND: [&str; 14] =
        ["hội", "viên", "giao", "luận", "tắc", "ủy", "uỷ", "lỵ", "lị", "táo", "thành", "đội", "đoàn", "trưởng"];
    let behind = words.get(end).filter(|_| words.is_joined(end)).map(super::words::Word::lower);
    let before = index.checked_sub(1).filter(|_| words.is_joined(index)).and_then(|at| words.get(at));
    behind.is_some_and(|behind| BEHIND.contains(&behind.as_str())) || before.is_some_and(|word| word.is("tác"))
}

/// One past the last word of the name that begins at `start`; `start` where there is none.
fn name_end(words: &Words<'_>, start: usize, is_loud: bool) -> usize {
    let mut end = start;
    while end < start + LONGEST_NAME && words.is_joined(end) {
        let Some(word) = words.get(end) else { break };
        let belongs = word.is_capital() && (word.is_loud() == is_loud || word.written.chars().count() == 1);
        // "UBND xã UBND huyện", "huyện Quyết định số".
        if !belongs {
            break;
        }
        end += 1;
    }
    let is_noun = |word: &super::words::Word<'_>| {
        const NOUNS: [&str; 30] = [
            "kế",
            "quyết",
            "nghị",
            "chỉ",
            "báo",
            "tờ",
            "công",
            "chương",
            "hội",
            "ban",
            "văn",
            "phòng",
            "trưởng",
            "thông",
            "hướng",
            "đề",
            "phương",
            "quy",
            "về",
            "chủ",
            "ủy",
            "uỷ",
            "mặt",
            "đảng",
            "luật",
            "căn",
            "tại",
            "là",
            "và",
            "phó",
        ];
        NOUNS.contains(&word.lower().as_str())
    };
    // A name is capitalised in all its syllables, "Kế hoạch" and "Trưởng phòng" in one.
    let is_one = end == start + 1 && words.get(end).is_some_and(|next| words.is_joined(end) && next.is_small());
    if is_one && words.get(start).is_some_and(is_noun) { start } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Level, Option<String>)> {
        let words = Words::of(text);
        units(&words).into_iter().map(|unit| (text[unit.range.clone()].to_owned(), unit.level, unit.name)).collect()
    }

    #[test]
    fn units_with_their_level_and_name() {
        let found =
            read("tham mưu, đề xuất UBND huyện; Ủy ban nhân dân xã Hoằng Tiến ban hành; trên địa bàn tỉnh Gia Lai về");
        assert_eq!(
            found,
            [
                ("UBND huyện".to_owned(), Level::District, None),
                ("Ủy ban nhân dân xã Hoằng Tiến".to_owned(), Level::Commune, Some("Hoằng Tiến".to_owned())),
                ("tỉnh Gia Lai".to_owned(), Level::Province, Some("Gia Lai".to_owned())),
            ]
        );
        assert_eq!(
            read("ỦY BAN NHÂN DÂN HUYỆN MANG YANG"),
            [("ỦY BAN NHÂN DÂN HUYỆN MANG YANG".to_owned(), Level::District, Some("MANG YANG".to_owned()))]
        );
    }

    #[test]
    fn what_is_no_unit() {
        assert_eq!(read("kinh tế - xã hội, hợp tác xã, Huyện ủy, Tỉnh ủy, thành phố, xã viên"), []);
        assert_eq!(read("UBND xã Kế hoạch cải cách"), [("UBND xã".to_owned(), Level::Commune, None)]);
        assert_eq!(read("ban nhân dân xã"), [("ban nhân dân xã".to_owned(), Level::Commune, None)]);
        assert_eq!(read("đồng nhân dân các xã"), [("đồng nhân dân các xã".to_owned(), Level::Commune, None)]);
        assert_eq!(read("cấp huyện"), [("huyện".to_owned(), Level::District, None)]);
    }
}
