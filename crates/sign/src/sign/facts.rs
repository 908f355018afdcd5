//! What a file says of itself, in the properties that `plan build` writes into its metadata (XMP).

use lopdf::{Document as File, Object};
use plan_core::document::properties::{DATE, ISSUER, NAMESPACE, NUMBER, Property, SIGNER, SOURCE, SYMBOL};
use plan_pdf::Update;
use roxmltree::{Document, Node};

/// No longer metadata is read, bytes.
const LARGEST: usize = 4 << 20;

/// What concerns a signature.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// Họ tên người ký.
    pub(crate) signer: Option<String>,
    /// Tên cơ quan, tổ chức ban hành.
    pub(crate) office: Option<String>,
    /// Số và ký hiệu văn bản.
    pub(super) number: Option<String>,
    /// Whether it is a document that this program built without its number or its full date.
    pub(super) is_unnumbered: bool,
}

impl Facts {
    /// Reads the metadata; without any, nothing is known.
    pub(super) fn of(update: &Update<'_>) -> Self {
        metadata(update).map_or_else(Self::default, |text| Self::told(&text))
    }

    /// Reads the metadata of a file that is only looked at.
    pub(crate) fn of_document(document: &File) -> Self {
        let text = document.catalog().ok().and_then(|catalog| {
            let stream = catalog.get_deref(b"Metadata", document).ok()?.as_stream().ok()?;
            String::from_utf8(stream.get_plain_content_with_limit(LARGEST).ok()?).ok()
        });
        text.map_or_else(Self::default, |text| Self::told(&text))
    }

    fn told(text: &str) -> Self {
        let Ok(xmp) = Document::parse(text) else { return Self::default() };
        let number = property(&xmp, NUMBER);
        let symbol = property(&xmp, SYMBOL);
        let is_dated = property(&xmp, DATE).is_some_and(|date| date.len() == "2026-11-21".len());
        Self {
            is_unnumbered: property(&xmp, SOURCE).is_some() && (number.is_none() || !is_dated),
            signer: property(&xmp, SIGNER),
            office: property(&xmp, ISSUER),
            number: match (number, symbol) {
                (Some(number), Some(symbol)) if !number.contains('/') => Some(format!("{number}/{symbol}")),
                (number, _) => number,
            },
        }
    }
}

fn metadata(update: &Update<'_>) -> Option<String> {
    let catalog = update.get(update.catalog().ok()?).ok()?.as_dict().ok()?;
    let Object::Stream(stream) = update.resolved(catalog.get(b"Metadata").ok()?) else { return None };
    let bytes = stream.get_plain_content_with_limit(LARGEST).ok()?;
    String::from_utf8(bytes).ok()
}

/// A property, as an element or as an attribute of its description (ISO 16684-1, 7.9); blanks are none.
fn property(xmp: &Document<'_>, property: Property) -> Option<String> {
    let name = property.name;
    let value = |node: Node<'_, '_>| {
        if node.tag_name().namespace() == Some(NAMESPACE) && node.tag_name().name() == name {
            Some(node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect::<String>())
        } else {
            node.attribute((NAMESPACE, name)).map(str::to_owned)
        }
    };
    let text = xmp.descendants().find_map(value)?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
