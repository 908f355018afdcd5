//! Pages of a PDF as pictures.
//!
//! The rasteriser meets files that nobody vouches for. It runs in a thread of its own, with a deep stack; a panic costs
//! the page, and a page that doesn't end costs the rest of the file: the thread is left behind, and ends with the program.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};

use crate::pdf::fonts;

use super::png::png;

/// Pixels to the inch: letters of 11 pt can be read, and a page stays near 100 kB.
const DPI: f32 = 104.0;

/// No side of a picture is longer, pixels.
const LONGEST: f32 = 1_600.0;

/// What one page, and all pages together, may take.
const PAGE_TIME: Duration = Duration::from_secs(20);
const FILE_TIME: Duration = Duration::from_secs(120);

/// Bytes that all pictures of a file may have together: of a scan, one page has a few million.
const FILE_BYTES: usize = 80 << 20;

/// Bytes of the thread's stack: forms of a PDF can stand in each other.
const STACK: usize = 64 << 20;

/// Why a page has no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failure {
    /// It can't be drawn.
    Torn,
    /// It would take too long.
    Slow,
    /// The report would become too large.
    Large,
}

/// Pictures of `pages`, counted from 1, as `data:` URIs; as many as there are pages.
pub(super) fn pictures(bytes: &Arc<Vec<u8>>, pages: &[usize]) -> Vec<Result<String, Failure>> {
    let (sender, receiver) = channel();
    let (bytes, wanted) = (Arc::clone(bytes), pages.to_vec());
    let thread = thread::Builder::new().stack_size(STACK).spawn(move || draw_all(bytes, &wanted, &sender));
    let mut pictures = thread.map_or_else(|_| Vec::new(), |_| collect(&receiver));
    // What never came: after a page that doesn't end, or where the thread couldn't begin.
    pictures.resize(pages.len(), Err(Failure::Slow));
    pictures
}

fn collect(receiver: &Receiver<Result<String, Failure>>) -> Vec<Result<String, Failure>> {
    let begun = Instant::now();
    let mut pictures = Vec::new();
    loop {
        let left = FILE_TIME.saturating_sub(begun.elapsed()).min(PAGE_TIME);
        match receiver.recv_timeout(left) {
            Ok(picture) => pictures.push(picture),
            Err(_) => return pictures,
        }
    }
}

fn draw_all(bytes: Arc<Vec<u8>>, pages: &[usize], sender: &Sender<Result<String, Failure>>) {
    let pdf = catch_unwind(AssertUnwindSafe(|| Pdf::new(bytes).ok())).ok().flatten();
    let settings = settings();
    let mut cache = RenderCache::new();
    let mut size = 0;
    for page in pages {
        if size > FILE_BYTES {
            let _ = sender.send(Err(Failure::Large));
            continue;
        }
        let picture = pdf.as_ref().and_then(|pdf| {
            // After a panic the cache may be half filled: the next page begins with a new one.
            let drawn = catch_unwind(AssertUnwindSafe(|| draw(pdf, *page, &cache, &settings)));
            drawn.unwrap_or_else(|_| {
                cache = RenderCache::new();
                None
            })
        });
        size += picture.as_ref().map_or(0, String::len);
        if sender.send(picture.ok_or(Failure::Torn)).is_err() {
            // Nobody waits any more.
            return;
        }
    }
}

fn draw<'a>(pdf: &'a Pdf, page: usize, cache: &RenderCache<'a>, settings: &InterpreterSettings) -> Option<String> {
    let page = pdf.pages().get(page.checked_sub(1)?)?;
    let (width, height) = page.render_dimensions();
    let longest = width.max(height);
    if !(longest.is_finite() && width.min(height) > 0.0) {
        return None;
    }
    let scale = (DPI / 72.0).min(LONGEST / longest);
    let pixels = |length: f32| (length * scale).round().clamp(1.0, LONGEST) as u16;
    let sized = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        width: Some(pixels(width)),
        height: Some(pixels(height)),
        bg_color: WHITE,
    };
    let png = png(&render(page, cache, settings, &sized))?;
    Some(format!("data:image/png;base64,{}", STANDARD.encode(png)))
}

/// As the file was read: fonts that it doesn't hold are Liberation Serif.
fn settings() -> InterpreterSettings {
    InterpreterSettings { font_resolver: Arc::new(fonts::resolve), ..InterpreterSettings::default() }
}
