//! What a file says of itself, in the properties that `plan build` writes into its metadata (XMP).

use lopdf::{Document as File, Object};
use plan_pdf::Update;
use roxmltree::{Document, Node};

/// The namespace of the fields of Decree 30/2020/NĐ-CP, Phụ lục VI.
const NAMESPACE: &str = "urn:plan:nghi-dinh-30:phu-luc-vi#";

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
        let number = property(&xmp, "soVanBan");
        let symbol = property(&xmp, "kyHieu");
        Self {
            signer: property(&xmp, "hoTen"),
            office: property(&xmp, "coQuanBanHanh"),
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
fn property(xmp: &Document<'_>, name: &str) -> Option<String> {
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
