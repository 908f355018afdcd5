//! Names of posts, types of acts and bodies whose capitals aren't those of Phụ lục II: "Thủ Tướng", "Sở tài chính"
//! (`data/viet-hoa.toml`).

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::acts::CENTRAL;
use super::quotation::Quotations;
use super::words::{Word, Words};
use crate::vietnamese::words_folded;

/// A name in the wrong capitals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Miscapitalised {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The same words in the right capitals.
    pub right: String,
    /// The clause of Phụ lục II.
    pub clause: &'static str,
    /// Whether it stands between quotation marks, alone: the text defines a name of its own.
    pub is_term: bool,
}

/// A name and its capitals.
#[derive(Debug)]
struct Name {
    words: Vec<NameWord>,
    clause: &'static str,
    /// Whether small letters are wrong where it has a capital.
    needs_capitals: bool,
    /// Whether these capitals are one way among others, and the other is given.
    is_other_way: bool,
}

#[derive(Debug)]
struct NameWord {
    folded: String,
    is_capital: bool,
    /// Whether a comma or dash stands before it.
    has_mark: bool,
}

#[derive(Deserialize)]
struct File {
    nhom: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Group {
    khoan: String,
    #[serde(default)]
    ten: Vec<String>,
    #[serde(default)]
    thua: Vec<String>,
    #[serde(default)]
    cung_duoc: Vec<String>,
    #[serde(default)]
    cua_bo: Vec<String>,
}

const SOURCE: &str = include_str!("../../../../data/viet-hoa.toml");

/// The names by their first word, the longest first.
static NAMES: LazyLock<BTreeMap<String, Vec<Name>>> = LazyLock::new(|| {
    // The file is part of the program; a test fails before a broken one is built.
    #[expect(clippy::expect_used)]
    let file: File = toml::from_str(SOURCE).expect("data/viet-hoa.toml is part of the program");
    let mut names: BTreeMap<String, Vec<Name>> = BTreeMap::new();
    let mut add = |written: &str, clause: &'static str, needs_capitals: bool, is_other_way: bool| {
        let words = Words::of(written);
        let of = |(index, word): (usize, &Word<'_>)| NameWord {
            folded: words_folded(word.written),
            is_capital: word.is_capital(),
            has_mark: index > 0 && !words.gap_before(index).is_empty(),
        };
        let name = Name { words: words.iter().map(of).collect(), clause, needs_capitals, is_other_way };
        let first = name.words.first().map_or_else(String::new, |word| word.folded.clone());
        names.entry(first).or_default().push(name);
    };
    for group in file.nhom {
        let clause: &'static str = Box::leak(group.khoan.into_boxed_str());
        group.ten.iter().for_each(|name| add(name, clause, true, false));
        group.thua.iter().for_each(|name| add(name, clause, false, false));
        group.cung_duoc.iter().for_each(|name| add(name, clause, true, true));
        // The ministries, and the departments of the same fields.
        for name in CENTRAL.iter().flat_map(|body| &body.names).filter(|_| !group.cua_bo.is_empty()) {
            let Some(field) = name.strip_prefix("Bộ ").filter(|field| is_written_out(field)) else { continue };
            add(name, clause, true, false);
            if !group.cua_bo.iter().any(|own| own == field) {
                add(&format!("Sở {field}"), clause, true, false);
            }
        }
    }
    for names in names.values_mut() {
        names.sort_by_key(|name| (std::cmp::Reverse(name.words.len()), name.is_other_way));
    }
    names
});

/// Whether a name has no abbreviation in it, and isn't a post: "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ".
fn is_written_out(field: &str) -> bool {
    let words = Words::of(field);
    !field.starts_with("trưởng") && words.iter().all(|(_, word)| !is_loud(word)) && !field.contains('&')
}

/// Whether a word is in capitals; one letter, as in "Y tế", doesn't tell.
fn is_loud(word: &Word<'_>) -> bool {
    word.is_loud() && word.written.chars().count() > 1
}

/// Where more capitals than these stand around a name, word by word, it is in a title in which every word has one.
const MOST_CAPITALS: usize = 3;

/// So far on each side a word in small letters is looked for.
const NEAR: usize = 8;

/// Titles in which every word has a capital leave these small.
const LINKS: [&str; 8] = ["và", "của", "về", "cho", "tại", "theo", "với", "trong"];

