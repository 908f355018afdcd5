//! One incremental update: objects changed or added, then a cross-reference section of the kind that the file has.

use std::collections::BTreeMap;

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, Writer};

use crate::PdfError;

/// A file, and what an update will change in it.
#[derive(Debug)]
pub struct Update<'a> {
    original: &'a [u8],
    document: Document,
    changed: BTreeMap<ObjectId, Object>,
    next: u32,
}

impl<'a> Update<'a> {
    /// Reads the file that is to be updated.
    ///
    /// # Errors
    /// It isn't a PDF, it is torn, or it is encrypted.
    pub fn of(original: &'a [u8]) -> Result<Self, PdfError> {
        let document = Document::load_mem(original)?;
        if document.is_encrypted() || document.trailer.has(b"Encrypt") {
            return Err(PdfError::Encrypted);
        }
        let next = document.max_id.saturating_add(1);
        let update = Self { original, document, changed: BTreeMap::new(), next };
        // A torn file is pieced together by its reader; nothing may be built on what it guessed.
        if !update.says_where_it_is_read() {
            return Err(PdfError::Missing("startxref at its end"));
        }
        update.dictionary_at(update.catalog()?)?;
        Ok(update)
    }

    /// Whether the file itself names the place of its cross-references.
    fn says_where_it_is_read(&self) -> bool {
        let tail = self.original.get(self.original.len().saturating_sub(1024)..).unwrap_or_default();
        let tail = String::from_utf8_lossy(tail);
        let place = tail.rsplit_once("startxref").and_then(|(_, rest)| rest.split_whitespace().next()?.parse().ok());
        place == Some(self.document.xref_start)
    }

    fn dictionary_at(&self, id: ObjectId) -> Result<&Dictionary, PdfError> {
        Ok(self.document.get_dictionary(id)?)
    }

    /// The file as it was read, without the changes.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The catalogue's name.
    ///
    /// # Errors
    /// The trailer names none.
    pub fn catalog(&self) -> Result<ObjectId, PdfError> {
        self.document.trailer.get(b"Root").and_then(Object::as_reference).map_err(|_| PdfError::Missing("catalogue"))
    }

    /// An object as the update leaves it.
    ///
    /// # Errors
    /// There is no such object.
    pub fn get(&self, id: ObjectId) -> Result<&Object, PdfError> {
        match self.changed.get(&id) {
            Some(object) => Ok(object),
            None => Ok(self.document.get_object(id)?),
        }
    }

    /// What an object is once references are followed; a reference to nothing is null.
    pub fn resolved<'o>(&'o self, object: &'o Object) -> &'o Object {
        let mut object = object;
        // A chain of references is a fault of the file; a ring of them must end.
        for _ in 0..32 {
            let Object::Reference(id) = object else { return object };
            match self.get(*id) {
                Ok(next) => object = next,
                Err(_) => return &Object::Null,
            }
        }
        &Object::Null
    }

    /// A dictionary to change; its old version stays where it is.
    ///
    /// # Errors
    /// There is no such object, or it is no dictionary.
    pub fn dictionary(&mut self, id: ObjectId) -> Result<&mut Dictionary, PdfError> {
        if !self.changed.contains_key(&id) {
            let object = self.document.get_object(id)?.clone();
            self.changed.insert(id, object);
        }
        match self.changed.get_mut(&id) {
            Some(Object::Dictionary(dictionary)) => Ok(dictionary),
            Some(Object::Stream(stream)) => Ok(&mut stream.dict),
            _ => Err(PdfError::Missing("dictionary where one should be")),
        }
    }

    /// Puts `object` in the place of what had its name.
    pub fn set(&mut self, id: ObjectId, object: Object) {
        self.changed.insert(id, object);
    }

    /// A new object; its name.
    pub fn add(&mut self, object: Object) -> ObjectId {
        let id = (self.next, 0);
        self.next = self.next.saturating_add(1);
        self.changed.insert(id, object);
        id
    }

