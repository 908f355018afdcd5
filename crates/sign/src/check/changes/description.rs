//! The file's description (XMP): signing programs write it anew, with another date of change and their own name.

use lopdf::{Dictionary, Document, Object};
use roxmltree::{Document as Xml, Node};

use super::super::fields::{text, value};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/// What may differ: when the file was last written, and by which program.
const FREE: [(&str, &str); 3] = [
    ("http://ns.adobe.com/xap/1.0/", "ModifyDate"),
    ("http://ns.adobe.com/xap/1.0/", "MetadataDate"),
    ("http://ns.adobe.com/pdf/1.3/", "Producer"),
];

/// The largest that is read, bytes.
const LARGE: usize = 1 << 20;

/// How deep it may nest.
const DEEP: usize = 32;

/// A property and what it says: names from the outermost, then the value.
type Said = Vec<String>;

/// Whether a description says of the document what the old one did. Where there was none, it may say what the file's
/// properties do.
pub(super) fn says_the_same(old: &Document, before: Option<&Object>, after: &Object) -> bool {
    let Some(now) = said(after) else { return false };
    match before {
        Some(before) => said(before).is_some_and(|before| before == now),
        None => {
            let info = value(old, &old.trailer, b"Info").as_dict().ok().cloned().unwrap_or_else(Dictionary::new);
            let known: Vec<String> = info.iter().filter_map(|(_, value)| value.as_str().ok().map(text)).collect();
            // Of a title in the default language its language is told too.
            now.iter().filter_map(|said| said.last()).all(|said| known.contains(said) || said == "x-default")
        }
    }
}

/// All that a description says, sorted: an attribute and an element are one way and the other to say the same.
fn said(object: &Object) -> Option<Vec<Said>> {
    let stream = object.as_stream().ok()?;
    let bytes = if stream.dict.has(b"Filter") {
        stream.decompressed_content_with_limit(LARGE).ok()?
    } else {
        stream.content.clone()
    };
    let xml = Xml::parse(std::str::from_utf8(bytes.get(..bytes.len().min(LARGE))?).ok()?).ok()?;
    let root = xml.descendants().take(16).find(|node| node.has_tag_name((RDF, "RDF")))?;
    let mut all = Vec::new();
    walk(root, &mut Vec::new(), &mut all, DEEP)?;
    all.sort_unstable();
    Some(all)
}

fn walk(node: Node<'_, '_>, path: &mut Said, all: &mut Vec<Said>, depth: usize) -> Option<()> {
    let depth = depth.checked_sub(1)?;
    let mut tell = |path: &Said, name: Option<String>, value: &str| {
        let said: Said = path.iter().cloned().chain(name).chain([value.trim().to_owned()]).collect();
        all.push(said);
    };
    for attribute in node.attributes() {
        let namespace = attribute.namespace().unwrap_or_default();
        if namespace == RDF {
            if attribute.name() == "resource" {
                tell(path, None, attribute.value());
            }
        } else if !FREE.contains(&(namespace, attribute.name())) {
            tell(path, Some(format!("{namespace}{}", attribute.name())), attribute.value());
        }
    }
    let is_leaf = !node.children().any(|child| child.is_element());
    if is_leaf && let Some(text) = node.text().filter(|text| !text.trim().is_empty()) {
        tell(path, None, text);
    }
    for child in node.children().filter(Node::is_element) {
        let namespace = child.tag_name().namespace().unwrap_or_default();
        if FREE.contains(&(namespace, child.tag_name().name())) {
            continue;
        }
        let is_frame = namespace == RDF;
        if !is_frame {
            path.push(format!("{namespace}{}", child.tag_name().name()));
        }
        walk(child, path, all, depth)?;
        if !is_frame {
            path.pop();
        }
    }
    Some(())
}
