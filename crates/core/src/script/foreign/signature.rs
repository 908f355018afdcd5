//! The words of ô 7: in whose place somebody signs, as what, and the name.

use std::sync::LazyLock;

use crate::vietnamese::pairs::PAIRS;
use crate::vietnamese::words_folded;

/// What the authority of a signer begins with (Phụ lục I, Phần I, mục II.7), and how it is misspelt.
const TIERS: [&str; 12] = ["TM.", "KT.", "TL.", "TUQ.", "Q.", "T/M", "K/T", "T/L", "TM", "KT", "TL", "TUQ"];

/// Offices that sign, in capitals, as they stand in ô 7a; a longer name before the one that it holds.
pub(super) const OFFICES: [&str; 36] = [
    "PHÓ CHỦ TỊCH",
    "CHỦ TỊCH",
    "KÝ CHỦ TỊCH",
    "THỨ TRƯỞNG",
    "BỘ TRƯỞNG",
    "PHÓ THỦ TƯỚNG",
    "THỦ TƯỚNG",
    "PHÓ TỔNG GIÁM ĐỐC",
    "TỔNG GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC",
    "GIÁM ĐỐC",
    "PHÓ TRƯỞNG BAN",
    "TRƯỞNG BAN",
    "PHÓ TRƯỞNG PHÒNG",
    "TRƯỞNG PHÒNG",
    "PHÓ TRƯỞNG TIỂU BAN",
    "TRƯỞNG TIỂU BAN",
    "PHÓ CHÁNH VĂN PHÒNG",
    "CHÁNH VĂN PHÒNG",
    "PHÓ CHÁNH THANH TRA",
    "CHÁNH THANH TRA",
    "PHÓ CỤC TRƯỞNG",
    "CỤC TRƯỞNG",
    "PHÓ TỔNG CỤC TRƯỞNG",
    "TỔNG CỤC TRƯỞNG",
    "PHÓ CHI CỤC TRƯỞNG",
    "CHI CỤC TRƯỞNG",
    "PHÓ VỤ TRƯỞNG",
    "VỤ TRƯỞNG",
    "PHÓ HIỆU TRƯỞNG",
    "HIỆU TRƯỞNG",
    "PHÓ BÍ THƯ",
    "BÍ THƯ",
    "TỔNG THƯ KÝ",
    "VIỆN TRƯỞNG",
    "CHÁNH ÁN",
];

static FOLDED_OFFICES: LazyLock<Vec<String>> =
    LazyLock::new(|| OFFICES.iter().map(|name| words_folded(name)).collect());

/// The surnames of nineteen in twenty Vietnamese: what tells a name in capitals from any other line in capitals.
const SURNAMES: [&str; 40] = [
    "NGUYỄN", "TRẦN", "LÊ", "PHẠM", "HOÀNG", "HUỲNH", "PHAN", "VŨ", "VÕ", "ĐẶNG", "BÙI", "ĐỖ", "HỒ", "NGÔ", "DƯƠNG",
    "LÝ", "ĐÀO", "ĐINH", "ĐOÀN", "LÂM", "MAI", "TRỊNH", "TRƯƠNG", "HÀ", "CAO", "TÔ", "TẠ", "CHU", "LƯƠNG", "THÁI",
    "QUÁCH", "LƯU", "PHÙNG", "TRIỆU", "KIỀU", "VƯƠNG", "NÔNG", "HỨA", "LA", "TÔN",
];

/// Whether a word is "TM.", "KT." and the like.
pub(super) fn is_tier(word: &str) -> bool {
    TIERS.contains(&word) || TIERS.iter().take(5).any(|tier| word.starts_with(tier))
}

/// Whether a line begins with "TM.", "KT.": the tier, and words in capitals behind it.
pub(super) fn begins_with_tier(words: &str) -> bool {
    let mut all = words.split_whitespace();
    let Some(first) = all.next().filter(|first| is_tier(first)) else { return false };
    // "KT.CHỦ TỊCH", without the space.
    let glued = first.split_once('.').map(|(_, rest)| rest).filter(|rest| !rest.is_empty());
    glued.or_else(|| all.next()).is_some_and(is_loud)
}

/// Whether a line is the beginning of one of a signature that a narrow column broke: "KT." above "CHỦ TỊCH", "TM. ỦY BAN"
/// above "NHÂN DÂN".
pub(super) fn is_half(words: &str) -> bool {
    let words = words.trim();
    const ENDS: [&str; 10] = ["ỦY", "UỶ", "ỦY BAN", "UỶ BAN", "HỘI ĐỒNG", " CỤC", " CHỦ", " GIÁM", " PHÓ", " BỘ"];
    let is_broken = ENDS.iter().any(|end| words.ends_with(end));
    (words.ends_with('.') && TIERS.contains(&words))
        || matches!(words, "CHỦ" | "PHÓ" | "THỨ" | "GIÁM")
        || (is_broken && begins_with_tier(words))
}

