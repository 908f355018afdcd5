//! The foot of the form: *nơi nhận* (ô 9b) beside the signature (ô 7).

use docx_rs::{Paragraph, Table};

use super::DocxError;
use super::notes::TableNote;
use super::styles::id;
use super::table::{Columns, with_gap_before};
use super::tree::Context;

const NOTE: TableNote = TableNote {
    caption: "Phần cuối văn bản",
    description: "Bảng không viền, chỉ để bố trí. Bên trái: nơi nhận. Bên phải: chức vụ, chữ ký và họ tên người ký.",
};

/// Ô 9b and ô 7 in one row that no page break splits.
pub(super) fn signature(context: &mut Context<'_>) -> Result<Table, DocxError> {
    let (document, layout) = (context.document, context.assets.layout);
    let columns = Columns::new(&layout.page, &layout.signature.left_column);
    let (signature, recipients) = (&document.signature, &document.recipients);
    let gap_before = layout.signature.gap_before.pt();

    let label = context.line(id::RECIPIENTS_LABEL, "o-9b", &recipients.label)?;
    let mut left = vec![with_gap_before(label, gap_before)];
    left.extend(context.lines(id::RECIPIENTS, "o-9b/noi-nhan", &recipients.lines)?);

    let mut right = context.lines(id::AUTHORITY, "o-7a", &signature.authority)?;
    if let Some(first) = right.first_mut() {
        *first = with_gap_before(first.clone(), gap_before);
    }
    let mut below = context.lines(id::AUTHORITY, "o-7b/chuc-vu", &signature.other_title)?;
    below.push(context.line(id::SIGNER, "o-7b/ho-ten", &signature.name)?);
    // The room for signature and seal (ô 7c) belongs to the line below it: no empty paragraph can be deleted from it.
    if let Some(first) = below.first_mut() {
        *first = with_gap_before(first.clone(), layout.signature.signing_space.pt());
    }
    right.extend(below);

    // In Word the paragraph behind the table goes with it: a full page can't push it onto an empty one.
    let kept = |paragraphs: Vec<Paragraph>| paragraphs.into_iter().map(|p| p.keep_next(true)).collect();
    Ok(context.table(NOTE, columns, vec![[kept(left), kept(right)]]))
}
