//! Opens a file and draws its pages into a [`Collector`] each.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::util::{RectExt, TransformExt};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use plan_core::said;

use super::bounds;
use super::depth::is_within;
use super::facts::facts;
use super::fonts::{FontTable, resolve};
use super::glyphs::{Budget, Collector, Content};
use super::guard::attempted;
use crate::error::Unreadable;
use crate::reading::FileFacts;

/// A page as drawn; pt.
#[derive(Debug)]
pub(super) struct RawPage {
    /// As it lies.
    pub(super) width: f64,
    /// As it lies.
    pub(super) height: f64,
    /// What is on it.
    pub(super) content: Content,
}

/// A file as drawn.
#[derive(Debug)]
pub(super) struct Raw {
    /// All that were read.
    pub(super) pages: Vec<RawPage>,
    /// The fonts of their glyphs.
    pub(super) fonts: FontTable,
    /// What the file says of itself; `pictures` isn't known yet.
    pub(super) facts: FileFacts,
}

/// Opens and draws.
pub(super) fn open(bytes: Vec<u8>, stop: &Arc<AtomicBool>) -> Result<Raw, Unreadable> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Unreadable {
            why: said!(
                "tệp PDF có mật khẩu; hãy lưu lại một bản không đặt mật khẩu",
                "the PDF has a password; save a copy without one"
            ),
        },
        LoadPdfError::Decryption(_) => Unreadable {
            why: said!(
                "tệp PDF được mã hóa theo cách không đọc được; hãy lưu lại một bản không mã hóa",
                "the PDF is encrypted in a way that can't be read; save a copy without encryption"
            ),
        },
        LoadPdfError::Invalid => Unreadable {
            why: said!(
                "tệp PDF bị hỏng; hãy xuất lại từ bản gốc",
                "the PDF is damaged; export it again from its source"
            ),
        },
    })?;
    let mut facts = facts(&pdf);
    let mut fonts = FontTable::default();
    let mut budget = Budget::new(Arc::clone(stop));
    let mut cache = InterpreterCache::new();
    let mut pages = Vec::new();
    facts.pages = Some(pdf.pages().len());
    for page in pdf.pages().iter() {
        if pages.len() >= bounds::PAGES || budget.is_spent() {
            facts.cut_short = true;
            break;
        }
        let (page, whole) = draw(page, &mut fonts, &mut budget, &cache);
        if !whole {
            facts.cut_short = true;
            // What was half done when it unwound isn't used again.
            cache = InterpreterCache::new();
        }
        pages.push(page);
    }
    if pages.is_empty() {
        return Err(Unreadable { why: said!("tệp PDF không có trang nào", "the PDF has no pages") });
    }
    facts.fonts = fonts.facts();
    Ok(Raw { pages, fonts, facts })
}

/// Draws a page; `false` if something of it was left out.
fn draw<'a>(
    page: &Page<'a>,
    fonts: &mut FontTable,
    budget: &mut Budget,
    cache: &InterpreterCache<'a>,
) -> (RawPage, bool) {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let mut collector = Collector::new(width, height, fonts, budget);
    let whole = attempted(|| {
        let within = |stream: &[u8]| stream.len() <= bounds::PAGE && is_within(stream, bounds::NESTED_IN_STREAMS);
        if !page.page_stream().is_none_or(within) || !collector.learn(page.resources()) {
            return false;
        }
        let settings = InterpreterSettings {
            font_resolver: Arc::new(resolve),
            cmap_resolver: Arc::new(|_| None),
            warning_sink: Arc::new(|_| {}),
            // Stamps, comments and the looks of signatures aren't the document's text.
            render_annotations: false,
        };
        let transform = page.initial_transform(true).to_kurbo();
        let bbox = page.intersected_crop_box().to_kurbo();
        let mut context = Context::new(transform, bbox, cache, page.xref(), settings);
        interpret_page(page, &mut context, &mut collector);
        true
    });
    (RawPage { width, height, content: collector.content }, whole.unwrap_or(false))
}
