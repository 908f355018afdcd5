//! How long the lines under Tiêu ngữ, agency and trích yếu are.

use super::{Face, FontSet};
use crate::decree::{Component, Layout, Number};
use crate::document::{Document, Style, Text, TextExt};

/// Lengths of the three rule lines, pt (Phụ lục I, Phần I, Mục II, khoản 1, 2 and 5).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RuleLines {
    /// As long as Tiêu ngữ.
    pub motto: f64,
    /// A third to a half of the issuer's longest line.
    pub issuer: f64,
    /// A third to a half of the subject's longest line.
    pub subject: f64,
}

impl RuleLines {
    /// The lengths for one document, as `layout` chooses them.
    pub fn of(document: &Document, layout: &Layout, fonts: &FontSet) -> Self {
        let header = layout.header.right_column.pt().min(layout.header.left_column.pt());
        let rule = |lines: &[Text], component: &Component, ratio: &Number, room: f64| {
            let face = Face::of(Style { bold: component.bold, italic: component.italic });
            let longest = lines
                .iter()
                .map(|line| fonts.width_pt(&line.plain(), face, component.size.pt()).min(room))
                .fold(0.0, f64::max);
            longest * ratio.chosen
        };
        let c = &layout.components;
        let motto = std::slice::from_ref(&document.header.motto);
        Self {
            motto: rule(motto, &c.motto, &layout.rule_line.motto, layout.header.right_column.pt()),
            issuer: rule(&document.header.issuer, &c.issuer, &layout.rule_line.issuer, header),
            subject: rule(&document.title.subject, &c.subject, &layout.rule_line.subject, layout.page.text_width_pt()),
        }
    }
}
