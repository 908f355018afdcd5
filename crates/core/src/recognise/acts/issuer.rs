//! The issuer behind an act: "của Chính phủ", "của UBND tỉnh Gia Lai".

use std::ops::Range;
use std::sync::LazyLock;

use super::central::CENTRAL;
use crate::recognise::words::Words;
use crate::vietnamese::words_folded;

/// *Cơ quan ban hành* of an act that is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// "Ủy ban nhân dân tỉnh Gia Lai", "của" not among it.
    pub range: Range<usize>,
    /// Whose act it is.
    pub body: Body,
}

/// Which body an issuer is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// One of [`CENTRAL`], by its first code.
    Central(&'static str),
    /// *Ủy ban nhân dân*, or its Chủ tịch.
    Committee(Level),
    /// *Hội đồng nhân dân*.
    Council(Level),
    /// A body of the Party.
    Party,
    /// What isn't known.
    Other,
}

/// The level of a local body, and its place's name in folded words; empty where none stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// "tỉnh", "huyện", "xã", "thành phố" as 1 to 4, where the word tells it.
    pub tier: Option<u8>,
    /// "gia lai"
    pub place: String,
}

/// An issuer isn't longer than this, in words.
const LONGEST: usize = 14;

/// Words that begin a title or go on with the sentence.
const STOPS: [&str; 46] = [
    "về", "quy", "sửa", "hướng", "phê", "thực", "triển", "tại", "trên", "đến", "nhằm", "để", "có", "đã", "khi", "giao",
    "trong", "với", "cho", "đối", "theo", "kèm", "được", "là", "cụ", "phân", "tiếp", "từ", "gồm", "như", "v", "này",
    "nêu", "áp", "bổ", "thì", "của", "số", "thay", "bãi", "hủy", "hay", "hoặc", "mà", "cùng", "ngày",
];

/// The same, of two words: "ban" and "công" stand in names too.
const LONGER_STOPS: [&[&str]; 5] =
    [&["ban", "hành"], &["công", "bố"], &["thông", "qua"], &["tổ", "chức"], &["đề", "nghị"]];

/// Local bodies and those of the Party, by how their names begin; the longer before the shorter.
static LOCAL: LazyLock<Vec<(String, Kind)>> = LazyLock::new(|| {
    [
        ("chủ tịch ủy ban nhân dân", Kind::Committee),
        ("phó chủ tịch ủy ban nhân dân", Kind::Committee),
        ("ủy ban nhân dân", Kind::Committee),
        ("chủ tịch ubnd", Kind::Committee),
        ("phó chủ tịch ubnd", Kind::Committee),
        ("ubnd", Kind::Committee),
        ("thường trực hội đồng nhân dân", Kind::Council),
        ("hội đồng nhân dân", Kind::Council),
        ("thường trực hđnd", Kind::Council),
        ("hđnd", Kind::Council),
        ("bộ chính trị", Kind::Party),
        ("ban bí thư", Kind::Party),
        ("ban chấp hành", Kind::Party),
        ("bch trung ương", Kind::Party),
        ("bch đảng bộ", Kind::Party),
        ("trung ương đảng", Kind::Party),
        ("ban thường vụ", Kind::Party),
        ("btv", Kind::Party),
        ("thường trực tỉnh ủy", Kind::Party),
        ("tỉnh ủy", Kind::Party),
        ("thành ủy", Kind::Party),
        ("huyện ủy", Kind::Party),
        ("thị ủy", Kind::Party),
        ("quận ủy", Kind::Party),
        ("đảng ủy", Kind::Party),
        ("ban tổ chức trung ương", Kind::Party),
        ("văn phòng trung ương đảng", Kind::Party),
    ]
    .map(|(name, kind)| (words_folded(name), kind))
    .into()
});

#[derive(Debug, Clone, Copy)]
enum Kind {
    Committee,
    Council,
    Party,
}

/// Levels by their words. Which level a "thành phố" is can't be told, but it is no tỉnh, no huyện and no xã.
static TIERS: LazyLock<Vec<(String, Option<u8>)>> = LazyLock::new(|| {
    [
        ("tỉnh", Some(1)),
        ("thành phố", Some(4)),
        ("huyện", Some(2)),
        ("quận", Some(2)),
        ("thị xã", Some(2)),
        ("thị trấn", Some(3)),
        ("xã", Some(3)),
        ("phường", Some(3)),
        ("đặc khu", Some(3)),
    ]
    .map(|(name, tier)| (words_folded(name), tier))
    .into()
});

