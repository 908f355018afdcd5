//! Whether a file's streams are safe to inflate and to parse, seen before the library sees them.
//!
//! The library inflates a stream whole, and descends into nested objects by recursion. So every stream is inflated here
//! first, in pieces that are thrown away, and its brackets are counted.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};

use super::bounds;
use super::depth::Depth;

/// Filters may be applied one after the other, this often.
const LAYERS: usize = 4;
/// How far before a stream its dictionary is looked for, bytes.
const DICTIONARY: usize = 4096;
/// What DEFLATE makes of a byte at most.
const DEFLATE: u64 = 1032;
/// What run-length coding makes of a byte at most.
const RUN_LENGTH: u64 = 64;

/// A stream as it lies in a file.
pub(super) struct RawStream<'d> {
    /// What stands before it, up to the `obj` that begins it.
    pub(super) dictionary: &'d [u8],
    /// From its first byte to the end of the file: the decoder finds the end, whatever the dictionary says.
    pub(super) data: &'d [u8],
    /// How long it is, up to `endstream`.
    pub(super) length: usize,
}

impl RawStream<'_> {
    /// Whether it says that it is a picture.
    fn is_picture(&self) -> bool {
        find(self.dictionary, b"/Subtype").is_some_and(|at| {
            let after = self.dictionary.get(at + b"/Subtype".len()..).unwrap_or_default().trim_ascii_start();
            after.strip_prefix(b"/Image").is_some_and(|rest| !rest.first().is_some_and(u8::is_ascii_alphanumeric))
        })
    }

    /// Whether its dictionary holds this name.
    pub(super) fn names(&self, name: &str) -> bool {
        find(self.dictionary, name.as_bytes()).is_some()
    }
}

/// All streams of a file.
pub(super) fn streams(file: &[u8]) -> impl Iterator<Item = RawStream<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + find(file.get(from..)?, b"stream")?;
            from = at + b"stream".len();
            let before = file.get(..at)?;
            let data = match file.get(from..)? {
                [b'\r', b'\n', rest @ ..] | [b'\n' | b'\r', rest @ ..] => rest,
                _ => continue,
            };
            if before.ends_with(b"end") {
                continue;
            }
            let near = before.get(at.saturating_sub(DICTIONARY)..).unwrap_or(before);
            let dictionary = rfind(near, b"obj").and_then(|obj| near.get(obj..)).unwrap_or(near);
            let length = find(data, b"endstream").unwrap_or(data.len());
            return Some(RawStream { dictionary, data, length });
        }
    })
}

/// The first place of `needle`.
pub(super) fn find(data: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    loop {
        let at = from + data.get(from..)?.iter().position(|byte| *byte == first)?;
        if data.get(at..)?.starts_with(needle) {
            return Some(at);
        }
        from = at + 1;
    }
}

fn rfind(data: &[u8], needle: &[u8]) -> Option<usize> {
    data.windows(needle.len()).rposition(|window| window == needle)
}

/// Whether the streams of a file inflate to what can be held, and nest no deeper than can be followed. Streams of an
/// encrypted file can't be looked into: there it is what they could inflate to that counts.
pub(super) fn are_safe(file: &[u8], encrypted: bool) -> bool {
    let (mut others, mut pictures) = (bounds::INFLATED, bounds::PICTURES);
    for stream in streams(file) {
        let picture = stream.is_picture();
        let left = if picture { pictures.min(bounds::INFLATED) } else { others };
        let length = stream.length as u64;
        if encrypted && !picture && length * DEFLATE > 2 * bounds::INFLATED {
            return false;
        }
        let in_letters = ["ASCIIHex", "/AHx", "ASCII85", "/A85"].iter().any(|name| stream.names(name));
        let deflated = stream.names("Flate") || stream.names("/Fl") || stream.names("LZW");
        if in_letters && deflated && length * DEFLATE > 2 * bounds::INFLATED
            || (stream.names("RunLength") || stream.names("/RL")) && length * RUN_LENGTH > bounds::INFLATED
        {
            return false;
        }
        let own = stream.data.get(..stream.length).unwrap_or(stream.data);
        // What is no picture is parsed; the bytes of a picture may be anything.
        let limit = if stream.names("ObjStm") { bounds::NESTED } else { bounds::NESTED_IN_STREAMS };
        let mut depth = Depth::new(if picture { usize::MAX } else { limit });
        if !stream.names("Flate") {
            depth.take(own);
        }
        let inflated = match inflated(stream.data, left, &mut depth) {
            _ if depth.is_exceeded() => return false,
            Some(inflated) => inflated,
            None => return false,
        };
        let unpacked = if stream.names("LZW") { lzw_length(own, left) } else { 0 };
        let size = inflated.max(unpacked);
        if size > left {
            return false;
        }
        if picture { pictures -= size } else { others -= size }
    }
    true
}

