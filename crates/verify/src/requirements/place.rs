//! Where the components of header and title stand (sơ đồ, Phụ lục I, Phần I, Mục IV).

use plan_core::said;

use super::saying::{amount, words};
use super::{Case, Judged, Requirement};
use crate::components::{Piece, Role};
use crate::reading::{Align, Extent, Sheet};
use crate::report::Group;

/// Middles that differ by less are one axis, mm: nobody sees it.
const SAME_AXIS: f64 = 3.0;
/// Middles that differ by more are two, mm.
const OTHER_AXIS: f64 = 6.0;

pub(super) const HEADER: &[Requirement] = &[
    Requirement {
        id: "vi-tri-quoc-hieu",
        group: Group::Head,
        title: ["Vị trí Quốc hiệu", "Place of the national name"],
        clause: "pl1:I.II.1.a",
        applies: |case| !case.is_appendix(),
        required: |_| words("phía trên cùng, bên phải trang đầu", "top right of the first page"),
        judge: national_name,
    },
    Requirement {
        id: "vi-tri-tieu-ngu",
        group: Group::Head,
        title: ["Vị trí Tiêu ngữ", "Place of the motto"],
        clause: "pl1:I.II.1.b",
        applies: |case| !case.is_appendix(),
        required: |_| words("canh giữa dưới Quốc hiệu", "centred under the national name"),
        judge: |case| centred_under(case, Role::Motto, Role::NationalName),
    },
    Requirement {
        id: "vi-tri-so",
        group: Group::Head,
        title: ["Vị trí số, ký hiệu", "Place of number and symbol"],
        clause: "pl1:I.II.3.c",
        applies: |case| case.is_main(),
        required: |_| words("canh giữa dưới tên cơ quan ban hành", "centred under the issuing agency"),
        judge: |case| centred_under(case, Role::Number, Role::Issuer),
    },
    Requirement {
        id: "vi-tri-ngay",
        group: Group::Head,
        title: ["Vị trí địa danh và thời gian", "Place of place and date"],
        clause: "pl1:I.II.4.c",
        applies: |case| case.is_main(),
        required: |_| {
            words(
                "cùng dòng với số, ký hiệu; canh giữa so với Quốc hiệu",
                "on the line of the number, centred under the national name",
            )
        },
        judge: place_date,
    },
];

pub(super) const TITLE: &[Requirement] = &[Requirement {
    id: "vi-tri-ten-loai",
    group: Group::Title,
    title: ["Vị trí tên loại, trích yếu", "Place of kind and subject"],
    clause: "pl1:I.II.5.b",
    applies: |case| !case.is_appendix() && !case.components.has(Role::LetterSubject),
    required: |_| words("canh giữa theo chiều ngang văn bản", "centred across the page"),
    judge: title,
}];

fn national_name(case: &Case<'_>) -> Judged {
    let Some(piece) = case.components.all(Role::NationalName).next() else { return Judged::absent() };
    let Some(paragraph) = case.components.paragraph(piece.paragraph) else { return Judged::absent() };
    let place = vec![case.components.place(piece)];
    if paragraph.sheet > 0 && case.is_pdf() {
        return Judged::wrong(words("không ở trang đầu", "not on the first page"), place);
    }
    let sheet = case.reading.sheets.get(paragraph.sheet);
    match case.components.extent(piece).zip(sheet) {
        Some((extent, sheet)) if extent.middle() > sheet.width_mm * 0.52 && is_aside(case, extent, sheet) => {
            Judged::right(words("bên phải", "on the right"))
        }
        Some((extent, sheet)) if extent.middle() < sheet.width_mm * 0.45 => {
            Judged::wrong(words("bên trái", "on the left"), place)
        }
        _ => Judged::unknown(words("không rõ bên nào", "the side isn't known")),
    }
}

/// Whether words stand beside something: a paragraph of a DOCX that may stand across the whole page says nothing of it.
fn is_aside(case: &Case<'_>, extent: Extent, sheet: &Sheet) -> bool {
    case.is_pdf() || sheet.margins.left.is_none_or(|margin| extent.left - margin > 30.0)
}

/// Whether one component has its middle under another's.
fn centred_under(case: &Case<'_>, role: Role, above: Role) -> Judged {
    let Some(piece) = case.components.all(role).next() else { return Judged::absent() };
    // The last line of the one above, within the same block.
    let anchor = case.components.all(above).filter(|other| other.paragraph <= piece.paragraph + 1).last();
    let Some(anchor) = anchor.or_else(|| case.components.all(above).next()) else { return Judged::absent() };
    off_axis(case, piece, anchor)
}

fn off_axis(case: &Case<'_>, piece: &Piece, anchor: &Piece) -> Judged {
    let place = vec![case.components.place(piece)];
    let (Some(here), Some(there)) =
        (case.components.paragraph(piece.paragraph), case.components.paragraph(anchor.paragraph))
    else {
        return Judged::absent();
    };
    if case.is_pdf() {
        let Some((one, other)) = case.components.extent(piece).zip(case.components.extent(anchor)) else {
            return Judged::absent();
        };
        let off = (one.middle() - other.middle()).abs();
        let said = amount(off, "mm");
        let (vi, en) = (said.vi, said.en);
        return if off <= SAME_AXIS {
            Judged::right(words("canh giữa", "centred"))
        } else if off >= OTHER_AXIS {
            Judged::wrong(said!("lệch {vi}", "{en} off"), place)
        } else {
            Judged::unknown(said!("lệch {vi}", "{en} off"))
        };
    }
    let same_cell = match (here.cell, there.cell) {
        (Some(one), Some(other)) => one.table == other.table && one.column == other.column,
        _ => false,
    };
    match (here.align, there.align) {
        (Some(Align::Center), Some(Align::Center)) if same_cell => Judged::right(words("canh giữa", "centred")),
        // Spaces or tabs may have moved it to the middle.
        _ => Judged::unknown(words("không rõ, có thể căn bằng dấu cách", "not known, perhaps moved with spaces")),
    }
}