/// Whether a line in capitals, folded, names an office that signs.
pub(super) fn is_office(folded: &str) -> bool {
    FOLDED_OFFICES
        .iter()
        .any(|office| folded.strip_prefix(office.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// Whether a line is a name of a person: "Hoàng Thị Lan Anh", "ThS. Nguyễn Văn A", "NGUYỄN VĂN A".
pub(super) fn is_name(words: &str) -> bool {
    let count = words.split_whitespace().count();
    if !(2..=7).contains(&count) || words.chars().any(|c| c.is_ascii_digit() || matches!(c, ':' | ';' | '/' | '&')) {
        return false;
    }
    if is_loud(words) {
        let mut all = words.split_whitespace();
        let (first, second) = (all.next().unwrap_or_default(), all.next().unwrap_or_default());
        // "ĐÀO TẠO" ends the name of a department.
        let is_word = count == 2 && PAIRS.has(&first.to_lowercase(), &second.to_lowercase());
        return SURNAMES.contains(&first) && !is_word;
    }
    words.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
}

/// Whether letters are there, all of them capitals.
pub(super) fn is_loud(words: &str) -> bool {
    let mut letters = words.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| !c.is_lowercase())
}

/// Where a line that begins with a tier holds the next line of the form: "TM. ỦY BAN NHÂN DÂN | KT. CHỦ TỊCH | PHÓ CHỦ
/// TỊCH | Nguyễn Hữu Tháp | CHƯƠNG TRÌNH …".
pub(super) fn cuts(words: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    // The words of the piece at hand so far, and the word before.
    let (mut count, mut before) = (0, "");
    // "(Đã ký)" stands between the office and the name.
    let (mut is_name, mut in_brackets, mut behind_brackets) = (false, false, false);
    for (at, word) in tokens(words) {
        if in_brackets || (word.starts_with('(') && count > 0) {
            if !in_brackets {
                cuts.push(at);
            }
            in_brackets = !word.ends_with(')');
            behind_brackets = !in_brackets;
            continue;
        }
        let rest = words.get(at..).unwrap_or_default();
        let is_office = || {
            let is_whole = OFFICES.iter().any(|office| {
                rest.strip_prefix(office).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\u{a0}']))
            });
            is_whole && !is_tier(before) && !matches!(before, "PHÓ" | "THỨ" | "QUYỀN" | "TỔNG" | "CHI" | "KÝ")
        };
        let begins_name = !is_name && !is_loud(word);
        let ends_name = is_name && (is_loud(word) && word.chars().count() > 1 || !word.starts_with(char::is_uppercase));
        if behind_brackets || (count > 0 && (is_tier(word) || (!is_name && is_office()) || begins_name || ends_name)) {
            cuts.push(at);
            if ends_name {
                // What follows the name is no line of the signature.
                return cuts;
            }
            count = 0;
            behind_brackets = false;
        }
        if count == 0 {
            is_name = begins_name;
        }
        count += 1;
        before = word;
    }
    cuts
}

/// The words of a text, each with its place.
pub(super) fn tokens(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(skip) = rest.find(|c: char| !c.is_whitespace()) {
        let at = text.len() - rest.len() + skip;
        let word = text.get(at..).unwrap_or_default();
        let (word, left) = word.split_at(word.find(char::is_whitespace).unwrap_or(word.len()));
        found.push((at, word));
        rest = left;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{cuts, is_name};

    #[test]
    fn a_signature_on_one_line_is_cut_where_its_lines_begin() {
        let pieces = |words: &'static str| -> Vec<&str> {
            let mut cuts = cuts(words);
            cuts.insert(0, 0);
            let ends = cuts.iter().skip(1).copied().chain([words.len()]);
            cuts.iter().zip(ends).map(|(start, end)| words[*start..end].trim()).collect()
        };
        assert_eq!(
            pieces("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Hữu Tháp CHƯƠNG TRÌNH HÀNH ĐỘNG Thực hiện"),
            [
                "TM. ỦY BAN NHÂN DÂN",
                "KT. CHỦ TỊCH",
                "PHÓ CHỦ TỊCH",
                "Nguyễn Hữu Tháp",
                "CHƯƠNG TRÌNH HÀNH ĐỘNG Thực hiện"
            ]
        );
        assert_eq!(
            pieces("TL.CHỦ TỊCH KT. CHÁNH VĂN PHÒNG PHÓ CHÁNH VĂN PHÒNG (Đã ký) Trần Văn B"),
            ["TL.CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "(Đã ký)", "Trần Văn B"]
        );
        assert_eq!(pieces("TM. ỦY BAN NHÂN DÂN TỈNH CHỦ TỊCH"), ["TM. ỦY BAN NHÂN DÂN TỈNH", "CHỦ TỊCH"]);
    }

    #[test]
    fn names() {
        assert!(is_name("Hoàng Thị Lan Anh") && is_name("ThS. Trần Văn B") && is_name("NGUYỄN VĂN A"));
        assert!(!is_name("BUDAPEST") && !is_name("NOTT DUNN & CO.") && !is_name("Các sở, ngành"));
    }
}
