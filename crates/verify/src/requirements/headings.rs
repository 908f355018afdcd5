//! Numbers of headings (Phụ lục I, Phần I, Mục II, khoản 6, điểm đ).

use std::collections::BTreeSet;

use plan_core::said;
use plan_core::vietnamese::roman;

use super::saying::words;
use super::{Case, Judged, Requirement};
use crate::components::{Part, Piece, Role, figures_prefix, folded, is_centred, roman_prefix};
use crate::report::Group;

pub(super) const ALL: &[Requirement] = &[
    Requirement {
        id: "thu-tu-muc",
        group: Group::Body,
        title: ["Số thứ tự mục “I.”", "Numbers of the sections “I.”"],
        clause: "pl1:I.II.6.dd",
        applies: |case| case.components.has(Role::Roman),
        required: |_| words("chữ số La Mã, liên tiếp", "Roman, one after another"),
        judge: |case| in_order(case, Role::Roman, roman_number),
    },
    Requirement {
        id: "thu-tu-dieu",
        group: Group::Body,
        title: ["Số thứ tự điều", "Numbers of the articles"],
        clause: "pl1:I.II.6.dd",
        applies: |case| case.components.has(Role::Article),
        required: |_| words("chữ số Ả Rập, sau có dấu chấm, liên tiếp", "Arabic, with a full stop, one after another"),
        judge: |case| in_order(case, Role::Article, article_number),
    },
    Requirement {
        id: "vi-tri-phan-chuong",
        group: Group::Body,
        title: ["Vị trí phần, chương, mục", "Place of parts, chapters, sections"],
        clause: "pl1:I.II.6.dd",
        applies: |case| case.components.has(Role::DivisionNumber),
        required: |_| words("trên một dòng riêng, canh giữa", "on a line of its own, centred"),
        judge: divisions,
    },
];

fn in_order(case: &Case<'_>, role: Role, number: fn(&str) -> Option<usize>) -> Judged {
    let (mut places, mut count, mut amends) = (Vec::new(), 0, false);
    for part in &case.components.parts {
        // A heading that looks like running text is none here; its number may stand there all the same.
        let lines = part.paragraphs.clone().filter_map(|at| case.components.paragraph(at)).flat_map(|p| &p.lines);
        let seen: BTreeSet<usize> = lines.filter_map(|line| number(line.text().trim_start())).collect();
        let mut last = 0;
        let before = places.len();
        for piece in case.components.within(role, part) {
            count += 1;
            let Some(number) = number(&case.components.text(piece)) else { continue };
            // What begins with 1 again may stand under a new head, whatever that is called.
            let follows = number == last + 1 || number == 1;
            let is_missing = || (last + 1..number).any(|lost| !seen.contains(&lost));
            if !follows && (number <= last || is_missing()) {
                places.push(case.components.place(piece));
            }
            last = number;
        }
        // What amends an act quotes its articles, with their numbers.
        amends |= role == Role::Article && places.len() > before && amends_another(case, part);
    }
    if count == 0 {
        return Judged::absent();
    }
    if !places.is_empty() {
        let first = places.first().map(|place| place.words.clone()).unwrap_or_default();
        let found = said!("không liên tiếp ở “{first}”", "out of order at “{first}”");
        return if amends { Judged::unknown(found).at(places) } else { Judged::wrong(found, places) };
    }
    Judged::right(said!("{count} đề mục, liên tiếp", "{count} headings, in order"))
}

/// Whether its title says that it amends another act.
fn amends_another(case: &Case<'_>, part: &Part) -> bool {
    case.components.within(Role::Subject, part).any(|piece| folded(&case.components.text(piece)).contains("sua doi"))
}

/// The number of "IV. …". Beyond fifty nobody counts in Roman numerals; a lone C is the letter after B.
fn roman_number(text: &str) -> Option<usize> {
    let (numeral, rest) = roman_prefix(text).filter(|(numeral, _)| !["C", "L"].contains(numeral))?;
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    (1..50).find(|number| roman(*number) == numeral)
}

/// The number of "Điều 4. …".
fn article_number(text: &str) -> Option<usize> {
    let (figures, rest) = figures_prefix(text.strip_prefix("Điều ")?)?;
    if rest.starts_with(char::is_alphanumeric) { None } else { figures.parse().ok() }
}

fn divisions(case: &Case<'_>) -> Judged {
    let pieces: Vec<&Piece> = case.components.all(Role::DivisionNumber).collect();
    if pieces.is_empty() {
        return Judged::absent();
    }
    let off: Vec<_> = pieces
        .iter()
        .filter(|piece| case.components.paragraph(piece.paragraph).is_some_and(|p| !is_centred(case.reading, p)))
        .map(|piece| case.components.place(piece))
        .collect();
    if off.is_empty() {
        Judged::right(words("canh giữa", "centred"))
    } else {
        Judged::wrong(words("không canh giữa", "not centred"), off)
    }
}
