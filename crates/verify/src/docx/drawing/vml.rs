//! VML: shapes as Word drew them before 2010, and old converters still do.

use super::place::{Around, Part, Vertical, vertical};
use super::{Drawn, Stroke, TextBox, is_line, is_picture_of_line};
use crate::docx::units::{self, MM};
use crate::docx::xml::{Element, Node, shown};
use crate::reading::Extent;

/// Reads `w:pict` or `w:object`.
pub(super) fn read<'a>(node: Node<'a>, around: &Around, drawn: &mut Drawn<'a>) {
    for shape in shown(node) {
        if shape.attr("hr").is_some_and(is_true) {
            read_rule(shape, around, drawn);
            continue;
        }
        let style = Style(shape.attr("style").unwrap_or_default());
        if style.get("visibility") == Some("hidden") {
            continue;
        }
        let Some(part) = outermost(shape, &style) else { continue };
        let is_placed = style.get("position") == Some("absolute");
        let holder = if is_placed {
            let relative = style.get("mso-position-horizontal-relative").unwrap_or("text");
            let align = style.get("mso-position-horizontal").filter(|align| *align != "absolute");
            let left = around.left(relative, align, Some(part.left), part.width);
            let relative = style.get("mso-position-vertical-relative").unwrap_or("text");
            Holder { left, vertical: vertical(relative, style.get("mso-position-vertical"), Some(part.top)) }
        } else {
            Holder { left: None, vertical: Vertical::Near }
        };
        // From here on places count from the shape's own corner.
        let part = Part { left: 0.0, top: 0.0, ..part };
        read_shape(shape, part, &holder, drawn);
    }
}

/// Where a drawing stands as a whole.
struct Holder {
    /// mm from the paper's left edge.
    left: Option<f64>,
    vertical: Vertical,
}

fn read_shape<'a>(node: Node<'a>, part: Part, holder: &Holder, drawn: &mut Drawn<'a>) {
    if node.name() == "group" {
        let pair = |name| node.attr(name).and_then(pair);
        let origin = pair("coordorigin").unwrap_or((0.0, 0.0));
        let size = pair("coordsize").unwrap_or((1000.0, 1000.0));
        for child in shown(node) {
            if let Some(own) = grouped(child) {
                read_shape(child, part.inside(origin, size, own), holder, drawn);
            }
        }
        return;
    }
    if !matches!(node.name(), "shape" | "rect" | "line" | "roundrect" | "polyline" | "oval") {
        return;
    }
    if let Some(content) = node.child("textbox").and_then(|text| text.child("txbxContent")) {
        let column = holder.left.map(|left| Extent {
            left: left + (part.left + 7.2) * MM,
            right: left + (part.left + part.width - 7.2) * MM,
        });
        drawn.boxes.push(TextBox { content, column: column.filter(|column| column.right > column.left) });
        return;
    }
    let is_picture = node.child("imagedata").is_some();
    let is_seen =
        if is_picture { is_picture_of_line(part.width, part.height) } else { is_line(part.width, part.height) };
    if is_seen && (is_picture || is_visible(node)) {
        drawn.strokes.push(Stroke {
            length: part.width,
            middle: holder.left.map(|left| left + (part.left + part.width / 2.0) * MM),
            vertical: match holder.vertical {
                Vertical::Below(offset) => Vertical::Below(offset + part.top + part.height / 2.0),
                other => other,
            },
        });
    }
}

/// A horizontal rule of the web (`o:hr`): in the text, as long as it says or as the text is wide.
fn read_rule(node: Node<'_>, around: &Around, drawn: &mut Drawn<'_>) {
    let style = Style(node.attr("style").unwrap_or_default());
    let column = around.column.map_or(0.0, |column| (column.right - column.left) / MM);
    // Tenths of a percent.
    let share = node.attr("hrpct").and_then(|share| share.parse::<f64>().ok()).filter(|share| *share > 0.0);
    let length = match (share, style.length("width").filter(|width| *width > 0.0)) {
        (Some(share), _) => column * (share / 1000.0).min(1.0),
        (None, Some(width)) => width,
        (None, None) => column,
    };
    if length > 0.0 {
        let middle = match node.attr("hralign") {
            Some("center") => around.column.map(Extent::middle),
            _ => None,
        };
        drawn.strokes.push(Stroke { length, middle, vertical: Vertical::Near });
    }
}

/// Where a shape that isn't in a group stands, pt.
fn outermost(node: Node<'_>, style: &Style<'_>) -> Option<Part> {
    let length = |name| style.length(name);
    let left = length("margin-left").or_else(|| length("left"));
    let top = length("margin-top").or_else(|| length("top"));
    if node.name() == "line" {
        let ends = |name| node.attr(name).and_then(|end| end.split_once(','));
        let read = |(x, y): (&str, &str)| Some((units::css(x)?, units::css(y)?));
        let (from, to) = (ends("from").and_then(read)?, ends("to").and_then(read)?);
        return Some(Part {
            left: from.0.min(to.0) + left.unwrap_or(0.0),
            top: from.1.min(to.1) + top.unwrap_or(0.0),
            width: (to.0 - from.0).abs(),
            height: (to.1 - from.1).abs(),
        });
    }
    Some(Part {
        left: left.unwrap_or(0.0),
        top: top.unwrap_or(0.0),
        width: length("width")?,
        height: length("height")?,
    })
}

/// Where a shape of a group stands, in the group's units.
fn grouped(node: Node<'_>) -> Option<Part> {
    if node.name() == "line" {
        let (from, to) = (node.attr("from").and_then(pair)?, node.attr("to").and_then(pair)?);
        return Some(Part {
            left: from.0.min(to.0),
            top: from.1.min(to.1),
            width: (to.0 - from.0).abs(),
            height: (to.1 - from.1).abs(),
        });
    }
    let style = Style(node.attr("style").unwrap_or_default());
    let value = |name| style.get(name).and_then(number);
    Some(Part {
        left: value("left").unwrap_or(0.0),
        top: value("top").unwrap_or(0.0),
        width: value("width")?,
        height: value("height")?,
    })
}

/// "100,200".
fn pair(text: &str) -> Option<(f64, f64)> {
    let (x, y) = text.split_once(',')?;
    Some((number(x)?, number(y)?))
}

fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|value: &f64| value.is_finite() && value.abs() < 1e9)
}

fn is_true(value: &str) -> bool {
    matches!(value, "t" | "true" | "1")
}

/// Whether something is painted, and not in white.
fn is_visible(node: Node<'_>) -> bool {
    let is_white = |colour: &str| matches!(colour, "white" | "#fff" | "#ffffff" | "#FFFFFF" | "window");
    let stroke = node.child("stroke");
    let is_off = |value: &str| matches!(value, "f" | "false" | "0");
    let is_stroked = !node.attr("stroked").is_some_and(is_off)
        && !stroke.and_then(|stroke| stroke.attr("on")).is_some_and(is_off)
        && !node.attr("strokecolor").is_some_and(is_white);
    let is_filled = node.name() != "line"
        && !node.attr("filled").is_some_and(is_off)
        && node.attr("fillcolor").is_some_and(|colour| !is_white(colour));
    is_stroked || is_filled
}

/// VML's `style`, as CSS writes it.
struct Style<'a>(&'a str);

impl<'a> Style<'a> {
    fn get(&self, name: &str) -> Option<&'a str> {
        let (_, value) =
            self.0.split(';').filter_map(|entry| entry.split_once(':')).find(|(key, _)| key.trim() == name)?;
        Some(value.trim())
    }

    fn length(&self, name: &str) -> Option<f64> {
        units::css(self.get(name)?)
    }
}
