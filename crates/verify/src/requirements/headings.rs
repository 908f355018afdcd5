//! Numbers of headings (Phụ lục I, Phần I, Mục II, khoản 6, điểm đ).

use plan_core::said;
use plan_core::vietnamese::roman;

use super::saying::words;
use super::{Case, Judged, Requirement};
use crate::components::{Part, Piece, Role, is_centred};
use crate::report::Group;

pub(super) const ALL: &[Requirement] = &[
    Requirement {
        id: "thu-tu-muc",
        group: Group::Body,
        title: ["Số thứ tự mục “I.”", "Numbers of the sections “I.”"],
        clause: "pl1:I.II.6.dd",
        applies: |case| case.components.has(Role::Roman),
        required: |_| words("chữ số La Mã, liên tiếp", "Roman, one after another"),
        judge: |case| in_order(case, Role::Roman, |number| format!("{}.", roman(number))),
    },
    Requirement {
        id: "thu-tu-dieu",
        group: Group::Body,
        title: ["Số thứ tự điều", "Numbers of the articles"],
        clause: "pl1:I.II.6.dd",
        applies: |case| case.components.has(Role::Article),
        required: |_| words("chữ số Ả Rập, sau có dấu chấm, liên tiếp", "Arabic, with a full stop, one after another"),
        judge: |case| in_order(case, Role::Article, |number| format!("Điều {number}.")),
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

fn in_order(case: &Case<'_>, role: Role, written: fn(usize) -> String) -> Judged {
    let (mut places, mut count) = (Vec::new(), 0);
    for part in &case.components.parts {
        let mut last = 0;
        for piece in case.components.within(role, part) {
            count += 1;
            let text = case.components.text(piece);
            let Some(number) = (1..=200).find(|number| text.starts_with(&written(*number))) else { continue };
            // What begins with 1 again may stand under a new head, whatever that is called.
            let follows = number == last + 1 || number == 1;
            // A heading that looks like running text is none here; its number may stand there all the same.
            let is_missing = || (last + 1..number).any(|lost| !is_somewhere(case, part, &written(lost)));
            if !follows && (number <= last || is_missing()) {
                places.push(case.components.place(piece));
            }
            last = number;
        }
    }
    if count == 0 {
        return Judged::absent();
    }
    if !places.is_empty() {
        let first = places.first().map(|place| place.words.clone()).unwrap_or_default();
        return Judged::wrong(said!("không liên tiếp ở “{first}”", "out of order at “{first}”"), places);
    }
    Judged::right(said!("{count} đề mục, liên tiếp", "{count} headings, in order"))
}

/// Whether any line of the part begins so.
fn is_somewhere(case: &Case<'_>, part: &Part, beginning: &str) -> bool {
    let bare = beginning.trim_end_matches('.');
    part.paragraphs.clone().filter_map(|at| case.components.paragraph(at)).flat_map(|p| &p.lines).any(|line| {
        let text = line.text();
        text.trim_start().strip_prefix(bare).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
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
