//! The fonts of a file: what their dictionaries say, found by the key that the interpreter gives their glyphs.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use hayro_interpret::CacheKey;
use hayro_interpret::font::{FontData, FontQuery, OutlineGlyph, StandardFont};
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use plan_core::measure::{Face, FontSet};

use super::bounds;
use super::names::FontName;
use crate::reading::FontFacts;

/// How deep forms inside forms are searched for fonts.
const DEPTH: usize = 32;
/// How many dictionaries are searched for fonts, those that stand in others for each time.
const SEARCHED: usize = 200_000;

/// A font that text is set in.
#[derive(Debug, Clone)]
pub(super) struct Font {
    /// Its name, taken apart; `None` if it has none.
    pub(super) name: Option<FontName>,
    /// Bold, by its name, its descriptor or its program.
    pub(super) bold: bool,
    /// Italic, in the same ways.
    pub(super) italic: bool,
    embedded: bool,
    /// Whether a character of it couldn't be turned into letters.
    mute: bool,
    used: bool,
}

/// What a dictionary of resources names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Fonts.
    Fonts,
    /// Forms, pictures and patterns.
    Forms,
    /// Graphics states, which may have masks.
    States,
}

/// All fonts of a file.
#[derive(Debug, Default)]
pub(super) struct FontTable {
    fonts: Vec<Font>,
    by_key: HashMap<u128, usize>,
    /// What was looked at, by number.
    safe: HashSet<(i32, i32)>,
    searched: usize,
    drawn: Option<usize>,
}

