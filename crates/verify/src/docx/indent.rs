//! Where words begin and end in their line: indents, tab stops, and white space that officials type in their place.

use super::format::{ParagraphFormat, Tab, TabKind};
use super::words::{Measure, Words, is_space};
use crate::reading::Align;

/// The next tab stop right of `at`; both pt from the left edge of the column.
pub(super) fn next_tab(format: &ParagraphFormat, at: f64, common: f64) -> Tab {
    const CLOSE: f64 = 0.1;
    let set = format.tabs.iter().filter(|tab| tab.at > at + CLOSE).min_by(|one, other| one.at.total_cmp(&other.at));
    // What hangs has a stop at its left indent.
    let hanging = format.left.filter(|left| format.first.unwrap_or(0.0) < 0.0 && *left > at + CLOSE);
    match (set, hanging) {
        (Some(tab), Some(left)) if left < tab.at => Tab { at: left, kind: TabKind::Left },
        (Some(tab), _) => *tab,
        (None, Some(left)) => Tab { at: left, kind: TabKind::Left },
        (None, None) => Tab { at: ((at + CLOSE) / common).floor() * common + common, kind: TabKind::Left },
    }
}

/// Takes the white space off the start of a line that begins at the left, and says how far it moves the words, pt. Tabs
/// and spaces that stand for an indent are measured as one.
pub(super) fn take_lead(
    line: &mut Vec<Words>,
    align: Option<Align>,
    format: &ParagraphFormat,
    common: f64,
    measure: &mut Measure,
) -> f64 {
    if matches!(align, Some(Align::Center | Align::Right)) {
        return 0.0;
    }
    let start = format.left.unwrap_or(0.0) + format.first.unwrap_or(0.0);
    let mut at = start;
    while let Some(Words { span, .. }) = line.first_mut() {
        let Some(c) = span.text.chars().next() else {
            line.remove(0);
            continue;
        };
        if c == '\t' {
            let tab = next_tab(format, at, common);
            if tab.kind != TabKind::Left {
                break;
            }
            at = tab.at;
        } else if is_space(c) {
            at += measure.length(c.encode_utf8(&mut [0; 4]), span);
        } else {
            break;
        }
        span.text.remove(0);
    }
    at - start
}

/// Where the middle of what comes after `before` stands, pt from the left edge of the column: `width` is the length of
/// what comes.
pub(super) fn middle_after(
    before: &str,
    width: f64,
    format: &ParagraphFormat,
    common: f64,
    length: &mut impl FnMut(&str) -> f64,
) -> f64 {
    let mut at = format.left.unwrap_or(0.0) + format.first.unwrap_or(0.0);
    let mut kind = TabKind::Left;
    for (place, part) in before.split('\t').enumerate() {
        if place > 0 {
            let tab = next_tab(format, at, common);
            (at, kind) = (tab.at, tab.kind);
        }
        // What stands at a stop of another kind moves left with what follows it.
        at += length(part)
            * match kind {
                TabKind::Left | TabKind::Clear => 1.0,
                TabKind::Center => 0.5,
                TabKind::Right => 0.0,
            };
    }
    match kind {
        TabKind::Left | TabKind::Clear => at + width / 2.0,
        TabKind::Center => at,
        TabKind::Right => at - width / 2.0,
    }
}
