//! `/data/layout.json`.

use std::collections::BTreeMap;

use plan_core::decree::{self, Align, Unit};
use serde::Serialize;

use plan_core::measure::FontSet;

/// Every number of the form. Lengths are points, line metrics ems of the type size.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Layout {
    /// The one font family there is.
    pub family: &'static str,
    /// Paper and margins.
    pub page: Page,
    /// A single-spaced line.
    pub line: LineBox,
    /// Running text.
    pub body: Body,
    /// The two columns of ô 1 to 4.
    pub header: Columns,
    /// Ô 5a.
    pub title: TitleBlock,
    /// The lines under Tiêu ngữ, agency and title.
    pub rule_line: RuleLine,
    /// Ô 7 and 9b.
    pub signature: SignatureBlock,
    /// *Bảng, biểu*.
    pub table: Table,
    /// What parts the footnotes from the text.
    pub footnotes: Footnotes,
    /// Type and alignment of each component, by the names of `layout.toml`.
    pub components: BTreeMap<&'static str, Component>,
}

/// Paper and margins, pt (Phụ lục I, Phần I, Mục I). Landscape paper changes width with height and keeps the margins.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Page {
    /// Paper width.
    pub width: f64,
    /// Paper height.
    pub height: f64,
    /// *Lề trên*.
    pub margin_top: f64,
    /// *Lề dưới*.
    pub margin_bottom: f64,
    /// *Lề trái*.
    pub margin_left: f64,
    /// *Lề phải*.
    pub margin_right: f64,
    /// From the paper's upper edge to the top of the page number's line.
    pub number_distance: f64,
    /// How many pages at the start show no number (*không hiển thị số trang thứ nhất*).
    pub unnumbered: usize,
}

/// A line's extent above and below its baseline, em. A line takes up exactly this much: lines need no leading.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct LineBox {
    /// Baseline to the top; the font's line gap lies here, as word processors put it.
    pub top: f64,
    /// Baseline to the bottom; negative.
    pub bottom: f64,
}

/// Running text (*lời văn*).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Body {
    /// A line's extent. All running text is of one size.
    pub line: LineBox,
    /// Of every paragraph and heading, pt.
    pub first_line_indent: f64,
    /// Between the bottom of a line and the top of the next: what the line spacing has above single. As in word
    /// processors, neither the first line of a page nor the last has it.
    pub leading: f64,
    /// Between a paragraph or heading and the next, the leading included, pt.
    pub gap: f64,
}

/// A borderless table of two columns, pt.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Columns {
    /// Width of the left column.
    pub left_column: f64,
    /// Width of the right column.
    pub right_column: f64,
    /// Between the first row and the second.
    pub row_gap: f64,
    /// Between the number and the subject of a công văn.
    pub subject_gap: f64,
}

/// Gaps around ô 5a, and around ô 9a, pt.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct TitleBlock {
    /// Above the first line.
    pub gap_before: f64,
    /// Below the rule line's strip, or the last addressee.
    pub gap_after: f64,
}

/// *Bảng, biểu*, pt. Word processors count a border into the row: text keeps its margins from the border's edge.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Table {
    /// Thickness of every border.
    pub rule: f64,
    /// From the middle of a border to its edge.
    pub half_rule: f64,
    /// From a column's left edge to its text: word processors set it half a border to the right.
    pub inset_left: f64,
    /// From the text to the column's right edge.
    pub inset_right: f64,
    /// Inside a cell, from the middle of the border to the first line.
    pub inset_top: f64,
    /// Inside a cell, from the last line to the middle of the border.
    pub inset_bottom: f64,
    /// Above the table or its caption.
    pub gap_before: f64,
    /// Below the table.
    pub gap_after: f64,
}

/// The line between the text and the footnotes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Footnotes {
    /// Thickness of the line, pt.
    pub rule: f64,
    /// Above the line, and between it and the first note, pt.
    pub gap: f64,
    /// The line's length, of the width between the margins.
    pub length: f64,
}

/// Rule lines, pt.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RuleLine {
    /// *Nét*.
    pub thickness: f64,
    /// From the bottom of the text line to the middle of the rule line.
    pub middle: f64,
    /// From the bottom of the text line to the end of the strip that holds the rule line.
    pub height: f64,
}

