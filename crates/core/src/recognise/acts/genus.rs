//! Type words before a number: "Nghị định số", "Thông báo kết luận số".

use std::ops::Range;

use super::code::symbol_key;
use crate::recognise::words::Words;

/// A type of act, by the word that stands before its number.
#[derive(Debug)]
pub struct Genus {
    /// As it stands in a sentence: "Nghị định".
    pub name: &'static str,
    /// The words, in small letters.
    words: &'static [&'static str],
    /// How the first group of its symbol begins; empty where the word says nothing of the symbol.
    pub codes: &'static [&'static str],
}

const fn genus(name: &'static str, words: &'static [&'static str], codes: &'static [&'static str]) -> Genus {
    Genus { name, words, codes }
}

/// The longer before the shorter.
static GENERA: [Genus; 37] = [
    genus("Thông tư liên tịch", &["thông", "tư", "liên", "tịch"], &["TTLT", "TTLB", "TT"]),
    genus("Thông tư liên bộ", &["thông", "tư", "liên", "bộ"], &["TTLB", "TTLT", "TT"]),
    genus("Nghị quyết liên tịch", &["nghị", "quyết", "liên", "tịch"], &["NQLT", "NQ"]),
    genus("Thông báo kết luận", &["thông", "báo", "kết", "luận"], &["TB", "KL"]),
    genus("Thông báo ý kiến kết luận", &["thông", "báo", "ý", "kiến", "kết", "luận"], &["TB", "KL"]),
    genus("Chương trình hành động", &["chương", "trình", "hành", "động"], &["CTr", "CTHĐ", "CT", "KH"]),
    genus("Chương trình phối hợp", &["chương", "trình", "phối", "hợp"], &[]),
    genus("Kế hoạch hành động", &["kế", "hoạch", "hành", "động"], &["KH"]),
    genus("Kế hoạch liên tịch", &["kế", "hoạch", "liên", "tịch"], &["KH"]),
    genus("Kế hoạch phối hợp", &["kế", "hoạch", "phối", "hợp"], &["KH"]),
    genus("Nghị định thư", &["nghị", "định", "thư"], &[]),
    genus("Nghị định", &["nghị", "định"], &["NĐ", "CP"]),
    genus("Nghị quyết", &["nghị", "quyết"], &["NQ", "QH", "UBTVQH"]),
    genus("Quyết định", &["quyết", "định"], &["QĐ"]),
    genus("Thông tư", &["thông", "tư"], &["TT"]),
    genus("Kế hoạch", &["kế", "hoạch"], &["KH"]),
    genus("Chỉ thị", &["chỉ", "thị"], &["CT"]),
    genus("Kết luận", &["kết", "luận"], &["KL", "TB"]),
    genus("Hướng dẫn", &["hướng", "dẫn"], &["HD"]),
    genus("Thông báo", &["thông", "báo"], &["TB"]),
    genus("Báo cáo", &["báo", "cáo"], &["BC"]),
    genus("Tờ trình", &["tờ", "trình"], &["TTr", "TT"]),
    genus("Chương trình", &["chương", "trình"], &["CTr", "CT", "KH"]),
    genus("Công văn", &["công", "văn"], &[]),
    genus("Công điện", &["công", "điện"], &["CĐ"]),
    genus("Văn bản", &["văn", "bản"], &[]),
    genus("Pháp lệnh", &["pháp", "lệnh"], &["PL", "UBTVQH", "QH"]),
    genus("Bộ luật", &["bộ", "luật"], &["QH"]),
    genus("Luật", &["luật"], &["QH"]),
    genus("Phương án", &["phương", "án"], &[]),
    genus("Đề án", &["đề", "án"], &[]),
    genus("Dự án", &["dự", "án"], &[]),
    genus("Quy định", &["quy", "định"], &["QĐ", "QyĐ", "QĐi"]),
    genus("Quy chế", &["quy", "chế"], &["QC"]),
    genus("Thông tri", &["thông", "tri"], &["TT"]),
    genus("Giấy mời", &["giấy", "mời"], &["GM"]),
    genus("Biên bản", &["biên", "bản"], &["BB"]),
];

impl PartialEq for Genus {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Genus {
    /// Whether a symbol that begins with this group can be of this type; `None` where the type word doesn't say.
    pub fn allows(&self, group: &str) -> Option<bool> {
        let group = symbol_key(group);
        (!self.codes.is_empty()).then(|| self.codes.iter().any(|code| group.starts_with(&symbol_key(code))))
    }

    /// Whether it is a law, which is cited without number and issuer (Phụ lục I, Mục II, khoản 5).
    pub fn is_law(&self) -> bool {
        matches!(self.name, "Luật" | "Bộ luật" | "Pháp lệnh")
    }
}

/// The types whose code this is; several where a code is shared.
pub fn of_code(group: &str) -> impl Iterator<Item = &'static Genus> {
    let group = symbol_key(group);
    // The types of Decree 30 and of laws, by their own code alone.
    const OWN: [&str; 12] = [
        "Nghị định",
        "Nghị quyết",
        "Quyết định",
        "Thông tư",
        "Kế hoạch",
        "Chỉ thị",
        "Kết luận",
        "Hướng dẫn",
        "Thông báo",
        "Báo cáo",
        "Tờ trình",
        "Chương trình",
    ];
    GENERA.iter().filter(move |genus| {
        OWN.contains(&genus.name) && genus.codes.first().is_some_and(|code| symbol_key(code) == group)
    })
}

/// Whether the type word of an act begins at the word `at`.
pub(super) fn begins(words: &Words<'_>, at: usize) -> bool {
    words.get(at).is_some_and(|word| word.is_capital())
        && GENERA.iter().any(|genus| genus.words.len() > 1 && words.are(at, genus.words))
}

/// Whether "số" stands before the word `at`, or the word is "số" itself.
pub(super) fn has_number_word(words: &Words<'_>, at: usize) -> bool {
    number_word(words, at).is_some()
}

/// The index of the "số" that stands before the number at `at`.
fn number_word(words: &Words<'_>, at: usize) -> Option<usize> {
    if words.get(at)?.is("số") {
        return Some(at);
    }
    let before = at.checked_sub(1)?;
    let is_joined = matches!(words.gap_before(at), "" | ":" | "." | ".:");
    (is_joined && words.get(before)?.is("số")).then_some(before)
}

/// The type word that stands right before the number at `at`, and where.
pub(super) fn before(words: &Words<'_>, at: usize) -> Option<(&'static Genus, Range<usize>)> {
    let end = number_word(words, at).unwrap_or(at);
    if !matches!(words.gap_before(end), "" | "(" | ":") {
        return None;
    }
    let found = GENERA.iter().find_map(|genus| {
        let start = end.checked_sub(genus.words.len())?;
        (words.are(start, genus.words) && !is_word_of_name(words, start)).then_some((genus, start))
    });
    if let Some((genus, start)) = found {
        return Some((genus, words.get(start)?.start..words.get(end.checked_sub(1)?)?.end));
    }
    law_before(words, end)
}

/// "Luật Ban hành văn bản quy phạm pháp luật": type words inside a law's name.
fn is_word_of_name(words: &Words<'_>, at: usize) -> bool {
    let is_behind = at.checked_sub(1).is_some_and(|before| words.are(before, &["pháp", "luật"]));
    is_behind || words.are(at, &["văn", "bản", "quy", "phạm"])
}

/// "Luật Tổ chức chính quyền địa phương số 72/2025/QH15": the name stands between.
fn law_before(words: &Words<'_>, end: usize) -> Option<(&'static Genus, Range<usize>)> {
    const LONGEST_NAME: usize = 28;
    for start in (end.saturating_sub(LONGEST_NAME)..end).rev() {
        let gap = words.gap_before(start + 1);
        if gap.contains(['.', ';', ':']) {
            return None;
        }
        let word = words.get(start)?;
        let is_code = start > 0 && words.are(start - 1, &["bộ", "luật"]);
        if word.is("luật") && !is_word_of_name(words, start) && (word.is_capital() || is_code) {
            let name = if is_code { "Bộ luật" } else { "Luật" };
            let genus = GENERA.iter().find(|genus| genus.name == name)?;
            let first = words.get(if is_code { start - 1 } else { start })?;
            return Some((genus, first.start..word.end));
        }
        // Another act's word or number stands between.
        let is_act = GENERA.iter().any(|genus| genus.words.len() == 2 && words.are(start, genus.words));
        if word.is_figure() || (is_act && !is_word_of_name(words, start)) {
            return None;
        }
    }
    None
}

/// Whether a form is numbered so: "Mẫu số 01/TTHC-KH", "Biểu 03/BNV".
pub(super) fn is_form(words: &Words<'_>, at: usize) -> bool {
    let end = number_word(words, at).unwrap_or(at);
    (end.saturating_sub(2)..end).any(|at| {
        words
            .get(at)
            .is_some_and(|word| ["mẫu", "biểu", "phiếu", "lục", "tcvn", "iso"].iter().any(|form| word.is(form)))
    })
}
