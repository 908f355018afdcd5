//! The rows of one cross-reference section, as they stand in the file.
//!
//! A library tells what all sections of a file come to. Where one of them says a thing twice, that is the last for one
//! reader and the first for the next; so the rows are read here, and what leaves a reader a choice is no section.

use std::collections::BTreeMap;

use lopdf::xref::XrefEntry;
use lopdf::{Dictionary, Object, ObjectStream, Stream};

use super::lex::{Entries, Lexer};

/// The most bytes of the three fields of a row (`/W`). pyHanko writes places in eight; what they say fits in four, which
/// every reader has room for.
const WIDTHS: [i64; 3] = [4, 8, 2];

/// How much a section may inflate to, bytes.
const INFLATED: usize = 64 << 20;

/// A row of the table: where an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    Free,
    At {
        offset: usize,
        generation: u16,
    },
    /// In an object stream, at a place in its list.
    Within {
        stream: u32,
        index: u16,
    },
}

impl Row {
    /// A row as the library read it.
    pub(super) fn of(entry: &XrefEntry) -> Self {
        match entry {
            XrefEntry::Free | XrefEntry::UnusableFree => Row::Free,
            XrefEntry::Normal { offset, generation } => {
                Row::At { offset: usize::try_from(*offset).unwrap_or(usize::MAX), generation: *generation }
            }
            XrefEntry::Compressed { container, index } => Row::Within { stream: *container, index: *index },
        }
    }
}

/// A section that can be read in one way only.
#[derive(Debug, Clone)]
pub(super) struct Section {
    /// By the object's number; none stands twice.
    pub(super) rows: BTreeMap<u32, Row>,
    pub(super) trailer: Entries,
    /// The byte after the trailer, or after the section's own object.
    pub(super) end: usize,
    /// Number and generation of the object that it is, where it is one.
    pub(super) own: Option<(u32, u16)>,
}

/// The section at `at`: a table or a stream.
pub(super) fn section(bytes: &[u8], at: usize) -> Option<Section> {
    if Lexer::new(bytes, at).word(b"xref").is_some() { table(bytes, at) } else { stream(bytes, at) }
}

fn table(bytes: &[u8], at: usize) -> Option<Section> {
    let mut lexer = Lexer::new(bytes, at);
    lexer.word(b"xref")?;
    let mut rows = BTreeMap::new();
    while lexer.word(b"trailer").is_none() {
        let (first, count) = (lexer.number()?, lexer.number()?);
        lexer.blanks();
        for number in first..first.checked_add(count)? {
            let row = bytes.get(lexer.at..)?.first_chunk::<20>()?;
            lexer.at += row.len();
            put(&mut rows, number, line(row)?)?;
        }
    }
    let trailer = lexer.dictionary()?;
    Some(Section { rows, trailer, end: lexer.at, own: None })
}

/// "0000097750 00000 n\r\n" (ISO 32000-1, 7.5.4).
fn line(row: &[u8; 20]) -> Option<Row> {
    let (offset, rest) = row.split_first_chunk::<10>()?;
    let [b' ', a, b, c, d, e, b' ', kind, end @ ..] = rest else { return None };
    if !matches!(end, b"\r\n" | b" \n" | b" \r") {
        return None;
    }
    let number = |digits: &[u8]| -> Option<usize> {
        digits.iter().all(u8::is_ascii_digit).then(|| std::str::from_utf8(digits).ok()?.parse().ok())?
    };
    let (offset, generation) = (number(offset)?, number(&[*a, *b, *c, *d, *e])?);
    match kind {
        b'n' => Some(Row::At { offset, generation: u16::try_from(generation).ok()? }),
        b'f' => Some(Row::Free),
        _ => None,
    }
}

fn stream(bytes: &[u8], at: usize) -> Option<Section> {
    let mut lexer = Lexer::new(bytes, at);
    let (number, generation) = lexer.object()?;
    let own = (u32::try_from(number).ok()?, u16::try_from(generation).ok()?);
    lexer.blanks();
    let start = lexer.at;
    let trailer = lexer.dictionary()?;
    let dictionary = dictionary(bytes.get(start..lexer.at)?)?;
    let length = usize::try_from(dictionary.get(b"Length").and_then(Object::as_i64).ok()?).ok()?;
    let data = lexer.data(length)?;
    lexer.word(b"endobj")?;
    if !dictionary.has_type(b"XRef") {
        return None;
    }
    let packed = Stream::new(dictionary.clone(), bytes.get(data)?.to_vec());
    let plain = packed.get_plain_content_with_limit(INFLATED).ok()?;
    Some(Section { rows: rows(&dictionary, &plain)?, trailer, end: lexer.at, own: Some(own) })
}

