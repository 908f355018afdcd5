//! The layout and the faces of a document: its form's, with what the office chose.

use crate::decree::{Choice, Layout};
use crate::document::Style;
use crate::measure::{Face, FontSet};
use crate::source::{Fault, PlanSource, Problem};

/// What the document of `plan` is measured and set in.
pub(super) fn form(plan: &PlanSource, problems: &mut Vec<Problem>) -> (Layout, FontSet) {
    let fonts = plan.fonts.clone().unwrap_or(FontSet::BUNDLED);
    let choices = &plan.office.form;
    let layout = choices.layout();
    // Each value is in its range; the column has to agree with margins and sizes too.
    if let Some(column) = choices.choice(Choice::IssuerColumn) {
        let missing = national_name_pt(&layout, &fonts) - layout.header.right_column.pt();
        if missing > 0.0 {
            // A column of some tens of millimetres.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let most = (column.value.value() - missing * 25.4 / 72.0).floor().max(0.0) as u32;
            problems.push(Problem { span: column.span, fault: Fault::IssuerColumnTooWide { most } });
        }
    }
    (layout, fonts)
}

/// Length of Quốc hiệu on one line.
fn national_name_pt(layout: &Layout, fonts: &FontSet) -> f64 {
    let component = &layout.components.national_name;
    let face = Face::of(Style { bold: component.bold, italic: component.italic });
    fonts.width_pt(&layout.words.national_name, face, component.size.pt())
}
