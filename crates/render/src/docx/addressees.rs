//! *Kính gửi*, ô 9a.

use docx_rs::Paragraph;
use plan_core::document::{Addressees, Style, TextExt};
use plan_core::measure::Face;

use super::DocxError;
use super::flow::Flow;
use super::pair::with_gap_after;
use super::styles::id;
use super::tree::Context;
use super::units::twips;

/// One addressee on the line of the label; several below it, each dash under the colon (Mẫu 1.5). The whole is centred.
pub(super) fn addressees(context: &mut Context<'_>, addressees: &Addressees, flow: &mut Flow) -> Result<(), DocxError> {
    let mut paragraphs = match addressees.lines.as_slice() {
        [] => vec![context.line(id::ADDRESSEES, "o-9a", &addressees.label)?],
        [only] => {
            let label = context.line(id::ADDRESSEES, "o-9a", &addressees.label)?;
            vec![context.add_text(label, only)?]
        }
        _ => list(context, addressees)?,
    };
    let title = &context.volume.layout.title;
    let (mut above, gap) = (title.gap_before.pt(), title.gap_after.pt());
    let last = paragraphs.pop().map(|last| with_gap_after(last, gap));
    for paragraph in paragraphs {
        flow.paragraph(paragraph.keep_next(true), std::mem::take(&mut above), 0.0);
    }
    if let Some(last) = last {
        flow.paragraph(last, above, gap);
    }
    Ok(())
}

fn list(context: &mut Context<'_>, addressees: &Addressees) -> Result<Vec<Paragraph>, DocxError> {
    let (layout, fonts) = (context.volume.layout, context.volume.fonts);
    let component = &layout.components.addressees;
    let face = Face::of(Style { bold: component.bold, italic: component.italic });
    let width = |words: &str| fonts.width_pt(words, face, component.size.pt());

    let label = addressees.label.plain();
    let before_colon = width(label.trim_end().trim_end_matches(':'));
    let longest = addressees.lines.iter().map(|line| width(&line.plain())).fold(0.0, f64::max);
    let room = layout.page.text_width_pt(context.part.paper);
    // What is wider than the page begins at the margin, and its lines are broken.
    let left = ((room - before_colon - longest) / 2.0).max(0.0);

    let indented = |paragraph: Paragraph, pt: f64| paragraph.indent(Some(twips(pt)), None, None, None);
    let mut paragraphs = vec![indented(context.line(id::ADDRESSEE, "o-9a", &addressees.label)?, left)];
    for line in context.lines(id::ADDRESSEE, "o-9a/dong", &addressees.lines)? {
        paragraphs.push(indented(line, left + before_colon));
    }
    Ok(paragraphs)
}