/// Before a post or type these begin the sentence or belong to it; other capitals begin somebody's name: "Lê Công Văn".
const BEFORE: [&str; 6] = ["phó", "tổng", "ông", "bà", "nguyên", "quyền"];

/// A name of the data where a text has it, in whatever capitals.
struct Named {
    name: &'static Name,
    index: usize,
    next: usize,
    is_quoted: bool,
}

/// The names in a text that have the wrong capitals.
pub(crate) fn miscapitalised(words: &Words<'_>) -> Vec<Miscapitalised> {
    let all = all_named(words);
    let wrong = all.iter().enumerate().filter(|(place, _)| is_wrong(words, &all, *place));
    let found = wrong.filter_map(|(_, it)| {
        let range = words.get(it.index)?.start..words.get(it.next - 1)?.end;
        let is_term = it.is_quoted
            && words.gap_before(it.index).ends_with(['“', '"'])
            && words.gap_before(it.next).starts_with(['”', '"']);
        let found = Miscapitalised { right: right(words, it), range, clause: it.name.clause, is_term };
        (is_term || !it.is_quoted).then_some(found)
    });
    found.collect()
}

fn all_named(words: &Words<'_>) -> Vec<Named> {
    let (mut all, mut quotes, mut behind) = (Vec::new(), Quotations::default(), 0);
    for (index, word) in words.iter() {
        quotes.pass(words.gap_before(index));
        if index < behind || is_loud(word) || !(word.is_capital() || is_small_office(words, index)) {
            continue;
        }
        if let Some(name) = NAMES.get(&words_folded(word.written)).and_then(|names| named(words, index, names)) {
            behind = index + name.words.len();
            all.push(Named { name, index, next: behind, is_quoted: quotes.is_open() });
        }
    }
    all
}

/// The longest of the names that stands at `index`, other capitals apart; one in the right capitals before others.
fn named(words: &Words<'_>, index: usize, names: &'static [Name]) -> Option<&'static Name> {
    let longest = names.first().map_or(0, |name| name.words.len());
    let own: Vec<String> =
        (index..index + longest).map_while(|at| words.get(at)).map(|word| words_folded(word.written)).collect();
    let mut fitting = names.iter().filter(|name| stands(words, index, &own, name));
    let first = fitting.next()?;
    let mut same = std::iter::once(first).chain(fitting.take_while(|name| name.words.len() == first.words.len()));
    Some(same.find(|name| differing(words, index, name) == Differing::default()).unwrap_or(first))
}

/// Before "bộ Tài chính" these show that it is the ministry, and not "cán bộ", "cơ sở", "các sở".
const OF: [&str; 11] = ["của", "với", "từ", "gửi", "do", "và", "trưởng", "đốc", "tra", "cho", "thuộc"];

/// "của sở Tài chính": the name of one office, whose first word has no capital.
fn is_small_office(words: &Words<'_>, index: usize) -> bool {
    words.get(index).is_some_and(|word| word.written == "bộ" || word.written == "sở")
        && words.get(index + 1).is_some_and(Word::is_capital)
        && words.is_joined(index)
        && index.checked_sub(1).and_then(|at| words.lower().get(at)).is_some_and(|word| OF.contains(&word.as_str()))
}

fn stands(words: &Words<'_>, index: usize, own: &[String], name: &Name) -> bool {
    name.words.iter().enumerate().all(|(offset, wanted)| {
        let at = index + offset;
        let is_joined = match words.gap_before(at) {
            _ if offset == 0 => true,
            "" => !wanted.has_mark && words.is_next(at),
            "," | "-" | "–" => wanted.has_mark,
            _ => false,
        };
        is_joined && own.get(offset) == Some(&wanted.folded) && words.get(at).is_some_and(|word| !is_loud(word))
    })
}

/// How the capitals of a text are other than a name's.
#[derive(Default, PartialEq, Eq)]
struct Differing {
    /// A capital where the name has none.
    is_large: bool,
    /// None where it has one.
    is_small: bool,
}

fn differing(words: &Words<'_>, index: usize, name: &Name) -> Differing {
    let mut differing = Differing::default();
    for (offset, wanted) in name.words.iter().enumerate() {
        let is_capital = words.get(index + offset).is_some_and(Word::is_capital);
        differing.is_large |= is_capital && !wanted.is_capital;
        differing.is_small |= !is_capital && wanted.is_capital;
    }
    differing
}

