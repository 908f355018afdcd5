//! Run properties (`w:rPr`).

use crate::docx::units;
use crate::docx::xml::{Element, Node};
use crate::reading::Colour;

/// A family of type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::docx) enum Family {
    /// By its name.
    Named(String),
    /// By its place in the theme: "minorHAnsi".
    Theme(String),
}

/// The colour of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::docx) enum Ink {
    /// Black on white.
    Auto,
    /// As it is written.
    Rgb(Colour),
    /// By its place in the theme: "accent1".
    Theme(String),
    /// A pattern, or a colour that is computed.
    Unknown,
}

/// What one level says of words.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::docx) struct RunFormat {
    /// The family of the letters of ASCII.
    pub(in crate::docx) ascii: Option<Family>,
    /// The family of all other Latin letters, the Vietnamese ones among them.
    pub(in crate::docx) other: Option<Family>,
    /// pt.
    pub(in crate::docx) size: Option<f64>,
    pub(in crate::docx) bold: Option<bool>,
    pub(in crate::docx) italic: Option<bool>,
    /// Capitals of small letters, full or small.
    pub(in crate::docx) caps: Option<bool>,
    pub(in crate::docx) hidden: Option<bool>,
    pub(in crate::docx) underline: Option<bool>,
    pub(in crate::docx) ink: Option<Ink>,
    /// Raised or lowered, and smaller for it.
    pub(in crate::docx) raised: Option<bool>,
    /// The character style.
    pub(in crate::docx) style: Option<String>,
}

impl RunFormat {
    /// Reads `w:rPr`.
    pub(in crate::docx) fn of(node: Node<'_>) -> Self {
        let fonts = node.child("rFonts");
        let family = |theme: &str, name: &str| {
            let fonts = fonts?;
            let named = || fonts.attr(name).filter(|name| !name.trim().is_empty());
            fonts
                .attr(theme)
                .map(|theme| Family::Theme(theme.to_owned()))
                .or_else(|| named().map(|name| Family::Named(name.trim().to_owned())))
        };
        RunFormat {
            ascii: family("asciiTheme", "ascii"),
            other: family("hAnsiTheme", "hAnsi"),
            size: node.child("sz").and_then(|size| units::size(size.val()?)),
            bold: node.switch("b"),
            italic: node.switch("i"),
            caps: either(node.switch("caps"), node.switch("smallCaps")),
            hidden: either(node.switch("vanish"), node.switch("specVanish")),
            underline: node.child("u").and_then(|u| u.val()).map(|value| value != "none"),
            ink: node.child("textFill").map(fill).or_else(|| node.child("color").and_then(ink)),
            raised: node.child("vertAlign").and_then(|align| align.val()).map(|value| value != "baseline"),
            style: node.child("rStyle").and_then(|style| style.val()).map(str::to_owned),
        }
    }

    /// `self` with what `later` says.
    pub(in crate::docx) fn under(&self, later: &RunFormat) -> RunFormat {
        RunFormat {
            ascii: later.ascii.clone().or_else(|| self.ascii.clone()),
            other: later.other.clone().or_else(|| self.other.clone()),
            size: later.size.or(self.size),
            bold: later.bold.or(self.bold),
            italic: later.italic.or(self.italic),
            caps: later.caps.or(self.caps),
            hidden: later.hidden.or(self.hidden),
            underline: later.underline.or(self.underline),
            ink: later.ink.clone().or_else(|| self.ink.clone()),
            raised: later.raised.or(self.raised),
            style: later.style.clone().or_else(|| self.style.clone()),
        }
    }
}

/// On if one is on; unsaid if both are.
fn either(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one || other),
        (one, other) => one.or(other),
    }
}

/// `w:color`. The value is what Word last painted, its name in the theme only where there is no value.
fn ink(node: Node<'_>) -> Option<Ink> {
    let theme = node.attr("themeColor").filter(|name| *name != "none");
    match (node.val(), theme) {
        (Some(value), _) if rgb(value).is_some() => rgb(value).map(Ink::Rgb),
        (_, Some(_)) if node.attr("themeTint").is_some() || node.attr("themeShade").is_some() => Some(Ink::Unknown),
        (_, Some(theme)) => Some(Ink::Theme(theme.to_owned())),
        (Some("auto"), None) => Some(Ink::Auto),
        (Some(_), None) => Some(Ink::Unknown),
        (None, None) => None,
    }
}

/// `w14:textFill`, which paints over `w:color`.
fn fill(node: Node<'_>) -> Ink {
    let Some(colour) = node.child("solidFill").and_then(|solid| solid.elements().next()) else { return Ink::Unknown };
    if colour.elements().next().is_some() {
        return Ink::Unknown;
    }
    match (colour.name(), colour.val()) {
        ("srgbClr", Some(value)) => rgb(value).map_or(Ink::Unknown, Ink::Rgb),
        ("schemeClr", Some(name)) => Ink::Theme(name.to_owned()),
        _ => Ink::Unknown,
    }
}

/// "FF0000".
pub(in crate::docx) fn rgb(text: &str) -> Option<Colour> {
    let text = text.trim_start_matches('#');
    if text.len() != 6 {
        return None;
    }
    let part = |from: usize| u8::from_str_radix(text.get(from..from + 2)?, 16).ok();
    Some(Colour(part(0)?, part(2)?, part(4)?))
}
