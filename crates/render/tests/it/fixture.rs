//! The document that the tests render: Vinh Mỹ's plan, compiled.

use plan_core::compile::Options;
use plan_core::document::Document;
use plan_core::source::Disk;

/// The model of `plans/vinh-my-2022`.
pub(crate) fn sample() -> Document {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let checked = plan_core::check(&Disk::new(root, ""), "plans/vinh-my-2022", Options::default());
    // The real plans keep the slips of their scans, which warn.
    assert!(!checked.has_errors(), "{:?}", checked.findings);
    checked.document.unwrap()
}
