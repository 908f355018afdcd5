//! How long the lines under Tiêu ngữ, agency and title are.

use super::{Face, FontSet, Ruler};
use crate::decree::{Component, Layout, Number};
use crate::document::{Part, Style, Text, TextExt};

/// Lengths of a part's rule lines, pt (Phụ lục I, Phần I, Mục II, khoản 1, 2 and 5; Phụ lục III, Mẫu 2.1); none where
/// the form has no line there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RuleLines {
    /// As long as Tiêu ngữ, or as the Party's title.
    pub motto: Option<f64>,
    /// A third to a half of the issuer's longest line.
    pub issuer: Option<f64>,
    /// A third to a half of the longest line of the subject, or of "(Kèm theo …)" where that ends the title.
    pub title: Option<f64>,
}

impl RuleLines {
    /// The lengths for one part, as `layout` chooses them.
    pub fn of(part: &Part, layout: &Layout, fonts: &FontSet) -> Self {
        let narrow = layout.header.right_column.pt().min(layout.header.left_column.pt());
        let mut ruler = Ruler::new(fonts);
        let mut rule = |lines: &[&Text], component: &Component, ratio: &Number, room: f64| {
            let face = Face::of(Style { bold: component.bold, italic: component.italic });
            let longest = lines
                .iter()
                .map(|line| ruler.width_pt(&line.plain(), face, component.size.pt()).min(room))
                .fold(0.0, f64::max);
            (ratio.chosen > 0.0).then_some(longest * ratio.chosen)
        };
        let (c, ratio) = (&layout.components, &layout.rule_line);
        let header = part.header.as_ref();
        // Under the last line of the column's head.
        let (motto, component) = match header.map(|header| (&header.motto, &header.national_name)) {
            Some((Some(motto), _)) => (vec![motto], &c.motto),
            Some((None, title)) => (vec![title], &c.national_name),
            None => (Vec::new(), &c.motto),
        };
        let issuer: Vec<&Text> = header.iter().flat_map(|header| &header.issuer).collect();
        let last = part.title.last().map(|line| line.role);
        let title: Vec<&Text> =
            part.title.iter().filter(|line| Some(line.role) == last).map(|line| &line.text).collect();
        Self {
            motto: rule(&motto, component, &ratio.motto, layout.header.right_column.pt()),
            issuer: rule(&issuer, &c.issuer, &ratio.issuer, narrow),
            title: last
                .and_then(|role| rule(&title, c.title(role), &ratio.subject, layout.page.text_width_pt(part.paper))),
        }
    }
}
