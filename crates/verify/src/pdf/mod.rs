//! PDF: glyphs and strokes on pages.
//!
//! ```text
//! bytes ──▶ suspect ──▶ open ──▶ glyphs, bars ──▶ words ──▶ pieces ──▶ flow, cells ──▶ shape, rules ──▶ assemble
//!           is it safe  the      what is drawn    parted    lines of   paragraphs      how they        the shared
//!           to open     library                   by gaps   a column                   stand           reading
//! ```
//!
//! A page says where glyphs are, and nothing else; what is a line, a column, a paragraph or a table is told by distance.
//! All lengths are in pt from the page's upper left corner until `assemble` makes mm of them.

mod assemble;
mod bars;
mod block;
mod bounds;
mod cells;
mod depth;
mod edges;
mod facts;
mod flow;
pub(crate) mod fonts;
mod glyphs;
mod grids;
mod guard;
mod names;
mod open;
mod page;
mod pieces;
mod rules;
mod shape;
mod streams;
mod suspect;
mod tree;
mod words;
mod zones;

use plan_core::said;

use self::guard::Lost;
pub(crate) use self::guard::guarded;
use crate::error::Unreadable;
use crate::reading::Reading;

/// Reads a PDF, anybody's, within the bounds of `bounds`: 200 MB, 256 MB inflated (pictures apart), 2,000 pages, four
/// million marks on paper, ten seconds of drawing, twenty in all. Past the bounds on size and structure it is refused;
/// past the others the rest is left out, and [`crate::reading::FileFacts::cut_short`] says so. A panic of the library
/// loses a page, or the file, never the caller; the caller's panic hook hears of it.
///
/// # Errors
/// When it isn't a PDF, can't be opened without a password, has no pages, or is past a bound.
pub fn read(bytes: Vec<u8>) -> Result<Reading, Unreadable> {
    let read = guarded(move |stop| {
        suspect::refuse(&bytes)?;
        open::open(bytes, &stop).map(assemble::assemble)
    });
    read.unwrap_or_else(|lost| {
        Err(Unreadable {
            why: match lost {
                Lost::Panicked => said!(
                    "tệp PDF bị hỏng đến mức không đọc được; hãy xuất lại từ bản gốc",
                    "the PDF is too damaged to be read; export it again from its source"
                ),
                Lost::Late => said!(
                    "đọc tệp PDF mất quá nhiều thời gian; hãy xuất lại từ bản gốc",
                    "reading the PDF takes too long; export it again from its source"
                ),
            },
        })
    })
}
