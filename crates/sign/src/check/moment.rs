//! Points in time, as seconds since 1970 in UTC; shown in Viet Nam's time.

use std::time::Duration;

use der::asn1::AnyRef;
use der::{DateTime, Tag, Tagged as _};
use plan_core::diagnostic::Said;
use plan_core::said;

/// Viet Nam's time before UTC, seconds.
const HERE: i64 = 7 * 3600;

/// A point in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

impl Moment {
    pub(super) fn of(time: &x509_cert::time::Time) -> Self {
        Self(i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX))
    }

    /// "09:30:05 ngày 21/11/2026".
    pub fn said(self) -> Said {
        let local = u64::try_from(self.0.saturating_add(HERE)).ok().map(Duration::from_secs);
        let Some(Ok(time)) = local.map(DateTime::from_unix_duration) else {
            return said!("không rõ", "not known");
        };
        let clock = format!("{:02}:{:02}:{:02}", time.hour(), time.minutes(), time.seconds());
        let (day, month, year) = (time.day(), time.month(), time.year());
        said!("{clock} ngày {day:02}/{month:02}/{year}", "{clock} on {day:02}/{month:02}/{year} (UTC+7)")
    }

    /// For programs: "2026-11-21T09:30:05+07:00".
    pub fn iso(self) -> String {
        let local = u64::try_from(self.0.saturating_add(HERE)).ok().map(Duration::from_secs);
        local.and_then(|local| DateTime::from_unix_duration(local).ok()).map_or_else(String::new, |time| {
            let (year, month, day) = (time.year(), time.month(), time.day());
            let (hour, minutes, seconds) = (time.hour(), time.minutes(), time.seconds());
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minutes:02}:{seconds:02}+07:00")
        })
    }

    /// A PDF date (ISO 32000-1, 7.9.4): "D:20261121093005+07'00'".
    pub(super) fn of_pdf(text: &str) -> Option<Self> {
        let text = text.strip_prefix("D:").unwrap_or(text);
        let (digits, zone) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
        let here = Self::of_digits(digits)?;
        let sign = match zone.chars().next() {
            None | Some('Z') => return Some(here),
            Some('+') => 1,
            Some('-') => -1,
            Some(_) => return None,
        };
        let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
        let part = |from: usize| digits.get(from..from + 2).and_then(|part| part.parse::<i64>().ok());
        let ahead = part(0)? * 3600 + part(2).unwrap_or(0) * 60;
        Some(Self(here.0 - sign * ahead))
    }

    /// GeneralizedTime as time stamps have it: UTC, perhaps with a fraction (RFC 3161, 2.4.2).
    fn of_generalized(text: &str) -> Option<Self> {
        let digits = text.strip_suffix('Z')?;
        let (digits, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        fraction.chars().all(|c| c.is_ascii_digit()).then(|| Self::of_digits(digits)).flatten()
    }

    /// The same, as ASN.1 has it.
    pub(crate) fn of_any(time: AnyRef<'_>) -> Option<Self> {
        let text = std::str::from_utf8(time.value()).ok().filter(|_| time.tag() == Tag::GeneralizedTime)?;
        Self::of_generalized(text)
    }

    /// "20261121093005", or less of it from the end.
    fn of_digits(digits: &str) -> Option<Self> {
        let part = |range: std::ops::Range<usize>, absent: u8| match digits.get(range) {
            Some(part) => part.parse::<u8>().ok(),
            None => Some(absent),
        };
        let year = digits.get(0..4)?.parse().ok()?;
        let date =
            DateTime::new(year, part(4..6, 1)?, part(6..8, 1)?, part(8..10, 0)?, part(10..12, 0)?, part(12..14, 0)?);
        i64::try_from(date.ok()?.unix_duration().as_secs()).ok().map(Self)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_and_shown() {
        let moment = Moment::of_pdf("D:20261121093005+07'00'").unwrap();
        assert_eq!(moment.iso(), "2026-11-21T09:30:05+07:00");
        assert_eq!(Moment::of_pdf("D:20261121023005Z"), Some(moment));
        assert_eq!(Moment::of_generalized("20261121023005.25Z"), Some(moment));
        assert_eq!(Moment::of_pdf("D:2026é"), None);
        assert_eq!(moment.said().vi, "09:30:05 ngày 21/11/2026");
    }
}
