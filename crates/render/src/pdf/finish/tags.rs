//! The structure elements of signature fields (ISO 14289-1, 7.18.4). typst has made one for each link, in its turn of
//! the reading order and with its object reference: it only has to become a Form, or to go.

use lopdf::{Dictionary, Object, ObjectId, text_string};
use plan_pdf::{PdfError, Update};

/// The tree is typst's: where it isn't found, that is a slip of this program.
const TORN: PdfError = PdfError::Missing("structure element of a link");

/// Makes the structure element of annotation `number` a Form, called `name` aloud.
///
/// # Errors
/// There is no such element.
pub(super) fn link_to_form(update: &mut Update<'_>, number: i64, name: &str) -> Result<(), PdfError> {
    let id = element(update, number)?;
    let element = update.dictionary(id)?;
    element.set("S", Object::Name(b"Form".to_vec()));
    element.set("Alt", text_string(name));
    Ok(())
}

/// Takes the structure element of annotation `number` out of the tree.
///
/// # Errors
/// There is no such element.
pub(super) fn remove(update: &mut Update<'_>, number: i64) -> Result<(), PdfError> {
    let id = element(update, number)?;
    let parent = update.get(id)?.as_dict()?.get(b"P")?.as_reference()?;
    if let Ok(Object::Array(kids)) = update.dictionary(parent)?.get_mut(b"K") {
        kids.retain(|kid| kid.as_reference().map_or(true, |kid| kid != id));
    }
    let mut entries = parent_tree(update)?;
    if let Some(at) = place(&entries, number) {
        entries.drain(at..(at + 2).min(entries.len()));
    }
    let root = root(update)?;
    let mut tree = Dictionary::new();
    tree.set("Nums", entries);
    update.dictionary(root)?.set("ParentTree", tree);
    Ok(())
}

/// The structure element of annotation `number`.
fn element(update: &Update<'_>, number: i64) -> Result<ObjectId, PdfError> {
    let entries = parent_tree(update)?;
    let entry = place(&entries, number).and_then(|at| entries.get(at + 1));
    Ok(entry.ok_or(TORN)?.as_reference()?)
}

/// Where the pair of `number` begins.
fn place(entries: &[Object], number: i64) -> Option<usize> {
    let is_it = |pair: &[Object]| pair.first().is_some_and(|key| key.as_i64().is_ok_and(|key| key == number));
    entries.chunks(2).position(is_it).map(|pair| pair * 2)
}

/// Numbers and what they stand for, in turn: typst writes the number tree (ISO 32000-1, 7.9.7) as one leaf.
fn parent_tree(update: &Update<'_>) -> Result<Vec<Object>, PdfError> {
    let tree = update.get(root(update)?)?.as_dict()?.get(b"ParentTree")?.as_dict()?;
    Ok(tree.get(b"Nums")?.as_array()?.clone())
}

fn root(update: &Update<'_>) -> Result<ObjectId, PdfError> {
    Ok(update.get(update.catalog()?)?.as_dict()?.get(b"StructTreeRoot")?.as_reference()?)
}
