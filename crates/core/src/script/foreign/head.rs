//! Agencies and who decides, in the lines of a head.

use std::sync::LazyLock;

use crate::recognise::UNIT_WORDS;
pub(super) use crate::recognise::form::{kind, number, place_date};
use crate::vietnamese::words_folded;

/// Whether a line is ô 4 and nothing else: a name, a day, and no sentence around them.
///
/// "Căn cứ Luật … ngày 26/11/2003;" and "Ngày 15/3/2008, UBND tỉnh có Công văn …" hold another day than the document's.
pub(super) fn is_place_date(words: &str) -> bool {
    // Common nouns of units inside a name: "Thành phố Hồ Chí Minh", "Thị xã Sơn Tây".
    const NOUNS: [&str; 9] = ["phố", "xã", "trấn", "tỉnh", "huyện", "quận", "phường", "thị", "khu"];
    const LONGEST: usize = 8;
    let Some((place, _, date)) = place_date(words) else { return false };
    let place = words.get(place).unwrap_or_default();
    let is_name = |word: &str| !word.starts_with(char::is_lowercase) || NOUNS.contains(&word);
    let behind = words.get(date.end..).unwrap_or_default();
    place.split_whitespace().count() <= LONGEST
        && place.split_whitespace().all(is_name)
        && !behind.chars().any(char::is_lowercase)
        && !behind.trim_start().starts_with([',', ';'])
}

/// The kinds that the decree doesn't rule, in capitals on a line of their own: law-making acts (Luật Ban hành văn bản
/// quy phạm pháp luật) and consolidated texts. The longer first.
pub(super) fn law_making(folded: &str) -> Option<usize> {
    static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| LAW_MAKING.iter().map(|name| words_folded(name)).collect());
    let name = NAMES
        .iter()
        .find(|name| folded.strip_prefix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))?;
    Some(name.split(' ').count())
}

const LAW_MAKING: [&str; 9] = [
    "thông tư liên tịch",
    "thông tư",
    "nghị định",
    "bộ luật",
    "luật",
    "pháp lệnh",
    "lệnh",
    "văn bản hợp nhất",
    "hiến pháp",
];

/// "QUY ĐỊNH CHUNG" is a chapter's title, and no Quy định.
pub(super) fn is_chapter(folded: &str) -> bool {
    static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
        ["quy định chung", "quy định cụ thể", "quy định chuyển tiếp", "hướng dẫn chung", "hướng dẫn thực hiện"]
            .map(words_folded)
            .to_vec()
    });
    NAMES.iter().any(|name| folded == name)
}

/// Whether a line, folded, names an agency, by how it begins.
pub(super) fn is_agency(folded: &str) -> bool {
    static BEGINS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let units = UNIT_WORDS.iter().map(|unit| unit.word);
        AGENCIES.into_iter().chain(units).map(words_folded).collect()
    });
    begins_with(folded, &BEGINS)
}

/// Whether a line, folded, names who decides: a body, or the head of one.
pub(super) fn is_authority(folded: &str) -> bool {
    static BEGINS: LazyLock<Vec<String>> =
        LazyLock::new(|| AUTHORITIES.iter().map(|name| words_folded(name)).collect());
    begins_with(folded, &BEGINS)
}

fn begins_with(folded: &str, begins: &[String]) -> bool {
    begins
        .iter()
        .any(|begin| folded.strip_prefix(begin.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// How the names of agencies begin in ô 2, where no word for a unit does.
const AGENCIES: [&str; 31] = [
    "ủy ban",
    "ubnd",
    "hội đồng",
    "hđnd",
    "sở",
    "bộ",
    "ban",
    "phòng",
    "trung tâm",
    "văn phòng",
    "chính phủ",
    "thủ tướng",
    "quốc hội",
    "mặt trận",
    "chi cục",
    "cục",
    "tổng cục",
    "vụ",
    "viện",
    "trường",
    "đảng ủy",
    "tỉnh ủy",
    "thành ủy",
    "huyện ủy",
    "đảng bộ",
    "công an",
    "liên đoàn",
    "hội",
    "kiểm toán",
    "thanh tra",
    "tp",
];

/// How the line above the bases begins (Mẫu 1.1 to 1.3): "ỦY BAN NHÂN DÂN HUYỆN", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH".
const AUTHORITIES: [&str; 18] = [
    "ủy ban",
    "hội đồng",
    "chủ tịch",
    "bộ trưởng",
    "thủ tướng",
    "chính phủ",
    "giám đốc",
    "tổng giám đốc",
    "cục trưởng",
    "tổng cục trưởng",
    "chánh văn phòng",
    "trưởng ban",
    "trưởng phòng",
    "hiệu trưởng",
    "ban",
    "viện trưởng",
    "chi cục trưởng",
    "quốc hội",
];