    /// The updated file. The same file and changes give the same bytes; it ends in a line break, so that the next update
    /// begins on a line of its own, as PDF/A wants it (ISO 19005-2, 6.1.9).
    ///
    /// # Errors
    /// Writing to memory can't fail; an object that can't be written would.
    pub fn finish(self) -> Result<Vec<u8>, PdfError> {
        let mut bytes = self.original.to_vec();
        if !bytes.ends_with(b"\n") {
            bytes.push(b'\n');
        }
        let mut places: BTreeMap<u32, (u16, usize)> = BTreeMap::new();
        for ((number, generation), object) in &self.changed {
            places.insert(*number, (*generation, bytes.len()));
            bytes.extend(format!("{number} {generation} obj\n").bytes());
            Writer::write_object(&mut bytes, object).map_err(lopdf::Error::from)?;
            bytes.extend(b"\nendobj\n");
        }
        let start = bytes.len();
        let trailer = self.trailer(&bytes);
        match self.document.reference_table.cross_reference_type {
            XrefType::CrossReferenceTable => table(&mut bytes, &places, &trailer)?,
            XrefType::CrossReferenceStream => stream(&mut bytes, places, trailer, self.next)?,
        }
        bytes.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
        Ok(bytes)
    }

    /// The trailer of the new section: the old one's, its predecessor, and a second identifier made of the bytes.
    fn trailer(&self, bytes: &[u8]) -> Dictionary {
        let mut trailer = Dictionary::new();
        for key in [&b"Root"[..], b"Info", b"ID"] {
            if let Ok(value) = self.document.trailer.get(key) {
                trailer.set(key, value.clone());
            }
        }
        if let Ok(Object::Array(ids)) = trailer.get_mut(b"ID")
            && let Some(second) = ids.get_mut(1)
        {
            let digest = ring::digest::digest(&ring::digest::SHA256, bytes);
            let short = digest.as_ref().iter().take(16).copied().collect();
            *second = Object::String(short, StringFormat::Hexadecimal);
        }
        trailer.set("Size", i64::from(self.next));
        trailer.set("Prev", i64::try_from(self.document.xref_start).unwrap_or(0));
        trailer
    }
}

/// A classic table and its trailer.
fn table(bytes: &mut Vec<u8>, places: &BTreeMap<u32, (u16, usize)>, trailer: &Dictionary) -> Result<(), PdfError> {
    bytes.extend(b"xref\n");
    for (number, (generation, place)) in places {
        bytes.extend(format!("{number} 1\n{place:010} {generation:05} n\r\n").bytes());
    }
    bytes.extend(b"trailer\n");
    Writer::write_object(bytes, &Object::Dictionary(trailer.clone())).map_err(lopdf::Error::from)?;
    bytes.push(b'\n');
    Ok(())
}

/// A cross-reference stream, which lists itself.
fn stream(
    bytes: &mut Vec<u8>,
    mut places: BTreeMap<u32, (u16, usize)>,
    mut trailer: Dictionary,
    own: u32,
) -> Result<(), PdfError> {
    places.insert(own, (0, bytes.len()));
    let mut index = Vec::new();
    let mut rows = Vec::new();
    for (number, (generation, place)) in &places {
        index.extend([Object::Integer(i64::from(*number)), Object::Integer(1)]);
        rows.push(1_u8);
        rows.extend(u32::try_from(*place).unwrap_or(u32::MAX).to_be_bytes());
        rows.extend(generation.to_be_bytes());
    }
    trailer.set("Type", Object::Name(b"XRef".to_vec()));
    trailer.set("Size", i64::from(own) + 1);
    trailer.set("W", vec![1.into(), 4.into(), 2.into()]);
    trailer.set("Index", index);
    bytes.extend(format!("{own} 0 obj\n").bytes());
    let stream = Object::Stream(Stream::new(trailer, rows));
    Writer::write_object(bytes, &stream).map_err(lopdf::Error::from)?;
    bytes.extend(b"\nendobj\n");
    Ok(())
}
