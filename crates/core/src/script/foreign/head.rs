//! Agencies and who decides, in the lines of a head.

use std::sync::LazyLock;

pub(super) use crate::recognise::form::{kind, number, place_date};
use crate::vietnamese::words_folded;

/// Whether a line, folded, names an agency, by how it begins.
pub(super) fn is_agency(folded: &str) -> bool {
    static BEGINS: LazyLock<Vec<String>> = LazyLock::new(|| AGENCIES.iter().map(|name| words_folded(name)).collect());
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

/// How the names of agencies begin in ô 2.
const AGENCIES: [&str; 40] = [
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
    "tỉnh",
    "huyện",
    "xã",
    "phường",
    "thành phố",
    "quận",
    "thị xã",
    "thị trấn",
    "đặc khu",
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
