//! One number of the layout, with what the decree allows and by which clause.

use serde::{Deserialize, Serialize};

use super::Clause;

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Millimetres.
    Mm,
    /// Points, 1/72 inch.
    Pt,
    /// Multiples of the font's single line.
    Lines,
    /// Multiples of the length of a text line.
    Ratio,
    /// No-break spaces.
    Spaces,
    /// Pages.
    Pages,
}

/// One number of the layout: what the decree allows, what is set, and by which clause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// Least and greatest value, where the decree gives a range; infinite where it names no greatest.
    pub range: Option<[f64; 2]>,
    /// Whether the two ends of the range are the only values, and nothing between them is allowed.
    #[serde(default, rename = "only-ends")]
    pub only_ends: bool,
    /// The value that is set.
    pub chosen: f64,
    /// What it counts.
    pub unit: Unit,
    /// Where it comes from.
    pub clause: Clause,
}

impl Number {
    /// The chosen value as a length in points; a bare multiple stays as it is.
    pub fn pt(&self) -> f64 {
        match self.unit {
            Unit::Mm => self.chosen * 72.0 / 25.4,
            Unit::Pt | Unit::Lines | Unit::Ratio | Unit::Spaces | Unit::Pages => self.chosen,
        }
    }

    /// The chosen value as a count, for [`Unit::Spaces`] and [`Unit::Pages`].
    pub fn count(&self) -> usize {
        // The value is a small whole number of `layout.toml`; a test holds it to that.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let count = self.chosen.max(0.0) as usize;
        count
    }

    /// Whether the decree allows `value` here.
    pub fn allows(&self, value: f64) -> bool {
        self.range.is_none() || self.allows_about(value, 0.0)
    }

    /// The least and the greatest value; where there is no range, what is set is both.
    pub fn limits(&self) -> [f64; 2] {
        self.range.unwrap_or([self.chosen; 2])
    }

    /// Whether a measured value is one of [`Self::limits`], or between them, to within `tolerance`.
    pub fn allows_about(&self, value: f64, tolerance: f64) -> bool {
        let [least, greatest] = self.limits();
        match self.only_ends {
            true => [least, greatest].iter().any(|end| (value - end).abs() <= tolerance),
            false => (least - tolerance..=greatest + tolerance).contains(&value),
        }
    }
}
