//! The file's description (XMP): signing programs write it anew, with another date of change and their own name.

use lopdf::{Dictionary, Document, Object};
use roxmltree::{Document as Xml, Node};

use super::super::fields::{text, value};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/// The frame of a description (ISO 16684-1, 7.3.3).
const FRAME: &str = "adobe:ns:meta/";

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

/// A property and all that it says. An attribute and an element are one way and the other to write one.
#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    /// Its namespace and name.
    name: String,
    text: String,
    /// Its language and the like, sorted.
    marks: Vec<(String, String)>,
    /// The properties of a structure, sorted; the items of a list, in their order.
    parts: Vec<Said>,
}

/// Whether a description says of the document what the old one did. Where there was none, it may say what the file's
/// properties do.
pub(super) fn says_the_same(old: &Document, before: Option<&Object>, after: &Object) -> bool {
    let Some(now) = said(after) else { return false };
    match before {
        Some(before) => said(before).is_some_and(|before| before == now),
        None => {
            let info = value(old, &old.trailer, b"Info").as_dict().ok().cloned().unwrap_or_else(Dictionary::new);
            let known: Vec<String> = info.iter().filter_map(|(_, value)| value.as_str().ok().map(text)).collect();
            now.iter().all(|said| said.is_among(&known))
        }
    }
}

/// The texts of a file's description, each under the name of its property: `http://purl.org/dc/elements/1.1/title`.
pub(super) fn texts(description: &Object) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for said in said(description).unwrap_or_default() {
        let mut open = vec![&said];
        while let Some(part) = open.pop() {
            if !part.text.is_empty() {
                texts.push((said.name.clone(), part.text.clone()));
            }
            open.extend(&part.parts);
        }
    }
    texts
}

impl Said {
    /// Whether every text in it is one of `known`. Of a title in the default language its language is told too.
    fn is_among(&self, known: &[String]) -> bool {
        (self.text.is_empty() || known.contains(&self.text))
            && self.marks.iter().all(|(_, mark)| known.contains(mark) || mark == "x-default")
            && self.parts.iter().all(|part| part.is_among(known))
    }
}

/// All that a description says, sorted. `None` where readers might differ in what it says: text cut up by comments, a
/// property twice, something beside the description.
fn said(object: &Object) -> Option<Vec<Said>> {
    let stream = object.as_stream().ok()?;
    let bytes = if stream.dict.has(b"Filter") {
        stream.decompressed_content_with_limit(LARGE).ok()?
    } else {
        stream.content.clone()
    };
    let source = std::str::from_utf8(bytes.get(..bytes.len().min(LARGE))?).ok()?;
    let xml = Xml::parse(source).ok()?;
    let mut root = xml.root_element();
    if root.has_tag_name((FRAME, "xmpmeta")) {
        root = sole(root)?;
    }
    let is_plain = |node: Node<'_, '_>| !node.is_comment() && !node.is_pi();
    let whole = source.get(root.range())?;
    if !root.has_tag_name((RDF, "RDF")) || whole.contains("<![CDATA[") || !root.descendants().all(is_plain) {
        return None;
    }
    let mut all = Said::default();
    for description in root.children().filter(Node::is_element) {
        if !description.has_tag_name((RDF, "Description")) {
            return None;
        }
        all.structure(description, true, DEEP)?;
    }
    all.sorted()?;
    Some(all.parts)
}

/// The one element in another.
fn sole<'a, 'input>(node: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    let mut inside = node.children().filter(Node::is_element);
    let first = inside.next()?;
    inside.next().is_none().then_some(first)
}

fn named(namespace: Option<&str>, name: &str) -> String {
    format!("{}{name}", namespace.unwrap_or_default())
}

/// The text that stands right in an element.
fn own_text(node: Node<'_, '_>) -> String {
    let text: String = node.children().filter_map(|child| child.text().filter(|_| child.is_text())).collect();
    text.trim().to_owned()
}

