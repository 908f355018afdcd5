//! Values with written forms of their own: dates, years, numbers.

use ::toml::de::DeValue;

use crate::decree::Unit;
use crate::document::{Date, Period, days_in_month};
use crate::source::Wanted;

fn integer(value: &DeValue<'_>) -> Option<u64> {
    let integer = value.as_integer()?;
    u64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

fn year(text: &str) -> Option<u16> {
    let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|&year| is_year && (1945..=2999).contains(&year))
}

fn calendar(date: Date) -> Result<Date, Wanted> {
    let month_is = date.month.is_none_or(|m| (1..=12).contains(&m));
    let day_is = date.day.is_none_or(|d| date.month.is_some_and(|m| (1..=days_in_month(date.year, m)).contains(&d)));
    if month_is && day_is { Ok(date) } else { Err(Wanted::CalendarDate) }
}

/// `ngay`: a TOML date, "31/12/2024", "8/2022", "2022" or 2022.
pub(super) fn date(value: &DeValue<'_>) -> Result<Date, Wanted> {
    if let Some(number) = integer(value) {
        let year = year(&number.to_string()).ok_or(Wanted::Date)?;
        return Ok(Date { year, month: None, day: None });
    }
    if let Some(date) = value.as_datetime() {
        let date = date.date.ok_or(Wanted::Date)?;
        return calendar(Date { year: date.year, month: Some(date.month), day: Some(date.day) });
    }
    let text = value.as_str().ok_or(Wanted::Date)?.trim();
    // "2024-12-31" in quotes is the same date as without.
    let parts: Vec<&str> = match text.split('-').collect::<Vec<_>>().as_slice() {
        [year, month, day] => vec![*day, *month, *year],
        _ => text.split('/').collect(),
    };
    let small = |text: &str| -> Result<u8, Wanted> {
        let is_small = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        text.parse().ok().filter(|_| is_small).ok_or(Wanted::Date)
    };
    match parts.as_slice() {
        [y] => Ok(Date { year: year(y).ok_or(Wanted::Date)?, month: None, day: None }),
        [m, y] => calendar(Date { year: year(y).ok_or(Wanted::Date)?, month: Some(small(m)?), day: None }),
        [d, m, y] => {
            calendar(Date { year: year(y).ok_or(Wanted::Date)?, month: Some(small(m)?), day: Some(small(d)?) })
        }
        _ => Err(Wanted::Date),
    }
}

/// `nam`: 2025, [2021, 2025] or { tu = 2019 }.
pub(super) fn period(value: &DeValue<'_>) -> Result<Period, Wanted> {
    let one = |value: &DeValue<'_>| {
        let written = integer(value).map(|n| n.to_string()).or_else(|| value.as_str().map(str::to_owned));
        written.and_then(|text| year(text.trim())).ok_or(Wanted::Period)
    };
    if let Some(array) = value.as_array() {
        let years: Vec<u16> = array.iter().map(|v| one(v.get_ref())).collect::<Result<_, _>>()?;
        return match years.as_slice() {
            &[from, to] if from <= to => Ok(Period { from, to: Some(to) }),
            _ => Err(Wanted::Period),
        };
    }
    if let Some(table) = value.as_table() {
        let from = table.get("tu").filter(|_| table.len() == 1).ok_or(Wanted::Period)?;
        return Ok(Period { from: one(from.get_ref())?, to: None });
    }
    one(value).map(|year| Period { from: year, to: Some(year) })
}

/// `so`: 12 or "06"; printed with a leading zero below 10 (Phụ lục I, Phần I, Mục II, khoản 3, điểm c).
pub(super) fn number(value: &DeValue<'_>) -> Result<String, Wanted> {
    let number = match value.as_str() {
        Some(text) => {
            let text = text.trim();
            let is_number = !text.is_empty() && text.len() <= 11 && text.bytes().all(|b| b.is_ascii_digit());
            text.parse().ok().filter(|_| is_number)
        }
        None => integer(value).filter(|n| *n < 100_000_000_000),
    };
    number.filter(|&n: &u64| n > 0).map(|n| format!("{n:02}")).ok_or(Wanted::Number)
}

/// `gia-tri` and cells: 98, "98" or "98,5"; a number as TOML writes it is printed as Vietnamese does, with a comma.
pub(super) fn figure(value: &DeValue<'_>) -> Result<String, Wanted> {
    let written = match value {
        DeValue::String(text) => text.trim().to_owned(),
        DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str().to_owned(),
        DeValue::Float(float) => decimal(float.as_str())?,
        _ => return Err(Wanted::Figure),
    };
    let above_zero = written.strip_prefix('-').unwrap_or(&written);
    let is_figure = above_zero.starts_with(|c: char| c.is_ascii_digit()) && !written.contains('\n');
    if is_figure { Ok(written) } else { Err(Wanted::Figure) }
}

/// 12.5 as "12,5". Whoever types 1.500 without quotes means fifteen hundred, and TOML reads one and a half.
fn decimal(number: &str) -> Result<String, Wanted> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    if part.len() == 3 {
        return Err(Wanted::FigureInQuotes);
    }
    // 1e6 and inf are no figures of a document.
    let is_figure = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if is_figure { Ok(format!("{whole},{part}")) } else { Err(Wanted::Figure) }
}

