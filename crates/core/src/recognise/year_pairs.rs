//! Bare pairs of years: "2021 - 2025", with or without a word that makes them a period.

use std::ops::Range;

use super::pattern::patterns;

/// Two years with a dash between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearPair {
    /// Both, in bytes.
    pub range: Range<usize>,
    /// The first.
    pub from: u16,
    /// The second; it may be the earlier one.
    pub to: u16,
}

patterns! {
    PAIR = r"\b((?:19|20)[0-9]{2})\s*[-–]\s*((?:19|20)[0-9]{2})\b";
}

/// The pairs of years of a text.
pub fn year_pairs(words: &str) -> Vec<YearPair> {
    let found = PAIR.captures_iter(words).filter_map(|found| {
        let year = |group: usize| found.get(group)?.as_str().parse().ok();
        Some(YearPair { range: found.get(0)?.range(), from: year(1)?, to: year(2)? })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::{YearPair, year_pairs};

    #[test]
    fn years_and_no_other_figures() {
        let pair = YearPair { range: 0..11, from: 2021, to: 2025 };
        assert_eq!(year_pairs("2021 - 2025 và 12020-2025"), [pair]);
    }
}
