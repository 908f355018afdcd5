//! Numbers and lists in words.

use plan_core::diagnostic::Said;
use plan_core::said;

/// A number with one decimal at most, and its unit: "12,7 mm", "12.7 mm".
pub(super) fn amount(value: f64, unit: &str) -> Said {
    let en = figure(value);
    let vi = en.replace('.', ",");
    said!("{vi} {unit}", "{en} {unit}")
}

/// A ratio with two decimals: "0,40", "0.40".
pub(super) fn ratio(value: f64) -> Said {
    let en = format!("{value:.2}");
    let vi = en.replace('.', ",");
    Said { vi, en }
}

/// A range of a number, or the number: "20–25 mm".
pub(super) fn range(least: f64, greatest: f64, unit: &str) -> Said {
    if (greatest - least).abs() < 0.01 {
        return amount(least, unit);
    }
    let (least, greatest) = (figure(least), figure(greatest));
    let (vi_least, vi_greatest) = (least.replace('.', ","), greatest.replace('.', ","));
    said!("{vi_least}–{vi_greatest} {unit}", "{least}–{greatest} {unit}")
}

fn figure(value: f64) -> String {
    let text = format!("{value:.1}");
    // Minus zero is nothing that anybody measures.
    text.strip_suffix(".0").map_or_else(|| text.clone(), |whole| if whole == "-0" { "0" } else { whole }.to_owned())
}

/// Sentences joined by a comma, each once, few enough to be read.
pub(super) fn list(mut parts: Vec<Said>) -> Said {
    parts.dedup();
    let more = parts.len() > 4;
    parts.truncate(4);
    let join = |pick: fn(&Said) -> &str| {
        let mut text = parts.iter().map(pick).collect::<Vec<_>>().join(", ");
        if more {
            text.push_str(", …");
        }
        text
    };
    Said { vi: join(|said| &said.vi), en: join(|said| &said.en) }
}

/// The same words in both languages, in quotation marks.
pub(super) fn quoted(text: &str) -> Said {
    said!("“{text}”", "“{text}”")
}

/// Fixed words.
pub(super) fn words(vi: &str, en: &str) -> Said {
    Said { vi: vi.to_owned(), en: en.to_owned() }
}
