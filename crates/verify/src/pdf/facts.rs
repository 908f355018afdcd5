//! What a file says of itself, apart from its pages.

use hayro_interpret::hayro_syntax::object::{Dict, Stream, String as PdfString};
use hayro_interpret::hayro_syntax::{Pdf, PdfVersion as Version};
use unicode_normalization::UnicodeNormalization;

use crate::reading::{Claims, FileFacts, PdfVersion};

/// The largest metadata that are looked at, bytes.
const METADATA: usize = 4 << 20;

/// The properties of the decree's Phụ lục VI, as `plan build` writes them.
const REGISTERED: &str = "urn:plan:nghi-dinh-30:phu-luc-vi#";

/// XMP's own.
const XMP: &str = "http://ns.adobe.com/xap/1.0/";

/// All that the catalog and the trailer tell; fonts, pages and pictures are left for those who know.
pub(super) fn facts(pdf: &Pdf) -> FileFacts {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_else(Dict::empty);
    let metadata = catalog
        .get::<Stream<'_>>("Metadata")
        .and_then(|stream| stream.decoded().ok())
        .filter(|data| data.len() <= METADATA)
        .map(|data| String::from_utf8_lossy(&data).into_owned())
        .unwrap_or_default();
    let marked = catalog.get::<Dict<'_>>("MarkInfo").and_then(|info| info.get::<bool>("Marked")).unwrap_or(false);
    let title = pdf.metadata().title.as_deref().map(text).filter(|title| !title.trim().is_empty());
    FileFacts {
        pdf_version: Some(version(pdf.version())),
        claims: claims(&metadata),
        encrypted: is_encrypted(pdf.data().as_ref()),
        tagged: Some(marked && catalog.contains_key("StructTreeRoot")),
        language: catalog
            .get::<PdfString<'_>>("Lang")
            .map(|language| text(language.as_bytes()))
            .filter(|language| !language.is_empty()),
        title: title.or_else(|| element(&metadata, "title").filter(|title| !title.is_empty())),
        source: property(&metadata, REGISTERED, "maBamNguon"),
        program: property(&metadata, XMP, "CreatorTool"),
        ..FileFacts::default()
    }
}

fn version(version: Version) -> PdfVersion {
    let (major, minor) = match version {
        Version::Pdf10 => (1, 0),
        Version::Pdf11 => (1, 1),
        Version::Pdf12 => (1, 2),
        Version::Pdf13 => (1, 3),
        Version::Pdf14 => (1, 4),
        Version::Pdf15 => (1, 5),
        Version::Pdf16 => (1, 6),
        Version::Pdf17 => (1, 7),
        Version::Pdf20 => (2, 0),
    };
    PdfVersion { major, minor }
}

/// PDF/A and PDF/UA, as the XMP packet claims them.
fn claims(metadata: &str) -> Claims {
    const ARCHIVE: &str = "http://www.aiim.org/pdfa/ns/id/";
    const ACCESSIBLE: &str = "http://www.aiim.org/pdfua/ns/id/";
    let part = property(metadata, ARCHIVE, "part");
    let level = property(metadata, ARCHIVE, "conformance").unwrap_or_default().to_lowercase();
    Claims {
        archive: part.map(|part| format!("{part}{level}")),
        accessible: property(metadata, ACCESSIBLE, "part").is_some(),
    }
}

/// A property of XMP: an element, or an attribute of a description.
fn property(metadata: &str, space: &str, name: &str) -> Option<String> {
    let tree = roxmltree::Document::parse(packet(metadata)).ok()?;
    tree.descendants().find_map(|node| {
        let element = (node.tag_name().namespace() == Some(space) && node.tag_name().name() == name)
            .then(|| node.text().unwrap_or_default());
        let value = element.or_else(|| node.attribute((space, name)))?.trim();
        (!value.is_empty()).then(|| value.to_owned())
    })
}

/// The text of the first element of this name.
fn element(metadata: &str, name: &str) -> Option<String> {
    let tree = roxmltree::Document::parse(packet(metadata)).ok()?;
    let node = tree.descendants().find(|node| node.tag_name().name() == name)?;
    let text: String = node.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect();
    Some(text.trim().nfc().collect())
}

/// XMP stands between two processing instructions, followed by blanks.
fn packet(metadata: &str) -> &str {
    metadata.trim_start_matches('\u{feff}').trim()
}

/// A text of PDF: UTF-16 or UTF-8 by its mark, else its own eight-bit encoding, where ASCII is the same.
fn text(bytes: &[u8]) -> String {
    let text: String = match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|unit| unit.iter().fold(0, |all, byte| all << 8 | u16::from(*byte)));
            char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    };
    text.chars().filter(|letter| !letter.is_control()).nfc().collect()
}

/// Whether the trailer names a dictionary of encryption: it is never inside a compressed object.
pub(super) fn is_encrypted(data: &[u8]) -> bool {
    const KEY: &[u8] = b"/Encrypt";
    data.windows(KEY.len() + 2).any(|window| {
        window.starts_with(KEY)
            && window.get(KEY.len()..).is_some_and(|after| match after {
                [b'<', b'<'] => true,
                [space, digit] => space.is_ascii_whitespace() && (digit.is_ascii_digit() || *digit == b'<'),
                _ => false,
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_decoded() {
        assert_eq!(text(b"\xfe\xff\x1e\xbe"), "Ế");
        assert_eq!(text("\u{feff}Kế hoạch".as_bytes()), "Kế hoạch");
        assert_eq!(text(b"Plan"), "Plan");
    }

    #[test]
    fn claims_are_elements_or_attributes() {
        let wrapped = |description: &str| {
            format!(
                "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><rdf:RDF \
                 xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
                 xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">{description}</rdf:RDF><?xpacket end=\"r\"?>"
            )
        };
        let attributes = wrapped("<rdf:Description pdfaid:part=\"1\" pdfaid:conformance=\"B\"/>");
        assert_eq!(claims(&attributes).archive.as_deref(), Some("1b"));
        let elements = wrapped("<rdf:Description><pdfaid:part>2</pdfaid:part></rdf:Description>");
        assert_eq!(claims(&elements).archive.as_deref(), Some("2"));
        assert_eq!(claims("no XML"), Claims::default());
    }
}
