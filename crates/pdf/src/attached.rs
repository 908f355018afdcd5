//! Files inside a PDF (ISO 32000-1, 7.11.4).

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use crate::PdfError;

/// Name trees are a few levels deep; a ring of them has to end.
const MOST_LEVELS: usize = 32;

/// All files together are no larger, bytes: a small file can claim to hold any length.
const LARGEST: usize = 256 << 20;

/// The source that a file was made of, as it lies inside: what is attached with the relationship Source (ISO 19005-3,
/// Annex E), by name. The bytes are the author's, the names too: whoever writes them to a disk has to look at them first.
///
/// # Errors
/// It isn't a PDF, it is encrypted, or what is inside is torn or beyond all bounds.
pub fn attached_source(file: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, PdfError> {
    let document = Document::load_mem(file)?;
    if document.is_encrypted() {
        return Err(PdfError::Encrypted);
    }
    let mut found = Found { document: &document, seen: BTreeSet::new(), files: BTreeMap::new(), room: LARGEST };
    if let Ok(names) = document.catalog()?.get_deref(b"Names", &document).and_then(Object::as_dict)
        && let Ok(tree) = names.get_deref(b"EmbeddedFiles", &document).and_then(Object::as_dict)
    {
        found.tree(tree, MOST_LEVELS)?;
    }
    Ok(found.files)
}

struct Found<'d> {
    document: &'d Document,
    /// Nodes and files that were looked at: a tree whose branches meet again is walked once.
    seen: BTreeSet<ObjectId>,
    files: BTreeMap<String, Vec<u8>>,
    /// Bytes that may still come.
    room: usize,
}

impl Found<'_> {
    fn tree(&mut self, node: &Dictionary, levels: usize) -> Result<(), PdfError> {
        let document = self.document;
        if let Ok(pairs) = node.get_deref(b"Names", document).and_then(Object::as_array) {
            for pair in pairs.chunks_exact(2) {
                if let [_, specification] = pair
                    && let Ok((id, specification)) = document.dereference(specification)
                    && id.is_none_or(|id| self.seen.insert(id))
                    && let Ok(specification) = specification.as_dict()
                {
                    self.file(specification)?;
                }
            }
        }
        let Ok(kids) = node.get_deref(b"Kids", document).and_then(Object::as_array) else { return Ok(()) };
        let Some(levels) = levels.checked_sub(1) else { return Err(PdfError::Missing("end of its list of files")) };
        for kid in kids {
            if let Ok((id, kid)) = document.dereference(kid)
                && id.is_none_or(|id| self.seen.insert(id))
                && let Ok(kid) = kid.as_dict()
            {
                self.tree(kid, levels)?;
            }
        }
        Ok(())
    }

    fn file(&mut self, specification: &Dictionary) -> Result<(), PdfError> {
        let document = self.document;
        let is_source =
            specification.get(b"AFRelationship").and_then(Object::as_name).is_ok_and(|name| name == b"Source");
        if !is_source {
            return Ok(());
        }
        let name = specification.get_deref(b"UF", document).or_else(|_| specification.get_deref(b"F", document))?;
        let name = decode_text_string(name)?;
        let versions = specification.get_deref(b"EF", document)?.as_dict()?;
        let stream =
            versions.get_deref(b"F", document).or_else(|_| versions.get_deref(b"UF", document))?.as_stream()?;
        let bytes = stream.get_plain_content_with_limit(self.room)?;
        self.room = self.room.checked_sub(bytes.len()).ok_or(PdfError::Missing("bound to its files"))?;
        self.files.insert(name, bytes);
        Ok(())
    }
}
