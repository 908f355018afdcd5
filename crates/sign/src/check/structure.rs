//! The bytes of one update: whether they are objects, a cross-reference section that lists them, and nothing else.
//!
//! Readers differ in what they make of a torn file. What an honest program appends leaves nothing to make out: each byte
//! belongs to an object that the new section lists, once, or to the section. Everything else is a way to show one reader
//! one thing and the next another.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId};
use plan_core::diagnostic::Said;
use plan_core::said;

use super::lex::{Lexer, entry};
use super::revisions::Revision;
use super::section::{Row, Section, members, section};

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
    let Some(section) = section(pair.bytes, pair.after.xref) else {
        return Some(said!("bảng tham chiếu chéo hỏng", "a torn cross-reference section"));
    };
    trailer(pair, &section)
        .or_else(|| table(pair, &section))
        .or_else(|| rows(pair, &section))
        .or_else(|| packed(pair, &section))
        .or_else(|| bytes(pair, &section))
}

/// The new section: it follows the old one, keeps the catalogue, and has no second section beside it.
fn trailer(pair: Pair<'_>, section: &Section) -> Option<Said> {
    let entries = &section.trailer;
    if let Some((key, _)) = entries.iter().find(|(key, _)| !TRAILER.contains(&key.as_slice())) {
        let key = String::from_utf8_lossy(key);
        return Some(said!("mục lạ /{key} ở cuối tệp", "/{key} in the trailer, which has no business there"));
    }
    let number = |key| entry(entries, key).and_then(|at| Lexer::new(pair.bytes, at.start).number());
    if number(b"Prev") != u64::try_from(pair.before.xref).ok() {
        return Some(said!(
            "bản cập nhật không nối tiếp bản trước nó",
            "the update doesn't follow the revision before it"
        ));
    }
    // An object beyond the size isn't there for some readers (ISO 32000-1, 7.5.5).
    let last = pair.new.reference_table.entries.keys().next_back().copied().unwrap_or(0);
    if number(b"Size").is_none_or(|size| size <= u64::from(last)) {
        return Some(said!("/Size nhỏ hơn số đối tượng của tệp", "/Size is below the number of the file's objects"));
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

/// What the library made of the new section: the old table, and the section's rows over it.
fn table(pair: Pair<'_>, section: &Section) -> Option<Said> {
    let all = |document: &Document| -> BTreeMap<u32, Row> {
        document.reference_table.entries.iter().map(|(number, entry)| (*number, Row::of(entry))).collect()
    };
    let mut expected = all(pair.old);
    expected.extend(&section.rows);
    (expected != all(pair.new)).then(|| {
        said!("bảng tham chiếu chéo đọc được theo nhiều cách", "a cross-reference section that can be read in two ways")
    })
}

/// The rows, one by one: each names an object that came with the update, or says what the table said before.
fn rows(pair: Pair<'_>, section: &Section) -> Option<Said> {
    for (number, row) in &section.rows {
        let was = pair.old.reference_table.get(*number).map(Row::of);
        let is_honest = match (*row, was) {
            (row, Some(was)) if row == was => true,
            (Row::Free, _) => true,
            (Row::At { offset, generation }, was) => {
                let is_own = match was {
                    Some(Row::At { generation: was, .. }) => was == generation,
                    Some(Row::Within { .. }) => generation == 0,
                    Some(Row::Free) | None => true,
                };
                offset >= pair.before.end && is_own
            }
            (Row::Within { stream, .. }, _) => came(pair, section, stream).is_some(),
        };
        if !is_honest {
            return Some(said!(
                "đối tượng {number} bị trỏ về chỗ khác trong phần đã ký",
                "object {number} was made to lead elsewhere in what was signed"
            ));
        }
    }
    None
}

/// The name of an object that came with the update.
fn came(pair: Pair<'_>, section: &Section, number: u32) -> Option<ObjectId> {
    match section.rows.get(&number) {
        Some(Row::At { offset, generation }) if *offset >= pair.before.end => Some((number, *generation)),
        _ => None,
    }
}

/// The object streams that came with the update: their lists and the section's say the same.
fn packed(pair: Pair<'_>, section: &Section) -> Option<Said> {
    let mut listed: BTreeMap<u32, BTreeMap<u16, u32>> = BTreeMap::new();
    for (number, row) in &section.rows {
        let was = pair.old.reference_table.get(*number).map(Row::of);
        if let Row::Within { stream, index } = *row
            && was != Some(*row)
            && listed.entry(stream).or_default().insert(index, *number).is_some()
        {
            return Some(lists_differ(stream));
        }
    }
    for number in section.rows.keys() {
        let stream = came(pair, section, *number).and_then(|id| pair.new.objects.get(&id)?.as_stream().ok());
        if stream.is_some_and(|stream| stream.dict.has_type(b"ObjStm")) {
            listed.entry(*number).or_default();
        }
    }
    for (stream, own) in listed {
        let object = came(pair, section, stream).and_then(|id| pair.new.objects.get(&id)?.as_stream().ok());
        let expected: Option<BTreeMap<u16, u32>> =
            object.and_then(members).map(|numbers| (0_u16..).zip(numbers).collect());
        if expected.is_none_or(|expected| expected != own) {
            return Some(lists_differ(stream));
        }
    }
    None
}

fn lists_differ(stream: u32) -> Said {
    said!(
        "luồng đối tượng {stream} không khớp với bảng tham chiếu chéo",
        "the object stream {stream} doesn't hold what the cross-reference section says"
    )
}

/// The bytes between the two revisions.
fn bytes(pair: Pair<'_>, section: &Section) -> Option<Said> {
    let begin = pair.before.end.min(pair.after.marker);
    let mut listed: Vec<(usize, Option<ObjectId>)> = Vec::new();
    for (number, row) in &section.rows {
        let Row::At { offset, generation } = *row else { continue };
        let id = (*number, generation);
        if offset == pair.after.xref && section.own != Some(id) {
            return Some(said!("bảng tham chiếu chéo hỏng", "a torn cross-reference section"));
        }
        if offset >= begin && offset != pair.after.xref {
            listed.push((offset, Some(id)));
        }
    }
    listed.push((pair.after.xref, None));
    listed.sort_unstable();
    let mut at = begin;
    for (offset, id) in listed {
        let blank = pair.bytes.get(at..offset).is_some_and(|gap| gap.iter().all(u8::is_ascii_whitespace));
        if !blank {
            return Some(said!(
                "có dữ liệu không thuộc đối tượng nào, hoặc đối tượng ghi hai lần",
                "there are bytes that belong to no object, or an object written twice"
            ));
        }
        at = match id {
            None => section.end,
            Some(id) => match object_end(pair, offset, id) {
                Some(end) => end,
                None => {
                    let number = id.0;
                    return Some(said!(
                        "đối tượng {number} hỏng hoặc ghi hai lần",
                        "object {number} is torn or says a thing twice"
                    ));
                }
            },
        };
    }
    let mut tail = Lexer::new(pair.bytes, at);
    let ends = tail.word(b"startxref").and_then(|()| tail.number()).and_then(|_| tail.word(b"%%EOF"));
    (ends.is_none() || tail.at != pair.after.marker).then(|| {
        said!("có dữ liệu lạ trước cuối bản cập nhật", "there are bytes before the update's end that belong to nothing")
    })
}

/// Where an object ends that is whole and has the name that the section gives it.
fn object_end(pair: Pair<'_>, offset: usize, (number, generation): ObjectId) -> Option<usize> {
    let mut lexer = Lexer::new(pair.bytes, offset);
    if lexer.object()? != (u64::from(number), u64::from(generation)) {
        return None;
    }
    let start = lexer;
    lexer.any()?;
    if { lexer }.word(b"stream").is_some() {
        let length = entry(&{ start }.dictionary()?, b"Length")?;
        lexer.data(length_of(pair, length)?)?;
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
