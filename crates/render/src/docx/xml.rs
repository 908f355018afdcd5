//! A small element tree: read from docx-rs's bytes, changed by the finishing pass, written to the package.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, escape};

use super::DocxError;

/// An element with its prefix as written; docx-rs and this crate use the customary prefixes only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    /// `w:pPr`
    pub(super) name: String,
    /// In the order they are written.
    pub(super) attributes: Vec<(String, String)>,
    /// Elements and text, in order.
    pub(super) children: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// A child.
    Element(Element),
    /// Words, unescaped.
    Text(String),
}

impl Element {
    /// An empty element.
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), attributes: Vec::new(), children: Vec::new() }
    }

    /// With an attribute; one of the same name is replaced.
    pub(super) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }

    /// With one more child.
    pub(super) fn child(mut self, child: Element) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// With more children.
    pub(super) fn extend(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// With words.
    pub(super) fn text(mut self, text: &str) -> Self {
        self.children.push(Node::Text(text.to_owned()));
        self
    }

    /// An attribute's value.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Sets an attribute.
    pub(super) fn set(&mut self, name: &str, value: impl Into<String>) {
        match self.attributes.iter_mut().find(|(key, _)| key == name) {
            Some((_, old)) => *old = value.into(),
            None => self.attributes.push((name.to_owned(), value.into())),
        }
    }

    /// The child elements.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The child elements, to be changed.
    pub(super) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child of this name, made where there is none.
    pub(super) fn child_or_new(&mut self, name: &str) -> Option<&mut Element> {
        if !self.elements().any(|child| child.name == name) {
            self.children.push(Node::Element(Element::new(name)));
        }
        self.elements_mut().find(|child| child.name == name)
    }

    /// The first element below this one, at any depth, for which `wanted` holds.
    pub(super) fn find(&self, wanted: &dyn Fn(&Element) -> bool) -> Option<&Element> {
        self.elements().find_map(|child| if wanted(child) { Some(child) } else { child.find(wanted) })
    }

    /// Changes this element and all below it, children first.
    pub(super) fn visit(&mut self, change: &mut dyn FnMut(&mut Element)) {
        for child in self.elements_mut() {
            child.visit(change);
        }
        change(self);
    }

    /// Reads a part. Comments and processing instructions are dropped.
    pub(super) fn parse(part: &'static str, bytes: &[u8]) -> Result<Element, DocxError> {
        let malformed = |reason: &dyn std::fmt::Display| DocxError::Xml { part, reason: reason.to_string() };
        let source = std::str::from_utf8(bytes).map_err(|e| malformed(&e))?;
        let mut reader = Reader::from_str(source);
        // The outermost entry collects the root.
        let mut open = vec![Element::new("")];
        loop {
            match reader.read_event().map_err(|e| malformed(&e))? {
                Event::Start(start) => open.push(read_start(&start).map_err(|e| malformed(&e))?),
                Event::Empty(start) => {
                    let element = read_start(&start).map_err(|e| malformed(&e))?;
                    push(&mut open, Node::Element(element));
                }
                Event::End(_) => {
                    let element = open.pop().ok_or_else(|| malformed(&"an end tag too many"))?;
                    push(&mut open, Node::Element(element));
                }
                Event::Text(text) => push(&mut open, Node::Text(text.into_inner().into_owned())),
                Event::CData(text) => push(&mut open, Node::Text(text.into_inner().into_owned())),
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().map_err(|e| malformed(&e))?;
                    let text = match character {
                        Some(character) => character.to_string(),
                        None => escape::resolve_predefined_entity(&reference)
                            .ok_or_else(|| malformed(&"an entity that XML doesn't know"))?
                            .to_owned(),
                    };
                    push(&mut open, Node::Text(text));
                }
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) | Event::DocType(_) => {}
                Event::Eof => break,
            }
        }
        let root = open.pop().filter(|_| open.is_empty()).and_then(|holder| holder.elements().next().cloned());
        root.ok_or_else(|| malformed(&"no root element"))
    }

    /// The part's bytes, declaration included.
    pub(super) fn to_bytes(&self) -> Result<Vec<u8>, DocxError> {
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        self.write(&mut out)?;
        Ok(out.into_bytes())
    }

    fn write(&self, out: &mut String) -> Result<(), DocxError> {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            refuse_control_characters(value)?;
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            out.push_str(&escape::escape(value.as_str()));
            out.push('"');
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return Ok(());
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(out)?,
                Node::Text(text) => {
                    refuse_control_characters(text)?;
                    out.push_str(&escape::partial_escape(text.as_str()));
                }
            }
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
        Ok(())
    }
}

/// An error where `text` holds a control character or a noncharacter: XML can't carry most of them, and Word takes tab
/// and line feed in running text for something else than the author wrote.
pub(super) fn refuse_control_characters(text: &str) -> Result<(), DocxError> {
    match text.chars().find(|c| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')) {
        None => Ok(()),
        Some(character) => Err(DocxError::Character { character, text: text.to_owned() }),
    }
}

fn read_start(start: &BytesStart<'_>) -> Result<Element, quick_xml::Error> {
    let mut element = Element::new(start.name().as_ref());
    for attribute in start.attributes() {
        let attribute = attribute?;
        let value = attribute.normalized_value(XmlVersion::Explicit1_0)?;
        element.attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    Ok(element)
}

/// Adds to the innermost open element; text next to text becomes one.
fn push(open: &mut [Element], node: Node) {
    let Some(parent) = open.last_mut() else { return };
    match (parent.children.last_mut(), node) {
        (Some(Node::Text(before)), Node::Text(text)) => before.push_str(&text),
        (_, node) => parent.children.push(node),
    }
}
