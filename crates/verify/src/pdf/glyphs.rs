//! What the interpreter of a page's content calls: glyphs, lines and pictures, gathered.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use hayro::vello_cpu::kurbo::{Affine, BezPath, Rect};
use hayro_interpret::font::Glyph as Drawn;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::page::Resources;
use hayro_interpret::{BlendMode, ClipPath, Device, GlyphDrawMode, Image, Paint, PathDrawMode, SoftMask};

use super::bars::{Bar, bars_of};
use super::bounds;
use super::fonts::{FontTable, Kind};
use crate::reading::Colour;

/// A character on a page; pt from the page's upper left corner.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// What it says: a character, the letters of a ligature, a letter with its marks.
    pub(super) text: String,
    /// Where its pen begins.
    pub(super) x0: f64,
    /// Where its pen ends.
    pub(super) x1: f64,
    /// Its baseline.
    pub(super) y: f64,
    /// How it is set.
    pub(super) style: Style,
}

/// How a character is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    /// Its font, in the table.
    pub(super) font: usize,
    /// pt, through every transform.
    pub(super) size: f64,
    /// Made bold by drawing: filled and stroked, or printed twice.
    pub(super) thickened: bool,
    /// Made oblique by the transform.
    pub(super) slanted: bool,
    /// What is painted; `None` for a pattern.
    pub(super) colour: Option<Colour>,
}

/// What is on a page.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// In the order of drawing.
    pub(super) glyphs: Vec<Glyph>,
    /// Level lines.
    pub(super) level: Vec<Bar>,
    /// Upright lines.
    pub(super) upright: Vec<Bar>,
    /// Which part of the page pictures cover, added up.
    pub(super) pictured: f64,
    /// How many glyphs nobody sees: drawn invisible, or below a picture of the page's size.
    pub(super) hidden: usize,
}

/// What may still be drawn.
pub(super) struct Budget {
    left: u64,
    end: Instant,
    stop: Arc<AtomicBool>,
}

/// What unwinds when the budget is spent.
pub(super) struct Spent;

impl Budget {
    /// The budget of a file; `stop` ends it from another thread.
    pub(super) fn new(stop: Arc<AtomicBool>) -> Self {
        Self { left: bounds::OPERATIONS, end: Instant::now() + bounds::DRAWING, stop }
    }

    /// Whether nothing is left.
    pub(super) fn is_spent(&self) -> bool {
        self.left == 0 || self.stop.load(Ordering::Relaxed) || Instant::now() > self.end
    }

    /// Takes `cost`; unwinds when nothing is left. `resume_unwind` calls no panic hook: nothing is printed.
    fn spend(&mut self, cost: u64) {
        let before = self.left / 512;
        self.left = self.left.saturating_sub(cost);
        if self.left == 0 || (self.left / 512 != before && self.is_spent()) {
            self.left = 0;
            resume_unwind(Box::new(Spent));
        }
    }
}

/// Gathers one page.
pub(super) struct Collector<'t> {
    /// What was gathered.
    pub(super) content: Content,
    fonts: &'t mut FontTable,
    budget: &'t mut Budget,
    page: Rect,
}

impl<'t> Collector<'t> {
    /// A collector for a page of this size, pt.
    pub(super) fn new(width: f64, height: f64, fonts: &'t mut FontTable, budget: &'t mut Budget) -> Self {
        let page = Rect::new(0.0, 0.0, width, height);
        Self { content: Content::default(), fonts, budget, page }
    }

    /// Learns the fonts that a page names; `false` if one of them isn't safe to load.
    pub(super) fn learn(&mut self, resources: &Resources<'_>) -> bool {
        let mut level = Some(resources);
        for _ in 0..bounds::LEVELS + 2 {
            let Some(resources) = level else { return true };
            let known = [
                (Kind::Fonts, &resources.fonts),
                (Kind::Forms, &resources.x_objects),
                (Kind::Forms, &resources.patterns),
                (Kind::States, &resources.ext_g_states),
            ];
            if !known.into_iter().all(|(kind, dict)| self.fonts.learn(kind, dict, 0)) {
                return false;
            }
            level = resources.parent();
        }
        false
    }

