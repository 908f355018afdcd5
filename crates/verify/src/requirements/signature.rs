//! Ô 7 and 9b: prefixes, name, recipients' marks.

use plan_core::said;

use super::saying::{list, quoted, words};
use super::{Case, Judged, Requirement};
use crate::components::{Piece, Role, folded};
use crate::report::{Group, Verdict};

pub(super) const ALL: &[Requirement] = &[
    Requirement {
        id: "dang-quyen-han",
        group: Group::Signature,
        title: ["Cách ghi quyền hạn", "Form of the authority"],
        clause: "pl1:I.II.7.b",
        applies: |case| case.is_main(),
        required: |_| {
            words(
                "“TM.”, “Q.”, “KT.”, “TL.”, “TUQ.” có dấu chấm; TM. rồi KT. rồi chức vụ",
                "“TM.”, “Q.”, “KT.”, “TL.”, “TUQ.” with a full stop; TM., then KT., then the title",
            )
        },
        judge: authority,
    },
    Requirement {
        id: "dang-ho-ten",
        group: Group::Signature,
        title: ["Cách ghi họ tên", "Form of the name"],
        clause: "pl1:I.II.7.c",
        applies: |case| case.is_main(),
        required: |_| words("không ghi học hàm, học vị, danh hiệu", "no degree, rank or honour"),
        judge: name,
    },
    Requirement {
        id: "khoi-ky",
        group: Group::Signature,
        title: ["Khối chữ ký liền nội dung", "Signature with the text"],
        clause: "thuc-hanh",
        applies: |case| case.is_main() && case.is_pdf(),
        required: |_| {
            words(
                "quyền hạn, họ tên và dòng cuối của nội dung trên một trang",
                "authority, name and the last line of the text on one page",
            )
        },
        judge: together,
    },
    Requirement {
        id: "vi-tri-noi-nhan",
        group: Group::Signature,
        title: ["Vị trí “Nơi nhận”", "Place of “Nơi nhận”"],
        clause: "pl1:I.II.9.d",
        applies: |case| case.is_main(),
        required: |_| {
            words("ngang hàng với quyền hạn, chức vụ; sát lề trái", "level with the authority, at the left margin")
        },
        judge: label,
    },
    Requirement {
        id: "dau-noi-nhan",
        group: Group::Signature,
        title: ["Dấu trong danh sách nơi nhận", "Marks in the list of recipients"],
        clause: "pl1:I.II.9.d",
        applies: |case| case.is_main(),
        required: |_| {
            words(
                "“Nơi nhận:”; mỗi dòng “- …;”, dòng cuối “- Lưu: VT, ….”",
                "“Nơi nhận:”; each “- …;”, the last “- Lưu: VT, ….”",
            )
        },
        judge: recipients,
    },
];

