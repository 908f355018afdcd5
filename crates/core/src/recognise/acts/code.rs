//! Number and symbol: "61/2018/NĐ-CP", "46 - CT/TW", "29 KL/TU", "30c/NQ-CP", "/QĐ-UBND".

use std::ops::Range;

use super::central::central;
use crate::recognise::words::{Word, Words};

/// *Số, ký hiệu* of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The number as typed: "61", "01", "30c"; empty while it is blank.
    pub number: String,
    /// The year inside the number.
    pub year: Option<u16>,
    /// The symbol as it ought to be typed, every joint as written and without spaces: "NĐ-CP", "CT/TW".
    pub symbol: String,
    /// Its groups: "NĐ", "CP".
    pub groups: Vec<String>,
    /// From the number to the symbol's end.
    pub range: Range<usize>,
    /// The symbol alone.
    pub symbol_at: Range<usize>,
}

/// Groups that begin a symbol even behind a space: codes of types (Phụ lục III, and those of the Party and of laws).
const TYPES: [&str; 24] = [
    "NQ", "QĐ", "CT", "KH", "KL", "HD", "TB", "BC", "TTr", "CTr", "NĐ", "TT", "TTLT", "CV", "QC", "QyĐ", "QĐi", "PA",
    "ĐA", "GM", "CĐ", "CTHĐ", "KHLT", "CTHĐ",
];

/// Groups that go on behind a type and a joint with spaces: "61/2018/NĐ - CP".
const AGENCIES: [&str; 8] = ["CP", "TTg", "UBND", "HĐND", "TW", "TU", "HU", "ĐU"];

/// Groups with small letters.
const MIXED: [&str; 13] =
    ["TTg", "CTr", "TTr", "QyĐ", "QĐi", "TrS", "ThU", "TTrLT", "CTrPH", "KHCTr", "DAn", "CTrHĐ", "TTrB"];

impl Code {
    /// Number, year and symbol as one would type them: "61/2018/NĐ-CP".
    pub fn written(&self) -> String {
        let joint = if self.is_party() { "-" } else { "/" };
        match self.year {
            Some(year) => format!("{}/{year}/{}", self.number, self.symbol),
            None => format!("{}{joint}{}", self.number, self.symbol),
        }
    }

    /// The code as it ought to be typed, where a joint is lost ("27/CTTg") or a document of the Party has the State's
    /// ("27/NQ-TW").
    pub fn mended(&self) -> Option<String> {
        const TYPES: [&str; 9] = ["NQ", "CT", "KL", "QĐ", "HD", "TB", "KH", "BC", "CTr"];
        const BODIES: [&str; 4] = ["TW", "TU", "HU", "ĐU"];
        let [first, last] = self.groups.as_slice() else { return None };
        if self.number.is_empty() {
            return None;
        }
        if self.symbol == format!("{first}-{last}") {
            let is_party = TYPES.contains(&first.as_str()) && BODIES.contains(&last.as_str()) && self.year.is_none();
            return is_party.then(|| format!("{}-{first}/{last}", self.number));
        }
        let year = self.year.map_or(String::new(), |year| format!("{year}/"));
        (!self.symbol.contains(['-', '/', '.', '&'])).then(|| format!("{}/{year}{first}-{last}", self.number))
    }

    /// The number without the zeros in front.
    pub fn stem(&self) -> &str {
        self.number.trim_start_matches('0')
    }

    /// The first group: the type, in every act but a công văn and a law.
    pub fn first(&self) -> &str {
        self.groups.first().map_or("", String::as_str)
    }

    /// The groups behind the first, joined: the agency.
    pub fn agency(&self) -> String {
        self.groups.get(1..).unwrap_or_default().join("-")
    }

    /// Whether it is the Party's: "46-CT/TW", "05-NQ/TU".
    pub fn is_party(&self) -> bool {
        const PARTY: [&str; 10] = ["TW", "TU", "HU", "ĐU", "ThU", "QU", "TƯ", "BTCTW", "BTGTW", "VPTW"];
        // "37-HD/BTGDVTW": the commissions of the Central Committee.
        let is_partys = |group: &String| PARTY.contains(&&**group) || (group.len() > 2 && group.ends_with("TW"));
        self.symbol.contains('/') && self.groups.len() > 1 && self.groups.iter().any(is_partys)
    }

    /// Whether the same number, year and symbol stand in `other`, joints apart.
    pub fn is(&self, other: &Self) -> bool {
        self.stem() == other.stem() && self.year == other.year && same_groups(&self.groups, &other.groups)
    }

