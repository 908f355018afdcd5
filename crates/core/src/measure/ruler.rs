//! Lengths of text, each face read once and each word shaped once.

use std::collections::HashMap;

use rustybuzz::{Script, ShapePlan, UnicodeBuffer};

use super::{Face, FontSet};

/// Measures text in the faces of one [`FontSet`]; keep it for as long as there is something to measure.
#[derive(Debug)]
pub struct Ruler<'f> {
    fonts: &'f FontSet,
    /// In the order of [`Face::ALL`]; read when the face is first asked for.
    faces: [Option<Measured<'f>>; 4],
}

impl<'f> Ruler<'f> {
    /// A ruler that has measured nothing yet.
    pub fn new(fonts: &'f FontSet) -> Self {
        Self { fonts, faces: [None, None, None, None] }
    }

    /// The length of `text` on one line, in pt, kerned as the outputs kern it.
    pub fn width_pt(&mut self, text: &str, face: Face, size_pt: f64) -> f64 {
        let place = match face {
            Face::Regular => 0,
            Face::Bold => 1,
            Face::Italic => 2,
            Face::BoldItalic => 3,
        };
        let Some(slot) = self.faces.get_mut(place) else { return 0.0 };
        if slot.is_none() {
            *slot = self.fonts.parse(face).map(Measured::new);
        }
        slot.as_mut().map_or(0.0, |measured| measured.em(text) * size_pt)
    }
}

/// A face, with what was measured in it.
struct Measured<'f> {
    face: rustybuzz::Face<'f>,
    /// How to shape text of a script: costs more than the shaping of a word.
    plans: Vec<(Script, ShapePlan)>,
    /// Lengths in units of the font.
    known: HashMap<Box<str>, i64>,
    buffer: UnicodeBuffer,
}

impl<'f> Measured<'f> {
    fn new(face: rustybuzz::Face<'f>) -> Self {
        Self { face, plans: Vec::new(), known: HashMap::new(), buffer: UnicodeBuffer::new() }
    }

    /// The length of `text` in em.
    fn em(&mut self, text: &str) -> f64 {
        let units = match self.known.get(text) {
            Some(units) => *units,
            None => {
                let units = self.shape(text);
                self.known.insert(text.into(), units);
                units
            }
        };
        // Lengths are far below 2⁵³.
        #[expect(clippy::cast_precision_loss)]
        let units = units as f64;
        units / f64::from(self.face.units_per_em())
    }

    fn shape(&mut self, text: &str) -> i64 {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let (script, direction) = (buffer.script(), buffer.direction());
        let known = self.plans.iter().position(|(other, _)| *other == script).unwrap_or_else(|| {
            let plan = ShapePlan::new(&self.face, direction, Some(script), None, &[]);
            self.plans.push((script, plan));
            self.plans.len() - 1
        });
        let Some((_, plan)) = self.plans.get(known) else { return 0 };
        let glyphs = rustybuzz::shape_with_plan(&self.face, plan, buffer);
        let units = glyphs.glyph_positions().iter().map(|position| i64::from(position.x_advance)).sum();
        self.buffer = glyphs.clear();
        units
    }
}

impl std::fmt::Debug for Measured<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Measured").field("known", &self.known.len()).finish_non_exhaustive()
    }
}
