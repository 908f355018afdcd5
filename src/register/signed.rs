//! Whether a finished PDF carries a signature: then its number and date are signed too, and nothing may change them.

/// Whether the file has a signature field with a value: a dictionary with `/ByteRange` and `/Contents`.
///
/// The bytes are searched and not the objects: such a dictionary can't stand in a compressed stream, because its
/// `/ByteRange` counts bytes of the file, and a file that no reader opens may be signed all the same. What merely looks
/// like a signature is taken for one.
pub(crate) fn is_signed(pdf: &[u8]) -> bool {
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
    use super::is_signed;

    #[test]
    fn a_field_without_a_value_is_no_signature() {
        assert!(!is_signed(b"%PDF-1.7\n1 0 obj<</FT/Sig/T(nguoi-ky)/Contents 5 0 R>>endobj"));
        assert!(is_signed(b"<</Type/Sig/ByteRange [0 1 2 3]/Contents <00>>>"));
        assert!(is_signed(b"<</Contents\n<00>/ByteRange\r\n\t[0 1 2 3]>>"));
        assert!(!is_signed(b"/ByteRange"));
    }
}