fn is_wrong(words: &Words<'_>, all: &[Named], place: usize) -> bool {
    let Some(Named { name, index, next, .. }) = all.get(place) else { return false };
    let Differing { is_large, is_small } = differing(words, *index, name);
    if is_small {
        let is_usual = name.is_other_way || is_part(words, *index) || is_verb(words, *index, *next);
        return name.needs_capitals && !is_usual;
    }
    is_large && !is_title(words, all, place) && !is_another_name(words, all, place)
}

/// "chi Hội cựu chiến binh" is a *chi hội*, "Cán Bộ tư pháp" a *cán bộ*: the first word is the second of another.
fn is_part(words: &Words<'_>, index: usize) -> bool {
    const BEFORE: [&str; 7] = ["chi", "cán", "cơ", "trụ", "nội", "đảng", "toàn"];
    let before = index.checked_sub(1).and_then(|at| words.lower().get(at));
    words.is_joined(index) && before.is_some_and(|word| BEFORE.contains(&word.as_str()))
}

/// "Sở xây dựng kế hoạch": a department that draws up, not the department of construction.
fn is_verb(words: &Words<'_>, index: usize, next: usize) -> bool {
    let is_building = words.get(index + 1).is_some_and(|word| word.is("xây"));
    let is_of_a_place = words.end_of(next, "tỉnh").is_some() || words.end_of(next, "thành phố").is_some();
    let ends = next == words.len() || words.gap_before(next).starts_with(['.', ';', ')']);
    is_building && !is_of_a_place && !ends
}

/// Whether every word around has a capital, as titles and forms have it.
fn is_title(words: &Words<'_>, all: &[Named], place: usize) -> bool {
    let Some(Named { index, next, .. }) = all.get(place) else { return false };
    let is_capital = |at: usize| words.get(at).is_some_and(Word::is_capital);
    let start = (index.saturating_sub(NEAR)..*index).rev().take_while(|at| is_capital(*at) && words.is_joined(at + 1));
    let end = (*next..next + NEAR).take_while(|at| is_capital(*at) && words.is_joined(*at));
    // The words of other names say nothing: "Phó Chủ Tịch Ủy Ban Nhân Dân".
    let near = all.get(place.saturating_sub(NEAR)..).unwrap_or_default().iter().take(2 * NEAR + 1);
    let is_other = |at: &usize| near.clone().all(|it| *at < it.index || *at >= it.next);
    let is_small = |at: usize| {
        let is_link = words.lower().get(at).is_some_and(|word| LINKS.contains(&word.as_str()));
        words.get(at).is_some_and(Word::is_small) && !is_link
    };
    let has_small = (index.saturating_sub(NEAR)..next + NEAR).any(is_small);
    start.chain(end).filter(is_other).count() > MOST_CAPITALS || !has_small
}

/// Whether the words are part of another name: "Lê Công Văn", "Trưởng Phòng Đào tạo", "Chi Cục trưởng", "Văn Phòng Phẩm".
fn is_another_name(words: &Words<'_>, all: &[Named], place: usize) -> bool {
    let Some(&Named { index, next, .. }) = all.get(place) else { return false };
    let follows_known = place.checked_sub(1).and_then(|before| all.get(before)).is_some_and(|it| it.next == index);
    let begins = |at: usize| at == 0 || !words.is_joined(at);
    let follows_name = !follows_known
        && !begins(index)
        && index.checked_sub(1).is_some_and(|before| {
            let is_capital = words.get(before).is_some_and(Word::is_capital);
            let is_usual = words.lower().get(before).is_some_and(|word| BEFORE.contains(&word.as_str()));
            is_capital && !is_usual && !begins(before)
        });
    let is = |at: usize, word: &str| words.get(at).is_some_and(|it| it.is(word));
    let is_joined_small = words.is_joined(next) && words.get(next).is_some_and(Word::is_small);
    let is_room = is(index, "trưởng") && is(index + 1, "phòng") && !is_joined_small;
    let is_head = is(index, "chi") && (is(next, "trưởng") || is(next, "phó"));
    let is_goods = is(next - 1, "phòng") && is(next, "phẩm");
    let is_comrade = index > 1 && words.are(index - 2, &["đồng", "chí"]);
    follows_name || is_room || is_head || is_goods || is_comrade
}