    /// Whether this is a citation at all, by what stands before: a type word, or "số".
    pub(super) fn stands(&self, is_typed: bool, is_numbered: bool) -> bool {
        let is_law = self.year.is_some() && self.first().starts_with("QH");
        if self.number.is_empty() {
            return is_typed;
        }
        is_typed || is_law || (self.groups.len() > 1 && (is_numbered || self.has_type()))
    }

    /// Whether the first group is the code of a type.
    fn has_type(&self) -> bool {
        TYPES.contains(&self.first())
    }
}

/// Whether groups are the same, "Đ" and "D" and letter case apart.
pub fn same_groups(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| symbol_key(one) == symbol_key(other))
}

/// A symbol, or a part of one, as it is compared: in capitals, "Đ" as "D".
pub fn symbol_key(symbol: &str) -> String {
    symbol.chars().map(|c| if matches!(c, 'Đ' | 'đ' | 'Ð') { 'D' } else { c.to_ascii_uppercase() }).collect()
}

/// The code that begins at the word `at`, and the first word behind it.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<(Code, usize)> {
    let first = words.get(at)?;
    if first.is("số") {
        return blank(words, at);
    }
    let digits = first.written.bytes().take_while(u8::is_ascii_digit).count();
    let letters = first.written.get(digits..)?;
    let is_number = (1..=5).contains(&digits)
        && (letters.is_empty() || (letters.len() == 1 && letters.starts_with(|c: char| c.is_ascii_lowercase())));
    if !is_number || is_glued(words, at) {
        return None;
    }
    let (year, group) = year(words, at + 1);
    let joint = joint(words, group)?;
    let is_spaced = joint == Joint::Spaced || joint == Joint::None;
    let begins = words.get(group).filter(|word| is_group(word))?;
    if is_spaced && (year.is_some() || !TYPES.contains(&begins.written)) {
        return None;
    }
    if joint == Joint::None && !matches!(glue(words, group + 1).trim(), "/" | "-" | "–") {
        return None;
    }
    symbol(words, at, group, first.written.to_owned(), year)
}

/// "số …/QĐ-UBND", "số     /KH-UBND", "số ..../2025/QĐ-UBND": the number isn't there yet. `at` is "số".
fn blank(words: &Words<'_>, at: usize) -> Option<(Code, usize)> {
    let gap = glue(words, at + 1);
    let is_blank = |gap: &str| {
        gap.contains('/') && gap.chars().all(|c| c.is_whitespace() || matches!(c, '/' | ':' | '.' | '…' | '_'))
    };
    if !is_blank(gap) {
        return None;
    }
    let (year, group) = match year_of(words, at + 1) {
        Some(year) if glue(words, at + 2).trim() == "/" => (Some(year), at + 2),
        _ => (None, at + 1),
    };
    words.get(group).filter(|word| is_group(word))?;
    symbol(words, group, group, String::new(), year)
}

/// Reads the groups from the word `group` on.
fn symbol(words: &Words<'_>, start: usize, group: usize, number: String, year: Option<u16>) -> Option<(Code, usize)> {
    let first = words.get(group)?;
    let written = without_note(first.written, year);
    let mut groups = vec![normal(written)];
    let mut symbol = normal(written);
    let (mut end, mut next) = (first.start + written.len(), group + 1);
    let mut has_note = written.len() < first.written.len();
    while let Some(word) = words.get(next).filter(|_| !has_note) {
        let gap = glue(words, next);
        let mark = gap.trim();
        // A space on one side of the joint is a slip; on both sides it ends the symbol, unless only the type is there.
        let is_tight = gap.len() == mark.len() || (gap.starts_with(mark) != gap.ends_with(mark));
        let is_begun = groups.len() == 1 && TYPES.contains(&first.written);
        let is_known = is_begun && AGENCIES.contains(&word.written);
        // "34/2009/TT - BXD ngày", "01/2006/TTLT-BTC - BYT ngày": what stands behind it tells that it goes on.
        let is_dated = || words.get(next + 1).is_some_and(|behind| behind.is("ngày") || behind.is("của"));
        let is_joined = match mark {
            "/" | "-" | "–" | "&" => is_tight || is_known || is_dated(),
            // "142/2005/NĐ.CP", "30/TTr. SXD ngày", "4814/CCTKV.05-TTKT3": old and odd joints.
            "." => gap.len() == mark.len() || (is_begun && gap.starts_with(mark) && is_dated()),
            _ => false,
        };
        let is_numeral = mark == "." && gap.len() == mark.len() && word.is_figure();
        if !is_joined || !(is_group(word) || is_numeral) {
            break;
        }
        symbol.push_str(if mark == "–" { "-" } else { mark });
        let written = without_note(word.written, year);
        symbol.push_str(&normal(written));
        groups.push(normal(written));
        end = word.start + written.len();
        has_note = written.len() < word.written.len();
        next += 1;
    }
    if let Some(parted) = groups.first().filter(|_| groups.len() == 1).and_then(|group| parted(group)) {
        groups = parted.into();
    }
    let from = words.get(start)?.start;
    let symbol_at = first.start..end;
    // "09/HDTLMM/2025": companies write the year behind.
    if year.is_none() && glue(words, next) == "/" && year_of(words, next).is_some() {
        end = words.get(next)?.end;
        next += 1;
    }
    Some((Code { number, year, symbol, groups, range: from..end, symbol_at }, next))
}