/// Ô 7 and 9b, pt.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct SignatureBlock {
    /// Width of the recipients' column.
    pub left_column: f64,
    /// Width of the signer's column.
    pub right_column: f64,
    /// Above the block, besides the gap after the last paragraph.
    pub gap_before: f64,
    /// Between the signer's title and name.
    pub signing_space: f64,
}

/// How one component of the form (*thành phần thể thức*) is set.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Component {
    /// Type size, pt.
    pub size: f64,
    /// *Đậm*.
    pub bold: bool,
    /// *Nghiêng*.
    pub italic: bool,
    /// *Gạch chân*.
    pub underline: bool,
    /// `left`, `center`, `right` or `justify`.
    pub align: Align,
}

impl Layout {
    /// The layout with every length resolved.
    pub(crate) fn of(layout: &decree::Layout, fonts: &FontSet) -> Self {
        // The decree's face isn't free to hand on: a PDF embeds what it shows, so it has the bundled face of the same
        // measures unless the office brings its own, and black is typst's own colour.
        let decree::Layout {
            form: _,
            words: _,
            page,
            type_face: _,
            body,
            header,
            title,
            rule_line,
            signature,
            table,
            footnotes,
            components,
        } = layout;
        let metrics = fonts.metrics();
        // Word processors round a line's parts to twentieths of a point: from 11 to 14 pt that comes to this.
        let single = (metrics.single() * 20.0).round() / 20.0;
        let line = LineBox { top: single - metrics.descent, bottom: -metrics.descent };
        let (running, leading) = match body.line_spacing.unit {
            Unit::Pt => (exact(body.line_spacing.pt() / components.body.size.pt()), 0.0),
            // What is beyond a single line is cut to twentieths too.
            _ => {
                let beyond = (body.line_spacing.chosen - 1.0) * single * components.body.size.pt();
                (line.clone(), (beyond * 20.0).floor() / 20.0)
            }
        };
        Self {
            family: fonts.family,
            page: Page {
                width: page.width.pt(),
                height: page.height.pt(),
                margin_top: page.margin_top.pt(),
                margin_bottom: page.margin_bottom.pt(),
                margin_left: page.margin_left.pt(),
                margin_right: page.margin_right.pt(),
                number_distance: page.number_distance.pt(),
                unnumbered: page.unnumbered.count(),
            },
            line,
            body: Body {
                line: running,
                first_line_indent: body.first_line_indent.pt(),
                leading,
                gap: body.paragraph_gap.pt() + leading,
            },
            header: Columns {
                left_column: header.left_column.pt(),
                right_column: header.right_column.pt(),
                row_gap: header.row_gap.pt(),
                subject_gap: header.subject_gap.pt(),
            },
            title: TitleBlock { gap_before: title.gap_before.pt(), gap_after: title.gap_after.pt() },
            rule_line: RuleLine {
                thickness: rule_line.thickness.pt(),
                middle: rule_line.gap.pt() + rule_line.thickness.pt() / 2.0,
                height: rule_line.gap.pt() + rule_line.strip.pt(),
            },
            signature: SignatureBlock {
                left_column: signature.left_column.pt(),
                right_column: signature.right_column.pt(),
                gap_before: signature.gap_before.pt(),
                signing_space: signature.signing_space.pt(),
            },
            table: Table {
                rule: table.rule.pt(),
                half_rule: table.rule.pt() / 2.0,
                inset_left: table.margin_side.pt() + table.rule.pt() / 2.0,
                inset_right: table.margin_side.pt() - table.rule.pt() / 2.0,
                inset_top: table.margin_top.pt() + table.rule.pt() / 2.0,
                inset_bottom: table.margin_bottom.pt() + table.rule.pt() / 2.0,
                gap_before: table.gap_before.pt(),
                gap_after: table.gap_after.pt(),
            },
            footnotes: Footnotes {
                rule: footnotes.rule.pt(),
                gap: footnotes.gap.pt(),
                length: footnotes.length.chosen,
            },
            components: components.all().map(|(name, component)| (name, resolved(component))).collect(),
        }
    }
}

/// A line of an exact height, in ems, as word processors divide it about the baseline.
fn exact(height: f64) -> LineBox {
    LineBox { top: height * 0.8, bottom: height * -0.2 }
}

fn resolved(component: &decree::Component) -> Component {
    Component {
        size: component.size.pt(),
        bold: component.bold,
        italic: component.italic,
        underline: component.underline,
        align: component.align,
    }
}
