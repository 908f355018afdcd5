//! Looks at a file before the library does.

use std::io::Read;

use flate2::read::ZlibDecoder;
use plan_core::said;

use super::bounds;
use super::depth::is_within;
use super::facts::is_encrypted;
use super::streams::{are_safe, find, streams};
use super::tree::Tree;
use crate::error::Unreadable;

/// How much of an object stream is looked at for pages.
const OBJECTS: u64 = 64 << 20;

/// Refuses a file that isn't a PDF, or that would wear out its reader.
pub(super) fn refuse(file: &[u8]) -> Result<(), Unreadable> {
    if file.len() > bounds::FILE {
        let limit = bounds::FILE >> 20;
        return Err(Unreadable { why: said!("tệp PDF lớn hơn {limit} MB", "the PDF is larger than {limit} MB") });
    }
    if find(file.get(..file.len().min(2000)).unwrap_or(file), b"%PDF-").is_none() {
        return Err(Unreadable { why: said!("tệp không phải là PDF", "the file isn't a PDF") });
    }
    if is_safe(file) {
        return Ok(());
    }
    Err(Unreadable {
        why: said!(
            "cấu trúc của tệp PDF lồng nhau hoặc phình to quá mức; hãy xuất lại từ bản gốc",
            "the PDF's structure nests or inflates beyond all measure; export it again from its source"
        ),
    })
}

fn is_safe(file: &[u8]) -> bool {
    if !are_safe(file, is_encrypted(file)) {
        return false;
    }
    let mut tree = Tree::default();
    for stream in streams(file).filter(|stream| stream.names("ObjStm")) {
        let mut objects = Vec::new();
        let open = !stream.names("Flate");
        let own = stream.data.get(..stream.length).unwrap_or(stream.data);
        let _ = if open {
            objects.extend_from_slice(own);
            Ok(0)
        } else {
            // What came before an error is all there is.
            ZlibDecoder::new(stream.data).take(OBJECTS).read_to_end(&mut objects)
        };
        tree.learn_stream(&objects, first(stream.dictionary).unwrap_or(0));
    }
    // Between the streams: what is in them was looked at, and isn't syntax.
    open_parts(file).all(|part| {
        let within = is_within(part, bounds::NESTED);
        if within {
            tree.learn(part);
        }
        within
    }) && tree.is_safe()
}

/// Where the objects of an object stream begin.
fn first(dictionary: &[u8]) -> Option<usize> {
    let after = dictionary.get(find(dictionary, b"/First")? + b"/First".len()..)?;
    let digits: Vec<u8> = after.trim_ascii_start().iter().copied().take_while(u8::is_ascii_digit).collect();
    std::str::from_utf8(&digits).ok()?.parse().ok()
}

/// The parts of a file outside its streams.
fn open_parts(file: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(file);
    std::iter::from_fn(move || {
        let part = rest?;
        let begin = streams(part).next().map(|stream| (part.len() - stream.data.len(), stream.length));
        match begin {
            Some((from, length)) => {
                rest = part.get(from + length..);
                part.get(..from)
            }
            None => rest.take(),
        }
    })
}
