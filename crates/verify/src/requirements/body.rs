//! Running text (Phụ lục I, Phần I, Mục II, khoản 6, điểm e).

use plan_core::diagnostic::Said;
use plan_core::said;

use super::saying::{amount, list, range, ratio, words};
use super::{Case, Judged, Requirement, TOLERANCE_MM, TOLERANCE_PT, always};
use crate::components::{Piece, Role, folded};
use crate::reading::{Align, Paragraph};
use crate::report::{Group, Place};

pub(super) const ALL: &[Requirement] = &[
    Requirement {
        id: "loi-van",
        group: Group::Body,
        title: ["Lời văn: cỡ chữ, kiểu chữ", "Running text: size and type"],
        clause: "pl1:I.II.6.e",
        applies: always,
        required: |layout| {
            let [least, greatest] = layout.components.body.size.limits();
            let size = range(least, greatest, "pt");
            let (vi, en) = (size.vi, size.en);
            said!("cỡ {vi}, đứng, in thường", "{en}, upright, lower case")
        },
        judge: size,
    },
    Requirement {
        id: "can-deu",
        group: Group::Body,
        title: ["Canh đều cả hai lề", "Justified"],
        clause: "pl1:I.II.6.e",
        applies: always,
        required: |_| words("canh đều cả hai lề", "flush on both sides"),
        judge: justified,
    },
    Requirement {
        id: "lui-dau-dong",
        group: Group::Body,
        title: ["Lùi đầu dòng", "First-line indent"],
        clause: "pl1:I.II.6.e",
        applies: always,
        required: |layout| {
            let [least, greatest] = layout.body.first_line_indent.limits();
            let (least, greatest) = (amount(least, "mm"), amount(greatest, "mm"));
            let (vi_least, en_least, vi_greatest, en_greatest) = (least.vi, least.en, greatest.vi, greatest.en);
            said!("{vi_least} hoặc {vi_greatest}", "{en_least} or {en_greatest}")
        },
        judge: indent,
    },
    Requirement {
        id: "cach-doan",
        group: Group::Body,
        title: ["Khoảng cách giữa các đoạn", "Gap between paragraphs"],
        clause: "pl1:I.II.6.e",
        applies: always,
        required: |layout| {
            let least = amount(layout.body.paragraph_gap.limits()[0], "pt");
            let (vi, en) = (least.vi, least.en);
            said!("tối thiểu {vi}", "at least {en}")
        },
        judge: gap,
    },
    Requirement {
        id: "cach-dong",
        group: Group::Body,
        title: ["Khoảng cách giữa các dòng", "Line spacing"],
        clause: "pl1:I.II.6.e",
        applies: always,
        required: |layout| {
            let [_, greatest] = layout.body.line_spacing.limits();
            let greatest = amount(greatest, "lines");
            let (vi, en) = (greatest.vi, greatest.en);
            said!("từ dòng đơn đến {vi}", "single to {en}")
        },
        judge: spacing,
    },
];

/// Running text of the main document and of what it issues; appendices may hold forms and lists of their own making, and
/// notes under tables are left out.
fn text<'c>(case: &'c Case<'_>) -> Vec<(&'c Piece, &'c Paragraph)> {
    let appendices = case.appendices();
    let is_text = |piece: &&Piece| !appendices.iter().any(|part| part.paragraphs.contains(&piece.paragraph));
    case.components
        .all(Role::Body)
        .filter(is_text)
        .filter_map(|piece| Some((piece, case.components.paragraph(piece.paragraph)?)))
        .filter(|(_, paragraph)| {
            let line = folded(&paragraph.text());
            !["ghi chu", "nguon", "(", "*", "chu thich"].iter().any(|note| line.starts_with(note))
        })
        .collect()
}

/// What is wrong, against everything that was looked at. In a DOCX each paragraph says what it is; in a PDF it is measured,
/// and a few that differ may be something else (a quotation, the line under a table).
fn judge(case: &Case<'_>, wrong: Vec<(Said, Place)>, looked_at: usize, right: Said) -> Judged {
    if looked_at == 0 {
        return Judged::unknown(words("quá ít chữ để đo", "too few words to measure"));
    }
    if wrong.is_empty() {
        return Judged::right(right);
    }
    let count = wrong.len();
    let (mut values, places): (Vec<Said>, Vec<Place>) = wrong.into_iter().unzip();
    values.sort();
    let values = list(values);
    let (vi, en) = (values.vi, values.en);
    let found = said!("{vi} ({count} trên {looked_at} đoạn)", "{en} ({count} of {looked_at} paragraphs)");
    if case.is_pdf() && count * 5 < looked_at {
        return Judged::unknown(found).at(places);
    }
    Judged::wrong(found, places)
}

