//! The bytes of one update: whether they are objects, a cross-reference section that lists them, and nothing else.
//!
//! Readers differ in what they make of a torn file. What an honest program appends leaves nothing to make out: each byte
//! belongs to an object that the new section lists, once, or to the section. Everything else is a way to show one reader
//! one thing and the next another.

use lopdf::xref::XrefEntry;
use lopdf::{Document, Object};
use plan_core::diagnostic::Said;
use plan_core::said;

use super::lex::{Lexer, entry};
use super::revisions::Revision;

/// Two revisions that follow each other, and the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) old: &'a Document,
    pub(super) new: &'a Document,
    pub(super) before: Revision,
    pub(super) after: Revision,
}

/// What a trailer may say.
const TRAILER: [&[u8]; 11] =
    [b"Size", b"Prev", b"Root", b"Info", b"ID", b"Type", b"W", b"Index", b"Length", b"Filter", b"DecodeParms"];

/// What isn't as an honest update has it.
pub(super) fn faults(pair: Pair<'_>) -> Option<Said> {
    trailer(pair).or_else(|| objects(pair))
}

/// The new section: it follows the old one, keeps the catalogue, and has no second section beside it.
fn trailer(pair: Pair<'_>) -> Option<Said> {
    let torn = || Some(said!("bảng tham chiếu chéo hỏng", "a torn cross-reference section"));
    let mut lexer = Lexer::new(pair.bytes, pair.after.xref);
    if lexer.word(b"xref").is_some() {
        while lexer.word(b"trailer").is_none() {
            if lexer.any().is_none() || lexer.at >= pair.after.marker {
                return torn();
            }
        }
    } else if lexer.object().is_none() {
        return torn();
    }
    let Some(entries) = lexer.dictionary() else { return torn() };
    if let Some((key, _)) = entries.iter().find(|(key, _)| !TRAILER.contains(&key.as_slice())) {
        let key = String::from_utf8_lossy(key);
        return Some(said!("mục lạ /{key} ở cuối tệp", "/{key} in the trailer, which has no business there"));
    }
    let previous = entry(&entries, b"Prev").and_then(|at| Lexer::new(pair.bytes, at.start).number());
    if previous != u64::try_from(pair.before.xref).ok() {
        return Some(said!(
            "bản cập nhật không nối tiếp bản trước nó",
            "the update doesn't follow the revision before it"
        ));
    }
    for key in [&b"Root"[..], b"Info"] {
        let (old, new) = (pair.old.trailer.get(key).ok(), pair.new.trailer.get(key).ok());
        if old != new && (key == b"Root" || old.is_some()) {
            let key = String::from_utf8_lossy(key);
            return Some(said!("/{key} trỏ sang chỗ khác", "/{key} leads elsewhere"));
        }
    }
    let first = |document: &Document| match document.trailer.get(b"ID") {
        Ok(Object::Array(ids)) => ids.first().and_then(|id| id.as_str().ok()).map(<[u8]>::to_vec),
        _ => None,
    };
    (first(pair.old) != first(pair.new))
        .then(|| said!("số nhận dạng của tệp bị đổi", "the file's identifier was changed"))
}

/// The objects between the two revisions.
fn objects(pair: Pair<'_>) -> Option<Said> {
    let begin = pair.before.end.min(pair.after.marker);
    let mut listed: Vec<(usize, Option<u32>)> = Vec::new();
    for (number, entry) in &pair.new.reference_table.entries {
        let XrefEntry::Normal { offset, .. } = entry else { continue };
        let offset = usize::try_from(*offset).unwrap_or(usize::MAX);
        let was = pair.old.reference_table.get(*number);
        if offset >= begin {
            listed.push((offset, Some(*number)));
        } else if !matches!(was, Some(XrefEntry::Normal { offset: old, .. }) if usize::try_from(*old) == Ok(offset)) {
            return Some(said!(
                "đối tượng {number} bị trỏ về chỗ khác trong phần đã ký",
                "object {number} was made to lead elsewhere in what was signed"
            ));
        }
    }
    let is_table = Lexer::new(pair.bytes, pair.after.xref).word(b"xref").is_some();
    listed.retain(|(offset, _)| *offset != pair.after.xref);
    listed.push((pair.after.xref, None));
    listed.sort_unstable();
    let mut at = begin;
    for (offset, number) in listed {
        let blank = pair.bytes.get(at..offset).is_some_and(|gap| gap.iter().all(u8::is_ascii_whitespace));
        if !blank {
            return Some(said!(
                "có dữ liệu không thuộc đối tượng nào, hoặc đối tượng ghi hai lần",
                "there are bytes that belong to no object, or an object written twice"
            ));
        }
        let end = match number {
            None if is_table => section_end(pair, offset),
            number => object_end(pair, offset, number),
        };
        let Some(end) = end else {
            return Some(match number {
                Some(number) => {
                    said!("đối tượng {number} hỏng hoặc ghi hai lần", "object {number} is torn or says a thing twice")
                }
                None => said!("bảng tham chiếu chéo hỏng", "a torn cross-reference section"),
            });
        };
        at = end;
    }
    let mut tail = Lexer::new(pair.bytes, at);
    let ends = tail.word(b"startxref").and_then(|()| tail.number()).and_then(|_| tail.word(b"%%EOF"));
    (ends.is_none() || tail.at != pair.after.marker).then(|| {
        said!("có dữ liệu lạ trước cuối bản cập nhật", "there are bytes before the update's end that belong to nothing")
    })
}

/// Where a table and its trailer end.
fn section_end(pair: Pair<'_>, offset: usize) -> Option<usize> {
    let mut lexer = Lexer::new(pair.bytes, offset);
    lexer.word(b"xref")?;
    while lexer.word(b"trailer").is_none() {
        let token = lexer.any()?;
        let token = pair.bytes.get(token)?;
        if !(token.iter().all(u8::is_ascii_digit) || token == b"n" || token == b"f") {
            return None;
        }
    }
    lexer.dictionary()?;
    Some(lexer.at)
}

/// Where an object ends that is whole and has the number that the section gives it.
fn object_end(pair: Pair<'_>, offset: usize, number: Option<u32>) -> Option<usize> {
    let mut lexer = Lexer::new(pair.bytes, offset);
    let (own, _) = lexer.object()?;
    if number.is_some_and(|number| u64::from(number) != own) {
        return None;
    }
    let start = lexer;
    lexer.any()?;
    if lexer.word(b"stream").is_some() {
        let length = entry(&{ start }.dictionary()?, b"Length")?;
        let length = length_of(pair, length)?;
        let rest = pair.bytes.get(lexer.at..)?;
        lexer.at += if rest.starts_with(b"\r\n") { 2 } else { 1 };
        lexer.at = lexer.at.checked_add(length)?;
        // Blanks only up to the keyword: what is longer than it says hides something.
        let data = lexer.at;
        lexer.word(b"endstream")?;
        if lexer.at > data + b"\r\nendstream".len() {
            return None;
        }
    }
    lexer.word(b"endobj")?;
    Some(lexer.at)
}

/// A stream's length, its own or another object's.
fn length_of(pair: Pair<'_>, at: std::ops::Range<usize>) -> Option<usize> {
    let mut lexer = Lexer::new(pair.bytes, at.start);
    let number = lexer.number()?;
    if lexer.at == at.end {
        return usize::try_from(number).ok();
    }
    let generation = lexer.number()?;
    let id = (u32::try_from(number).ok()?, u16::try_from(generation).ok()?);
    pair.new.get_object(id).ok()?.as_i64().ok().and_then(|length| usize::try_from(length).ok())
}