/// `gop-cot`, `gop-dong`: how many, from 1.
pub(super) fn count(value: &DeValue<'_>) -> Result<usize, Wanted> {
    integer(value).and_then(|n| usize::try_from(n).ok()).filter(|n| (1..=10_000).contains(n)).ok_or(Wanted::Count)
}

/// No measure of a page comes near: what is greater is a slip.
const GREATEST_MEASURE: f64 = 1000.0;

/// A number of `[trinh-bay]` in `unit`: 25, 12.7, "12,7", "1,27 cm", "6 pt"; a ratio "1/3" too.
pub(super) fn measure(value: &DeValue<'_>, unit: Unit) -> Result<f64, Wanted> {
    let text = match value {
        DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str(),
        DeValue::Float(float) => float.as_str(),
        DeValue::String(text) => text.trim(),
        _ => return Err(Wanted::Measure(unit)),
    };
    let number = |text: &str| text.trim().replace(',', ".").parse::<f64>().ok();
    let named = |name: &str| text.strip_suffix(name).and_then(number);
    let measure = match (unit, text.split_once('/')) {
        (Unit::Ratio, Some((part, whole))) => number(part).zip(number(whole)).map(|(part, whole)| part / whole),
        (Unit::Mm, None) => named("mm").or_else(|| named("cm").map(|cm| cm * 10.0)).or_else(|| number(text)),
        (Unit::Pt, None) => named("pt").or_else(|| number(text)),
        (_, None) => number(text),
        (_, Some(_)) => None,
    };
    measure.filter(|measure| (0.0..=GREATEST_MEASURE).contains(measure)).ok_or(Wanted::Measure(unit))
}

/// `phien-ban = 1`
pub(super) fn version(value: &DeValue<'_>) -> Result<u64, Wanted> {
    integer(value).filter(|&n| n == 1).ok_or(Wanted::Version)
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::*;
    use ::toml::Spanned;

    fn parsed<T>(text: &str, read: fn(&DeValue<'_>) -> Result<T, Wanted>) -> Result<T, Wanted> {
        let value: Spanned<DeValue<'_>> = DeValue::parse(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        read(value.get_ref())
    }

    #[test]
    fn dates_in_every_written_form() {
        let full = Date { year: 2024, month: Some(2), day: Some(29) };
        for text in ["2024-02-29", "\"2024-02-29\"", "\"29/2/2024\"", "\"29/02/2024\""] {
            assert_eq!(parsed(text, date), Ok(full), "{text}");
        }
        assert_eq!(parsed("\"8/2022\"", date), Ok(Date { year: 2022, month: Some(8), day: None }));
        assert_eq!(parsed("2022", date), Ok(Date { year: 2022, month: None, day: None }));
        assert_eq!(parsed("\"29/2/2023\"", date), Err(Wanted::CalendarDate));
        assert_eq!(parsed("\"+1/2/2023\"", date), Err(Wanted::Date));
        assert_eq!(parsed("\"ngày mai\"", date), Err(Wanted::Date));
    }

    #[test]
    fn figures_as_vietnamese_writes_them() {
        for (typed, printed) in [("150", "150"), ("12.5", "12,5"), ("1_500", "1500"), ("1250.50", "1250,50")] {
            assert_eq!(parsed(typed, figure).as_deref(), Ok(printed), "{typed}");
        }
        assert_eq!(parsed("-5", figure).as_deref(), Ok("-5"));
        for typed in ["1e6", "0xff", "inf", "true", "\"toàn bộ\""] {
            assert_eq!(parsed(typed, figure), Err(Wanted::Figure), "{typed}");
        }
        assert_eq!(parsed("1.500", figure), Err(Wanted::FigureInQuotes));
    }

    #[test]
    fn measures_with_and_without_their_unit() {
        let mm = |text: &str| parsed(text, |value| measure(value, Unit::Mm));
        for text in ["12.7", "\"12,7\"", "\"12,7 mm\"", "\"1,27 cm\"", "\"1.27cm\""] {
            assert!(mm(text).is_ok_and(|mm| (mm - 12.7).abs() < 1e-9), "{text}");
        }
        for text in ["\"6 pt\"", "\"1/2\"", "\"\"", "\"rộng\"", "inf", "nan", "-1", "1e9", "0xff", "true", "\"NaN\""]
        {
            assert_eq!(mm(text), Err(Wanted::Measure(Unit::Mm)), "{text}");
        }
        assert_eq!(parsed("\"6 pt\"", |value| measure(value, Unit::Pt)), Ok(6.0));
        assert_eq!(parsed("\"1/2\"", |value| measure(value, Unit::Ratio)), Ok(0.5));
        assert_eq!(parsed("\"1/0\"", |value| measure(value, Unit::Ratio)), Err(Wanted::Measure(Unit::Ratio)));
    }

    #[test]
    fn periods_and_numbers() {
        assert_eq!(parsed("[2021, 2025]", period), Ok(Period { from: 2021, to: Some(2025) }));
        assert_eq!(parsed("\"2025\"", period), Ok(Period { from: 2025, to: Some(2025) }));
        assert_eq!(parsed("{ tu = 2019 }", period), Ok(Period { from: 2019, to: None }));
        assert_eq!(parsed("[2025, 2021]", period), Err(Wanted::Period));
        assert_eq!(parsed("5", number).as_deref(), Ok("05"));
        assert_eq!(parsed("\"06\"", number).as_deref(), Ok("06"));
        assert_eq!(parsed("\"12a\"", number), Err(Wanted::Number));
    }
}