    fn glyph(&mut self, glyph: &Drawn<'_>, matrix: Affine, colour: Option<Colour>, stroked: bool) {
        let [a, b, c, d, x, y] = matrix.as_coeffs();
        let size = c.hypot(d) * 1000.0;
        // Turned or mirrored text is no line of the document: a stamp, a watermark.
        let upright = a > 0.0 && b.abs() < 0.02 * a;
        if !upright || !size.is_finite() || !(0.5..=2000.0).contains(&size) || !x.is_finite() || !y.is_finite() {
            return;
        }
        let (font, advance) = match glyph {
            Drawn::Outline(outline) => (self.fonts.of(outline), f64::from(outline.advance_width().unwrap_or(0.0)) * a),
            // A font of pictures doesn't say how wide they are.
            Drawn::Type3(_) => (self.fonts.drawn(), size * 0.5),
        };
        let advance = if advance.is_finite() { advance.clamp(0.0, 10.0 * size) } else { 0.0 };
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) if c != '\0' => c.to_string(),
            Some(BfString::String(text)) if !text.is_empty() => text,
            _ => {
                self.fonts.mark_mute(font);
                char::REPLACEMENT_CHARACTER.to_string()
            }
        };
        let slanted = c.abs() > 0.1 * d.abs();
        let style = Style { font, size, thickened: false, slanted, colour };
        if let Some(last) = self.content.glyphs.last_mut() {
            let near = (last.x0 - x).abs() < 0.01 * size && (last.y - y).abs() < 0.01 * size;
            if stroked && near && last.text == text {
                // Filled, then stroked: how programs make a bold type that they haven't got.
                last.style.thickened = true;
                return;
            }
            let reachable = (last.y - y).abs() < size && x > last.x0 - 0.5 * size && x < last.x1 + 0.5 * size;
            if reachable && text.chars().all(unicode_normalization::char::is_combining_mark) {
                last.text.push_str(&text);
                return;
            }
        }
        self.content.glyphs.push(Glyph { text, x0: x, x1: x + advance, y, style });
    }
}

/// The colour of a paint; `Err` if it paints nothing.
fn colour(paint: &Paint<'_>) -> Result<Option<Colour>, ()> {
    match paint {
        Paint::Color(colour) => match colour.to_rgba().to_rgba8() {
            [_, _, _, 0] => Err(()),
            [red, green, blue, _] => Ok(Some(Colour(red, green, blue))),
        },
        Paint::Pattern(_) => Ok(None),
    }
}

impl<'a> Device<'a> for Collector<'_> {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}

    fn set_blend_mode(&mut self, _: BlendMode) {}

    fn draw_path(&mut self, path: &BezPath, transform: Affine, paint: &Paint<'a>, mode: &PathDrawMode) {
        self.budget.spend(1);
        // White on white is how word processors paint a cell's ground.
        let seen = colour(paint).is_ok_and(|colour| colour.is_none_or(|Colour(r, g, b)| r.min(g).min(b) < 0xf0));
        if seen && self.content.level.len() + self.content.upright.len() < 20 * bounds::BARS {
            bars_of(path, transform, mode, &mut self.content.level, &mut self.content.upright);
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        // Every form is clipped, and forms call forms.
        self.budget.spend(8);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.budget.spend(1);
    }

    fn draw_glyph(
        &mut self,
        glyph: &Drawn<'a>,
        transform: Affine,
        glyph_transform: Affine,
        paint: &Paint<'a>,
        mode: &GlyphDrawMode,
    ) {
        self.budget.spend(1);
        match (mode, colour(paint)) {
            (GlyphDrawMode::Invisible, _) | (_, Err(())) => self.content.hidden += 1,
            (mode, Ok(colour)) => {
                let stroked = matches!(mode, GlyphDrawMode::Stroke(_));
                self.glyph(glyph, transform * glyph_transform, colour, stroked);
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        self.budget.spend(1);
        let own = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let place = transform.transform_rect_bbox(own);
        let part = place.intersect(self.page).area() / self.page.area().max(1.0);
        if !part.is_finite() {
            return;
        }
        self.content.pictured += part;
        if part > 0.8 {
            // Recognised words are often drawn in black and covered by the picture they were read from.
            self.content.hidden += self.content.glyphs.len();
            self.content.glyphs.clear();
            self.content.level.clear();
            self.content.upright.clear();
        } else if place.height() < 2.5 && place.width() > 10.0 {
            self.content.level.push(Bar::level(place.x0, place.x1, place.center().y));
        }
    }

    fn pop_clip_path(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
