//! The theme: families and colours that styles name by their place in it.

use std::collections::HashMap;

use super::format::{Family, Ink};
use super::xml::{Element, Node};
use crate::reading::Colour;

/// The families and colours of one theme.
#[derive(Debug, Default)]
pub(super) struct Theme {
    /// Headings.
    major: Option<String>,
    /// Text.
    minor: Option<String>,
    /// By the names of the colour scheme: "dk1", "accent1".
    colours: HashMap<String, Colour>,
}

impl Theme {
    /// Reads the theme part.
    pub(super) fn of(root: Node<'_>) -> Theme {
        let latin = |name: &str| {
            let face = root.below(name)?.child("latin")?.attr("typeface")?;
            (!face.is_empty()).then(|| face.to_owned())
        };
        let scheme = root.below("clrScheme");
        let colours = scheme.iter().flat_map(|scheme| scheme.elements()).filter_map(|entry| {
            let colour = entry.elements().next()?;
            let value = colour.attr("lastClr").or_else(|| colour.val())?;
            Some((entry.name().to_owned(), super::format::rgb(value)?))
        });
        Theme { major: latin("majorFont"), minor: latin("minorFont"), colours: colours.collect() }
    }

    /// The name of a family. A theme that isn't there gives none: what Word takes then isn't known.
    pub(super) fn family(&self, family: &Family) -> Option<String> {
        match family {
            Family::Named(name) => Some(name.clone()),
            Family::Theme(place) if place.starts_with("major") => self.major.clone(),
            Family::Theme(_) => self.minor.clone(),
        }
    }

    /// What is painted; black where nothing is said.
    pub(super) fn colour(&self, ink: Option<&Ink>) -> Option<Colour> {
        match ink {
            None | Some(Ink::Auto) => Some(Colour(0, 0, 0)),
            Some(Ink::Rgb(colour)) => Some(*colour),
            Some(Ink::Theme(name)) => {
                let name = match name.as_str() {
                    "text1" | "dark1" | "tx1" => "dk1",
                    "text2" | "dark2" | "tx2" => "dk2",
                    "background1" | "light1" | "bg1" => "lt1",
                    "background2" | "light2" | "bg2" => "lt2",
                    "hyperlink" => "hlink",
                    "followedHyperlink" => "folHlink",
                    name => name,
                };
                self.colours.get(name).copied()
            }
            Some(Ink::Unknown) => None,
        }
    }
}