impl Said {
    /// Adds the properties of a structure: its attributes and its elements.
    fn structure(&mut self, node: Node<'_, '_>, is_outermost: bool, depth: usize) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        let is_free =
            |namespace: Option<&str>, name| is_outermost && FREE.contains(&(namespace.unwrap_or_default(), name));
        if !own_text(node).is_empty() {
            return None;
        }
        for attribute in node.attributes() {
            let (namespace, name) = (attribute.namespace(), attribute.name());
            let is_marking = (namespace == Some(RDF) && name == "parseType")
                || (namespace == Some(RDF) && name == "about" && attribute.value().is_empty());
            if !is_marking && !is_free(namespace, name) {
                let text = attribute.value().trim().to_owned();
                self.parts.push(Said { name: named(namespace, name), text, ..Said::default() });
            }
        }
        for child in node.children().filter(Node::is_element) {
            let (namespace, name) = (child.tag_name().namespace(), child.tag_name().name());
            if !is_free(namespace, name) {
                self.parts.push(Said::value(named(namespace, name), child, depth)?);
            }
        }
        Some(())
    }

    /// What a property, or an item of a list, says.
    fn value(name: String, node: Node<'_, '_>, depth: usize) -> Option<Self> {
        let depth = depth.checked_sub(1)?;
        let mut own = Said { name, text: own_text(node), ..Said::default() };
        match node.attribute((RDF, "parseType")) {
            Some("Resource") => {
                own.structure(node, false, depth)?;
                own.sorted()?;
                return Some(own);
            }
            Some(_) => return None,
            None => {}
        }
        for attribute in node.attributes() {
            let name = named(attribute.namespace(), attribute.name());
            if attribute.namespace() == Some(RDF) && attribute.name() == "resource" && own.text.is_empty() {
                attribute.value().trim().clone_into(&mut own.text);
            } else {
                own.marks.push((name, attribute.value().to_owned()));
            }
        }
        own.marks.sort_unstable();
        let Some(inside) = node.children().find(Node::is_element) else { return Some(own) };
        let inside = sole(node).filter(|sole| *sole == inside && own.text.is_empty())?;
        if inside.has_tag_name((RDF, "Description")) {
            own.structure(inside, false, depth)?;
            own.sorted()?;
            return Some(own);
        }
        let list = inside.tag_name();
        if list.namespace() != Some(RDF)
            || !matches!(list.name(), "Seq" | "Bag" | "Alt")
            || !own_text(inside).is_empty()
        {
            return None;
        }
        for item in inside.children().filter(Node::is_element) {
            let item_name = item.has_tag_name((RDF, "li")).then(|| list.name().to_owned())?;
            own.parts.push(Said::value(item_name, item, depth)?);
        }
        Some(own)
    }

    /// Properties have no order, and each stands once.
    fn sorted(&mut self) -> Option<()> {
        self.parts.sort_unstable();
        self.parts
            .windows(2)
            .all(|pair| match pair {
                [one, other] => one.name != other.name,
                _ => true,
            })
            .then_some(())
    }
}

#[cfg(test)]
mod tests {
    use lopdf::{Dictionary, Object, Stream};

    use super::said;

    fn packet(about: &str, inside: &str) -> Object {
        let text = format!(
            "<?xpacket begin=\"\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF \
             xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:a=\"urn:a#\" \
             xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"><rdf:Description rdf:about=\"\" {about}>{inside}\
             </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>"
        );
        Object::Stream(Stream::new(Dictionary::new(), text.into_bytes()))
    }

    #[test]
    fn what_says_the_same_is_the_same() {
        let one = said(&packet("a:n=\"1\" pdf:Producer=\"x\"", "<a:t>Kế hoạch</a:t>"));
        assert!(one.is_some());
        assert_eq!(one, said(&packet("", "<pdf:Producer>y</pdf:Producer><a:t> Kế hoạch\n</a:t><a:n>1</a:n>")));
    }

    #[test]
    fn what_readers_might_read_in_two_ways_says_nothing() {
        for inside in [
            "<a:t>Kế hoạch<!-- --> khác</a:t>",
            "<a:t>Kế hoạch<?x?> khác</a:t>",
            "<a:t><![CDATA[Kế hoạch]]></a:t>",
            "<a:t>một</a:t><a:t>hai</a:t>",
            "<a:t>một<a:b>hai</a:b></a:t>",
            "một",
        ] {
            assert_eq!(said(&packet("", inside)), None, "{inside}");
        }
    }

    #[test]
    fn lists_keep_their_order_and_attributes_their_element() {
        let list = |items: &str| said(&packet("", &format!("<a:t><rdf:Seq>{items}</rdf:Seq></a:t>")));
        assert_ne!(list("<rdf:li>một</rdf:li><rdf:li>hai</rdf:li>"), list("<rdf:li>hai</rdf:li><rdf:li>một</rdf:li>"));
        assert_ne!(
            list("<rdf:li xml:lang=\"vi\">một</rdf:li><rdf:li>hai</rdf:li>"),
            list("<rdf:li>một</rdf:li><rdf:li xml:lang=\"vi\">hai</rdf:li>")
        );
    }
}
