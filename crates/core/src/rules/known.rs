//! What is known of the days of acts, held against a citation.

use super::acts::Cited;
use super::sentence::{near_before, near_behind, sentence_before};
use crate::decree::{Known, known};
use crate::document::{Date, days_in_month};
use crate::vietnamese::words_folded;

/// How far behind an act its title is looked for, in words.
const TITLE: usize = 60;

/// The day that an act certainly has, where it is cited with another.
pub(super) fn right_day(act: &Cited<'_>) -> Option<Date> {
    let (code, day) = (&act.citation.code, act.citation.day()?);
    let is_law = act.citation.genus.is_some_and(|genus| genus.is_law());
    let acts = || known_acts(act).iter().filter(move |known| known.is_law == is_law);
    let is_amended = is_law && amends(act.passage.words(), act.citation.range.start);
    if !is_real(day) || is_amended || acts().any(|known| known.date == day) || !is_its_day(act) {
        return None;
    }
    let mut fitting = acts().filter(|known| code.year.is_some() || is_one_count(code.is_party(), known.date, day));
    let only = fitting.next().filter(|first| fitting.all(|other| other.date == first.date));
    // The same day of another year is a slip where the title is this act's; else numbers begin anew every year.
    let titled = || acts().find(|known| is_year_off(known.date, day) && names(act, known));
    only.or_else(titled).map(|known| known.date)
}

/// Whether the calendar has the day; of one that it doesn't have TG001 speaks.
pub(super) fn is_real(date: Date) -> bool {
    date.month.zip(date.day).is_some_and(|(month, day)| day <= days_in_month(date.year, month))
}

fn known_acts(act: &Cited<'_>) -> &'static [Known] {
    let code = &act.citation.code;
    match code.number.is_empty() {
        true => &[],
        false => known(&code.mended().unwrap_or_else(|| code.written())),
    }
}

/// "theo Nghị định số 45/2020/NĐ-CP, ngày 15/5/2021 xã đã ban hành …": behind a comma a date may begin the next clause.
fn is_its_day(act: &Cited<'_>) -> bool {
    let Some(date) = &act.citation.date else { return false };
    let has_comma = act.words(act.citation.code.range.end..date.range.start).contains(',');
    let behind = act.words(date.range.end..act.passage.words().len()).trim_start();
    !has_comma
        || behind.is_empty()
        || ["của ", "về ", "quy định ", ";", ")"].iter().any(|mark| behind.starts_with(mark))
}

/// Whether two days are of one year, or of one term of the Party: within it a number stands once.
fn is_one_count(is_party: bool, one: Date, other: Date) -> bool {
    match is_party {
        true => term(one).is_some_and(|term| Some(term) == self::term(other)),
        false => one.year == other.year,
    }
}

/// The congress after which a document of the Party was numbered; none in the month of a congress.
fn term(date: Date) -> Option<usize> {
    /// The IXth to the XIVth.
    const CONGRESSES: [(u16, u8); 6] = [(2001, 4), (2006, 4), (2011, 1), (2016, 1), (2021, 1), (2026, 1)];
    let at = (date.year, date.month?);
    (!CONGRESSES.contains(&at)).then(|| CONGRESSES.iter().filter(|congress| **congress < at).count())
}

/// Whether two dates differ in the year alone.
pub(super) fn is_year_off(one: Date, other: Date) -> bool {
    one.year != other.year && one.month == other.month && one.day == other.day
}

/// Whether the words of the known title stand behind the act.
fn names(act: &Cited<'_>, known: &Known) -> bool {
    let Some(title) = known.name else { return false };
    let behind = words_folded(near_behind(act.passage.words(), act.citation.end));
    let near: Vec<&str> = behind.split(' ').take(TITLE).collect();
    format!(" {} ", near.join(" ")).contains(&format!(" {} ", words_folded(title)))
}

/// "Luật sửa đổi, bổ sung một số điều của Luật Đấu thầu ngày …": number and day are those of the law that amends.
pub(super) fn amends(words: &str, at: usize) -> bool {
    let before = words_folded(sentence_before(near_before(words, at)));
    let mentions = |word: &str| before.contains(&words_folded(word));
    mentions("sửa đổi") || mentions("bổ sung") || before.ends_with(&words_folded("của"))
}
