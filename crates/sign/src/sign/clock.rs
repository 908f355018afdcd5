//! The time of a signature, as it is in Viet Nam.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use der::DateTime;

use crate::check;

/// What Viet Nam is ahead of UTC.
const AHEAD: Duration = Duration::from_secs(7 * 3_600);

/// A moment, in whole seconds; shown in Viet Nam's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(DateTime);

impl Moment {
    /// Now, by this machine's clock.
    ///
    /// # Errors
    /// The clock stands before 1970 or after 9999.
    pub fn now() -> Result<Self, plan_core::diagnostic::Said> {
        let wrong = || plan_core::said!("đồng hồ của máy này chạy sai", "this machine's clock is wrong");
        let since = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|_| wrong())?;
        DateTime::from_unix_duration(Duration::from_secs(since.as_secs())).map(Self).map_err(|_| wrong())
    }

    /// A moment of a certificate or a stamp.
    pub(super) fn of(time: DateTime) -> Self {
        Self(time)
    }

    /// The moment in UTC.
    pub(super) fn utc(self) -> DateTime {
        self.0
    }

    /// The moment as the checks have it.
    pub(super) fn checked(self) -> check::Moment {
        check::Moment(i64::try_from(self.0.unix_duration().as_secs()).unwrap_or(i64::MAX))
    }

    /// The moment that the checks found; none before 1970 or after 9999.
    pub(super) fn found(moment: check::Moment) -> Option<Self> {
        let since = Duration::from_secs(u64::try_from(moment.0).ok()?);
        DateTime::from_unix_duration(since).ok().map(Self)
    }

    /// The clock on a wall in Viet Nam; at the very end of the calendar it stands still.
    fn local(self) -> DateTime {
        self.0.unix_duration().checked_add(AHEAD).and_then(|t| DateTime::from_unix_duration(t).ok()).unwrap_or(self.0)
    }

    /// Year, month and day in Viet Nam, months and days as [`plan_core::document::Date`] has them.
    pub fn date(self) -> (u16, Option<u8>, Option<u8>) {
        let t = self.local();
        (t.year(), Some(t.month()), Some(t.day()))
    }

    /// As a PDF writes it (ISO 32000-1, 7.9.4).
    pub(super) fn pdf(self) -> String {
        let t = self.local();
        let (y, mo, d, h, mi, s) = (t.year(), t.month(), t.day(), t.hour(), t.minutes(), t.seconds());
        format!("D:{y:04}{mo:02}{d:02}{h:02}{mi:02}{s:02}+07'00'")
    }
}

/// As the decree's line at an appendix has it (Phụ lục I): day, then time, then the zone of ISO 8601.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let t = self.local();
        let (y, mo, d, h, mi, s) = (t.year(), t.month(), t.day(), t.hour(), t.minutes(), t.seconds());
        write!(f, "{d:02}/{mo:02}/{y:04}; {h:02}:{mi:02}:{s:02} +07:00")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_day_is_viet_nams() {
        let moment = Moment(DateTime::new(2026, 12, 31, 17, 30, 5).unwrap());
        assert_eq!(moment.pdf(), "D:20270101003005+07'00'");
        assert_eq!(moment.to_string(), "01/01/2027; 00:30:05 +07:00");
    }
}