fn place_date(case: &Case<'_>) -> Judged {
    let (Some(date), Some(number)) =
        (case.components.all(Role::PlaceDate).next(), case.components.all(Role::Number).next())
    else {
        return Judged::absent();
    };
    let place = vec![case.components.place(date)];
    let level = if case.is_pdf() {
        let baseline = |piece: &Piece| case.components.lines(piece).first().and_then(|line| line.baseline);
        baseline(date).zip(baseline(number)).and_then(|(one, other)| on_one_line(one, other))
    } else {
        let cell = |piece: &Piece| case.components.paragraph(piece.paragraph).and_then(|p| p.cell);
        match cell(date).zip(cell(number)) {
            // A cell that holds the agency and its number may span both rows.
            Some((one, other)) if one.table == other.table && one.row != other.row => {
                let spans = case.components.all(Role::Issuer).any(|issuer| cell(issuer) == Some(other));
                (!spans).then_some(false)
            }
            // In one row, the first paragraphs of both cells stand level.
            Some((one, other)) if one.table == other.table => {
                let leads = |piece: &Piece| {
                    piece.paragraph.checked_sub(1).and_then(|before| case.components.paragraph(before)).is_none_or(
                        |before| before.cell != case.components.paragraph(piece.paragraph).and_then(|p| p.cell),
                    )
                };
                (leads(date) && leads(number)).then_some(true)
            }
            _ => None,
        }
    };
    match level {
        Some(false) => Judged::wrong(words("không cùng dòng với số, ký hiệu", "not on the line of the number"), place),
        None => Judged::unknown(words(
            "không rõ có cùng dòng với số, ký hiệu",
            "not known whether on the line of the number",
        )),
        Some(true) => match case.components.all(Role::NationalName).next() {
            Some(anchor) => {
                let judged = off_axis(case, date, anchor);
                if judged.verdict == crate::report::Verdict::Right {
                    Judged::right(words("cùng dòng, canh giữa", "on the line, centred"))
                } else {
                    judged
                }
            }
            None => Judged::right(words("cùng dòng", "on the line")),
        },
    }
}

fn title(case: &Case<'_>) -> Judged {
    let pieces: Vec<&Piece> = case.components.all(Role::Kind).chain(case.components.all(Role::Subject)).collect();
    if pieces.is_empty() {
        return Judged::absent();
    }
    let (mut places, mut moved) = (Vec::new(), false);
    let middles = [text_middle(case, false), text_middle(case, true)];
    for piece in pieces {
        let Some(paragraph) = case.components.paragraph(piece.paragraph) else { continue };
        if case.is_pdf() {
            let [upright, turned] = middles;
            let Some(middle) = (if is_turned(case, paragraph.sheet) { turned } else { upright }) else {
                return Judged::unknown(words("quá ít chữ để đo", "too few words to measure"));
            };
            if case.components.extent(piece).is_some_and(|extent| (extent.middle() - middle).abs() > OTHER_AXIS) {
                places.push(case.components.place(piece));
            }
        } else if paragraph.align.is_some_and(|align| align != Align::Center) {
            // Tabs, spaces or an indent may have moved it to the middle.
            let margin = case.reading.sheets.get(paragraph.sheet).and_then(|sheet| sheet.margins.left);
            let is_moved = paragraph.first_indent_mm.is_some_and(|indent| indent > 15.0)
                || paragraph.extent.zip(margin).is_some_and(|(extent, margin)| extent.left - margin > 15.0);
            moved |= is_moved;
            if !is_moved {
                places.push(case.components.place(piece));
            }
        }
    }
    if places.is_empty() && moved {
        Judged::unknown(words("không rõ, có thể căn bằng dấu cách", "not known, perhaps moved with spaces"))
    } else if places.is_empty() {
        Judged::right(words("canh giữa", "centred"))
    } else {
        Judged::wrong(words("không canh giữa", "not centred"), places)
    }
}

fn is_turned(case: &Case<'_>, sheet: usize) -> bool {
    case.reading.sheets.get(sheet).is_some_and(Sheet::is_landscape)
}

/// The middle between the edges of the running text of all sheets that lie so, mm.
fn text_middle(case: &Case<'_>, turned: bool) -> Option<f64> {
    let text = case.reading.paragraphs.iter().filter(|p| p.lines.len() > 1 && p.align == Some(Align::Justify));
    let edges = text.filter(|p| is_turned(case, p.sheet) == turned);
    let (left, right) = edges
        .filter_map(|p| p.extent)
        .fold((f64::MAX, f64::MIN), |(left, right), extent| (left.min(extent.left), right.max(extent.right)));
    (left < right).then(|| f64::midpoint(left, right))
}

/// Whether two baselines, mm, are one line: cells of a table may differ a little and look level all the same.
fn on_one_line(one: f64, other: f64) -> Option<bool> {
    match (one - other).abs() {
        off if off < 1.5 => Some(true),
        off if off > 4.0 => Some(false),
        _ => None,
    }
}
