//! Provinces that were merged: `data/provinces.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::vietnamese::words_folded;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct File {
    hop_nhat: BTreeMap<String, Vec<String>>,
}

/// The former provinces of each new one, names folded.
static MERGED: LazyLock<Vec<(String, Vec<String>)>> = LazyLock::new(|| {
    // The file is part of the program; a test fails before a broken one is built.
    #[expect(clippy::expect_used)]
    let file: File = toml::from_str(include_str!("../../../../data/provinces.toml"))
        .expect("data/provinces.toml is part of the program");
    let folded = |names: Vec<String>| names.iter().map(|name| words_folded(name)).collect();
    file.hop_nhat.into_iter().map(|(new, former)| (words_folded(&new), folded(former))).collect()
});

/// Whether the province `former` has become a part of `own`; names as [`words_folded`] gives them, `former` perhaps with
/// words behind it.
pub fn is_merged_into(former: &str, own: &str) -> bool {
    let begins =
        |name: &String| former.strip_prefix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    MERGED.iter().any(|(new, all)| new == own && all.iter().any(begins))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_province_has_its_former_ones() {
        let is = |former: &str, own: &str| is_merged_into(&words_folded(former), &words_folded(own));
        assert!(is("Bắc Giang", "Bắc Ninh") && is("BÀ RỊA - VŨNG TÀU", "Hồ Chí Minh"));
        assert!(!is("Bắc Ninh", "Bắc Giang") && !is("Bắc", "Bắc Ninh") && !is("Nghệ An", "Hà Tĩnh"));
        assert_eq!(MERGED.iter().map(|(_, all)| all.len()).sum::<usize>(), 29, "29 names went");
    }
}