fn size(case: &Case<'_>) -> Judged {
    let form = &case.layout.components.body;
    let [least, _] = form.size.limits();
    let text = text(case);
    let (mut wrong, mut seen, mut slanted, mut letters) = (Vec::new(), Vec::new(), 0_usize, 0_usize);
    for (piece, paragraph) in &text {
        let mut other = None;
        for span in paragraph.spans().filter(|span| span.text.chars().any(char::is_alphabetic)) {
            let count = span.text.chars().filter(|c| c.is_alphabetic()).count();
            letters += count;
            slanted += if span.italic { count } else { 0 };
            match span.size_pt {
                // Numbers of footnotes are small, and so is what stands above or below the line.
                Some(size) if count < 3 && size < least => {}
                Some(size) if form.size.allows_about(size, TOLERANCE_PT) => seen.push(amount(size, "pt")),
                Some(size) => other = Some(size),
                None => {}
            }
        }
        wrong.extend(other.map(|size| (amount(size, "pt"), case.components.place(piece))));
    }
    if wrong.is_empty() && slanted * 2 > letters {
        return Judged::wrong(
            words("phần lớn là chữ nghiêng", "most of it is italic"),
            text.first().map(|(piece, _)| case.components.place(piece)).into_iter().collect(),
        );
    }
    if wrong.is_empty() && seen.is_empty() && !text.is_empty() {
        return Judged::unknown(words("không rõ cỡ chữ", "the size isn't known"));
    }
    seen.sort();
    seen.dedup();
    let count = text.len();
    judge(case, wrong, count, list(seen))
}

fn justified(case: &Case<'_>) -> Judged {
    let (mut wrong, mut looked_at) = (Vec::new(), 0);
    for (piece, paragraph) in text(case) {
        // One line is flush left either way.
        let long = if case.is_pdf() {
            paragraph.lines.len() > 2
        } else {
            let width: f64 = paragraph.lines.iter().filter_map(|line| line.width_pt).fold(0.0, f64::max);
            let room = paragraph.extent.map_or(f64::MAX, |extent| (extent.right - extent.left) / 25.4 * 72.0);
            width > room * 1.1
        };
        let Some(align) = paragraph.align.filter(|_| long) else { continue };
        looked_at += 1;
        if align != Align::Justify {
            wrong.push((words("không canh đều", "not justified"), case.components.place(piece)));
        }
    }
    judge(case, wrong, looked_at, words("canh đều", "justified"))
}

fn indent(case: &Case<'_>) -> Judged {
    let allowed = &case.layout.body.first_line_indent;
    let (mut wrong, mut seen, mut looked_at) = (Vec::new(), Vec::new(), 0);
    for (piece, paragraph) in text(case) {
        let text = paragraph.text();
        // A tab or spaces at the beginning move the first line by what the file doesn't say; a list has its own indents.
        let is_plain = !text.starts_with(['\t', ' ', '\u{a0}']) && text.chars().next().is_some_and(char::is_alphabetic);
        let Some(indent) = first_line(case, paragraph).filter(|_| is_plain && !paragraph.continues) else { continue };
        // A point "a)" begins with a letter too.
        if text.chars().nth(1) == Some(')') || (case.is_pdf() && paragraph.lines.len() < 2) {
            continue;
        }
        looked_at += 1;
        if allowed.allows_about(indent, TOLERANCE_MM) {
            seen.push(amount(indent, "mm"));
        } else {
            wrong.push((amount(indent, "mm"), case.components.place(piece)));
        }
    }
    seen.sort();
    judge(case, wrong, looked_at, list(seen))
}

/// Where the first line begins, mm from the edge of the text: a DOCX counts from the paragraph's own edge.
fn first_line(case: &Case<'_>, paragraph: &Paragraph) -> Option<f64> {
    let indent = paragraph.first_indent_mm?;
    if case.is_pdf() {
        return Some(indent);
    }
    let margin = case.reading.sheets.get(paragraph.sheet)?.margins.left?;
    Some(paragraph.extent?.left - margin + indent)
}

fn gap(case: &Case<'_>) -> Judged {
    let least = case.layout.body.paragraph_gap.limits()[0];
    let (mut wrong, mut seen, mut looked_at) = (Vec::new(), Vec::new(), 0);
    let text = text(case);
    for ((_, before), (piece, paragraph)) in text.iter().zip(text.iter().skip(1)) {
        let follows =
            case.components.paragraph(piece.paragraph.saturating_sub(1)).is_some_and(|p| std::ptr::eq(p, *before));
        // In a PDF a line at the edge, or one that begins small, may go on from the line above.
        let begins = paragraph.first_indent_mm.is_some_and(|indent| indent > 5.0)
            && !paragraph.text().starts_with(char::is_lowercase);
        if case.is_pdf() && !begins {
            continue;
        }
        let Some(gap) =
            paragraph.gap_before_pt.filter(|_| follows && before.sheet == paragraph.sheet && !paragraph.continues)
        else {
            continue;
        };
        looked_at += 1;
        // An empty paragraph between two is room as well.
        if gap + 2.0 * TOLERANCE_PT >= least || paragraph.empty_before > 0 {
            seen.push(gap);
        } else {
            wrong.push((amount(gap, "pt"), case.components.place(piece)));
        }
    }
    let smallest = seen.into_iter().reduce(f64::min).map_or_else(|| words("", ""), |gap| amount(gap, "pt"));
    judge(case, wrong, looked_at, smallest)
}

fn spacing(case: &Case<'_>) -> Judged {
    let allowed = &case.layout.body.line_spacing;
    let (mut wrong, mut seen, mut looked_at) = (Vec::new(), Vec::new(), 0);
    for (piece, paragraph) in text(case) {
        let Some(spacing) = paragraph.line_spacing else { continue };
        looked_at += 1;
        // Word's single spacing and that of a measured page differ by a hundredth or two.
        if allowed.allows_about(spacing, 0.04) {
            seen.push(ratio(spacing));
        } else {
            wrong.push((ratio(spacing), case.components.place(piece)));
        }
    }
    seen.sort();
    judge(case, wrong, looked_at, list(seen))
}
