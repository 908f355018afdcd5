//! Reading a package with `zip` and `quick-xml`.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion, escape};

/// A part as a flat list: tags with their attributes, and text.
#[derive(Debug)]
pub(crate) enum Piece {
    Open(String, BTreeMap<String, String>),
    Close,
    Text(String),
}

/// The parts by name, in the order of the package.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = package.len();
    let read = |index| {
        let mut entry = package.by_index(index).unwrap();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        (entry.name().unwrap().into_owned(), text)
    };
    (0..count).map(read).collect()
}

pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    parts(bytes).into_iter().find(|(found, _)| found == name).map(|(_, text)| text).expect(name)
}

fn open(start: &BytesStart<'_>) -> Piece {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).unwrap().into_owned();
        (attribute.key.as_ref().to_owned(), value)
    });
    Piece::Open(start.name().as_ref().to_owned(), attributes.collect())
}

pub(crate) fn pieces(xml: &str) -> Vec<Piece> {
    let mut reader = Reader::from_str(xml);
    let mut pieces = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => pieces.push(open(&start)),
            Event::Empty(start) => {
                pieces.push(open(&start));
                pieces.push(Piece::Close);
            }
            Event::End(_) => pieces.push(Piece::Close),
            Event::Text(text) => pieces.push(Piece::Text(text.into_inner().into_owned())),
            Event::GeneralRef(reference) => {
                let text = match reference.resolve_char_ref().unwrap() {
                    Some(character) => character.to_string(),
                    None => escape::resolve_predefined_entity(&reference).unwrap().to_owned(),
                };
                pieces.push(Piece::Text(text));
            }
            Event::Eof => return pieces,
            _ => {}
        }
    }
}

/// What a reader hears: the text of every paragraph, in the order of the file.
pub(crate) fn paragraphs(xml: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut inside = false;
    for piece in pieces(xml) {
        match piece {
            Piece::Open(name, _) if name == "w:p" => texts.push(String::new()),
            // A line of the title or of a heading: a text of its own.
            Piece::Open(name, _) if name == "w:br" => texts.push(String::new()),
            Piece::Open(name, _) => inside = name == "w:t" || name == "w:delText",
            Piece::Close => inside = false,
            Piece::Text(text) if inside => texts.last_mut().unwrap().push_str(&text),
            Piece::Text(_) => {}
        }
    }
    texts.retain(|text| !text.is_empty());
    texts
}

/// The attributes of every element of this name.
pub(crate) fn all(xml: &str, wanted: &str) -> Vec<BTreeMap<String, String>> {
    let attributes = pieces(xml).into_iter().filter_map(|piece| match piece {
        Piece::Open(name, attributes) if name == wanted => Some(attributes),
        _ => None,
    });
    attributes.collect()
}

pub(crate) fn values(xml: &str, wanted: &str, attribute: &str) -> Vec<String> {
    all(xml, wanted).into_iter().filter_map(|mut attributes| attributes.remove(attribute)).collect()
}
