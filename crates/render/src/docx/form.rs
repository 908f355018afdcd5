//! The head of the form: ô 1 to 4 and 5b in a table, ô 5a below it.

use std::borrow::Cow;

use docx_rs::{Paragraph, Table};
use plan_core::document::{Header, PartKind, TitleLine, TitleRole};

use super::DocxError;
use super::flow::Flow;
use super::notes::TableNote;
use super::pair::{Columns, with_gap_after, with_gap_before};
use super::styles::{self, id};
use super::text::line_break;
use super::tree::Context;
use super::units::twips;

const NOTE: TableNote = TableNote {
    caption: Cow::Borrowed("Phần đầu văn bản"),
    description: Cow::Borrowed(
        "Bảng không viền, chỉ để bố trí. Bên trái: tên cơ quan, số và ký hiệu. \
         Bên phải: Quốc hiệu, Tiêu ngữ, địa danh và thời gian ban hành.",
    ),
    is_data: false,
};

/// Ô 1 to 4 and 5b: agency and number on the left, Quốc hiệu and date on the right.
pub(super) fn header(context: &mut Context<'_>, header: &Header) -> Result<Table, DocxError> {
    let (layout, rules) = (context.volume.layout, context.rule_lines());
    let columns = Columns::new(context.text_width(), &layout.header.left_column);

    let mut agency = context.lines(id::PARENT, "o-2/chu-quan", &header.parent)?;
    agency.extend(context.lines(id::ISSUER, "o-2/ban-hanh", &header.issuer)?);
    if let Some(mark) = &header.issuer_mark {
        agency.push(context.line(id::ISSUER, "o-2/dau", mark)?);
    }
    agency.extend(rules.issuer.map(|length| rule_line(context, "o-2/duong-ke", length, columns.left)));

    let mut nation = vec![context.line(id::NATIONAL_NAME, "o-1/quoc-hieu", &header.national_name)?];
    if let Some(motto) = &header.motto {
        nation.push(context.line(id::MOTTO, "o-1/tieu-ngu", motto)?);
    }
    nation.extend(rules.motto.map(|length| rule_line(context, "o-1/duong-ke", length, columns.right)));

    let mut number = Vec::new();
    if let Some(text) = &header.number {
        number.push(context.line(id::NUMBER, "o-3", text)?);
    }
    number.extend(context.lines(id::DRAFT_MARK, "du-thao", &header.marks)?);
    let mut subject = context.lines(id::LETTER_SUBJECT, "o-5b", &header.subject)?;
    if let Some(first) = subject.first_mut() {
        *first = with_gap_before(first.clone(), layout.header.subject_gap.pt());
    }
    number.extend(subject);
    let mut place_date = Vec::new();
    if let Some(text) = &header.place_date {
        place_date.push(context.line(id::PLACE_DATE, "o-4", text)?);
    }

    let mut rows = vec![[agency, nation]];
    if !number.is_empty() || !place_date.is_empty() {
        // Word wants a paragraph in every cell.
        if number.is_empty() {
            number.push(context.empty(id::NUMBER, "o-3"));
        }
        if place_date.is_empty() {
            place_date.push(context.empty(id::PLACE_DATE, "o-4"));
        }
        for side in [&mut number, &mut place_date] {
            if let Some(first) = side.first_mut() {
                *first = with_gap_before(first.clone(), layout.header.row_gap.pt());
            }
        }
        rows.push([number, place_date]);
    }
    Ok(context.pair(NOTE, columns, rows))
}

/// Ô 5a, or an appendix's head, and the rule line under it; nothing in a công văn.
pub(super) fn title(context: &mut Context<'_>, flow: &mut Flow) -> Result<(), DocxError> {
    let (part, layout) = (context.part, context.volume.layout);
    let mut is_first = true;
    for lines in part.title.chunk_by(|a, b| a.role == b.role) {
        for paragraph in title_lines(context, lines, std::mem::take(&mut is_first))? {
            flow.paragraph(paragraph, 0.0, 0.0);
        }
    }
    if !part.title.is_empty() {
        let gap = layout.title.gap_after.pt();
        match context.rule_lines().title {
            Some(length) => {
                let rule = rule_line(context, "o-5a/duong-ke", length, context.text_width());
                flow.paragraph(with_gap_after(rule, gap), 0.0, gap);
            }
            None => flow.widen(gap),
        }
    }
    Ok(())
}

/// The lines of one role. What Word's navigation pane shows is one paragraph: its lines are one title there.
fn title_lines(context: &mut Context<'_>, lines: &[TitleLine], is_first: bool) -> Result<Vec<Paragraph>, DocxError> {
    let part = context.part;
    let Some(role) = lines.first().map(|line| line.role) else { return Ok(Vec::new()) };
    let (style, _) = styles::title(role);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for (line, ordinal) in lines.iter().zip(1..) {
        let joined = if is_in_outline(context, role) { paragraphs.pop() } else { None };
        let begun = match joined {
            Some(before) => line_break(before),
            None if is_first && ordinal == 1 => context.named(style, &part.id),
            None => {
                let name = if role == TitleRole::SubjectMark { "dau" } else { style };
                context.empty(style, &format!("o-5a/{name}.{ordinal}"))
            }
        };
        let bookmarked = is_first && ordinal == 1;
        let set = if bookmarked {
            context.add_bookmarked(begun, &[&part.id], &line.text)?
        } else {
            context.add_text(begun, &line.text)?
        };
        paragraphs.push(set);
    }
    if is_in_outline(context, role) {
        paragraphs = paragraphs.into_iter().map(|paragraph| paragraph.outline_lvl(0)).collect();
    }
    Ok(paragraphs)
}

/// Whether the line is a heading: an appendix's title, and the kind of document where other parts stand beside it.
fn is_in_outline(context: &Context<'_>, role: TitleRole) -> bool {
    match role {
        TitleRole::Kind => context.volume.parts.len() > 1 && context.part.kind != PartKind::Appendix,
        TitleRole::AppendixTitle => true,
        TitleRole::Subject | TitleRole::SubjectMark | TitleRole::AppendixLabel | TitleRole::AttachedTo => false,
    }
}

/// A rule line of `length` pt, centred in a column of `column` twips.
fn rule_line(context: &mut Context<'_>, name: &str, length: f64, column: i32) -> Paragraph {
    let rest = (column - twips(length)).max(0);
    let left = rest / 2;
    context.empty(id::RULE_LINE, name).indent(Some(left), None, Some(rest - left), None)
}
