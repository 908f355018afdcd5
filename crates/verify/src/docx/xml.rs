//! The XML of a part: parsed within bounds, and walked by local names.
//!
//! Names are compared without their namespaces: transitional and strict files, and what old converters make, differ in
//! them, and below a known parent no two elements share a local name.

use roxmltree::{Document, ParsingOptions};

/// An element of a part.
pub(super) type Node<'a> = roxmltree::Node<'a, 'a>;

/// Elements, texts and comments of one part. A plan of 40 pages has 50 000.
const NODES: u32 = 3_000_000;

/// How deep elements may stand in each other: everything that walks down calls itself at most so often. Word's own files
/// stay below 60.
const DEPTH: usize = 200;

/// Attributes of one element: the parser compares each with each.
const ATTRIBUTES: usize = 500;

/// Namespace declarations that an element takes over from those around it, all elements together: the parser copies
/// them.
const NAMESPACES: usize = 20_000_000;

/// Parses a part. DTDs are refused, and what is larger or deeper than the bounds of this file.
pub(super) fn parse(text: &str) -> Option<Document<'_>> {
    if !is_within_bounds(text) {
        return None;
    }
    Document::parse_with_options(text, ParsingOptions { nodes_limit: NODES, ..ParsingOptions::default() }).ok()
}

/// Whether a parser can be let loose on `text`.
fn is_within_bounds(text: &str) -> bool {
    // Declarations in force, at each level.
    let mut scopes: Vec<usize> = Vec::new();
    let mut copied = 0_usize;
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        let end = match after.as_bytes().first() {
            Some(b'?') => after.find("?>"),
            Some(b'!') if after.starts_with("!--") => after.find("-->"),
            Some(b'!') if after.starts_with("![CDATA[") => after.find("]]>"),
            // A DTD.
            Some(b'!') => return false,
            Some(b'/') => {
                scopes.pop();
                after.find('>')
            }
            _ => {
                let Some(tag) = Tag::of(after) else { return true };
                let inherited = scopes.last().copied().unwrap_or(0);
                if tag.namespaces > 0 {
                    copied = copied.saturating_add(inherited.saturating_mul(tag.namespaces));
                }
                if !tag.is_empty {
                    scopes.push(inherited + tag.namespaces);
                }
                if tag.attributes > ATTRIBUTES || scopes.len() > DEPTH || copied > NAMESPACES {
                    return false;
                }
                Some(tag.end)
            }
        };
        // What isn't closed is the parser's to report.
        let Some(after) = end.and_then(|end| after.get(end..)) else { return true };
        rest = after;
    }
    true
}

/// A start tag.
struct Tag {
    /// Where its ">" is.
    end: usize,
    attributes: usize,
    namespaces: usize,
    is_empty: bool,
}

impl Tag {
    /// The tag that `text` begins with, behind its "<"; `None` if it has no end.
    fn of(text: &str) -> Option<Tag> {
        let (mut quote, mut attributes) = (None, 0);
        for (place, byte) in text.bytes().enumerate() {
            match (quote, byte) {
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'=') => attributes += 1,
                (None, b'>') => {
                    let inside = text.get(..place)?;
                    let namespaces = inside.matches("xmlns").count();
                    return Some(Tag { end: place, attributes, namespaces, is_empty: inside.ends_with('/') });
                }
                (Some(open), close) if open == close => quote = None,
                _ => {}
            }
        }
        None
    }
}

/// What readers ask of an element.
pub(super) trait Element<'a> {
    /// Its local name.
    fn name(&self) -> &'a str;
    /// An attribute by its local name.
    fn attr(&self, name: &str) -> Option<&'a str>;
    /// The attribute `val`.
    fn val(&self) -> Option<&'a str>;
    /// The elements directly below.
    fn elements(self) -> impl Iterator<Item = Node<'a>>;
    /// The first element of this name directly below.
    fn child(&self, name: &str) -> Option<Node<'a>>;
    /// The first element of this name anywhere below.
    fn below(&self, name: &str) -> Option<Node<'a>>;
    /// A switch below (`ST_OnOff`): `None` where it isn't set, and true where it has no value.
    fn switch(&self, name: &str) -> Option<bool>;
}

