//! Glyphs become words, and words rows: everything on one baseline, left to right.

use super::glyphs::Glyph;

/// Baselines nearer than this are one, pt.
const ONE_BASELINE: f64 = 1.0;
/// A gap wider than this, em, parts two words where no space stands.
const GAP: f64 = 0.17;
/// Type smaller than this part of its neighbour's may be raised or lowered.
const SMALL: f64 = 0.8;

/// Characters without a space between them.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Never empty.
    pub(super) glyphs: Vec<Glyph>,
    /// Left end of its ink, pt.
    pub(super) x0: f64,
    /// Right end.
    pub(super) x1: f64,
    /// How much of the gap before it is filled with typed spaces, pt.
    pub(super) filled: f64,
    /// A line is drawn under it.
    pub(super) underlined: bool,
}

impl Word {
    /// Its letters.
    pub(super) fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
    }

    /// The glyph that tells its baseline and size: the first of the largest.
    pub(super) fn largest(&self) -> Option<&Glyph> {
        let size = self.glyphs.iter().map(|glyph| glyph.style.size).fold(0.0, f64::max);
        self.glyphs.iter().find(|glyph| glyph.style.size > size - 0.1)
    }
}

/// All rows of a page, top to bottom.
pub(super) fn rows(glyphs: Vec<Glyph>) -> Vec<Vec<Word>> {
    let rows = with_raised(baselines(glyphs));
    rows.into_iter().map(words).filter(|row| !row.is_empty()).collect()
}

fn baselines(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            Some(row) if row.first().is_some_and(|first| glyph.y - first.y <= ONE_BASELINE) => row.push(glyph),
            _ => rows.push(vec![glyph]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    }
    rows
}

/// Marks of footnotes and the like join the row that they stand in.
fn with_raised(mut rows: Vec<Vec<Glyph>>) -> Vec<Vec<Glyph>> {
    for index in 0..rows.len() {
        let Some(row) = rows.get_mut(index).map(std::mem::take) else { continue };
        let mut stays = Vec::new();
        for run in runs(row) {
            let near = [index + 1, index.wrapping_sub(1), index + 2, index.wrapping_sub(2)];
            let host = near.into_iter().find(|host| rows.get(*host).is_some_and(|host| carries(host, &run)));
            match host.and_then(|host| rows.get_mut(host)) {
                Some(host) => {
                    host.extend(run);
                    host.sort_by(|a, b| a.x0.total_cmp(&b.x0));
                }
                None => stays.extend(run),
            }
        }
        if let Some(row) = rows.get_mut(index) {
            *row = stays;
        }
    }
    rows.retain(|row| !row.is_empty());
    rows
}

fn runs(row: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    let mut runs: Vec<Vec<Glyph>> = Vec::new();
    for glyph in row {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| glyph.x0 - last.x1 < 0.5 * glyph.style.size) => run.push(glyph),
            _ => runs.push(vec![glyph]),
        }
    }
    runs
}

/// Whether `run` is raised or lowered beside a glyph of `host`.
fn carries(host: &[Glyph], run: &[Glyph]) -> bool {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return false };
    let size = run.iter().map(|glyph| glyph.style.size).fold(0.0, f64::max);
    host.iter().any(|glyph| {
        let own = glyph.style.size;
        let rise = (glyph.y - first.y) / own;
        let beside = (first.x0 - glyph.x1).abs() < 0.35 * own || (glyph.x0 - last.x1).abs() < 0.35 * own;
        size < SMALL * own && (-0.35..0.6).contains(&rise) && beside
    })
}

fn words(row: Vec<Glyph>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut filled = 0.0;
    let mut apart = true;
    for glyph in row {
        if glyph.text.trim().is_empty() {
            filled += glyph.x1 - glyph.x0;
            apart = true;
            continue;
        }
        if let Some(word) = words.last_mut() {
            let gap = glyph.x0 - word.x1;
            if let Some(last) = word.glyphs.last_mut() {
                // Printed twice, a hair apart: bold without a bold type.
                let twice = (glyph.x0 - last.x0).abs() < 0.08 * glyph.style.size;
                if twice && last.text == glyph.text && last.style.font == glyph.style.font {
                    last.style.thickened = true;
                    word.x1 = word.x1.max(glyph.x1);
                    continue;
                }
            }
            if !apart && gap < GAP * glyph.style.size {
                word.x1 = word.x1.max(glyph.x1);
                word.glyphs.push(glyph);
                continue;
            }
        }
        words.push(Word { x0: glyph.x0, x1: glyph.x1, glyphs: vec![glyph], filled, underlined: false });
        filled = 0.0;
        apart = false;
    }
    words
}
