//! Words that the decree gives letter for letter.

use plan_core::said;

use super::saying::quoted;
use super::{Case, Judged, Requirement};
use crate::components::Role;
use crate::report::Group;

pub(super) const HEADER: &[Requirement] = &[
    Requirement {
        id: "chu-quoc-hieu",
        group: Group::Head,
        title: ["Chữ của Quốc hiệu", "Words of the national name"],
        clause: "pl1:I.II.1.a",
        applies: |case| !case.is_appendix(),
        required: |_| quoted(NATIONAL_NAMES[0]),
        judge: national_name,
    },
    Requirement {
        id: "chu-tieu-ngu",
        group: Group::Head,
        title: ["Chữ của Tiêu ngữ", "Words of the motto"],
        clause: "pl1:I.II.1.b",
        applies: |case| !case.is_appendix(),
        required: |_| quoted(MOTTO),
        judge: motto,
    },
];

pub(super) const TEXT: &[Requirement] = &[
    Requirement {
        id: "dau-can-cu",
        group: Group::Body,
        title: ["Dấu cuối mỗi căn cứ", "Marks after the legal bases"],
        clause: "pl1:I.II.6.a",
        applies: |case| case.components.has(Role::Basis),
        required: |_| said!("“;” cuối mỗi dòng, “.” cuối dòng cuối cùng", "“;” after each, “.” after the last"),
        judge: basis_marks,
    },
    Requirement {
        id: "dau-ket-thuc",
        group: Group::Body,
        title: ["Dấu kết thúc nội dung", "Mark at the end of the text"],
        clause: "pl3:1.4",
        applies: |case| case.is_main(),
        required: |_| said!("“./.” sau chữ cuối cùng", "“./.” after the last word"),
        judge: end_mark,
    },
];

/// Both ways of placing the tone: the decree prints both.
const NATIONAL_NAMES: [&str; 2] = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"];
const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";

fn national_name(case: &Case<'_>) -> Judged {
    let pieces: Vec<_> = case.components.all(Role::NationalName).collect();
    if pieces.is_empty() {
        return if case.is_document() && !case.is_cut() {
            // A number was read and no national name, not even a misspelt one; it may stand in a picture or share its
            // line with the agency's name.
            Judged::unknown(said!("không thấy Quốc hiệu trên dòng riêng", "no national name on a line of its own"))
        } else {
            Judged::absent()
        };
    }
    exact(case, &pieces, |text| NATIONAL_NAMES.contains(&text.to_uppercase().as_str()))
}

fn motto(case: &Case<'_>) -> Judged {
    let pieces: Vec<_> = case.components.all(Role::Motto).collect();
    if pieces.is_empty() {
        return Judged::absent();
    }
    exact(case, &pieces, |text| text == MOTTO || text.to_uppercase() == text && text == MOTTO.to_uppercase())
}

fn exact(case: &Case<'_>, pieces: &[&crate::components::Piece], is_right: impl Fn(&str) -> bool) -> Judged {
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean = |piece: &crate::components::Piece| spaced(&case.components.text(piece));
    // In a narrow column the words may go on below.
    let with_next = |piece: &crate::components::Piece| {
        let here = case.components.paragraph(piece.paragraph).and_then(|p| p.lines.get(piece.lines.end));
        let below = || case.components.paragraph(piece.paragraph + 1).and_then(|p| p.lines.first());
        let next = here.or_else(below).map(crate::reading::Line::text).unwrap_or_default();
        spaced(&format!("{} {next}", clean(piece)))
    };
    let wrong: Vec<_> =
        pieces.iter().filter(|piece| !is_right(&clean(piece)) && !is_right(&with_next(piece))).collect();
    match wrong.first() {
        Some(first) => {
            Judged::wrong(quoted(&clean(first)), wrong.iter().map(|piece| case.components.place(piece)).collect())
        }
        None => Judged::right(said!("đúng từng chữ", "letter for letter")),
    }
}

fn basis_marks(case: &Case<'_>) -> Judged {
    let (mut places, mut count) = (Vec::new(), 0);
    for part in &case.components.parts {
        // A căn cứ that a page breaks is two pieces; only the end of the second is its end.
        let mut texts: Vec<(String, &crate::components::Piece)> = Vec::new();
        for piece in case.components.within(Role::Basis, part) {
            let text = case.components.text(piece);
            let continues = case.components.paragraph(piece.paragraph).is_some_and(|p| p.continues);
            match texts.last_mut() {
                Some(last) if continues => last.0 = format!("{} {text}", last.0),
                _ => texts.push((text, piece)),
            }
        }
        count += texts.len();
        let last = texts.len().saturating_sub(1);
        for (at, (text, piece)) in texts.iter().enumerate() {
            // In a decision the authority's sentence may follow the last one after a comma.
            let is_right = if at == last {
                text.ends_with(['.', ',', ';']) && !(text.ends_with(';') && last > 0 && is_decision(case))
            } else {
                text.ends_with(';')
            };
            if !is_right {
                places.push(case.components.place(piece));
            }
        }
    }
    if count == 0 {
        return Judged::absent();
    }
    if places.is_empty() {
        return Judged::right(said!("{count} căn cứ, đúng dấu", "{count} bases, marks right"));
    }
    let wrong = places.len();
    Judged::wrong(said!("{wrong} căn cứ sai dấu cuối", "{wrong} with another mark"), places)
}

/// Only where "QUYẾT ĐỊNH:" follows is it certain which căn cứ is the last.
fn is_decision(case: &Case<'_>) -> bool {
    case.components.has(Role::Order)
}

/// The last words before the signature.
fn end_mark(case: &Case<'_>) -> Judged {
    let Some(part) = case.components.main() else {
        return Judged::absent();
    };
    if !case.components.within(Role::Authority, part).any(|_| true) {
        return Judged::unknown(said!("không thấy chỗ kết thúc nội dung", "the end of the text wasn't found"));
    }
    let last = case
        .components
        .within(Role::Body, part)
        .chain(case.components.within(Role::Article, part))
        .max_by_key(|piece| piece.paragraph);
    let Some(last) = last else { return Judged::absent() };
    let text = case.components.text(last);
    // A table or a loose line may follow, and end the text instead.
    let signature = case.components.within(Role::Authority, part).map(|piece| piece.paragraph).min();
    let follows = signature.is_some_and(|signature| {
        (last.paragraph + 1..signature).any(|at| {
            case.components
                .paragraph(at)
                .is_some_and(|p| p.zone == crate::reading::Zone::Body && case.components.pieces_of(at).is_empty())
        })
    });
    let clean: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let between: Vec<String> = signature
        .into_iter()
        .flat_map(|signature| last.paragraph + 1..signature)
        .filter_map(|at| case.components.paragraph(at))
        .map(|p| p.text())
        .collect();
    if clean.ends_with("./.") || between.iter().any(|text| text.trim_end().ends_with("./.")) {
        return Judged::right(said!("có “./.”", "“./.” is there"));
    }
    // Where "Nơi nhận" wasn't found, what was read last may be a recipient.
    if case.components.within(Role::RecipientsLabel, part).next().is_none() {
        return Judged::unknown(said!("không thấy chỗ kết thúc nội dung", "the end of the text wasn't found"));
    }
    if follows {
        return Judged::unknown(said!(
            "nội dung kết thúc bằng bảng hoặc dòng riêng",
            "the text ends with a table or a loose line"
        ));
    }
    let end: String = text.chars().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect();
    Judged::wrong(quoted(&format!("…{}", end.trim_start())), vec![case.components.place(last)])
}
