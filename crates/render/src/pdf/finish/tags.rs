//! The structure elements of signature fields (ISO 14289-1, 7.18.4). typst has made one for each link, in its turn of
//! the reading order and with its object reference: it only has to become a Form.

use lopdf::{Object, ObjectId, text_string};
use plan_pdf::{PdfError, Update};

/// Number trees are a few levels deep; a ring of them has to end.
const MOST_LEVELS: usize = 32;

/// Makes the structure element of annotation `number` a Form, called `name` aloud.
///
/// # Errors
/// There is no such element.
pub(super) fn link_to_form(update: &mut Update<'_>, number: i64, name: &str) -> Result<(), PdfError> {
    let id = element(update, number).ok_or(PdfError::Missing("structure element of a link"))?;
    let element = update.dictionary(id)?;
    element.set("S", Object::Name(b"Form".to_vec()));
    element.set("Alt", text_string(name));
    Ok(())
}

/// The structure element of annotation `number`.
fn element(update: &Update<'_>, number: i64) -> Option<ObjectId> {
    let catalog = update.get(update.catalog().ok()?).ok()?.as_dict().ok()?;
    let root = update.resolved(catalog.get(b"StructTreeRoot").ok()?).as_dict().ok()?;
    entry(update, root.get(b"ParentTree").ok()?, number, MOST_LEVELS)?.as_reference().ok()
}

/// The value of `key` in a number tree (ISO 32000-1, 7.9.7).
fn entry<'o>(update: &'o Update<'_>, node: &'o Object, key: i64, levels: usize) -> Option<&'o Object> {
    let node = update.resolved(node).as_dict().ok()?;
    if let Ok(numbers) = node.get(b"Nums") {
        let numbers = update.resolved(numbers).as_array().ok()?;
        return numbers.chunks_exact(2).find_map(|pair| match pair {
            [found, value] if found.as_i64().is_ok_and(|found| found == key) => Some(value),
            _ => None,
        });
    }
    let kids = update.resolved(node.get(b"Kids").ok()?).as_array().ok()?;
    let levels = levels.checked_sub(1)?;
    kids.iter().find_map(|kid| entry(update, kid, key, levels))
}