/// To how much a stream inflates, through all layers; `None` beyond `limit`.
fn inflated(data: &[u8], limit: u64, depth: &mut Depth) -> Option<u64> {
    let mut most = 0;
    for layers in 1..=LAYERS {
        let mut reader: Box<dyn Read + '_> = Box::new(data);
        for layer in 0..layers {
            reader = if layer > 0 || is_zlib(data) {
                Box::new(ZlibDecoder::new(reader))
            } else {
                Box::new(DeflateDecoder::new(reader))
            };
        }
        let (count, head) = count(reader, limit.checked_add(1)?, depth);
        if count > limit {
            return None;
        }
        most = most.max(count);
        if !is_zlib(&head) {
            break;
        }
    }
    Some(most)
}

/// Reads to the end, or to the first error, or to `limit`; how much came, and the first two bytes.
fn count(reader: Box<dyn Read + '_>, limit: u64, depth: &mut Depth) -> (u64, Vec<u8>) {
    let mut reader = reader.take(limit);
    let mut buffer = vec![0; 64 << 10];
    let (mut count, mut head) = (0, Vec::new());
    while let Ok(read @ 1..) = reader.read(&mut buffer) {
        let piece = buffer.get(..read).unwrap_or_default();
        if head.len() < 2 {
            head.extend(piece.iter().take(2));
        }
        depth.take(piece);
        if depth.is_exceeded() {
            break;
        }
        count += read as u64;
    }
    (count, head)
}

fn is_zlib(data: &[u8]) -> bool {
    match data {
        [method, flags, ..] => method & 0x0f == 8 && (u16::from(*method) << 8 | u16::from(*flags)).is_multiple_of(31),
        _ => false,
    }
}

/// How long LZW data are unpacked: each code is as long as the one before, and one more.
fn lzw_length(data: &[u8], limit: u64) -> u64 {
    let lengths = |early: usize| -> u64 {
        let mut table: Vec<u64> = Vec::with_capacity(4096);
        let (mut total, mut before, mut bits, mut kept, mut width) = (0_u64, None::<u64>, 0_u32, 0_u32, 9_u32);
        for byte in data {
            bits = (bits << 8 | u32::from(*byte)) & 0x00ff_ffff;
            kept += 8;
            if kept < width {
                continue;
            }
            kept -= width;
            let code = bits >> kept & ((1 << width) - 1);
            let length = match code {
                0..=255 => 1,
                256 => {
                    table.clear();
                    (before, width) = (None, 9);
                    continue;
                }
                257 => break,
                _ => table.get(code as usize - 258).copied().or(before.map(|before| before + 1)).unwrap_or(0),
            };
            total += length;
            if let Some(before) = before.filter(|_| table.len() < 4096 - 258) {
                table.push(before + 1);
            }
            before = Some(length);
            width = match table.len() + 258 + early {
                0..=511 => 9,
                512..=1023 => 10,
                1024..=2047 => 11,
                _ => 12,
            };
            if total > limit {
                break;
            }
        }
        total
    };
    lengths(1).max(lengths(0))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn deflated(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        let written = encoder.write_all(data).and_then(|()| encoder.finish());
        written.unwrap_or_default()
    }

    fn file(dictionary: &str, data: &[u8]) -> Vec<u8> {
        let mut file = format!("4 0 obj\n<<{dictionary}>>\nstream\n").into_bytes();
        file.extend(data);
        file.extend(b"\nendstream\nendobj");
        file
    }

    #[test]
    fn bombs_are_seen_through_every_layer() {
        let room = vec![b' '; 64 << 20];
        let once = deflated(&room);
        assert_eq!(inflated(&once, 1 << 30, &mut Depth::new(9)), Some(64 << 20));
        assert_eq!(inflated(&once, 1 << 20, &mut Depth::new(9)), None);
        assert_eq!(inflated(&deflated(&once), 1 << 20, &mut Depth::new(9)), None);
        assert!(are_safe(&file("/Filter/FlateDecode", &once), false));
        let nested = deflated(&vec![b'['; 1 << 20]);
        assert!(!are_safe(&file("/Filter/FlateDecode", &nested), false));
        assert!(are_safe(&file("/Subtype/Image/Filter/FlateDecode", &nested), false));
    }

    #[test]
    fn lzw_is_measured() {
        // The example of the PDF standard: 45 45 45 45 45 65 45 45 45 66.
        assert_eq!(lzw_length(&[0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01], 1 << 20), 10);
    }
}