fn authority(case: &Case<'_>) -> Judged {
    let pieces: Vec<&Piece> = case.components.all(Role::Authority).collect();
    if pieces.is_empty() {
        return Judged::absent();
    }
    let lines: Vec<(String, &Piece)> = pieces.iter().map(|piece| (case.components.text(piece), *piece)).collect();
    let (mut faults, mut places) = (Vec::new(), Vec::new());
    for (at, (text, piece)) in lines.iter().enumerate() {
        let text = text.trim();
        let upper = text.to_uppercase();
        let first = upper.split([' ', '.']).next().unwrap_or_default();
        let is_slashed = ["T/M", "K/T", "T/L"].iter().any(|sign| upper.starts_with(sign));
        let is_bare = ["TM", "KT", "TL", "TUQ"].contains(&first)
            && !upper.strip_prefix(first).is_some_and(|rest| rest.starts_with('.'));
        if is_slashed || is_bare {
            faults.push(quoted(text.split_whitespace().next().unwrap_or_default()));
            places.push(case.components.place(piece));
        }
        // The deputy of the one who is signed for, never the same title again.
        if let Some(title) = upper.strip_prefix("KT.").map(str::trim)
            && lines.get(at + 1).is_some_and(|(next, _)| next.trim().to_uppercase() == title)
        {
            faults.push(said!("“KT. {title}” rồi lại “{title}”", "“KT. {title}”, then “{title}” again"));
            places.push(case.components.place(piece));
        }
    }
    let place = |sign: &str| lines.iter().position(|(text, _)| text.trim().to_uppercase().starts_with(sign));
    // Two who sign beside each other have a column each.
    let one_column = |one: usize, other: usize| {
        let of = |at: usize| lines.get(at).and_then(|(_, piece)| case.components.paragraph(piece.paragraph));
        let Some((one, other)) = of(one).zip(of(other)) else { return false };
        match (one.cell, other.cell, one.extent, other.extent) {
            (Some(one), Some(other), ..) => (one.table, one.column) == (other.table, other.column),
            (_, _, Some(one), Some(other)) => one.left < other.right && other.left < one.right,
            _ => false,
        }
    };
    if let (Some(collective), Some(instead)) = (place("TM."), place("KT."))
        && collective > instead
        && one_column(collective, instead)
    {
        faults.push(words("“KT.” trước “TM.”", "“KT.” before “TM.”"));
        places.extend(lines.get(collective).map(|(_, piece)| case.components.place(piece)));
    }
    if faults.is_empty() {
        let shown: Vec<String> = lines.iter().map(|(text, _)| text.trim().to_owned()).collect();
        return Judged::right(quoted(&shown.join(" / ")));
    }
    Judged::wrong(list(faults), places)
}

/// Before the name; schools, hospitals and the forces may write them, if their ministry says so.
const DEGREES: &[&str] = &[
    "gs", "pgs", "ts", "ths", "bs", "ks", "cn", "thac si", "tien si", "bac si", "ky su", "nghs", "nsnd", "nsut",
    "ngnd", "ngut",
];

fn name(case: &Case<'_>) -> Judged {
    let Some(piece) = case.components.all(Role::Signer).next() else { return Judged::absent() };
    let text = case.components.text(piece);
    let line = folded(&text);
    let has_degree = DEGREES.iter().any(|degree| {
        line.strip_prefix(degree).is_some_and(|rest| {
            rest.starts_with('.') || rest.starts_with("si ") || (degree.len() > 3 && rest.starts_with(' '))
        })
    });
    if has_degree {
        return Judged::unknown(said!(
            "“{text}”: chỉ ngành có quy định riêng được ghi",
            "“{text}”: only where its ministry allows it"
        ))
        .at(vec![case.components.place(piece)]);
    }
    Judged::right(quoted(&text))
}

fn together(case: &Case<'_>) -> Judged {
    let sheet = |piece: &Piece| case.components.paragraph(piece.paragraph).map(|p| p.sheet);
    let Some(first) = case.components.all(Role::Authority).next() else { return Judged::absent() };
    let part = case.components.parts.iter().find(|part| part.paragraphs.contains(&first.paragraph));
    let text = part.and_then(|part| {
        (part.paragraphs.start..first.paragraph).rev().find(|at| {
            case.components.paragraph(*at).is_some_and(|p| {
                p.zone == crate::reading::Zone::Body
                    && !case
                        .components
                        .pieces_of(*at)
                        .iter()
                        .any(|piece| matches!(piece.role, Role::RecipientsLabel | Role::Recipient))
            })
        })
    });
    let text_sheet = text.and_then(|at| case.components.paragraph(at)).map(|p| p.sheet);
    let last = case.components.all(Role::Signer).next();
    let split = last.is_some_and(|last| sheet(last) != sheet(first));
    let place = vec![case.components.place(first)];
    if split {
        Judged::unknown(words(
            "khối ký bị chia hai trang; Nghị định không quy định",
            "the block is on two pages; the decree is silent",
        ))
        .at(place)
    } else if text_sheet.is_some() && text_sheet != sheet(first) {
        Judged::unknown(words(
            "khối ký đứng một mình một trang; Nghị định không quy định",
            "the block is alone on its page; the decree is silent",
        ))
        .at(place)
    } else {
        Judged::right(words("cùng trang", "on one page"))
    }
}