/// The issuer that begins at the word `at`, and the first word behind it. Without "của" it stands right behind the date:
/// "theo Nghị định số 131/2025/NĐ-CP, Chủ tịch UBND cấp xã tiếp nhận" goes on with the sentence.
pub(super) fn read(words: &Words<'_>, at: usize, is_dated: bool) -> (Option<Issuer>, usize) {
    if !matches!(words.gap_before(at), "" | "," | ")") {
        return (None, at);
    }
    let is_of = words.get(at).is_some_and(|word| word.is("của"));
    if !is_of && (!is_dated || words.gap_before(at) == ",") {
        return (None, at);
    }
    let first = at + usize::from(is_of);
    let mut next = first;
    let is_loud = is_of && words.get(at).is_some_and(|of| of.is_loud());
    while let Some(word) = words.get(next).filter(|_| next < first + LONGEST) {
        let gap = words.gap_before(next);
        let is_apart = next > first && !matches!(gap, "" | "-" | "–" | "&");
        // "Ban Thường vụ", "Bộ Công an", "Bộ Quy hoạch": a stop is a small letter's, but in a title in capitals.
        let is_small = !word.is_capital() || (is_loud && word.is_loud());
        let is_stop = word.is_figure()
            || super::genus::begins(words, next)
            || (is_small
                && (STOPS.iter().any(|stop| word.is(stop)) || LONGER_STOPS.iter().any(|stop| words.are(next, stop))));
        if is_apart && !(gap == "," && goes_on(words, first, next)) || is_stop {
            break;
        }
        if word.is("và") && !words.get(next + 1).is_some_and(|behind| goes_with(words, first, behind.written)) {
            break;
        }
        next += 1;
    }
    let (Some(start), Some(last)) = (words.get(first), words.get(next.saturating_sub(1))) else { return (None, at) };
    if next == first {
        return (None, at);
    }
    let range = start.start..last.end;
    let body = body(words.slice(range.clone()));
    // Without "của" only a body that is known is one: "Quyết định số 12/QĐ-TTg ngày … Thủ tướng Chính phủ".
    if !is_of && body == Body::Other {
        return (None, at);
    }
    (Some(Issuer { range, body }), next)
}

/// "Bộ Văn hóa, Thể thao và Du lịch": a comma inside a ministry's or department's name.
fn goes_on(words: &Words<'_>, first: usize, at: usize) -> bool {
    let is_department = words.get(first).is_some_and(|word| ["bộ", "sở", "phòng"].iter().any(|name| word.is(name)));
    let next = words.get(at);
    is_department
        && next.is_some_and(|word| {
            word.is_capital() && !["nghị", "quyết", "thông", "kế", "luật", "chỉ", "công"].iter().any(|act| word.is(act))
        })
}

/// "Bộ Giáo dục và Đào tạo", "HĐND và UBND tỉnh": "và" inside a name.
fn goes_with(words: &Words<'_>, first: usize, behind: &str) -> bool {
    const NAMED: [&str; 12] = ["Đào", "Truyền", "Môi", "Công", "Đầu", "Phát", "Xã", "Du", "Tôn", "PTNT", "Ủy", "UBND"];
    words.get(first).is_some_and(|word| word.is_capital()) && NAMED.contains(&behind)
}

/// Which body an issuer's words are.
fn body(words: &str) -> Body {
    let folded = words_folded(words);
    let after = |name: &str| {
        let rest = folded.strip_prefix(name)?;
        (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim_start().to_owned())
    };
    // A name can begin another: "Chính phủ" stands alone, "Bộ trưởng Bộ Nội vụ" is the ministry.
    static HEADS: LazyLock<[String; 2]> = LazyLock::new(|| ["bộ trưởng ", "bộ trưởng bộ "].map(words_folded));
    let of_ministry = HEADS.iter().rev().find_map(|head| after(head)).map(|rest| {
        let is_named = rest.starts_with(&words_folded("bộ")) || rest.starts_with(&words_folded("chủ nhiệm"));
        if is_named { rest } else { format!("{} {rest}", words_folded("bộ")) }
    });
    let central = CENTRAL.iter().filter_map(|body| {
        let fits = |text: &str| {
            let names = body.folded.iter();
            let fit = names.filter(|name| {
                text.strip_prefix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            });
            fit.map(String::len).max()
        };
        let length = fits(&folded).or_else(|| of_ministry.as_deref().and_then(fits))?;
        Some((length, body.codes.first()?))
    });
    if let Some((_, code)) = central.max_by_key(|(length, _)| *length) {
        return Body::Central(code);
    }
    let local = LOCAL.iter().find_map(|(name, kind)| Some((*kind, after(name)?)));
    match local {
        Some((Kind::Party, _)) => Body::Party,
        Some((Kind::Committee, rest)) => Body::Committee(level(&rest)),
        Some((Kind::Council, rest)) => Body::Council(level(&rest)),
        None => Body::Other,
    }
}

/// "tỉnh Gia Lai" → the tier and the name.
fn level(folded: &str) -> Level {
    let found = TIERS.iter().find_map(|(name, tier)| {
        let rest = folded.strip_prefix(name.as_str())?;
        (rest.is_empty() || rest.starts_with(' ')).then(|| (*tier, rest.trim()))
    });
    let (tier, place) = found.unwrap_or((None, ""));
    Level { tier, place: place.to_owned() }
}

impl Level {
    /// Whether these can't be the same: another tier, or another place of the same tier.
    pub fn differs(&self, other: &Self) -> bool {
        match (self.tier, other.tier) {
            (Some(one), Some(two)) if one != two => true,
            (Some(_), Some(_)) => {
                let (one, two) = (self.place.as_str(), other.place.as_str());
                !one.is_empty() && !two.is_empty() && !one.starts_with(two) && !two.starts_with(one)
            }
            _ => false,
        }
    }
}
