//! Periods that are called by their length: "kế hoạch 05 năm 2021 - 2025", "5 năm (2021 - 2025)".

use std::ops::Range;

use super::pattern::patterns;

/// A period with its length and its years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// From the length to the last year.
    pub range: Range<usize>,
    /// How many years it is said to be.
    pub years: u16,
    /// The first year.
    pub from: u16,
    /// The last year.
    pub to: u16,
}

impl Called {
    /// How many years it is, the first and the last among them; none where it ends before it begins.
    pub fn length(&self) -> Option<u16> {
        self.to.checked_sub(self.from).map(|rest| rest + 1)
    }
}

patterns! {
    CALLED = r"\b0?([2-9]|[1-3][0-9])\s+năm,?\s+\(?(?:(?:giai\s+đoạn|thời\s+kỳ)\s+)?\(?((?:19|20)[0-9]{2})\s*[-–]\s*((?:19|20)[0-9]{2})\b";
}

/// The periods of a text that are called by their length.
pub fn called(words: &str) -> Vec<Called> {
    if !words.contains("năm") {
        return Vec::new();
    }
    let found = CALLED.captures_iter(words).filter_map(|found| {
        let year = |group: usize| found.get(group)?.as_str().parse().ok();
        let range = found.get(0)?.range();
        // "5 năm (2021 - 2025)"
        let is_open = words.get(range.clone())?.contains('(') && words.get(range.end..)?.starts_with(')');
        let range = range.start..range.end + usize::from(is_open);
        Some(Called { range, years: year(1)?, from: year(2)?, to: year(3)? })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::called;

    #[test]
    fn periods_and_their_lengths() {
        for (words, years, length) in [
            ("kế hoạch 05 năm 2020 - 2025 của", 5, Some(6)),
            ("kế hoạch 5 năm (2021-2025)", 5, Some(5)),
            ("10 năm, giai đoạn 2021 – 2030", 10, Some(10)),
            ("5 năm 2025 - 2021", 5, None),
        ] {
            let read: Vec<_> = called(words).iter().map(|it| (it.years, it.length())).collect();
            assert_eq!(read, [(years, length)], "{words}");
        }
        assert!(called("năm 2021 - 2025; ngày 05 năm 2025; 2021 - 2025").is_empty());
    }
}