/// The rows in a stream (7.5.8): as many as `/Index` says, and nothing after them.
fn rows(dictionary: &Dictionary, plain: &[u8]) -> Option<BTreeMap<u32, Row>> {
    let numbers = |key: &[u8]| -> Option<Vec<i64>> {
        dictionary.get(key).ok()?.as_array().ok()?.iter().map(|number| number.as_i64().ok()).collect()
    };
    let widths: [i64; 3] = numbers(b"W")?.try_into().ok()?;
    if widths.iter().zip(WIDTHS).any(|(width, most)| !(0..=most).contains(width)) || widths.get(1) == Some(&0) {
        return None;
    }
    let size = dictionary.get(b"Size").and_then(Object::as_i64).ok()?;
    let index = if dictionary.has(b"Index") { numbers(b"Index")? } else { vec![0, size] };
    let (parts, []) = index.as_chunks::<2>() else { return None };
    let mut rows = BTreeMap::new();
    let mut rest = plain;
    for [first, count] in parts {
        let (first, count) = (u64::try_from(*first).ok()?, u64::try_from(*count).ok()?);
        for number in first..first.checked_add(count)? {
            let mut fields = [1, 0, 0];
            for (field, width) in fields.iter_mut().zip(widths) {
                let (own, after) = rest.split_at_checked(usize::try_from(width).ok()?)?;
                rest = after;
                if !own.is_empty() {
                    let number = own.iter().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
                    *field = u32::try_from(number).ok()?;
                }
            }
            let row = match fields {
                [0, ..] => Row::Free,
                [1, offset, generation] => {
                    Row::At { offset: usize::try_from(offset).ok()?, generation: u16::try_from(generation).ok()? }
                }
                [2, stream, index] => Row::Within { stream, index: u16::try_from(index).ok()? },
                _ => return None,
            };
            put(&mut rows, number, row)?;
        }
    }
    rest.is_empty().then_some(rows)
}

/// Adds a row; `None` where its number has one.
fn put(rows: &mut BTreeMap<u32, Row>, number: u64, row: Row) -> Option<()> {
    rows.insert(u32::try_from(number).ok()?, row).is_none().then_some(())
}

/// A dictionary's text, as the library reads it: it has no door for a lone one but that of an object stream.
fn dictionary(text: &[u8]) -> Option<Dictionary> {
    let head = b"1 0 ";
    let mut about = Dictionary::new();
    about.set("N", 1);
    about.set("First", i64::try_from(head.len()).ok()?);
    let stream = Stream::new(about, [head, text].concat());
    ObjectStream::new(&stream).ok()?.objects.into_values().next()?.as_dict().ok().cloned()
}

