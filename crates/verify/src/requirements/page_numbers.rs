//! Page numbers (Phụ lục I, Phần I, Mục I, khoản 7; appendices: Mục III, khoản 1, điểm đ).

use plan_core::said;

use super::saying::{amount, list, range, words};
use super::{Case, Judged, Requirement, TOLERANCE_PT, always};
use crate::components::{Part, PartKind};
use crate::reading::{NumberMark, NumberStyle, Pages};
use crate::report::{Group, Place};

pub(super) const ALL: &[Requirement] = &[
    Requirement {
        id: "vi-tri-so-trang",
        group: Group::PageNumbers,
        title: ["Vị trí số trang", "Place of page numbers"],
        clause: "pl1:I.I.7",
        applies: always,
        required: |_| words("canh giữa trong phần lề trên", "centred in the top margin"),
        judge: place,
    },
    Requirement {
        id: "kieu-so-trang",
        group: Group::PageNumbers,
        title: ["Cách trình bày số trang", "Form of page numbers"],
        clause: "pl1:I.I.7",
        applies: always,
        required: |layout| {
            let [least, greatest] = layout.components.page_number.size.limits();
            let size = range(least, greatest, "pt");
            let (vi, en) = (size.vi, size.en);
            said!("chữ số Ả Rập, cỡ {vi}, đứng", "Arabic figures, {en}, upright")
        },
        judge: form,
    },
    Requirement {
        id: "trang-dau",
        group: Group::PageNumbers,
        title: ["Số trang ở trang đầu", "Number of the first page"],
        clause: "pl1:I.I.7",
        applies: always,
        required: |_| words("không hiển thị", "not shown"),
        judge: first_page,
    },
    Requirement {
        id: "danh-so-trang",
        group: Group::PageNumbers,
        title: ["Đánh số trang", "Sequence of page numbers"],
        clause: "pl1:I.I.7",
        applies: always,
        required: |_| {
            words(
                "từ số 1, liên tiếp, trên mọi trang từ trang thứ hai",
                "from 1, one after another, on every page from the second",
            )
        },
        judge: sequence,
    },
    Requirement {
        id: "so-trang-phu-luc",
        group: Group::PageNumbers,
        title: ["Số trang của phụ lục", "Page numbers of the appendices"],
        clause: "pl1:I.III.1.dd",
        applies: |case| !case.appendices().is_empty(),
        required: |_| words("đánh số riêng theo từng phụ lục", "each appendix for itself"),
        judge: appendices,
    },
];

fn marks<'c>(case: &'c Case<'_>) -> impl Iterator<Item = (usize, &'c NumberMark)> {
    case.reading
        .sheets
        .iter()
        .enumerate()
        .flat_map(|(at, sheet)| sheet.numbering.marks.iter().map(move |mark| (at, mark)))
}

/// A mark's place: its paragraph stands in the margin, so its words are a number.
fn mark_place(case: &Case<'_>, mark: &NumberMark) -> Place {
    case.components.place_of(mark.paragraph)
}

fn place(case: &Case<'_>) -> Judged {
    let (mut faults, mut places, mut unknown, mut count) = (Vec::new(), Vec::new(), false, 0);
    for (_, mark) in marks(case) {
        count += 1;
        if !mark.at_top {
            faults.push(words("ở phía dưới", "below the text"));
            places.push(mark_place(case, mark));
        } else if mark.centred == Some(false) {
            faults.push(words("không canh giữa", "not centred"));
            places.push(mark_place(case, mark));
        } else if mark.centred.is_none() {
            unknown = true;
        }
    }
    if count == 0 {
        Judged::absent()
    } else if !faults.is_empty() {
        faults.sort();
        places.truncate(20);
        Judged::wrong(list(faults), places)
    } else if unknown {
        Judged::unknown(words("phía trên, không rõ có canh giữa", "above, not known whether centred"))
    } else {
        Judged::right(words("phía trên, canh giữa", "above, centred"))
    }
}

fn form(case: &Case<'_>) -> Judged {
    let form = &case.layout.components.page_number;
    let (mut faults, mut places, mut seen, mut unknown) = (Vec::new(), Vec::new(), Vec::new(), false);
    for (_, mark) in marks(case) {
        let before = faults.len();
        if mark.style != NumberStyle::Arabic {
            faults.push(words("không phải chữ số Ả Rập", "not Arabic figures"));
        }
        if !mark.alone {
            faults.push(words("có chữ khác cạnh số trang", "other words beside the number"));
        }
        let Some(paragraph) = case.components.paragraph(mark.paragraph) else { continue };
        for span in paragraph.spans().filter(|span| span.text.chars().any(char::is_alphanumeric)) {
            match span.size_pt {
                Some(size) if form.size.allows_about(size, TOLERANCE_PT) => seen.push(amount(size, "pt")),
                Some(size) => faults.push(amount(size, "pt")),
                None => unknown = true,
            }
            if span.italic {
                faults.push(words("nghiêng", "italic"));
            }
        }
        if faults.len() > before {
            places.push(mark_place(case, mark));
        }
    }
    if !faults.is_empty() {
        faults.sort();
        places.truncate(20);
        return Judged::wrong(list(faults), places);
    }
    if unknown {
        return Judged::unknown(words("không rõ cỡ chữ", "the size isn't known"));
    }
    if seen.is_empty() {
        return Judged::absent();
    }
    seen.sort();
    Judged::right(list(seen))
}