fn label(case: &Case<'_>) -> Judged {
    let (Some(label), Some(authority)) =
        (case.components.all(Role::RecipientsLabel).next(), case.components.all(Role::Authority).next())
    else {
        return Judged::absent();
    };
    let place = vec![case.components.place(label)];
    let (Some(here), Some(there)) =
        (case.components.paragraph(label.paragraph), case.components.paragraph(authority.paragraph))
    else {
        return Judged::absent();
    };
    if case.is_pdf() {
        let top = |piece: &Piece| case.components.lines(piece).first().and_then(|line| line.baseline);
        return match top(label).zip(top(authority)) {
            Some((one, other)) if here.sheet == there.sheet && (one - other).abs() <= 3.0 => {
                Judged::right(words("ngang hàng", "level"))
            }
            Some((one, other)) if here.sheet != there.sheet || (one - other).abs() > 12.0 => {
                Judged::wrong(words("không ngang hàng với quyền hạn", "not level with the authority"), place)
            }
            _ => Judged::unknown(words("gần ngang hàng", "nearly level")),
        };
    }
    match here.cell.zip(there.cell) {
        Some((one, other)) if one.table == other.table && one.row == other.row => {
            Judged::right(words("ngang hàng", "level"))
        }
        Some((one, other)) if one.table == other.table && one.row > other.row + 1 => {
            Judged::wrong(words("không ngang hàng với quyền hạn", "not level with the authority"), place)
        }
        _ => Judged::unknown(words("không rõ", "not known")),
    }
}

fn recipients(case: &Case<'_>) -> Judged {
    let Some(label) = case.components.all(Role::RecipientsLabel).next() else { return Judged::absent() };
    let mut faults = Vec::new();
    let mut places = Vec::new();
    if !case.components.text(label).trim_end().ends_with(':') {
        faults.push(words("“Nơi nhận” thiếu dấu hai chấm", "“Nơi nhận” without a colon"));
        places.push(case.components.place(label));
    }
    let mut entries: Vec<(String, &Piece)> = Vec::new();
    for piece in case.components.all(Role::Recipient) {
        let text = case.components.text(piece).trim().to_owned();
        match entries.last_mut() {
            // A long line goes on below; only a dash begins one.
            Some(last) if !text.starts_with(['-', '–', '−']) => last.0 = format!("{} {text}", last.0),
            _ if text.is_empty() => {}
            _ => entries.push((text, piece)),
        }
    }
    let archive =
        entries.iter().position(|(text, _)| folded(text.trim_start_matches(['-', '–', ' '])).starts_with("luu"));
    let Some(archive) = archive else {
        return if faults.is_empty() {
            Judged::unknown(words("không thấy dòng “Lưu”", "no line “Lưu” was found"))
        } else {
            Judged::wrong(list(faults), places)
        };
    };
    for (text, piece) in entries.iter().take(archive) {
        if !text.ends_with(';') {
            faults.push(words("dòng thiếu “;”", "a line without “;”"));
            places.push(case.components.place(piece));
        }
    }
    if let Some((text, piece)) = entries.get(archive) {
        let line = folded(text.trim_start_matches(['-', '–', ' ']));
        if !line.strip_prefix("luu").is_some_and(|rest| rest.trim_start().starts_with(':')) {
            faults.push(words("“Lưu” thiếu dấu hai chấm", "“Lưu” without a colon"));
            places.push(case.components.place(piece));
        }
        // What follows "Lưu" isn't ours to judge: initials and numbers of copies (ô 12).
        if archive + 1 == entries.len() && !text.ends_with('.') {
            faults.push(words("dòng cuối thiếu dấu chấm", "the last line without a full stop"));
            places.push(case.components.place(piece));
        }
    }
    if faults.is_empty() {
        let count = entries.len();
        return Judged {
            verdict: Verdict::Right,
            found: said!("{count} dòng, đúng dấu", "{count} lines, marks right"),
            places: Vec::new(),
        };
    }
    Judged::wrong(list(faults), places)
}
