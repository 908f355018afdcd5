//! Appendices (Phụ lục I, Phần I, Mục III, khoản 1).

use plan_core::said;
use plan_core::vietnamese::roman;

use super::saying::{list, quoted, words};
use super::{Case, Judged, Requirement};
use crate::components::{PartKind, Piece, Role, folded};
use crate::reading::Align;
use crate::report::Group;

pub(super) const ALL: &[Requirement] = &[
    Requirement {
        id: "so-phu-luc",
        group: Group::Appendix,
        title: ["Số thứ tự phụ lục", "Numbers of the appendices"],
        clause: "pl1:I.III.1.a",
        applies: has_appendix,
        required: |_| words("từ hai phụ lục trở lên đánh số La Mã", "Roman where there are two or more"),
        judge: numbers,
    },
    Requirement {
        id: "vi-tri-phu-luc",
        group: Group::Appendix,
        title: ["Vị trí “Phụ lục”, tiêu đề", "Place of “Phụ lục” and its title"],
        clause: "pl1:I.III.1.b",
        applies: has_appendix,
        required: |_| words("thành dòng riêng, canh giữa", "on a line of its own, centred"),
        judge: place,
    },
    Requirement {
        id: "co-kem-theo",
        group: Group::Appendix,
        title: ["Chỉ dẫn “(Kèm theo …)”", "“(Kèm theo …)”"],
        clause: "pl1:I.III.1.c",
        applies: has_appendix,
        required: |_| words("trên mỗi phụ lục", "on each appendix"),
        judge: attached_to,
    },
    Requirement {
        id: "dan-phu-luc",
        group: Group::Appendix,
        title: ["Chỉ dẫn về phụ lục trong văn bản", "Reference to the appendices"],
        clause: "pl1:I.III.1.a",
        applies: |case| has_appendix(case) && case.is_document(),
        required: |_| words("trong văn bản có chỉ dẫn về phụ lục", "the document points to its appendices"),
        judge: referred_to,
    },
];

fn has_appendix(case: &Case<'_>) -> bool {
    !case.appendices().is_empty()
}

fn labels<'c>(case: &'c Case<'_>) -> Vec<&'c Piece> {
    case.components.all(Role::AppendixLabel).collect()
}

fn numbers(case: &Case<'_>) -> Judged {
    let labels = labels(case);
    if labels.is_empty() {
        return Judged::absent();
    }
    let number = |piece: &Piece| {
        case.components
            .text(piece)
            .split_whitespace()
            .nth(2)
            .unwrap_or_default()
            .trim_end_matches(['.', ':'])
            .to_owned()
    };
    let shown: Vec<_> = labels.iter().map(|piece| quoted(&case.components.text(piece))).collect();
    if labels.len() == 1 {
        let alone = labels.first().map(|piece| number(piece)).unwrap_or_default();
        // Its fellows may be in other files; the decree asks numbers of two or more.
        let is_arabic = alone.chars().any(|c| c.is_ascii_digit());
        return if is_arabic { Judged::unknown(list(shown)) } else { Judged::right(list(shown)) };
    }
    let mut places = Vec::new();
    let first = labels.first().map(|piece| number(piece)).unwrap_or_default();
    let start = (1..=100).find(|n| roman(*n) == first).unwrap_or(1);
    for (at, piece) in labels.iter().enumerate() {
        if number(piece) != roman(start + at) {
            places.push(case.components.place(piece));
        }
    }
    if places.is_empty() { Judged::right(list(shown)) } else { Judged::wrong(list(shown), places) }
}

fn place(case: &Case<'_>) -> Judged {
    let pieces: Vec<&Piece> =
        case.components.all(Role::AppendixLabel).chain(case.components.all(Role::AppendixTitle)).collect();
    if pieces.is_empty() {
        return Judged::absent();
    }
    let off: Vec<_> =
        pieces
            .iter()
            .filter(|piece| {
                let Some(paragraph) = case.components.paragraph(piece.paragraph) else { return false };
                match paragraph.align {
                    Some(align) => align != Align::Center,
                    // A line of a PDF: its middle against the paper's, margins of unequal width allowed for.
                    None => case.reading.sheets.get(paragraph.sheet).zip(case.components.extent(piece)).is_some_and(
                        |(sheet, extent)| !(-4.0..=14.0).contains(&(extent.middle() - sheet.width_mm / 2.0)),
                    ),
                }
            })
            .map(|piece| case.components.place(piece))
            .collect();
    if off.is_empty() {
        Judged::right(words("dòng riêng, canh giữa", "lines of their own, centred"))
    } else {
        Judged::wrong(words("không canh giữa", "not centred"), off)
    }
}

fn attached_to(case: &Case<'_>) -> Judged {
    let appendices = case.appendices();
    if appendices.is_empty() {
        return Judged::absent();
    }
    let missing: Vec<_> = appendices
        .iter()
        .filter(|part| case.components.within(Role::AttachedTo, part).next().is_none())
        .filter_map(|part| case.components.within(Role::AppendixLabel, part).next())
        .map(|piece| case.components.place(piece))
        .collect();
    // The words may stand there otherwise: without brackets, in a box.
    let elsewhere = appendices
        .iter()
        .filter(|part| case.components.within(Role::AttachedTo, part).next().is_none())
        .flat_map(|part| part.paragraphs.clone().take(10))
        .filter_map(|at| case.components.paragraph(at))
        .map(|paragraph| folded(&paragraph.text()))
        .any(|text| text.contains("kem theo") || (text.starts_with('(') && text.contains("theo ")));
    if missing.is_empty() {
        let count = appendices.len();
        Judged::right(said!("{count} phụ lục đều có", "on all {count}"))
    } else if elsewhere || case.is_cut() {
        Judged::unknown(words("có chữ “kèm theo” viết cách khác", "“kèm theo” is written otherwise"))
    } else {
        Judged::wrong(words("không có", "none"), missing)
    }
}

fn referred_to(case: &Case<'_>) -> Judged {
    if case.appendices().is_empty() {
        return Judged::absent();
    }
    let texts = case.components.parts.iter().filter(|part| part.kind != PartKind::Appendix);
    let mentions =
        texts.flat_map(|part| part.paragraphs.clone()).filter_map(|at| case.components.paragraph(at)).any(|p| {
            let text = folded(&p.text());
            ["phu luc", "kem theo", "bieu ", "danh muc", "dinh kem"].iter().any(|words| text.contains(words))
        });
    if mentions {
        Judged::right(words("có", "there is one"))
    } else if case.is_cut() {
        Judged::unknown(words("tệp chỉ đọc được một phần", "only part of the file was read"))
    } else {
        let places = labels(case).iter().map(|piece| case.components.place(piece)).collect();
        Judged::wrong(words("văn bản không nhắc đến phụ lục", "the document doesn't mention them"), places)
    }
}
