//! The two places of a signature that are known only when the rest of the file is: the ranges of bytes that it covers,
//! and the signature itself. Both are left with a fixed width and written over.

use std::ops::Range;

use lopdf::{Dictionary, Object, StringFormat};
use plan_core::diagnostic::Said;
use plan_core::said;
use ring::digest::{Context, Digest};

use super::scheme::Scheme;

/// A number as wide as any place in a file that can be written.
const WIDE: i64 = 9_999_999_999;

/// Where the two places are.
#[derive(Debug)]
pub(super) struct Gap {
    /// The array of `/ByteRange`, brackets included.
    ranges: Range<usize>,
    /// The string of `/Contents`, angle brackets included: what the signature doesn't cover.
    contents: Range<usize>,
}

/// Leaves the places in a signature dictionary: `room` bytes for the signature.
pub(super) fn leave(signature: &mut Dictionary, room: usize) {
    let wide = || Object::Integer(WIDE);
    signature.set("ByteRange", vec![wide(), wide(), wide(), wide()]);
    signature.set("Contents", Object::String(vec![0; room], StringFormat::Hexadecimal));
}

impl Gap {
    /// Finds the places behind `from`, where the update begins.
    pub(super) fn find(bytes: &[u8], from: usize, room: usize) -> Result<Self, Said> {
        let ranges = format!("[{WIDE} {WIDE} {WIDE} {WIDE}]").into_bytes();
        let mut contents = vec![b'<'];
        contents.resize(1 + 2 * room, b'0');
        contents.push(b'>');
        let place = |pattern: &[u8]| {
            let start = from + bytes.get(from..)?.windows(pattern.len()).position(|window| window == pattern)?;
            Some(start..start + pattern.len())
        };
        match (place(&ranges), place(&contents)) {
            (Some(ranges), Some(contents)) => Ok(Self { ranges, contents }),
            _ => {
                Err(said!("không dành được chỗ cho chữ ký trong tệp", "there is no room for the signature in the file"))
            }
        }
    }

    /// Writes which bytes are covered: all but the string of the signature.
    pub(super) fn write_ranges(&self, bytes: &mut [u8]) -> Result<(), Said> {
        let behind = bytes.len() - self.contents.end;
        let array = format!("[0 {} {} {behind}", self.contents.start, self.contents.end);
        // The bracket closes behind the blanks, so that the array fills its place.
        let array = format!("{array:<width$}]", width = self.ranges.len() - 1);
        overwrite(bytes, self.ranges.start..self.ranges.end, array.as_bytes())
    }

    /// The digest of what is covered.
    pub(super) fn digest(&self, bytes: &[u8], scheme: Scheme) -> Result<Digest, Said> {
        let mut context = Context::new(scheme.digest());
        for range in [0..self.contents.start, self.contents.end..bytes.len()] {
            context.update(bytes.get(range).ok_or_else(torn)?);
        }
        Ok(context.finish())
    }

    /// Writes the signature; zeros follow it to the end of its place.
    pub(super) fn write_contents(&self, bytes: &mut [u8], message: &[u8]) -> Result<(), Said> {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        let digit = |value: u8| DIGITS.get(usize::from(value & 15)).copied().unwrap_or(b'0');
        let hex: Vec<u8> = message.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect();
        if hex.len() + 2 > self.contents.len() {
            let (size, room) = (message.len(), (self.contents.len() - 2) / 2);
            return Err(said!(
                "chữ ký và chuỗi chứng thư số dài {size} byte, quá chỗ dành sẵn ({room} byte)",
                "signature and certificates are {size} bytes long, more than the room kept ({room} bytes)"
            ));
        }
        let start = self.contents.start + 1;
        overwrite(bytes, start..start + hex.len(), &hex)
    }
}

fn overwrite(bytes: &mut [u8], place: Range<usize>, with: &[u8]) -> Result<(), Said> {
    match bytes.get_mut(place) {
        Some(target) if target.len() == with.len() => {
            target.copy_from_slice(with);
            Ok(())
        }
        _ => Err(torn()),
    }
}

fn torn() -> Said {
    said!("chỗ dành cho chữ ký không khớp với tệp", "the room for the signature doesn't fit the file")
}
