//! The compiler's core: `source` → `compile` → `document` → `rules`.
//!
//! Nothing here knows typst or Word, and nothing here prints. See `docs/ARCHITECTURE.md` for the map.

pub mod compile;
pub mod decree;
pub mod diagnostic;
pub mod document;
pub mod fix;
pub mod measure;
pub mod recognise;
pub mod rules;
pub mod script;
pub mod source;
pub mod tidy;
pub mod vietnamese;

mod compilation;

pub use compilation::{Compilation, check, check_foreign, check_imported};
