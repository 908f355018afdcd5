//! Sections: paper, margins, and which headers and footers they show.

use super::units::{self, MM};
use super::xml::{Element, Node, is_on};
use crate::reading::{Extent, Margins, NumberStyle, Numbering, Pages, Sheet};

/// Word's own paper where a section says nothing, pt: Letter, one inch of margin.
const LETTER: (f64, f64) = (612.0, 792.0);

/// Headers or footers of a section, by the relationship that leads to their part.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Parts<'a> {
    first: Option<&'a str>,
    even: Option<&'a str>,
    other: Option<&'a str>,
}

impl<'a> Parts<'a> {
    fn of(section: Node<'a>, kind: &str) -> Self {
        let mut parts = Parts::default();
        for reference in section.elements().filter(|node| node.name() == kind) {
            let id = reference.attr("id");
            match reference.attr("type") {
                Some("first") => parts.first = id,
                Some("even") => parts.even = id,
                _ => parts.other = id,
            }
        }
        parts
    }

    /// What a section doesn't name it takes from the one before.
    fn after(self, before: &Self) -> Self {
        Self { first: self.first.or(before.first), even: self.even.or(before.even), other: self.other.or(before.other) }
    }
}

/// A section.
#[derive(Debug, Clone, Default)]
pub(super) struct Section<'a> {
    pub(super) sheet: Sheet,
    /// How its page numbers are written, unless a field says so itself.
    pub(super) style: Option<NumberStyle>,
    pub(super) headers: Parts<'a>,
    pub(super) footers: Parts<'a>,
    /// Whether it begins on a new page.
    pub(super) starts_page: bool,
}

impl<'a> Section<'a> {
    /// Reads `w:sectPr`; `before` is the section before it.
    pub(super) fn of(node: Option<Node<'a>>, before: Option<&Section<'a>>) -> Self {
        let child = |name| node.and_then(|node| node.child(name));
        let size = |name, other| {
            child("pgSz").and_then(|size| units::length(size.attr(name)?)).filter(|size| *size > 0.0).unwrap_or(other)
        };
        let margin = |name| child("pgMar").and_then(|margins| units::length(margins.attr(name)?));
        let mm = |length: Option<f64>| Some(length.unwrap_or(72.0) * MM);
        let numbers = child("pgNumType");
        let none = Section::default();
        let before = before.unwrap_or(&none);
        let own = |kind| node.map(|node| Parts::of(node, kind)).unwrap_or_default();
        Section {
            sheet: Sheet {
                width_mm: size("w", LETTER.0) * MM,
                height_mm: size("h", LETTER.1) * MM,
                margins: Margins {
                    // A negative margin stands firm against a high header.
                    top: mm(margin("top").map(f64::abs)),
                    bottom: mm(margin("bottom").map(f64::abs)),
                    left: mm(Some(margin("left").unwrap_or(72.0) + margin("gutter").unwrap_or(0.0))),
                    right: mm(margin("right")),
                },
                numbering: Numbering {
                    marks: Vec::new(),
                    different_first: node.and_then(|node| node.switch("titlePg")) == Some(true),
                    start: numbers.and_then(|numbers| numbers.attr("start")?.parse().ok()),
                },
            },
            style: numbers.and_then(|numbers| numbers.attr("fmt")).map(number_style),
            headers: own("headerReference").after(&before.headers),
            footers: own("footerReference").after(&before.footers),
            starts_page: !matches!(child("type").and_then(|kind| kind.val()), Some("continuous" | "nextColumn")),
        }
    }

    /// Between its margins, mm from the paper's left edge.
    pub(super) fn text(&self) -> Extent {
        let margins = self.sheet.margins;
        Extent { left: margins.left.unwrap_or(0.0), right: self.sheet.width_mm - margins.right.unwrap_or(0.0) }
    }

    /// The headers, or footers, that its pages show. `has_even`: even pages have their own.
    pub(super) fn shown(&self, parts: &Parts<'a>, has_even: bool) -> Vec<(Pages, &'a str)> {
        let first = parts.first.filter(|_| self.sheet.numbering.different_first);
        let even = parts.even.filter(|_| has_even);
        [(Pages::First, first), (Pages::Other, parts.other), (Pages::Even, even)]
            .into_iter()
            .filter_map(|(pages, part)| Some((pages, part?)))
            .collect()
    }
}

/// How numbers of a format of Word's are written.
fn number_style(format: &str) -> NumberStyle {
    match format {
        "decimal" => NumberStyle::Arabic,
        "upperRoman" | "lowerRoman" => NumberStyle::Roman,
        _ => NumberStyle::Other,
    }
}

/// What the settings part says that matters to a reader.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settings<'a> {
    /// Even pages have headers of their own.
    pub(super) has_even: bool,
    /// Of two gaps that meet both count, not the greater alone (`doNotUseHTMLParagraphAutoSpacing`).
    pub(super) adds_gaps: bool,
    /// A table's indent is that of its border, not of its text: since Word 2013.
    pub(super) indents_borders: bool,
    /// From one tab stop to the next where none is set, pt.
    pub(super) tab: f64,
    /// The language of the theme's fonts.
    pub(super) language: Option<&'a str>,
}

impl<'a> Settings<'a> {
    /// Reads the part of settings, if there is one.
    pub(super) fn of(root: Option<Node<'a>>) -> Self {
        let compat = root.and_then(|root| root.child("compat"));
        let mode = compat.and_then(|compat| {
            let named = |node: &Node<'_>| node.attr("name") == Some("compatibilityMode");
            compat.elements().find(named)?.val()?.parse::<u32>().ok()
        });
        Settings {
            has_even: root.and_then(|root| root.switch("evenAndOddHeaders")) == Some(true),
            adds_gaps: compat.and_then(|compat| compat.switch("doNotUseHTMLParagraphAutoSpacing")) == Some(true),
            indents_borders: mode.is_some_and(|mode| mode >= 15),
            tab: root
                .and_then(|root| units::length(root.child("defaultTabStop")?.val()?))
                .filter(|tab| *tab > 1.0)
                .unwrap_or(36.0),
            language: root.and_then(|root| root.child("themeFontLang")?.val()).filter(|language| is_on(language)),
        }
    }
}
