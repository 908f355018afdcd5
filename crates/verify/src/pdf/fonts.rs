//! The fonts of a file: what their dictionaries say, found by the key that the interpreter gives their glyphs.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use hayro_interpret::CacheKey;
use hayro_interpret::font::{FontData, FontQuery, OutlineGlyph, StandardFont};
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Stream};
use plan_core::measure::{Face, FontSet};

use super::names::FontName;
use crate::reading::FontFacts;

/// How deep forms inside forms are searched for fonts.
const DEPTH: usize = 6;
/// How many dictionaries are searched for fonts.
const SEARCHED: usize = 20_000;

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

/// All fonts of a file.
#[derive(Debug, Default)]
pub(super) struct FontTable {
    fonts: Vec<Font>,
    by_key: HashMap<u128, usize>,
    searched: HashSet<(i32, i32)>,
    drawn: Option<usize>,
}

impl FontTable {
    /// Learns the fonts that a dictionary of resources names, and those of the forms it names.
    pub(super) fn learn(&mut self, fonts: &Dict<'_>, x_objects: &Dict<'_>, depth: usize) {
        for name in fonts.keys() {
            if let Some(font) = fonts.get::<Dict<'_>>(name.as_ref()) {
                let key = font.cache_key();
                if !self.by_key.contains_key(&key) {
                    self.by_key.insert(key, self.fonts.len());
                    self.fonts.push(Font::new(&font));
                }
            }
        }
        if depth >= DEPTH {
            return;
        }
        for name in x_objects.keys() {
            // Only once for each form, whoever names it.
            if self.searched.len() > SEARCHED {
                return;
            }
            let reference = x_objects.get_ref(name.as_ref());
            if reference.is_some_and(|id| !self.searched.insert((id.obj_number, id.gen_number))) {
                continue;
            }
            let Some(form) = x_objects.get::<Stream<'_>>(name.as_ref()) else { continue };
            if let Some(resources) = form.dict().get::<Dict<'_>>("Resources") {
                let fonts = resources.get::<Dict<'_>>("Font").unwrap_or_else(Dict::empty);
                let x_objects = resources.get::<Dict<'_>>("XObject").unwrap_or_else(Dict::empty);
                self.learn(&fonts, &x_objects, depth + 1);
            }
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
