//! Where a drawing stands, as far as it can be known without laying out the page.

use crate::docx::units::MM;
use crate::reading::Extent;

/// What surrounds the paragraph that a drawing is anchored in.
#[derive(Debug, Clone, Copy)]
pub(in crate::docx) struct Around {
    /// The column or cell.
    pub(in crate::docx) column: Option<Extent>,
    /// Between the page's margins.
    pub(in crate::docx) margins: Extent,
    /// mm.
    pub(in crate::docx) page_width: f64,
    /// In a cell Word may place a drawing by the cell where it says the page.
    pub(in crate::docx) is_cell: bool,
}

/// How high a drawing stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::docx) enum Vertical {
    /// pt below the upper edge of its paragraph.
    Below(f64),
    /// In its paragraph, or somewhere at it.
    Near,
    /// By the page.
    Page,
}

impl Around {
    /// The left edge of a drawing of `width` pt, mm from the paper's left edge. `offset` in pt, from the left edge of what
    /// `relative` names.
    pub(super) fn left(&self, relative: &str, align: Option<&str>, offset: Option<f64>, width: f64) -> Option<f64> {
        let base = match relative {
            "column" | "text" => self.column?,
            _ if self.is_cell => return None,
            "margin" => self.margins,
            "page" => Extent { left: 0.0, right: self.page_width },
            "leftMargin" => Extent { left: 0.0, right: self.margins.left },
            "rightMargin" => Extent { left: self.margins.right, right: self.page_width },
            _ => return None,
        };
        match (align, offset) {
            (Some("center"), _) => Some(base.middle() - width * MM / 2.0),
            (Some("left" | "inside"), _) => Some(base.left),
            (Some("right" | "outside"), _) => Some(base.right - width * MM),
            (_, Some(offset)) => Some(base.left + offset * MM),
            _ => None,
        }
    }
}

/// How high a drawing stands whose place is said so.
pub(super) fn vertical(relative: &str, align: Option<&str>, offset: Option<f64>) -> Vertical {
    match (relative, align, offset) {
        ("paragraph" | "text" | "line", None | Some("absolute"), Some(offset)) => Vertical::Below(offset),
        ("paragraph" | "text" | "line", ..) => Vertical::Near,
        _ => Vertical::Page,
    }
}

/// A part of a drawing, pt from its upper left corner.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Part {
    /// Where something stands whose place is said in the group's own units: `origin` and `size` are those that the group
    /// as a whole has in them.
    pub(super) fn inside(self, origin: (f64, f64), size: (f64, f64), part: Part) -> Part {
        let scale = |whole: f64, units: f64| if units.abs() > 1e-9 { whole / units } else { 1.0 };
        let (x, y) = (scale(self.width, size.0), scale(self.height, size.1));
        Part {
            left: self.left + (part.left - origin.0) * x,
            top: self.top + (part.top - origin.1) * y,
            width: part.width * x,
            height: part.height * y,
        }
    }
}