impl<'a> Element<'a> for Node<'a> {
    fn name(&self) -> &'a str {
        self.tag_name().name()
    }

    fn attr(&self, name: &str) -> Option<&'a str> {
        self.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
    }

    fn val(&self) -> Option<&'a str> {
        self.attr("val")
    }

    fn elements(self) -> impl Iterator<Item = Node<'a>> {
        self.children().filter(Node::is_element)
    }

    fn child(&self, name: &str) -> Option<Node<'a>> {
        self.elements().find(|child| child.name() == name)
    }

    fn below(&self, name: &str) -> Option<Node<'a>> {
        self.descendants().skip(1).find(|node| node.is_element() && node.name() == name)
    }

    fn switch(&self, name: &str) -> Option<bool> {
        self.child(name).map(|node| node.val().is_none_or(is_on))
    }
}

/// Whether a value of `ST_OnOff` is on.
pub(super) fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}

/// What stands directly in `node` for a reader who sees the document as it would be printed: out of content controls,
/// links, custom tags and insertions, without deletions, and of alternatives the first.
pub(super) fn shown(node: Node<'_>) -> Vec<Node<'_>> {
    let mut found = Vec::new();
    add_shown(node, &mut found);
    found
}

fn add_shown<'a>(node: Node<'a>, found: &mut Vec<Node<'a>>) {
    for child in node.elements() {
        match child.name() {
            "AlternateContent" => {
                if let Some(branch) = child.child("Choice").or_else(|| child.child("Fallback")) {
                    add_shown(branch, found);
                }
            }
            "sdt" => {
                if let Some(content) = child.child("sdtContent") {
                    add_shown(content, found);
                }
            }
            "customXml" | "smartTag" | "ins" | "moveTo" | "hyperlink" | "bdo" | "dir" => add_shown(child, found),
            "ruby" => {
                if let Some(base) = child.child("rubyBase") {
                    add_shown(base, found);
                }
            }
            "del" | "moveFrom" => {}
            _ => found.push(child),
        }
    }
}

/// The first of this name among what is shown in `node`: where alternatives may stand in between.
pub(super) fn shown_child<'a>(node: Node<'a>, name: &str) -> Option<Node<'a>> {
    shown(node).into_iter().find(|child| child.name() == name)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_would_take_a_parser_too_long_is_refused() {
        let deep = "<a>".repeat(DEPTH + 1) + &"</a>".repeat(DEPTH + 1);
        let wide: String = (0..600).map(|n| format!(" a{n}=''")).collect();
        let scopes: String = (0..500).map(|n| format!(" xmlns:a{n}='{n}'")).collect();
        let copies = format!("<a{scopes}>{}</a>", "<b xmlns:x='y'/>".repeat(50_000));
        for text in [&deep, &format!("<a{wide}/>"), &copies, "<!DOCTYPE a []><a/>"] {
            assert!(parse(text).is_none(), "{:.60}", text);
        }
        assert!(parse("<?xml version='1.0'?><!-- <a> --><a b='>'><![CDATA[<c>]]><d/></a>").is_some());
    }

    #[test]
    fn of_alternatives_one_is_shown_and_deletions_never() {
        let document = parse(
            "<p><ins><r id='1'/></ins><del><r id='2'/></del><sdt><sdtContent><r id='3'/></sdtContent></sdt>\
             <AlternateContent><Choice><r id='4'/></Choice><Fallback><r id='5'/></Fallback></AlternateContent></p>",
        )
        .unwrap();
        let ids: Vec<_> = shown(document.root_element()).into_iter().filter_map(|node| node.attr("id")).collect();
        assert_eq!(ids, ["1", "3", "4"]);
    }
}
