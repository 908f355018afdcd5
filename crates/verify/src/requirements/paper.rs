//! Paper and margins (Phụ lục I, Phần I, Mục I, khoản 1 to 3).

use plan_core::decree::{Layout, Number};
use plan_core::diagnostic::Said;
use plan_core::said;

use super::saying::{amount, list, range};
use super::{Case, Judged, Requirement, TOLERANCE_MM, always, ink};
use crate::reading::Sheet;
use crate::report::Group;

pub(super) const ALL: &[Requirement] = &[
    Requirement {
        id: "kho-giay",
        group: Group::Paper,
        title: ["Khổ giấy", "Paper"],
        clause: "pl1:I.I.1",
        applies: always,
        required: |layout| {
            let (width, height) = (layout.page.width.chosen, layout.page.height.chosen);
            said!("A4, {width} × {height} mm", "A4, {width} × {height} mm")
        },
        judge: paper,
    },
    Requirement {
        id: "chieu-giay",
        group: Group::Paper,
        title: ["Kiểu trình bày", "Orientation"],
        clause: "pl1:I.I.2",
        applies: always,
        required: |_| {
            said!("theo chiều dài; theo chiều rộng chỉ khi có bảng, biểu", "portrait; landscape only for tables")
        },
        judge: orientation,
    },
    Requirement {
        id: "le-tren",
        group: Group::Paper,
        title: ["Lề trên", "Top margin"],
        clause: "pl1:I.I.3",
        applies: always,
        required: |layout| asked(&layout.page.margin_top),
        judge: |case| margin(case, Edge::Top),
    },
    Requirement {
        id: "le-duoi",
        group: Group::Paper,
        title: ["Lề dưới", "Bottom margin"],
        clause: "pl1:I.I.3",
        applies: always,
        required: |layout| asked(&layout.page.margin_bottom),
        judge: |case| margin(case, Edge::Bottom),
    },
    Requirement {
        id: "le-trai",
        group: Group::Paper,
        title: ["Lề trái", "Left margin"],
        clause: "pl1:I.I.3",
        applies: always,
        required: |layout| asked(&layout.page.margin_left),
        judge: |case| margin(case, Edge::Left),
    },
    Requirement {
        id: "le-phai",
        group: Group::Paper,
        title: ["Lề phải", "Right margin"],
        clause: "pl1:I.I.3",
        applies: always,
        required: |layout| asked(&layout.page.margin_right),
        judge: |case| margin(case, Edge::Right),
    },
];

fn asked(number: &Number) -> Said {
    let [least, greatest] = number.limits();
    range(least, greatest, "mm")
}

fn size(sheet: &Sheet) -> Said {
    let (width, height) = (amount(sheet.width_mm, ""), amount(sheet.height_mm, "mm"));
    let (vi_width, en_width) = (width.vi.trim().to_owned(), width.en.trim().to_owned());
    let (vi_height, en_height) = (height.vi, height.en);
    said!("{vi_width} × {vi_height}", "{en_width} × {en_height}")
}

fn paper(case: &Case<'_>) -> Judged {
    let page = &case.layout.page;
    let is_a4 = |sheet: &Sheet| {
        let (short, long) = (sheet.width_mm.min(sheet.height_mm), sheet.width_mm.max(sheet.height_mm));
        (short - page.width.chosen).abs() <= TOLERANCE_MM && (long - page.height.chosen).abs() <= TOLERANCE_MM
    };
    let other: Vec<usize> =
        (0..case.reading.sheets.len()).filter(|at| case.reading.sheets.get(*at).is_some_and(|s| !is_a4(s))).collect();
    if other.is_empty() {
        return Judged::right(case.reading.sheets.first().map_or_else(|| said!("A4", "A4"), size));
    }
    let sizes = other.iter().filter_map(|at| case.reading.sheets.get(*at)).map(size).collect();
    Judged::wrong(list(sizes), other.iter().map(|at| case.components.place_of_sheet(*at)).collect())
}

/// Landscape is for tables. Whether a sheet of words alone is landscape can be seen where no table stands on it.
fn orientation(case: &Case<'_>) -> Judged {
    let landscape: Vec<usize> = (0..case.reading.sheets.len())
        .filter(|at| case.reading.sheets.get(*at).is_some_and(|s| s.is_landscape()))
        .collect();
    if landscape.is_empty() {
        return Judged::right(said!("theo chiều dài", "portrait"));
    }
    let has_table =
        case.reading.paragraphs.iter().any(|p| landscape.contains(&p.sheet) && p.cell.is_some_and(|cell| cell.ruled));
    let places = landscape.iter().map(|at| case.components.place_of_sheet(*at)).collect();
    let first = case.reading.sheets.first().is_some_and(|s| s.is_landscape());
    if has_table {
        let found = said!("có trang theo chiều rộng, có bảng", "landscape sheets with tables");
        return Judged::right(found).at(places);
    }
    if first && !case.is_cut() && case.is_document() {
        return Judged::wrong(said!("theo chiều rộng, không thấy bảng", "landscape without a table"), places);
    }
    Judged::unknown(said!("có trang theo chiều rộng, không thấy bảng", "landscape sheets, no table seen")).at(places)
}

/// An edge of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Top,
    Bottom,
    Left,
    Right,
}

impl Edge {
    fn number(self, layout: &Layout) -> &Number {
        match self {
            Edge::Top => &layout.page.margin_top,
            Edge::Bottom => &layout.page.margin_bottom,
            Edge::Left => &layout.page.margin_left,
            Edge::Right => &layout.page.margin_right,
        }
    }

    fn declared(self, sheet: &Sheet) -> Option<f64> {
        match self {
            Edge::Top => sheet.margins.top,
            Edge::Bottom => sheet.margins.bottom,
            Edge::Left => sheet.margins.left,
            Edge::Right => sheet.margins.right,
        }
    }
}

fn margin(case: &Case<'_>, edge: Edge) -> Judged {
    let number = edge.number(case.layout);
    let [least, greatest] = number.limits();
    if case.is_pdf() {
        return ink::margin(case, edge, least, greatest);
    }
    let (mut seen, mut wrong, mut places) = (Vec::new(), Vec::new(), Vec::new());
    let mut turned = false;
    for (at, sheet) in case.reading.sheets.iter().enumerate() {
        let Some(margin) = edge.declared(sheet) else { continue };
        let is_in_range = margin >= least - TOLERANCE_MM && margin <= greatest + TOLERANCE_MM;
        // Of a landscape sheet the decree says nothing, and its own one has a margin of 15 mm below.
        if sheet.is_landscape() {
            turned |= !is_in_range;
            continue;
        }
        seen.push(amount(margin, "mm"));
        if !is_in_range {
            wrong.push(amount(margin, "mm"));
            let first = case.reading.paragraphs.iter().position(|p| p.sheet == at && p.ordinal > 0);
            places.extend(first.map(|index| case.components.place_of(index)));
        }
    }
    if !wrong.is_empty() {
        return Judged::wrong(list(wrong), places);
    }
    if seen.is_empty() {
        return Judged::unknown(said!("tệp không ghi", "the file doesn't say"));
    }
    let mut found = list(seen);
    if turned {
        found.vi.push_str("; trang theo chiều rộng thì khác (Nghị định không quy định)");
        found.en.push_str("; landscape sheets differ (the decree is silent)");
    }
    Judged::right(found)
}
