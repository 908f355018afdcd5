//! Central bodies: the last group of a symbol, and the names of its issuer (`data/co-quan-trung-uong.toml`).

use std::sync::LazyLock;

use serde::Deserialize;

use super::code::symbol_key;
use crate::vietnamese::words_folded;

/// A central body.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CentralBody {
    /// The groups of its symbols: "BGDĐT".
    #[serde(rename = "ma")]
    pub codes: Vec<String>,
    /// Its names: "Bộ Giáo dục và Đào tạo".
    #[serde(rename = "ten")]
    pub names: Vec<String>,
    /// The names as they are compared.
    #[serde(skip)]
    pub(super) folded: Vec<String>,
}

impl CentralBody {
    /// Whether a group of a symbol is its own; the digits of a term ("QH15") don't matter.
    pub fn has_code(&self, group: &str) -> bool {
        let group = symbol_key(group.trim_end_matches(|c: char| c.is_ascii_digit()));
        self.codes.iter().any(|code| symbol_key(code) == group)
    }

    /// What it is called first.
    pub fn name(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }
}

#[derive(Deserialize)]
struct File {
    #[serde(rename = "co-quan")]
    bodies: Vec<CentralBody>,
}

const SOURCE: &str = include_str!("../../../../../data/co-quan-trung-uong.toml");

/// All of them.
pub static CENTRAL: LazyLock<Vec<CentralBody>> = LazyLock::new(|| {
    // The file is part of the program; a test fails before a broken one is built.
    #[expect(clippy::expect_used)]
    let mut file: File = toml::from_str(SOURCE).expect("data/co-quan-trung-uong.toml is part of the program");
    for body in &mut file.bodies {
        body.folded = body.names.iter().map(|name| words_folded(name)).collect();
    }
    file.bodies
});

/// The body that a group of a symbol names.
pub fn central(group: &str) -> Option<&'static CentralBody> {
    CENTRAL.iter().find(|body| body.has_code(group))
}
