//! Where the empty signature fields are.

use plan_core::decree::SignatureBlock;
use plan_core::document::{FieldKind, Part};

use super::Field;

/// What a link leads to that stands for a field. No link of an author's does: theirs lead to parts of the document.
pub(crate) fn target(name: &str) -> String {
    format!("plan:{name}")
}

/// The fields of `part` in its signing space, whose place counts from there.
pub(super) fn in_signing_space(part: &Part, form: &SignatureBlock) -> Vec<Field> {
    of_kinds(part, form, 0.0, |kind| kind != FieldKind::OfficeOnAttached)
}

/// The fields of `part` at the head of its first page, on paper whose text is `width` pt wide.
pub(super) fn at_head(part: &Part, form: &SignatureBlock, width: f64) -> Vec<Field> {
    of_kinds(part, form, width, |kind| kind == FieldKind::OfficeOnAttached)
}

fn of_kinds(part: &Part, form: &SignatureBlock, width: f64, is_meant: impl Fn(FieldKind) -> bool) -> Vec<Field> {
    let meant = part.fields.iter().filter(|field| is_meant(field.kind));
    meant.map(|field| place(field.kind, form, width)).collect()
}

fn place(kind: FieldKind, form: &SignatureBlock, text_width: f64) -> Field {
    let (width, air) = (form.field_width.pt(), form.field_air.pt());
    let left = (form.right_column.pt() - width) / 2.0;
    let height = form.signing_space.pt() - 2.0 * air;
    let target = target(kind.name());
    match kind {
        FieldKind::Signer => Field { target, left, top: air, width, height },
        FieldKind::Office => {
            // The covered part lies at the left of the signer's field, and both have one middle line.
            let seal = form.seal_field.pt();
            let left = left + form.seal_cover.chosen * width - seal;
            Field { target, left, top: air + (height - seal) / 2.0, width: seal, height: seal }
        }
        FieldKind::OfficeOnAttached => {
            let (width, height) = (form.attached_field_width.pt(), form.attached_field_height.pt());
            let top = -(form.attached_field_gap.pt() + height);
            Field { target, left: text_width - width, top, width, height }
        }
    }
}
