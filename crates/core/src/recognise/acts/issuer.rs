//! The issuer behind an act: "của Chính phủ", "của UBND tỉnh Gia Lai".

use std::ops::Range;
use std::sync::LazyLock;

use super::central::CENTRAL;
use crate::recognise::local::{LOCAL_BODIES, LocalBody, UNIT_WORDS, UnitWord};
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
    Committee(Seat),
    /// *Hội đồng nhân dân*.
    Council(Seat),
    /// A body of the Party.
    Party,
    /// What isn't known.
    Other,
}

/// Where a local body sits: the word for its unit, and the place's name in folded words; empty where none stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// "tỉnh", where a word for a unit stands.
    pub unit: Option<&'static UnitWord>,
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

/// Who may speak for a body, by what stands before its name.
const fn heads(body: LocalBody) -> &'static [&'static str] {
    match body {
        LocalBody::Committee => &["", "chủ tịch ", "phó chủ tịch "],
        LocalBody::Council => &["", "thường trực "],
    }
}

/// How the names of bodies of the Party begin.
const PARTY: [&str; 17] = [
    "bộ chính trị",
    "ban bí thư",
    "ban chấp hành",
    "bch trung ương",
    "bch đảng bộ",
    "trung ương đảng",
    "ban thường vụ",
    "btv",
    "thường trực tỉnh ủy",
    "tỉnh ủy",
    "thành ủy",
    "huyện ủy",
    "thị ủy",
    "quận ủy",
    "đảng ủy",
    "ban tổ chức trung ương",
    "văn phòng trung ương đảng",
];

/// Local bodies and those of the Party, by how their names begin.
static LOCAL: LazyLock<Vec<(String, Kind)>> = LazyLock::new(|| {
    let local = LOCAL_BODIES.iter().flat_map(|(name, body)| {
        heads(*body).iter().map(move |head| (words_folded(&format!("{head}{name}")), Kind::Local(*body)))
    });
    local.chain(PARTY.map(|name| (words_folded(name), Kind::Party))).collect()
});

#[derive(Debug, Clone, Copy)]
enum Kind {
    Local(LocalBody),
    Party,
}

/// The words for units, folded.
static UNITS: LazyLock<Vec<(String, &UnitWord)>> =
    LazyLock::new(|| UNIT_WORDS.iter().map(|unit| (words_folded(unit.word), unit)).collect());

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
        Some((Kind::Local(LocalBody::Committee), rest)) => Body::Committee(seat(&rest)),
        Some((Kind::Local(LocalBody::Council), rest)) => Body::Council(seat(&rest)),
        None => Body::Other,
    }
}

/// "tỉnh Gia Lai" → the unit's word and the name.
fn seat(folded: &str) -> Seat {
    let found = UNITS.iter().find_map(|(word, unit)| {
        let rest = folded.strip_prefix(word.as_str())?;
        (rest.is_empty() || rest.starts_with(' ')).then(|| (*unit, rest.trim()))
    });
    Seat { unit: found.map(|(unit, _)| unit), place: found.map_or("", |(_, place)| place).to_owned() }
}

impl Seat {
    /// Whether these can't be the same: another level, or another place of the same level.
    pub fn differs(&self, other: &Self) -> bool {
        let (Some(one), Some(two)) = (self.unit, other.unit) else { return false };
        let (here, there) = (self.place.as_str(), other.place.as_str());
        let is_other_place =
            !here.is_empty() && !there.is_empty() && !here.starts_with(there) && !there.starts_with(here);
        one.level != two.level || is_other_place
    }
}
