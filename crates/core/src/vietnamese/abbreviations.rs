//! Abbreviations that officials read without an explanation, from `data/abbreviations.toml`.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    quen: String,
}

const SOURCE: &str = include_str!("../../../../data/abbreviations.toml");

static KNOWN: LazyLock<HashSet<String>> = LazyLock::new(|| {
    // The file is part of the program; a test fails before a broken one is built.
    #[expect(clippy::expect_used)]
    let file: File = toml::from_str(SOURCE).expect("data/abbreviations.toml is part of the program");
    file.quen.split_whitespace().map(str::to_owned).collect()
});

/// Whether everybody knows an abbreviation.
pub fn is_known(abbreviation: &str) -> bool {
    KNOWN.contains(abbreviation)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_file_is_read() {
        assert!(super::is_known("UBND") && super::is_known("TTHC") && !super::is_known("TCTP"));
    }
}
