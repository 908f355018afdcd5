//! Days, and stretches of them.

use std::fmt;

use crate::document::{Date, days_in_month};

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Year.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

/// January and February have a zero (Phụ lục I, Mục II, khoản 4).
fn month_written(month: u8) -> String {
    if month < 3 { format!("0{month}") } else { month.to_string() }
}

/// A date as far as it is known: "05/01/2022", "01/2022", "2022".
pub(crate) fn date_written(date: Date) -> String {
    match (date.day, date.month) {
        (Some(day), Some(month)) => Day { year: date.year, month, day }.to_string(),
        (None, Some(month)) => format!("{}/{}", month_written(month), date.year),
        _ => date.year.to_string(),
    }
}

impl Day {
    /// The day of the week in the Gregorian calendar, 0 to 6 from Sunday on (Sakamoto's rule).
    pub(crate) fn weekday(self) -> u8 {
        const MONTHS: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
        let year = u32::from(self.year).saturating_sub(u32::from(self.month < 3));
        let month = MONTHS.get(usize::from(self.month.saturating_sub(1))).copied().unwrap_or_default();
        u8::try_from((year + year / 4 - year / 100 + year / 400 + month + u32::from(self.day)) % 7).unwrap_or_default()
    }
}

impl fmt::Display for Day {
    /// "05/01/2022", with the zeros that Decree 30 asks for (Phụ lục I, Mục II, khoản 4).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}/{}/{}", self.day, month_written(self.month), self.year)
    }
}

/// From one day to another, both included; nothing says that the first is the earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stretch {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

impl Stretch {
    /// One day.
    pub fn day(day: Day) -> Self {
        Self { first: day, last: day }
    }

    /// Months of a year, both included.
    pub fn months(year: u16, first: u8, last: u8) -> Self {
        Self {
            first: Day { year, month: first, day: 1 },
            last: Day { year, month: last, day: days_in_month(year, last) },
        }
    }

    /// Years, both included.
    pub fn years(first: u16, last: u16) -> Self {
        Self { first: Self::months(first, 1, 12).first, last: Self::months(last, 1, 12).last }
    }

    /// The days that a date may be of which the later parts may be unknown.
    pub fn of(date: Date) -> Self {
        match (date.month, date.day) {
            (Some(month), Some(day)) => Self::day(Day { year: date.year, month, day }),
            (Some(month), None) => Self::months(date.year, month, month),
            (None, _) => Self::years(date.year, date.year),
        }
    }

    /// Whether they have a day in common.
    pub fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}
