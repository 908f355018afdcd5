//! Paragraph properties (`w:pPr`).

use super::Edges;
use crate::docx::units;
use crate::docx::xml::{Element, Node, is_on};
use crate::reading::Align;

/// Tab stops of a paragraph; Word takes 64.
const TABS: usize = 64;

/// How far lines are from each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::docx) enum LineRule {
    /// Multiples of the font's own.
    Multiple(f64),
    /// pt, whatever the font.
    Exact(f64),
    /// pt, or the font's own if that is more.
    AtLeast(f64),
}

/// How text stands at a tab stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::docx) enum TabKind {
    /// It begins there.
    Left,
    /// Its middle is there.
    Center,
    /// It ends there, or its decimal mark is there.
    Right,
    /// There is none, though a level before said so.
    Clear,
}

/// A tab stop.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::docx) struct Tab {
    /// pt from the left edge of the column.
    pub(in crate::docx) at: f64,
    pub(in crate::docx) kind: TabKind,
}

/// A paragraph that is taken out of the text and placed (`w:framePr`).
#[derive(Debug, Clone, PartialEq)]
pub(in crate::docx) struct Frame {
    /// "center", "left" …, or nothing.
    pub(in crate::docx) align: Option<String>,
    /// pt from the left edge of what it is placed in.
    pub(in crate::docx) x: Option<f64>,
    /// pt.
    pub(in crate::docx) width: Option<f64>,
    /// "page", "margin" or "text".
    pub(in crate::docx) relative: String,
}

/// What one level says of a paragraph. Lengths in pt.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::docx) struct ParagraphFormat {
    pub(in crate::docx) align: Option<Align>,
    pub(in crate::docx) left: Option<f64>,
    pub(in crate::docx) right: Option<f64>,
    /// From the left indent to the first line; negative when it hangs.
    pub(in crate::docx) first: Option<f64>,
    pub(in crate::docx) before: Option<f64>,
    pub(in crate::docx) after: Option<f64>,
    /// As a browser would set it: [`ParagraphFormat::AUTO`].
    pub(in crate::docx) before_auto: Option<bool>,
    pub(in crate::docx) after_auto: Option<bool>,
    pub(in crate::docx) line: Option<LineRule>,
    /// No gap to a neighbour of the same style.
    pub(in crate::docx) contextual: Option<bool>,
    pub(in crate::docx) keep_next: Option<bool>,
    pub(in crate::docx) page_break_before: Option<bool>,
    /// From 0; 9 is text.
    pub(in crate::docx) outline: Option<u8>,
    pub(in crate::docx) edges: Edges,
    /// The row of numbers it belongs to; 0 takes it out.
    pub(in crate::docx) number: Option<u32>,
    /// Its level in there, from 0.
    pub(in crate::docx) number_level: Option<u8>,
    pub(in crate::docx) tabs: Vec<Tab>,
    pub(in crate::docx) frame: Option<Frame>,
}

impl ParagraphFormat {
    /// A gap that is left to the program, pt: what Word sets for it.
    pub(in crate::docx) const AUTO: f64 = 14.0;

    /// Reads `w:pPr`.
    pub(in crate::docx) fn of(node: Node<'_>) -> Self {
        let mut format = ParagraphFormat {
            align: node.child("jc").and_then(|jc| align(jc.val()?)),
            contextual: node.switch("contextualSpacing"),
            keep_next: node.switch("keepNext"),
            page_break_before: node.switch("pageBreakBefore"),
            outline: node.child("outlineLvl").and_then(|level| level.val()?.parse().ok()),
            edges: Edges::of(node.child("pBdr")),
            frame: node.child("framePr").and_then(frame),
            tabs: node.child("tabs").map(tabs).unwrap_or_default(),
            ..ParagraphFormat::default()
        };
        if let Some(spacing) = node.child("spacing") {
            format.read_spacing(spacing);
        }
        if let Some(indent) = node.child("ind") {
            let length = |name| indent.attr(name).and_then(units::length);
            format.left = length("left").or_else(|| length("start"));
            format.right = length("right").or_else(|| length("end"));
            let hanging = length("hanging").filter(|hanging| *hanging != 0.0).map(|hanging| -hanging);
            format.first = hanging.or_else(|| length("firstLine")).or_else(|| indent.attr("hanging").map(|_| 0.0));
        }
        if let Some(number) = node.child("numPr") {
            let value = |name| number.child(name).and_then(|node| node.val());
            format.number = value("numId").and_then(|id| id.parse().ok());
            format.number_level = value("ilvl").and_then(|level| level.parse().ok());
        }
        format
    }

