//! Whether a finished PDF carries a signature: then nothing in it may change any more.

use lopdf::{Document, Object};

/// Whether a file has a dictionary with `/ByteRange` and `/Contents`: the value of a signature field.
///
/// A file that no reader opens may be signed all the same; there the bytes are searched, and what merely looks like a
/// signature is taken for one.
pub fn is_signed(pdf: &[u8]) -> bool {
    // Neither alone sees all: a name can be written in other letters, a file can be torn.
    looks_signed(pdf) || Document::load_mem(pdf).is_ok_and(|document| document.objects.values().any(is_signature))
}

fn is_signature(object: &Object) -> bool {
    object.as_dict().is_ok_and(|dictionary| {
        dictionary.has(b"ByteRange") && dictionary.get(b"Contents").is_ok_and(|contents| contents.as_str().is_ok())
    })
}

/// Such a dictionary can't stand in a compressed stream, because its `/ByteRange` counts bytes of the file.
fn looks_signed(pdf: &[u8]) -> bool {
    let has = |name: &[u8], opening: u8| {
        pdf.windows(name.len()).enumerate().filter(|(_, window)| window == &name).any(|(at, _)| {
            let behind = pdf.get(at + name.len()..).unwrap_or_default();
            behind.iter().find(|byte| !byte.is_ascii_whitespace() && **byte != 0) == Some(&opening)
        })
    };
    has(b"/ByteRange", b'[') && has(b"/Contents", b'<')
}

#[cfg(test)]
mod tests {
    use lopdf::{Dictionary, Document, Object, StringFormat};

    use super::is_signed;

    #[test]
    fn a_field_without_a_value_is_no_signature() {
        assert!(!is_signed(b"%PDF-1.7\n1 0 obj<</FT/Sig/T(nguoi-ky)/Contents 5 0 R>>endobj"));
        assert!(is_signed(b"<</Type/Sig/ByteRange [0 1 2 3]/Contents <00>>>"));
        assert!(is_signed(b"<</Contents\n<00>/ByteRange\r\n\t[0 1 2 3]>>"));
        assert!(!is_signed(b"/ByteRange"));
    }

    /// The range may stand in an object of its own.
    #[test]
    fn a_signature_is_seen_however_it_is_written() -> std::io::Result<()> {
        let mut document = Document::with_version("1.7");
        let range = document.add_object(vec![0.into(), 1.into(), 2.into(), 3.into()]);
        let mut value = Dictionary::new();
        value.set("ByteRange", range);
        value.set("Contents", Object::String(vec![0; 4], StringFormat::Hexadecimal));
        document.add_object(value);
        let catalog = document.add_object(Dictionary::from_iter([("Type", Object::from("Catalog"))]));
        document.trailer.set("Root", catalog);
        let mut file = Vec::new();
        document.save_to(&mut file)?;
        assert!(is_signed(&file) && !super::looks_signed(&file));
        Ok(())
    }
}