/// The words of the text in the capitals of the name.
fn right(words: &Words<'_>, Named { name, index, .. }: &Named) -> String {
    let mut right = String::new();
    for (offset, wanted) in name.words.iter().enumerate() {
        let Some(word) = words.get(index + offset) else { break };
        match (offset, words.gap_before(index + offset)) {
            (0, _) => {}
            (_, "") => right.push(' '),
            (_, ",") => right.push_str(", "),
            (_, mark) => right.extend([" ", mark, " "]),
        }
        let mut letters = word.written.chars();
        let first = letters.next().into_iter();
        match wanted.is_capital {
            true => right.extend(first.flat_map(char::to_uppercase)),
            false => right.extend(first.flat_map(char::to_lowercase)),
        }
        right.extend(letters.flat_map(char::to_lowercase));
    }
    right
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> Vec<String> {
        miscapitalised(&Words::of(text)).into_iter().map(|found| found.right).collect()
    }

    #[test]
    fn the_file_is_read() {
        assert!(NAMES.len() > 20);
        assert!(NAMES.values().flatten().all(|name| name.words.len() > 1));
    }

    #[test]
    fn a_capital_too_many() {
        assert_eq!(wrong("Căn cứ Nghị Quyết số 19 của Thủ Tướng Chính phủ"), ["Nghị quyết", "Thủ tướng"]);
        assert_eq!(wrong("giao Phó Chủ Tịch Uỷ Ban Nhân Dân xã"), ["Chủ tịch", "Uỷ ban nhân dân"]);
        assert_eq!(wrong("báo cáo Sở Tài Chính; Sở Y Tế và Bộ Tư Pháp."), ["Sở Tài chính", "Sở Y tế", "Bộ Tư pháp"]);
        assert_eq!(wrong("- Văn Phòng Chính phủ (Cục KSTTHC);"), ["Văn phòng Chính phủ"]);
        assert_eq!(wrong("do Hội đồng Nhân dân tỉnh"), ["Hội đồng nhân dân"]);
    }

    #[test]
    fn a_capital_too_few() {
        assert_eq!(wrong("của Bộ giao thông vận tải và Sở tài chính"), ["Bộ Giao thông vận tải", "Sở Tài chính"]);
        assert_eq!(wrong("Bộ Văn hoá, thể thao và du lịch"), ["Bộ Văn hoá, Thể thao và Du lịch"]);
        assert_eq!(wrong("gửi Sở Công thương."), ["Sở Công Thương"]);
        assert_eq!(wrong("của sở Nội vụ, với bộ Tư pháp"), ["Sở Nội vụ", "Bộ Tư pháp"]);
        assert_eq!(wrong("Sở xây dựng tỉnh; Sở xây dựng."), ["Sở Xây dựng", "Sở Xây dựng"]);
    }

    #[test]
    fn left_alone() {
        for text in [
            "Kế Hoạch Cải Cách Hành Chính",
            "Sở Nông Nghiệp và Môi Trường",
            "Kế Hoạch Phát Triển và Xây Dựng Nông Thôn Mới",
            "KẾ HOẠCH của UBND",
            "ông Lê Công Văn trình bày",
            "Trưởng Phòng Đào tạo và Trưởng Phòng, Ban",
            "theo “Kế Hoạch năm đầu” của Chủ tịch Hồ Chí Minh",
            "Sở xây dựng kế hoạch, các sở, bộ, ngành; bộ tài chính",
            "Bộ Giao thông Vận tải, Bộ Công Thương, Chi Cục trưởng Chi cục",
            "Sở hữu trí tuệ; Bộ phận Một cửa; Ủy ban Dân tộc và Ủy ban nhân dân",
            "đồng chí Chủ Tịch chủ trì",
            "cán bộ Công an, cơ sở Y tế, các sở Tài chính, chi Hội cựu chiến binh, Cán Bộ tư pháp",
            "mua của cửa hàng Văn Phòng Phẩm Hồng Hà",
        ] {
            assert_eq!(wrong(text), Vec::<String>::new(), "{text}");
        }
    }
}