impl FontTable {
    /// Learns the fonts that resources name, and those of the forms, patterns and masks they name; `false` if one isn't
    /// safe to load, or there is no end of them.
    pub(super) fn learn(&mut self, kind: Kind, named: &Dict<'_>, depth: usize) -> bool {
        named.keys().all(|name| {
            let id = named.get_ref(name.as_ref()).map(|id| (id.obj_number, id.gen_number));
            if id.is_some_and(|id| self.safe.contains(&id)) {
                return true;
            }
            self.searched += 1;
            if depth > DEPTH || self.searched > SEARCHED {
                return false;
            }
            // Said before it is seen: a form may name itself.
            self.safe.extend(id);
            let resources = match kind {
                Kind::Fonts => match named.get::<Dict<'_>>(name.as_ref()) {
                    Some(font) if !is_safe(&font) => return false,
                    Some(font) => {
                        self.add(&font);
                        font.get::<Dict<'_>>("Resources")
                    }
                    None => None,
                },
                Kind::Forms => {
                    named.get::<Stream<'_>>(name.as_ref()).and_then(|form| form.dict().get::<Dict<'_>>("Resources"))
                }
                Kind::States => named
                    .get::<Dict<'_>>(name.as_ref())
                    .and_then(|state| state.get::<Dict<'_>>("SMask"))
                    .and_then(|mask| mask.get::<Stream<'_>>("G"))
                    .and_then(|group| group.dict().get::<Dict<'_>>("Resources")),
            };
            resources.is_none_or(|resources| self.learn_all(&resources, depth + 1))
        })
    }

    fn learn_all(&mut self, resources: &Dict<'_>, depth: usize) -> bool {
        let parts =
            [("Font", Kind::Fonts), ("XObject", Kind::Forms), ("Pattern", Kind::Forms), ("ExtGState", Kind::States)];
        parts
            .into_iter()
            .all(|(name, kind)| resources.get::<Dict<'_>>(name).is_none_or(|named| self.learn(kind, &named, depth)))
    }

    fn add(&mut self, font: &Dict<'_>) {
        let next = self.fonts.len();
        if let Entry::Vacant(place) = self.by_key.entry(font.cache_key()) {
            place.insert(next);
            self.fonts.push(Font::new(font));
        }
    }

    /// The font of a glyph.
    pub(super) fn of(&mut self, glyph: &OutlineGlyph) -> usize {
        let key = glyph.font_cache_key();
        let index = *self.by_key.entry(key).or_insert_with(|| {
            self.fonts.push(Font::of_program(glyph));
            self.fonts.len() - 1
        });
        if let Some(font) = self.fonts.get_mut(index).filter(|font| !font.used) {
            font.used = true;
            if let Some(program) = glyph.font_data().filter(|_| font.embedded) {
                font.bold |= program.weight.is_some_and(|weight| weight >= 600);
                font.italic |= program.is_italic;
            }
        }
        index
    }

    /// The font of glyphs that are drawings (Type 3): all such fonts count as one without a name.
    pub(super) fn drawn(&mut self) -> usize {
        *self.drawn.get_or_insert_with(|| {
            self.fonts.push(Font { name: None, bold: false, italic: false, embedded: true, mute: false, used: true });
            self.fonts.len() - 1
        })
    }

    /// A character of this font couldn't be turned into letters.
    pub(super) fn mark_mute(&mut self, index: usize) {
        if let Some(font) = self.fonts.get_mut(index) {
            font.mute = true;
        }
    }

    /// A font by its index.
    pub(super) fn get(&self, index: usize) -> Option<&Font> {
        self.fonts.get(index)
    }

    /// The families that text is set in; a family is embedded if all its fonts are.
    pub(super) fn facts(&self) -> Vec<FontFacts> {
        let mut facts: Vec<FontFacts> = Vec::new();
        for font in self.fonts.iter().filter(|font| font.used) {
            let family = font.name.as_ref().map_or_else(String::new, |name| name.family.clone());
            match facts.iter_mut().find(|known| known.family == family) {
                Some(known) => {
                    known.embedded &= font.embedded;
                    known.unicode &= !font.mute;
                }
                None => facts.push(FontFacts { family, embedded: font.embedded, unicode: !font.mute }),
            }
        }
        facts.sort_by(|a, b| a.family.cmp(&b.family));
        facts
    }
}

impl Font {
    fn new(dict: &Dict<'_>) -> Self {
        let below = dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let descriptor = below.as_ref().unwrap_or(dict).get::<Dict<'_>>("FontDescriptor").unwrap_or_else(Dict::empty);
        let name = dict
            .get::<Name<'_>>("BaseFont")
            .or_else(|| descriptor.get::<Name<'_>>("FontName"))
            .map(|name| FontName::new(name.as_str()));
        let flags = descriptor.get::<u32>("Flags").unwrap_or(0);
        let heavy = descriptor.get::<f32>("FontWeight").is_some_and(|weight| weight >= 600.0);
        let leaning = descriptor.get::<f32>("ItalicAngle").is_some_and(|angle| angle.abs() > 1.0);
        let drawn = dict.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Type3");
        Self {
            bold: heavy || flags & (1 << 18) != 0 || name.as_ref().is_some_and(|name| name.bold),
            italic: leaning || flags & (1 << 6) != 0 || name.as_ref().is_some_and(|name| name.italic),
            embedded: drawn || ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| descriptor.contains_key(key)),
            name,
            mute: false,
            used: false,
        }
    }

    /// A font that no dictionary of resources named: its program says what it can.
    fn of_program(glyph: &OutlineGlyph) -> Self {
        let program = glyph.font_data();
        let name = program.as_ref().and_then(|program| program.postscript_name.as_deref()).map(FontName::new);
        Self {
            bold: name.as_ref().is_some_and(|name| name.bold),
            italic: name.as_ref().is_some_and(|name| name.italic),
            name,
            embedded: program.is_some(),
            mute: false,
            used: false,
        }
    }
}

/// Whether a font's widths are those of characters: the library fills a table up to the last one that is named.
fn is_safe(font: &Dict<'_>) -> bool {
    let below = font.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let simple = ["FirstChar", "LastChar"]
        .iter()
        .all(|key| font.get::<f64>(key).is_none_or(|code| (0.0..=bounds::CHARACTERS).contains(&code)));
    // A range is two numbers and a width; no width is that large.
    let ranges = ["W", "W2"].iter().all(|key| {
        let widths = below.as_ref().and_then(|font| font.get::<Array<'_>>(key));
        widths.is_none_or(|widths| {
            widths.iter::<Object<'_>>().all(|entry| match entry {
                Object::Number(number) => number.as_f64().abs() <= bounds::CHARACTERS,
                _ => true,
            })
        })
    });
    simple && ranges
}

/// Our faces in place of those that a file names and doesn't hold: of the same widths as Times New Roman, so that text
/// without widths can be measured.
pub(crate) fn resolve(query: &FontQuery) -> Option<(FontData, u32)> {
    let (bold, italic) = match query {
        FontQuery::Standard(font) => match font {
            StandardFont::HelveticaBold | StandardFont::CourierBold | StandardFont::TimesBold => (true, false),
            StandardFont::HelveticaOblique | StandardFont::CourierOblique | StandardFont::TimesItalic => (false, true),
            StandardFont::HelveticaBoldOblique | StandardFont::CourierBoldOblique | StandardFont::TimesBoldItalic => {
                (true, true)
            }
            _ => (false, false),
        },
        FontQuery::Fallback(query) => (query.is_bold, query.is_italic),
    };
    let face = match (bold, italic) {
        (false, false) => Face::Regular,
        (true, false) => Face::Bold,
        (false, true) => Face::Italic,
        (true, true) => Face::BoldItalic,
    };
    Some((Arc::new(FontSet::BUNDLED.file(face).clone()), 0))
}
