//! The numbers behind "phụ lục": one, a row, a range, in figures or Roman.

use super::appendix::is_appendix;
use super::words::Words;
use crate::vietnamese::roman;

/// The highest number that an appendix has in practice; beyond it stands something else.
const LAST_NUMBER: usize = 60;

/// "Phụ lục số 01, 02 và Phụ lục số 05".
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) numbers: Vec<usize>,
    /// The first word behind it.
    pub(super) next: usize,
    /// A number that goes on ("01/ĐK", "1.2"): a form of some other act.
    pub(super) is_code: bool,
}

impl Run {
    /// Reads on from "phụ lục" at `at`.
    pub(super) fn read(words: &Words<'_>, at: usize) -> Self {
        let is_many = at > 0 && words.are(at - 1, &["các", "phụ"]);
        let start = words.get(if is_many { at - 1 } else { at }).map_or(0, |word| word.start);
        let end_of = |next: usize| words.get(next.saturating_sub(1)).map_or(start, |word| word.end);
        let mut run = Self { start, end: end_of(at + 2), numbers: Vec::new(), next: at + 2, is_code: false };
        let mut last = match numeral(words, run.next) {
            Some(first) if first.is_code => {
                run.is_code = true;
                run.next = first.next;
                return run;
            }
            Some(first) => first,
            None => return run,
        };
        run.numbers.push(last.number);
        run.next = last.next;
        while let Some((next, is_range)) = continuation(words, &last) {
            if is_range {
                run.numbers.extend((last.number + 1..next.number).take(LAST_NUMBER));
            }
            run.numbers.push(next.number);
            run.next = next.next;
            last = next;
        }
        run.end = end_of(run.next);
        run
    }
}

/// A number, "số" before it included.
struct Numeral {
    number: usize,
    is_roman: bool,
    is_code: bool,
    /// The first word behind it.
    next: usize,
}

/// The number behind "phụ lục" or behind a joint, at the word `at`: "3", "số 03", "số: 03".
fn numeral(words: &Words<'_>, at: usize) -> Option<Numeral> {
    let has_word = words.are(at, &["số"]) && words.gap_before(at).is_empty();
    let at = if has_word { at + 1 } else { at };
    matches!(words.gap_before(at), "" | ":").then(|| numeral_at(words, at)).flatten()
}

/// The number that the word `at` is.
fn numeral_at(words: &Words<'_>, at: usize) -> Option<Numeral> {
    let written = words.get(at)?.written;
    let is_roman = !written.bytes().all(|b| b.is_ascii_digit());
    let number = match is_roman {
        true => (1..=LAST_NUMBER).find(|number| roman(*number) == written)?,
        false => written.parse().ok().filter(|number| written.len() <= 2 && (1..=LAST_NUMBER).contains(number))?,
    };
    let is_code = match words.glued_behind(at) {
        // "Phụ lục 1-3" is a row of them.
        Some('-' | '–') => numeral_at(words, at + 1).is_none_or(|last| last.is_code || last.number <= number),
        Some(_) => true,
        None => false,
    };
    Some(Numeral { number, is_roman, is_code, next: at + 1 })
}

/// The number that goes on from `last`, and whether all between them are meant: ", 2", " và Phụ lục số 03", " đến 5".
fn continuation(words: &Words<'_>, last: &Numeral) -> Option<(Numeral, bool)> {
    let mut at = last.next;
    let gap = words.gap_before(at);
    let is_any = |joints: [&str; 2]| words.get(at).is_some_and(|word| joints.iter().any(|joint| word.is(joint)));
    let is_to = is_any(["đến", "tới"]);
    match gap {
        "-" | "–" => return numeral_at(words, at).filter(|next| !next.is_code).map(|next| (next, true)),
        "" | "," | ";" | "&" if is_to || is_any(["và", "hoặc"]) => at += 1,
        "," | ";" | "&" => {}
        _ => return None,
    }
    if words.are(at, &["các"]) {
        at += 1;
    }
    let is_named = is_appendix(words, at);
    let next = if is_named { numeral(words, at + 2)? } else { numeral_at(words, at)? };
    let is_alike = is_named || (next.is_roman == last.is_roman && gap != ";");
    (is_alike && !next.is_code).then_some((next, is_to))
}