/// "QH151", "BGTVT4": the mark of a footnote, glued to a known body's code. "13/2008/QH112" is a slip: Quốc hội khóa 11
/// made no law in 2008.
fn without_note(group: &str, year: Option<u16>) -> &str {
    let stem = group.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = group.len() - stem.len();
    let note = if stem.ends_with("QH") {
        let term = group.get(stem.len()..stem.len() + 2).and_then(|term| term.parse::<u16>().ok());
        // Khóa XII had four years.
        let begins = term.and_then(|term| match term {
            0..=10 => None,
            11 | 12 => Some(2002 + 5 * (term - 11)),
            _ => Some(2011 + 5 * (term - 13)),
        });
        let fits = begins.is_some_and(|begins| year.is_none_or(|year| (begins..=begins + 5).contains(&year)));
        if fits { digits.saturating_sub(2) } else { 0 }
    } else {
        let is_body = AGENCIES.contains(&stem) || central(stem).is_some();
        if is_body { digits } else { 0 }
    };
    if (1..=2).contains(&note) { group.get(..group.len() - note).unwrap_or(group) } else { group }
}

/// "NĐCP", "QĐTTg", "CTTg": type and body without the joint between them.
fn parted(group: &str) -> Option<[String; 2]> {
    const GLUED: [&str; 6] = ["NĐ", "NQ", "QĐ", "CT", "KH", "TB"];
    const BODIES: [&str; 4] = ["CP", "TTg", "UBND", "HĐND"];
    if group == "CTTg" {
        return Some(["CT", "TTg"].map(str::to_owned));
    }
    let first = GLUED.iter().find(|first| group.starts_with(**first))?;
    let last = BODIES.iter().find(|last| group.strip_prefix(first) == Some(last))?;
    Some([*first, *last].map(str::to_owned))
}

fn normal(group: &str) -> String {
    group.replace('Ð', "Đ")
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// "61/NĐ", "05-NQ"
    Glued,
    /// "46 - CT", "119- KH"
    Spaced,
    /// "29 KL"
    None,
}

/// What stands between number and symbol.
fn joint(words: &Words<'_>, group: usize) -> Option<Joint> {
    let gap = glue(words, group);
    match gap.trim() {
        "/" | "-" | "–" if gap.len() == gap.trim().len() => Some(Joint::Glued),
        "/" | "-" | "–" => Some(Joint::Spaced),
        "" => Some(Joint::None),
        _ => None,
    }
}

/// The year that stands as "/2018/" behind a number, and the word behind it.
fn year(words: &Words<'_>, at: usize) -> (Option<u16>, usize) {
    let is_between = glue(words, at).trim() == "/" && matches!(glue(words, at + 1).trim(), "/" | "-" | "–");
    match year_of(words, at).filter(|_| is_between) {
        Some(year) => (Some(year), at + 1),
        None => (None, at),
    }
}

fn year_of(words: &Words<'_>, at: usize) -> Option<u16> {
    let word = words.get(at)?;
    word.written.parse().ok().filter(|year| word.written.len() == 4 && (1945..2100).contains(year))
}

/// Whether the number goes on to the left: "31/12/2021", "1.5".
fn is_glued(words: &Words<'_>, at: usize) -> bool {
    at > 0 && matches!(glue(words, at), "/" | "-" | "." | "," | "–")
}

/// What stands before a word, white space and all.
fn glue<'t>(words: &Words<'t>, at: usize) -> &'t str {
    words.between(at)
}

/// Whether a word can be a group of a symbol: "NĐ", "QH15", "TTg".
fn is_group(word: &Word<'_>) -> bool {
    let written = word.written;
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, 'Đ' | 'Ð' | 'Ư');
    let small = written.chars().filter(char::is_ascii_lowercase).count();
    written.starts_with(|c: char| c.is_ascii_uppercase() || matches!(c, 'Đ' | 'Ð'))
        && (written.chars().all(is_letter) || MIXED.contains(&written))
        && written.chars().count() <= 14
        && (small == 0 || MIXED.contains(&written) || (small == 1 && written.len() >= 3))
}
