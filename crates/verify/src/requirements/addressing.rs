//! "Kính gửi" (ô 9a) and "V/v" (ô 5b).

use plan_core::said;

use super::saying::words;
use super::{Case, Judged, Requirement};
use crate::components::{Role, folded};
use crate::report::Group;

pub(super) const ALL: &[Requirement] = &[
    Requirement {
        id: "dang-kinh-gui",
        group: Group::Title,
        title: ["Cách ghi “Kính gửi”", "Form of “Kính gửi”"],
        clause: "pl1:I.II.9.d",
        applies: |case| case.components.has(Role::Addressees),
        required: |_| {
            words(
                "sau “Kính gửi” có dấu hai chấm; từ hai nơi trở lên mỗi nơi một dòng “- …;”, dòng cuối “.”",
                "a colon after “Kính gửi”; two or more: one line each, “- …;”, the last with “.”",
            )
        },
        judge: addressees,
    },
    Requirement {
        id: "cong-van-khong-ten-loai",
        group: Group::Title,
        title: ["Công văn không ghi tên loại", "A letter has no kind"],
        clause: "pl1:I.II.5.b",
        applies: |case| case.components.has(Role::LetterSubject),
        required: |_| words("không có dòng “CÔNG VĂN”", "no line “CÔNG VĂN”"),
        judge: letter,
    },
];

fn addressees(case: &Case<'_>) -> Judged {
    let pieces: Vec<_> = case.components.all(Role::Addressees).collect();
    let Some(first) = pieces.first() else { return Judged::absent() };
    let lines: Vec<String> = pieces
        .iter()
        .flat_map(|piece| case.components.lines(piece))
        .map(|line| line.text().trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect();
    let text = lines.join(" ");
    if !folded(&text).strip_prefix("kinh gui").is_some_and(|rest| rest.trim_start().starts_with(':')) {
        return Judged::wrong(words("thiếu dấu hai chấm", "no colon"), vec![case.components.place(first)]);
    }
    // In a PDF an addressee may go on for several lines; only a line that begins with a dash begins one.
    let mut entries: Vec<String> = Vec::new();
    for line in lines.iter().skip(1) {
        match entries.last_mut() {
            Some(last) if !line.starts_with('-') => *last = format!("{last} {line}"),
            _ => entries.push(line.clone()),
        }
    }
    let dashed = entries.iter().all(|entry| entry.starts_with('-'));
    if entries.len() < 2 || !dashed {
        return Judged::right(words("có dấu hai chấm", "with its colon"));
    }
    let last = entries.len() - 1;
    let right = entries.iter().enumerate().all(|(at, entry)| entry.ends_with(if at == last { '.' } else { ';' }));
    let count = entries.len();
    if right {
        Judged::right(said!("{count} nơi, đúng dấu", "{count} addressees, marks right"))
    } else {
        Judged::wrong(
            words("sai dấu cuối dòng", "another mark at a line's end"),
            pieces.iter().map(|piece| case.components.place(piece)).collect(),
        )
    }
}

fn letter(case: &Case<'_>) -> Judged {
    let Some(main) = case.components.main() else { return Judged::absent() };
    let line =
        main.paragraphs.clone().take(40).find(|at| {
            case.components.paragraph(*at).is_some_and(|p| p.text().trim() == "CÔNG VĂN" && p.cell.is_none())
        });
    match line {
        Some(at) => {
            Judged::wrong(words("có dòng “CÔNG VĂN”", "there is a line “CÔNG VĂN”"), vec![case.components.place_of(at)])
        }
        None if case.components.has(Role::LetterSubject) => Judged::right(words("không có", "none")),
        None => Judged::unknown(words("không phải công văn", "not a letter")),
    }
}
