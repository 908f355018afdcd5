//! Words that are right against the grammar of the syllable, from `data/syllables.toml`.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    tu_muon: String,
    dia_phuong: String,
}

const SOURCE: &str = include_str!("../../../../data/syllables.toml");

static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    // The file is part of the program; a test fails before a broken one is built.
    #[expect(clippy::expect_used)]
    let file: File = toml::from_str(SOURCE).expect("data/syllables.toml is part of the program");
    [&file.tu_muon, &file.dia_phuong].iter().flat_map(|words| words.split_whitespace()).map(str::to_owned).collect()
});

/// Whether a word in small letters is one of them.
pub fn is_exception(word: &str) -> bool {
    WORDS.contains(word)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_file_is_read() {
        assert!(super::is_exception("bêtông") && super::is_exception("đăk") && !super::is_exception("thưc"));
    }
}
