//! The foot of the form: *nơi nhận* (ô 9b) beside the signature (ô 7).

use std::borrow::Cow;

use docx_rs::{Paragraph, Table};
use plan_core::document::{Recipients, Signature};

use super::DocxError;
use super::notes::TableNote;
use super::pair::{Columns, with_gap_before};
use super::styles::id;
use super::tree::Context;

const NOTE: TableNote = TableNote {
    caption: Cow::Borrowed("Phần cuối văn bản"),
    description: Cow::Borrowed(
        "Bảng không viền, chỉ để bố trí. Bên trái: nơi nhận. Bên phải: chức vụ, chữ ký và họ tên người ký.",
    ),
    is_data: false,
};

/// Ô 9b and ô 7 in one row that no page break splits; nothing where the part has neither.
pub(super) fn foot(context: &mut Context<'_>) -> Result<Option<Table>, DocxError> {
    let (part, layout) = (context.part, context.volume.layout);
    if part.recipients.is_none() && part.signature.is_none() {
        return Ok(None);
    }
    let columns = Columns::new(context.text_width(), &layout.signature.left_column);
    let left = match &part.recipients {
        Some(recipients) => list(context, recipients)?,
        None => vec![context.empty(id::RECIPIENTS, "o-9b")],
    };
    let right = match &part.signature {
        Some(signature) => signer(context, signature)?,
        None => vec![context.empty(id::SIGNER, "o-7")],
    };
    // In Word the paragraph behind the table goes with it: a full page can't push it onto an empty one.
    let kept = |paragraphs: Vec<Paragraph>| paragraphs.into_iter().map(|p| p.keep_next(true)).collect();
    Ok(Some(context.pair(NOTE, columns, vec![[kept(left), kept(right)]])))
}

/// Ô 9b.
fn list(context: &mut Context<'_>, recipients: &Recipients) -> Result<Vec<Paragraph>, DocxError> {
    let label = context.line(id::RECIPIENTS_LABEL, "o-9b", &recipients.label)?;
    let mut lines = vec![with_gap_before(label, context.volume.layout.signature.gap_before.pt())];
    lines.extend(context.lines(id::RECIPIENTS, "o-9b/noi-nhan", &recipients.lines)?);
    Ok(lines)
}

/// Ô 7.
fn signer(context: &mut Context<'_>, signature: &Signature) -> Result<Vec<Paragraph>, DocxError> {
    let layout = &context.volume.layout.signature;
    let mut lines = context.lines(id::AUTHORITY, "o-7a", &signature.authority)?;
    lines.extend(context.lines(id::POSITION, "o-7a/chuc-vu", &signature.position)?);
    if let Some(first) = lines.first_mut() {
        *first = with_gap_before(first.clone(), layout.gap_before.pt());
    }
    let mut below = context.lines(id::POSITION, "o-7b/chuc-vu", &signature.other_title)?;
    below.push(context.line(id::SIGNER, "o-7b/ho-ten", &signature.name)?);
    // The room for signature and seal (ô 7c) belongs to the line below it: no empty paragraph can be deleted from it.
    if let Some(first) = below.first_mut() {
        *first = with_gap_before(first.clone(), layout.signing_space.pt());
    }
    lines.extend(below);
    Ok(lines)
}
