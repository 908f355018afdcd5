//! What a signature covers: all of a revision but its own `/Contents`, or it covers nothing that counts.
//!
//! The known forgeries of PDF signatures live here: a `/ByteRange` or `/Contents` that is missing, null, negative, huge or of
//! another kind (universal signature forgery), and a second range that was moved to make room (signature wrapping).

use std::ops::Range;

use lopdf::xref::XrefEntry;
use lopdf::{Document, ObjectId};
use plan_core::diagnostic::Said;
use plan_core::said;

use super::lex::{Entries, Lexer, entry};
use super::revisions::Revision;

/// A signature's own bytes, and those that it covers.
#[derive(Debug, Clone)]
pub(super) struct Covered<'a> {
    /// What stands before `/Contents`.
    pub(super) head: &'a [u8],
    /// What stands after it.
    pub(super) tail: &'a [u8],
    /// The signature in it, without the zeros that fill the room.
    pub(super) signature: Vec<u8>,
    /// The revision that ends where it ends, from 0.
    pub(super) revision: usize,
}

/// The bytes that the signature `id` covers; why it covers none that count.
pub(super) fn covered<'a>(
    bytes: &'a [u8],
    document: &Document,
    id: ObjectId,
    revisions: &[Revision],
) -> Result<Covered<'a>, Said> {
    let Some(entries) = dictionary(bytes, document, id) else {
        return Err(said!(
            "từ điển chữ ký không đọc được hoặc có mục ghi hai lần",
            "the signature's dictionary can't be read, or says a thing twice"
        ));
    };
    let [start, before, after, length] = entry(&entries, b"ByteRange")
        .and_then(|range| four(bytes, range))
        .ok_or_else(|| said!("/ByteRange thiếu hoặc sai kiểu", "/ByteRange is missing or of another kind"))?;
    let contents = entry(&entries, b"Contents").ok_or_else(|| said!("/Contents thiếu", "/Contents is missing"))?;
    if start != 0 || contents != (before..after) {
        return Err(said!(
            "/ByteRange chừa ra chỗ khác chứ không phải đúng /Contents của chữ ký này",
            "/ByteRange leaves out something else than this signature's own /Contents"
        ));
    }
    let end = after
        .checked_add(length)
        .filter(|end| *end <= bytes.len())
        .ok_or_else(|| said!("/ByteRange vượt quá cuối tệp", "/ByteRange goes beyond the end of the file"))?;
    let revision = revisions.iter().position(|revision| revision.marker <= end && end <= revision.end);
    let revision = revision.ok_or_else(|| {
        said!(
            "/ByteRange không dừng ở cuối một bản của tệp",
            "/ByteRange doesn't end where a revision of the file does"
        )
    })?;
    let signature = bytes.get(contents).and_then(unhex).ok_or_else(|| {
        said!("/Contents không phải một chuỗi thập lục phân trọn vẹn", "/Contents isn't one whole hexadecimal string")
    })?;
    let signature = without_filling(signature).ok_or_else(|| {
        said!("sau chữ ký trong /Contents có dữ liệu lạ", "something follows the signature in /Contents")
    })?;
    let (head, tail) = (bytes.get(..before).unwrap_or_default(), bytes.get(after..end).unwrap_or_default());
    Ok(Covered { head, tail, signature, revision })
}

/// The entries of an object that stands in the file as such.
fn dictionary(bytes: &[u8], document: &Document, id: ObjectId) -> Option<Entries> {
    let XrefEntry::Normal { offset, generation } = document.reference_table.get(id.0)? else { return None };
    let mut lexer = Lexer::new(bytes, usize::try_from(*offset).ok()?);
    let (number, own) = lexer.object()?;
    if number != u64::from(id.0) || own != u64::from(*generation) {
        return None;
    }
    let entries = lexer.dictionary()?;
    lexer.word(b"endobj")?;
    Some(entries)
}

/// Four whole numbers in brackets.
fn four(bytes: &[u8], range: Range<usize>) -> Option<[usize; 4]> {
    let mut lexer = Lexer::new(bytes, range.start);
    lexer.word(b"[")?;
    let mut numbers = [0; 4];
    for number in &mut numbers {
        *number = usize::try_from(lexer.number()?).ok()?;
    }
    lexer.word(b"]")?;
    (lexer.at == range.end).then_some(numbers)
}

/// The bytes of `<…>`: digits only, an even number of them, their letters all large or all small, as one program writes
/// them. A reader would take more; but nobody signs what stands here, so that a change shows in its form alone.
fn unhex(text: &[u8]) -> Option<Vec<u8>> {
    let digits = text.strip_prefix(b"<")?.strip_suffix(b">")?;
    if digits.iter().any(u8::is_ascii_lowercase) && digits.iter().any(u8::is_ascii_uppercase) {
        return None;
    }
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let pairs = digits.chunks(2).map(|pair| match pair {
        [high, low] => Some(digit(high)? << 4 | digit(low)?),
        _ => None,
    });
    pairs.collect()
}

/// The outermost DER value; after it only zeros.
fn without_filling(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    let first = *bytes.get(1)?;
    let (head, length) = if first < 0x80 {
        (2, usize::from(first))
    } else {
        let count = usize::from(first & 0x7F);
        let length = bytes.get(2..2 + count).filter(|_| (1..=4).contains(&count))?;
        (2 + count, length.iter().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte)))
    };
    let end = head.checked_add(length)?;
    if bytes.get(end..)?.iter().any(|byte| *byte != 0) {
        return None;
    }
    bytes.truncate(end);
    Some(bytes)
}
