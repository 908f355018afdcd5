//! Figures as offices write them: "1.234.567,8", "150 triệu đồng", "95,5 %".

use std::ops::Range;

use super::pattern::patterns;

/// The figure that a cell holds, in units of the smallest digit, and how many digits stand behind the comma: "1.250,5"
/// is (12505, 1). Words are none.
pub fn figure(text: &str) -> Option<(i128, u32)> {
    let text = text.trim();
    if let Some(amount) = text.strip_prefix('-') {
        return figure_above_zero(amount).map(|(value, digits)| (-value, digits));
    }
    figure_above_zero(text)
}

fn figure_above_zero(text: &str) -> Option<(i128, u32)> {
    let (whole, part) = text.split_once(',').unwrap_or((text, ""));
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let rest: Vec<&str> = groups.collect();
    let is_grouped = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3));
    let is_figure = is_digits(first)
        && rest.iter().all(|group| is_digits(group))
        && is_grouped
        && (part.is_empty() || is_digits(part))
        && (!text.contains(',') || !part.is_empty());
    if !is_figure {
        return None;
    }
    let digits = format!("{first}{}{part}", rest.concat());
    Some((digits.parse().ok()?, u32::try_from(part.len()).ok()?))
}

/// A figure as Vietnamese writes it: "1.250,5".
pub fn written((value, digits): (i128, u32)) -> String {
    let unit = 10_i128.checked_pow(digits).unwrap_or(1);
    let (whole, part) = (value.unsigned_abs() / unit.unsigned_abs(), value.unsigned_abs() % unit.unsigned_abs());
    let whole = whole.to_string();
    let mut grouped = if value < 0 { "-".to_owned() } else { String::new() };
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    if digits == 0 { grouped } else { format!("{grouped},{part:0width$}", width = digits as usize) }
}

/// Adds figures of a column up; none where there are none, or where they are too great to be figures of a plan.
pub fn sum(figures: impl Iterator<Item = (i128, u32)>) -> Option<(i128, u32)> {
    let mut figures = figures.peekable();
    // "0" under "98%" and "Theo dự trù" would say what nobody said.
    figures.peek()?;
    figures.try_fold((0, 0), |(total, digits): (i128, u32), (value, more)| {
        let common = digits.max(more);
        let scaled = |value: i128, digits: u32| value.checked_mul(10_i128.checked_pow(common - digits)?);
        Some((scaled(total, digits)?.checked_add(scaled(value, more)?)?, common))
    })
}

/// How much greater one figure is than the other, in units of the smallest digit of both.
pub fn difference(one: (i128, u32), two: (i128, u32)) -> Option<(i128, u32)> {
    sum([one, (two.0.checked_neg()?, two.1)].into_iter())
}

/// "95,5 %" in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Percentage {
    /// The figure and its mark.
    pub range: Range<usize>,
    /// The figure, as [`figure`] reads it.
    pub value: (i128, u32),
}

/// "150 triệu đồng" in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// The figure and its unit.
    pub range: Range<usize>,
    /// How many đồng.
    pub dong: i128,
    /// Half of the last digit's worth: how far rounding may have moved it.
    pub rounding: i128,
}

/// A unit of money, and how many đồng it is.
const UNITS: [(&str, i128); 7] = [
    ("nghìn đồng", 1_000),
    ("ngàn đồng", 1_000),
    ("triệu đồng", 1_000_000),
    ("trđ", 1_000_000),
    ("tỷ đồng", 1_000_000_000),
    ("tỉ đồng", 1_000_000_000),
    ("đồng", 1),
];

patterns! {
    PERCENTAGE = r"([0-9][0-9.,]*[0-9]|[0-9])\s?%";
    MONEY = r"([0-9][0-9.,]*[0-9]|[0-9])\s*((?i:nghìn|ngàn|triệu|tỷ|tỉ)\s+(?i:đồng)|trđ|(?i:đồng))";
}

/// The percentages of a text.
pub fn percentages(words: &str) -> Vec<Percentage> {
    if !words.contains('%') {
        return Vec::new();
    }
    let found = PERCENTAGE.captures_iter(words).filter_map(|found| {
        let value = figure(found.get(1)?.as_str())?;
        Some(Percentage { range: found.get(0)?.range(), value })
    });
    found.collect()
}

/// The sums of money of a text.
pub fn money(words: &str) -> Vec<Money> {
    let found = MONEY.captures_iter(words).filter_map(|found| {
        let (whole, unit) = (found.get(0)?.range(), found.get(2)?.as_str());
        // "100 đồng chí" are comrades.
        let behind = words.get(whole.end..)?.trim_start();
        if behind.starts_with("chí") || behind.starts_with("bào") || behind.starts_with("bộ") {
            return None;
        }
        let (value, digits) = figure(found.get(1)?.as_str())?;
        let worth = unit_of(unit)?;
        let step = worth.checked_div(10_i128.checked_pow(digits)?)?.max(1);
        Some(Money { range: whole, dong: value.checked_mul(step)?, rounding: step / 2 })
    });
    found.collect()
}

/// The name of a unit of so many đồng: "triệu đồng".
pub fn unit_named(worth: i128) -> &'static str {
    UNITS.iter().find(|(_, unit)| *unit == worth).map_or("đồng", |(name, _)| name)
}

/// How many đồng the unit is that a text names last: "Kinh phí thực hiện (Triệu đồng)".
pub fn unit_of(words: &str) -> Option<i128> {
    let words = words.to_lowercase();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    UNITS.iter().find(|(name, _)| words.contains(name)).map(|(_, worth)| *worth)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_as_officials_write_them() {
        for (text, value) in
            [("150", Some((150, 0))), ("-1.250,5", Some((-12505, 1))), ("12.000.000", Some((12_000_000, 0)))]
        {
            assert_eq!(figure(text), value, "{text}");
        }
        for text in ["Theo dự trù", "1.25", "10%", "1,", ".5", "01/2022", "", "-", "--5", "- 5"] {
            assert_eq!(figure(text), None, "{text}");
        }
    }

    #[test]
    fn sums_are_written_with_dots_and_a_comma() {
        let all = ["1.250,5", "149,25", "12.000.000"];
        let total = sum(all.iter().filter_map(|text| figure(text)));
        assert_eq!(total.map(written).as_deref(), Some("12.001.399,75"));
        let below_zero = ["0,5", "-1.000,75"].iter().filter_map(|text| figure(text));
        assert_eq!(sum(below_zero).map(written).as_deref(), Some("-1.000,25"));
        assert_eq!(sum(std::iter::empty()), None);
    }

    #[test]
    fn percentages_and_sums_of_money() {
        let found: Vec<(i128, u32)> = percentages("đạt 95,5 % và 100%").iter().map(|found| found.value).collect();
        assert_eq!(found, [(955, 1), (100, 0)]);
        let dong = |words: &str| money(words).iter().map(|money| money.dong).collect::<Vec<_>>();
        assert_eq!(dong("Tổng kinh phí: 150 triệu đồng"), [150_000_000]);
        assert_eq!(dong("1,5 tỷ đồng; 2.500.000 đồng"), [1_500_000_000, 2_500_000]);
        assert_eq!(dong("12 đồng chí, 3 đồng bào"), Vec::<i128>::new());
        assert_eq!(unit_of("Kinh phí (Triệu đồng)"), Some(1_000_000));
        assert_eq!(difference((155, 1), (15, 0)), Some((5, 1)));
    }
}
