//! DrawingML: shapes as Word draws them since 2010.

use super::place::{Around, Part, Vertical, vertical};
use super::{Drawn, Stroke, TextBox, is_line, is_picture_of_line};
use crate::docx::units::{self, MM};
use crate::docx::xml::{Element, Node, is_on, shown, shown_child};
use crate::reading::Extent;

/// A drawing: where it stands as a whole.
struct Holder {
    /// mm from the paper's left edge.
    left: Option<f64>,
    vertical: Vertical,
}

/// Reads `w:drawing`.
pub(super) fn read<'a>(node: Node<'a>, around: &Around, drawn: &mut Drawn<'a>) {
    for anchor in shown(node) {
        let side = |name| anchor.child("extent").and_then(|extent| units::emu(extent.attr(name)?)).unwrap_or(0.0);
        let whole = Part { left: 0.0, top: 0.0, width: side("cx"), height: side("cy") };
        let is_hidden = anchor.child("docPr").and_then(|properties| properties.attr("hidden")).is_some_and(is_on);
        let Some(data) = anchor.child("graphic").and_then(|graphic| graphic.child("graphicData")) else { continue };
        if is_hidden {
            continue;
        }
        let holder = place(anchor, around, whole.width);
        for shape in shown(data) {
            read_shape(shape, whole, &holder, drawn);
        }
    }
}

fn place(anchor: Node<'_>, around: &Around, width: f64) -> Holder {
    if anchor.name() == "inline" {
        return Holder { left: None, vertical: Vertical::Near };
    }
    let position = |name| {
        let position = shown_child(anchor, name)?;
        let text = |name| position.child(name).and_then(|node| node.text());
        Some((position.attr("relativeFrom").unwrap_or_default(), text("align"), text("posOffset").and_then(units::emu)))
    };
    Holder {
        left: position("positionH").and_then(|(relative, align, offset)| around.left(relative, align, offset, width)),
        vertical: position("positionV")
            .map_or(Vertical::Page, |(relative, align, offset)| vertical(relative, align, offset)),
    }
}

/// Reads a shape, a picture or a group. `part` is where it stands, as the drawing or the group around it says.
fn read_shape<'a>(node: Node<'a>, part: Part, holder: &Holder, drawn: &mut Drawn<'a>) {
    let properties = ["spPr", "grpSpPr"].iter().find_map(|name| node.child(name));
    let transform = properties.and_then(|properties| properties.child("xfrm"));
    match node.name() {
        "wsp" => {
            if let Some(content) = node.child("txbx").and_then(|text| text.child("txbxContent")) {
                drawn.boxes.push(TextBox { content, column: column(node, part, holder) });
            } else {
                let (width, height) =
                    if is_upright(transform) { (part.height, part.width) } else { (part.width, part.height) };
                if is_line(width, height) && is_visible(properties) {
                    drawn.strokes.push(stroke(part, holder));
                }
            }
        }
        "pic" if is_picture_of_line(part.width, part.height) => drawn.strokes.push(stroke(part, holder)),
        "wgp" | "grpSp" | "wpc" => {
            let group = Group::of(part, transform);
            for child in shown(node) {
                read_grouped(child, &group, holder, drawn);
            }
        }
        _ => {}
    }
}

/// A group, and the units in which its shapes say their places.
struct Group {
    part: Part,
    origin: (f64, f64),
    size: (f64, f64),
}

impl Group {
    fn of(part: Part, transform: Option<Node<'_>>) -> Group {
        let pair = |name: &str, one: &str, other: &str| {
            let node = transform?.child(name)?;
            Some((units::emu(node.attr(one)?)?, units::emu(node.attr(other)?)?))
        };
        Group {
            part,
            origin: pair("chOff", "x", "y").unwrap_or((0.0, 0.0)),
            size: pair("chExt", "cx", "cy").unwrap_or((part.width, part.height)),
        }
    }
}

fn read_grouped<'a>(node: Node<'a>, group: &Group, holder: &Holder, drawn: &mut Drawn<'a>) {
    let transform =
        ["spPr", "grpSpPr"].iter().find_map(|name| node.child(name)).and_then(|properties| properties.child("xfrm"));
    if let Some(transform) = transform {
        let part = group.part.inside(group.origin, group.size, own(transform));
        read_shape(node, part, holder, drawn);
    }
}

/// What a transform says, in its own units.
fn own(transform: Node<'_>) -> Part {
    let value =
        |name: &str, side: &str| transform.child(name).and_then(|node| units::emu(node.attr(side)?)).unwrap_or(0.0);
    Part { left: value("off", "x"), top: value("off", "y"), width: value("ext", "cx"), height: value("ext", "cy") }
}

/// Whether a shape is turned by about a quarter.
fn is_upright(transform: Option<Node<'_>>) -> bool {
    const QUARTER: i64 = 90 * 60_000;
    let turn = transform.and_then(|node| node.attr("rot")?.parse::<i64>().ok()).unwrap_or(0);
    ((turn.rem_euclid(2 * QUARTER)) - QUARTER).abs() < QUARTER / 2
}

/// Whether its outline or its inside is painted in something other than white.
fn is_visible(properties: Option<Node<'_>>) -> bool {
    let Some(properties) = properties else { return true };
    let painted = |node: Node<'_>| {
        let colour = node.child("solidFill").and_then(|fill| fill.elements().next());
        colour.map(|colour| !matches!(colour.val(), Some("FFFFFF" | "ffffff" | "bg1" | "lt1" | "white")))
    };
    let outline = match properties.child("ln") {
        Some(line) if line.child("noFill").is_some() => false,
        Some(line) => painted(line).unwrap_or(true),
        None => true,
    };
    outline || painted(properties) == Some(true)
}

fn stroke(part: Part, holder: &Holder) -> Stroke {
    Stroke {
        length: part.width,
        middle: holder.left.map(|left| left + (part.left + part.width / 2.0) * MM),
        vertical: match holder.vertical {
            Vertical::Below(offset) => Vertical::Below(offset + part.top + part.height / 2.0),
            other => other,
        },
    }
}

/// Where the text of a box stands: its width less the insets.
fn column(node: Node<'_>, part: Part, holder: &Holder) -> Option<Extent> {
    let body = node.child("bodyPr");
    let inset = |name| body.and_then(|body| units::emu(body.attr(name)?)).unwrap_or(7.2);
    let left = holder.left? + (part.left + inset("lIns")) * MM;
    let right = holder.left? + (part.left + part.width - inset("rIns")) * MM;
    (right > left).then_some(Extent { left, right })
}
