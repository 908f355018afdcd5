//! Borders of paragraphs, cells and tables.

use crate::docx::xml::{Element, Node};

/// A border that a level speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::docx) enum Line {
    /// There is none, or none that can be seen: offices paint borders white to hide them.
    Absent,
    /// It is drawn.
    Drawn,
}

impl Line {
    fn of(node: Node<'_>) -> Line {
        let is_white = node.attr("color").is_some_and(|colour| colour.eq_ignore_ascii_case("ffffff"));
        match node.val() {
            None | Some("nil" | "none") => Line::Absent,
            Some(_) if is_white => Line::Absent,
            Some(_) => Line::Drawn,
        }
    }
}

/// The borders that one level speaks of; `None` where it doesn't.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::docx) struct Edges {
    pub(in crate::docx) top: Option<Line>,
    pub(in crate::docx) bottom: Option<Line>,
    pub(in crate::docx) left: Option<Line>,
    pub(in crate::docx) right: Option<Line>,
    /// Between rows.
    pub(in crate::docx) inside_h: Option<Line>,
    /// Between columns.
    pub(in crate::docx) inside_v: Option<Line>,
}

impl Edges {
    /// Reads `pBdr`, `tcBorders` or `tblBorders`, if there is one.
    pub(in crate::docx) fn of(node: Option<Node<'_>>) -> Edges {
        let Some(node) = node else { return Edges::default() };
        let edge = |names: [&str; 2]| names.iter().find_map(|name| node.child(name)).map(Line::of);
        Edges {
            top: edge(["top", "top"]),
            bottom: edge(["bottom", "bottom"]),
            left: edge(["left", "start"]),
            right: edge(["right", "end"]),
            inside_h: edge(["insideH", "insideH"]),
            inside_v: edge(["insideV", "insideV"]),
        }
    }

    /// A line is drawn above.
    pub(in crate::docx) fn has_top(self) -> bool {
        self.top == Some(Line::Drawn)
    }

    /// A line is drawn below.
    pub(in crate::docx) fn has_bottom(self) -> bool {
        self.bottom == Some(Line::Drawn)
    }

    /// Lines stand at the sides too.
    pub(in crate::docx) fn is_box(self) -> bool {
        self.left == Some(Line::Drawn) || self.right == Some(Line::Drawn)
    }

    /// `self` with what `later` says.
    pub(in crate::docx) fn under(self, later: Edges) -> Edges {
        Edges {
            top: later.top.or(self.top),
            bottom: later.bottom.or(self.bottom),
            left: later.left.or(self.left),
            right: later.right.or(self.right),
            inside_h: later.inside_h.or(self.inside_h),
            inside_v: later.inside_v.or(self.inside_v),
        }
    }
}
