//! PDF: glyphs and strokes on pages.

mod assemble;
mod bars;
mod block;
mod bounds;
mod cells;
mod depth;
mod edges;
mod facts;
mod flow;
mod fonts;
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

use self::guard::{Lost, guarded};
use crate::error::Unreadable;
use crate::reading::Reading;

/// Reads a PDF.
///
/// # Errors
/// When it isn't a PDF, can't be opened without a password, or has nothing that can be read.
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
