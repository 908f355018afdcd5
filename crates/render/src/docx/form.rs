//! The head of the form: ô 1 to 4 in a table, ô 5a below it.

use docx_rs::{LineSpacing, Paragraph, Table};

use super::DocxError;
use super::notes::TableNote;
use super::styles::id;
use super::table::{Columns, text_width, with_gap_before};
use super::tree::Context;
use super::units::{gap, twips};

const NOTE: TableNote = TableNote {
    caption: "Phần đầu văn bản",
    description: "Bảng không viền, chỉ để bố trí. Bên trái: tên cơ quan, số và ký hiệu. \
                  Bên phải: Quốc hiệu, Tiêu ngữ, địa danh và thời gian ban hành.",
};

/// Ô 1 to 4: agency and number on the left, Quốc hiệu and date on the right.
pub(super) fn header(context: &mut Context<'_>) -> Result<Table, DocxError> {
    let (header, layout, rules) = (&context.document.header, context.assets.layout, context.assets.rule_lines);
    let columns = Columns::new(&layout.page, &layout.header.left_column);

    let mut agency = context.lines(id::PARENT, "o-2/chu-quan", &header.parent)?;
    agency.extend(context.lines(id::ISSUER, "o-2/ban-hanh", &header.issuer)?);
    agency.push(rule_line(context, "o-2/duong-ke", rules.issuer, columns.left));

    let nation = vec![
        context.line(id::NATIONAL_NAME, "o-1/quoc-hieu", &header.national_name)?,
        context.line(id::MOTTO, "o-1/tieu-ngu", &header.motto)?,
        rule_line(context, "o-1/duong-ke", rules.motto, columns.right),
    ];

    let row_gap = layout.header.row_gap.pt();
    let mut number = vec![with_gap_before(context.line(id::NUMBER, "o-3", &header.number)?, row_gap)];
    if let Some(mark) = &header.draft_mark {
        number.push(context.line(id::DRAFT_MARK, "du-thao", mark)?);
    }
    let place_date = vec![with_gap_before(context.line(id::PLACE_DATE, "o-4", &header.place_date)?, row_gap)];

    Ok(context.table(NOTE, columns, vec![[agency, nation], [number, place_date]]))
}

/// Ô 5a: *tên loại*, *trích yếu* and the line under them.
pub(super) fn title(context: &mut Context<'_>) -> Result<Vec<Paragraph>, DocxError> {
    let (title, layout) = (&context.document.title, context.assets.layout);
    let kind = context.line(id::KIND, "o-5a/ten-loai", &title.kind)?;
    let mut lines = vec![with_gap_before(kind, layout.title.gap_before.pt())];
    lines.extend(context.lines(id::SUBJECT, "o-5a/trich-yeu", &title.subject)?);
    let rule = context.assets.rule_lines.subject;
    let after = LineSpacing::new().after(gap(layout.title.gap_after.pt()));
    lines.push(rule_line(context, "o-5a/duong-ke", rule, text_width(&layout.page)).line_spacing(after));
    Ok(lines)
}

/// A rule line of `length` pt, centred in a column of `column` twips.
fn rule_line(context: &mut Context<'_>, name: &str, length: f64, column: i32) -> Paragraph {
    let rest = (column - twips(length)).max(0);
    let left = rest / 2;
    context.empty(id::RULE_LINE, name).indent(Some(left), None, Some(rest - left), None)
}
