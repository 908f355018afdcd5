//! The whole files that mutants are made from: plans in `plans/` and `tests/it/verify/plans/`, and a scan.

use plan_core::compile::Options;
use plan_core::document::Document;
use plan_core::source::Disk;

/// The name of the scanned document: a picture on a page, without a plan.
pub(super) const SCAN: &str = "ban-quet";

/// The model of a plan by its folder's name.
pub(super) fn plan(name: &str) -> Document {
    let folder = ["plans", "tests/it/verify/plans"]
        .map(|folder| format!("{folder}/{name}"))
        .into_iter()
        .find(|folder| crate::root().join(folder).is_dir())
        .unwrap_or_else(|| panic!("there is no plan {name}"));
    let checked = plan_core::check(&Disk::new(crate::root(), ""), &folder, Options::default());
    // The real plans keep the slips of their scans, which warn.
    assert!(!checked.has_errors(), "{name}: {:?}", checked.findings);
    checked.document.unwrap()
}

/// A page that is one grey picture, as a scanner makes it.
pub(crate) fn scan() -> Vec<u8> {
    let content = "q 595 0 0 842 0 0 cm /Im0 Do Q";
    let image = "ABCDEFGHIJKLMNOP";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</Im0 5 0 R>>>>/Contents 4 0 R>>"
            .to_owned(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
        format!(
            "<</Type/XObject/Subtype/Image/Width 4/Height 4/ColorSpace/DeviceGray/BitsPerComponent 8/Length {}>>stream\n{image}\nendstream",
            image.len()
        ),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(file.len());
        file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let table = file.len();
    file.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for place in places {
        file.push_str(&format!("{place:010} 00000 n \n"));
    }
    file.push_str(&format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1));
    file.into_bytes()
}