    fn read_spacing(&mut self, spacing: Node<'_>) {
        let length = |name| spacing.attr(name).and_then(units::length);
        self.before = length("before");
        self.after = length("after");
        self.before_auto = spacing.attr("beforeAutospacing").map(is_on);
        self.after_auto = spacing.attr("afterAutospacing").map(is_on);
        self.line = length("line").filter(|line| *line != 0.0).map(|line| match spacing.attr("lineRule") {
            Some("exact") => LineRule::Exact(line.abs()),
            Some("atLeast") => LineRule::AtLeast(line.abs()),
            // 240 of what would be twips are one line.
            _ => LineRule::Multiple(line / 12.0),
        });
    }

    /// `self` with what `later` says.
    pub(in crate::docx) fn under(&self, later: &ParagraphFormat) -> ParagraphFormat {
        let mut tabs = self.tabs.clone();
        for tab in &later.tabs {
            tabs.retain(|known| (known.at - tab.at).abs() > 0.5);
            if tab.kind != TabKind::Clear && tabs.len() < TABS {
                tabs.push(*tab);
            }
        }
        ParagraphFormat {
            align: later.align.or(self.align),
            left: later.left.or(self.left),
            right: later.right.or(self.right),
            first: later.first.or(self.first),
            before: later.before.or(self.before),
            after: later.after.or(self.after),
            before_auto: later.before_auto.or(self.before_auto),
            after_auto: later.after_auto.or(self.after_auto),
            line: later.line.or(self.line),
            contextual: later.contextual.or(self.contextual),
            keep_next: later.keep_next.or(self.keep_next),
            page_break_before: later.page_break_before.or(self.page_break_before),
            outline: later.outline.or(self.outline),
            edges: self.edges.under(later.edges),
            number: later.number.or(self.number),
            number_level: later.number_level.or(self.number_level),
            tabs,
            frame: later.frame.clone().or_else(|| self.frame.clone()),
        }
    }

    /// The gap above, pt.
    pub(in crate::docx) fn space_before(&self) -> f64 {
        if self.before_auto == Some(true) { Self::AUTO } else { self.before.unwrap_or(0.0) }
    }

    /// The gap below, pt.
    pub(in crate::docx) fn space_after(&self) -> f64 {
        if self.after_auto == Some(true) { Self::AUTO } else { self.after.unwrap_or(0.0) }
    }
}

fn align(value: &str) -> Option<Align> {
    match value {
        "left" | "start" => Some(Align::Left),
        "center" => Some(Align::Center),
        "right" | "end" => Some(Align::Right),
        "both" | "distribute" | "thaiDistribute" | "lowKashida" | "mediumKashida" | "highKashida" => {
            Some(Align::Justify)
        }
        _ => None,
    }
}

fn tabs(node: Node<'_>) -> Vec<Tab> {
    let stops = node.elements().filter(|tab| tab.name() == "tab");
    stops
        .take(TABS)
        .filter_map(|tab| {
            let kind = match tab.val()? {
                "clear" => TabKind::Clear,
                "center" => TabKind::Center,
                "right" | "end" | "decimal" => TabKind::Right,
                "left" | "start" | "num" => TabKind::Left,
                _ => return None,
            };
            Some(Tab { at: units::length(tab.attr("pos")?)?, kind })
        })
        .collect()
}

fn frame(node: Node<'_>) -> Option<Frame> {
    // A dropped capital is part of its paragraph.
    if node.attr("dropCap").is_some_and(|value| value != "none") {
        return None;
    }
    Some(Frame {
        align: node.attr("xAlign").map(str::to_owned),
        x: node.attr("x").and_then(units::length),
        width: node.attr("w").and_then(units::length),
        relative: node.attr("hAnchor").unwrap_or("page").to_owned(),
    })
}