fn first_page(case: &Case<'_>) -> Judged {
    let Some(first) = case.reading.sheets.first() else { return Judged::absent() };
    let marks = &first.numbering.marks;
    let shown = marks.iter().find(|mark| match mark.pages {
        Pages::This | Pages::First => true,
        Pages::Other => !first.numbering.different_first,
        Pages::Even => false,
    });
    match shown {
        Some(mark) => Judged::wrong(words("có số trang", "it has a number"), vec![mark_place(case, mark)]),
        None => Judged::right(words("không hiển thị", "not shown")),
    }
}

/// The sheets of a part.
fn sheets(case: &Case<'_>, part: &Part) -> Option<std::ops::RangeInclusive<usize>> {
    let body = part.paragraphs.clone().filter_map(|at| case.components.paragraph(at));
    let (mut least, mut greatest) = (usize::MAX, 0);
    for paragraph in body.filter(|p| p.zone == crate::reading::Zone::Body) {
        least = least.min(paragraph.sheet);
        greatest = greatest.max(paragraph.sheet);
    }
    (least != usize::MAX).then_some(least..=greatest)
}

fn sequence(case: &Case<'_>) -> Judged {
    if !case.is_pdf() {
        // Sections number their pages by a field: only whether it is there can be seen.
        let Some(first) = case.reading.sheets.first() else { return Judged::absent() };
        let has = first.numbering.marks.iter().any(|mark| mark.pages == Pages::Other);
        let start = first.numbering.start.is_none_or(|start| start == 1);
        return if !start {
            let start = first.numbering.start.unwrap_or_default();
            Judged::wrong(said!("bắt đầu từ {start}", "begins with {start}"), Vec::new())
        } else if has {
            Judged::right(words("từ số 1", "from 1"))
        } else {
            Judged::unknown(words("không thấy số trang", "no page number was found"))
        };
    }
    let (mut wrong, mut places, mut numbered) = (Vec::new(), Vec::new(), 0);
    for part in case.components.parts.iter().filter(|part| part.kind != PartKind::Appendix) {
        let Some(sheets) = sheets(case, part) else { continue };
        // What a decision issues may be numbered for itself or go on.
        let base = if part.kind == PartKind::Main { *sheets.start() } else { 0 };
        let own = *sheets.start();
        for sheet in sheets.clone() {
            let value =
                case.reading.sheets.get(sheet).and_then(|s| s.numbering.marks.iter().find_map(|mark| mark.value));
            let is_first = sheet == *sheets.start();
            let Some(value) = value else {
                if !is_first && !case.is_cut() {
                    wrong.push(words("có trang không đánh số", "a page without a number"));
                    places.push(case.components.place_of_sheet(sheet));
                }
                continue;
            };
            numbered += 1;
            let is_right = [sheet - base + 1, sheet - own + 1].iter().any(|asked| usize::try_from(value) == Ok(*asked));
            if !is_right {
                let page = sheet + 1;
                wrong.push(said!("trang thứ {page} mang số {value}", "sheet {page} has number {value}"));
                places.push(case.components.place_of_sheet(sheet));
            }
        }
    }
    if !wrong.is_empty() {
        places.truncate(20);
        return Judged::wrong(list(wrong), places);
    }
    if numbered == 0 {
        return Judged::unknown(words("chỉ có một trang", "one page only"));
    }
    Judged::right(words("liên tiếp từ số 1", "from 1, one after another"))
}

fn appendices(case: &Case<'_>) -> Judged {
    let parts = case.appendices();
    if parts.is_empty() {
        return Judged::absent();
    }
    let (mut wrong, mut places, mut checked) = (Vec::new(), Vec::new(), 0);
    for part in parts {
        let Some(sheets) = sheets(case, part) else { continue };
        let first = *sheets.start();
        let label = part.paragraphs.start;
        if !case.is_pdf() {
            let Some(sheet) = case.reading.sheets.get(first) else { continue };
            if sheet.numbering.marks.is_empty() {
                continue;
            }
            checked += 1;
            // Only a section can begin its numbers anew; an appendix inside another's section goes on.
            let begins = case.reading.paragraphs.iter().position(|p| p.sheet == first && p.ordinal > 0) == Some(label);
            let goes_on = part.paragraphs.start > 0 && !(begins && sheet.numbering.start == Some(1));
            if goes_on {
                wrong.push(words("đánh tiếp số của phần trước", "goes on with the numbers before it"));
                places.push(case.components.place_of(label));
            }
            continue;
        }
        for sheet in sheets {
            let Some(value) =
                case.reading.sheets.get(sheet).and_then(|s| s.numbering.marks.iter().find_map(|mark| mark.value))
            else {
                continue;
            };
            checked += 1;
            if usize::try_from(value) != Ok(sheet - first + 1) {
                let page = sheet + 1;
                wrong.push(said!("trang thứ {page} mang số {value}", "sheet {page} has number {value}"));
                places.push(case.components.place_of_sheet(sheet));
            }
        }
    }
    if !wrong.is_empty() {
        places.truncate(20);
        Judged::wrong(list(wrong), places)
    } else if checked == 0 {
        Judged::unknown(words("phụ lục chỉ có một trang hoặc không đánh số", "one page each, or no numbers"))
    } else {
        Judged::right(words("đánh số riêng", "each for itself"))
    }
}