/// The numbers of the objects in an object stream, in its order (7.5.7): as many as `/N` says, none twice, each whole, one
/// after the other, and nothing else between them.
pub(super) fn members(stream: &Stream) -> Option<Vec<u32>> {
    if !stream.dict.has_type(b"ObjStm") {
        return None;
    }
    let plain = stream.get_plain_content_with_limit(INFLATED).ok()?;
    let whole = |key: &[u8]| usize::try_from(stream.dict.get(key).and_then(Object::as_i64).ok()?).ok();
    let (count, first) = (whole(b"N")?, whole(b"First")?);
    let mut head = Lexer::new(plain.get(..first)?, 0);
    let mut found = Vec::new();
    for _ in 0..count {
        let (number, offset) = (u32::try_from(head.number()?).ok()?, usize::try_from(head.number()?).ok()?);
        found.push((first.checked_add(offset)?, number));
    }
    head.blanks();
    let mut sorted = found.clone();
    sorted.sort_unstable();
    let mut body = Lexer::new(&plain, first);
    for (offset, _) in sorted {
        body.blanks();
        if body.at != Lexer::past_blanks(&plain, offset) || offset < first {
            return None;
        }
        body.any()?;
    }
    body.blanks();
    let numbers: Vec<u32> = found.into_iter().map(|(_, number)| number).collect();
    let is_unique = numbers.iter().collect::<std::collections::BTreeSet<_>>().len() == numbers.len();
    (head.at == first && body.at == plain.len() && is_unique).then_some(numbers)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_in_one_way_or_not_at_all() {
        let table = |rows: &str| section(format!("xref\n{rows}trailer\n<< /Size 9 >>\n").as_bytes(), 0);
        let read = table("0 1\n0000000000 65535 f \n3 2\n0000000017 00000 n\r\n0000000081 00002 n \n").unwrap();
        let rows: Vec<_> = read.rows.into_iter().collect();
        let at = |offset, generation| Row::At { offset, generation };
        assert_eq!(rows, [(0, Row::Free), (3, at(17, 0)), (4, at(81, 2))]);
        for (why, rows) in [
            ("a number twice", "3 1\n0000000017 00000 n \n3 1\n0000000081 00000 n \n"),
            ("fewer rows than it says", "3 2\n0000000017 00000 n \n"),
            ("more rows than it says", "3 1\n0000000017 00000 n \n0000000081 00000 n \n"),
            ("a huge generation", "3 1\n0000000017 70000 n \n"),
            ("a short row", "3 1\n0000000017 00000 n\n"),
            ("a number beyond all", "4294967296 1\n0000000017 00000 n \n"),
        ] {
            assert!(table(rows).is_none(), "{why}");
        }
    }

    #[test]
    fn a_stream_is_read_in_one_way_or_not_at_all() {
        let stream = |about: &str, data: &[u8]| {
            let head = format!("7 0 obj\n<< /Type /XRef /Size 9 {about} /Length {} >>\nstream\n", data.len());
            section(&[head.as_bytes(), data, b"\nendstream\nendobj\n"].concat(), 0)
        };
        let read = stream("/W [1 2 1] /Index [3 2]", &[1, 0, 17, 0, 2, 0, 7, 5]).unwrap();
        assert_eq!(read.own, Some((7, 0)));
        let rows: Vec<_> = read.rows.into_iter().collect();
        assert_eq!(rows, [(3, Row::At { offset: 17, generation: 0 }), (4, Row::Within { stream: 7, index: 5 })]);
        let wide = stream("/W [1 8 2] /Index [3 1]", &[1, 0, 0, 0, 0, 0, 0, 0, 17, 0, 0]).unwrap();
        assert_eq!(wide.rows.get(&3), Some(&Row::At { offset: 17, generation: 0 }));
        for (why, about, data) in [
            ("a number twice", "/W [1 2 1] /Index [3 1 3 1]", &[1, 0, 17, 0, 1, 0, 18, 0][..]),
            ("bytes after the rows", "/W [1 2 1] /Index [3 1]", &[1, 0, 17, 0, 1]),
            ("fewer rows than it says", "/W [1 2 1] /Index [3 2]", &[1, 0, 17, 0]),
            ("a place beyond what every reader counts to", "/W [1 8 1] /Index [3 1]", &[1, 1, 0, 0, 0, 0, 0, 0, 17, 0]),
            ("four fields", "/W [1 2 1 1] /Index [3 1]", &[1, 0, 17, 0, 0]),
            ("an unknown kind", "/W [1 2 1] /Index [3 1]", &[3, 0, 17, 0]),
        ] {
            assert!(stream(about, data).is_none(), "{why}");
        }
    }

    #[test]
    fn an_object_stream_lists_each_object_once() {
        let stream = |count: i64, first: i64, plain: &str| {
            let mut about = Dictionary::new();
            about.set("Type", "ObjStm");
            about.set("N", count);
            about.set("First", first);
            members(&Stream::new(about, plain.as_bytes().to_vec()))
        };
        assert_eq!(stream(2, 9, "5 0 6 4  [1]\n<< /A 1 >>\n"), Some(vec![5, 6]));
        assert_eq!(stream(2, 8, "5 0 5 4 [1] [2]"), None, "a number twice");
        assert_eq!(stream(1, 8, "5 0 6 4 [1] [2]"), None, "more than it says");
        assert_eq!(stream(2, 8, "5 0 6 0 [1] [2]"), None, "one place for two");
        assert_eq!(stream(1, 4, "5 0 [1] [2]"), None, "something after the objects");
        assert_eq!(stream(1, 4, "5 0 [1"), None, "a torn object");
    }
}
